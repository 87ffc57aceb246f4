"""The time that the whole way of a text takes grows no faster than the text, whatever the text contains."""

import contextlib
import time
from collections.abc import Callable
from functools import partial
from itertools import islice

import pytest

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.documents.formats import format_named
from lexile.documents.sandbox import read_directly
from lexile.errors import LexileError
from lexile.estimator.estimator import Estimator
from tests.hostile import runs

_LENGTH = 1_500  # characters
_GROWTH = 4  # times the text
_ALLOWED = 10.0  # times the time; what grows with the square takes 16 times as long
_NOISE = 0.15  # seconds; less is not told from noise on a busy machine


def _seconds(step: Callable[[str], object], text: str) -> float:
    begin = time.process_time()
    with contextlib.suppress(LexileError):  # a text may be refused, which may take no longer either
        step(text)
    return time.process_time() - begin


def _slow(step: Callable[[str], object], kinds: int | None = None) -> list[str]:
    """The kinds of text, of all or of the first few, for which a step takes more than its share of time."""
    step("The dog ran home. " * 50)  # what is loaded or cached at first use is not counted
    slow = []
    for (kind, short), (_, long) in islice(zip(runs(_LENGTH), runs(_GROWTH * _LENGTH), strict=True), kinds):
        if _seconds(step, long) <= _NOISE:
            continue
        before = min(_seconds(step, short) for _ in range(2))
        if min(_seconds(step, long) for _ in range(2)) > max(_NOISE, _ALLOWED * before):
            slow.append(kind)
    return slow


@pytest.mark.parametrize("keep_all", [False, True])
def test_analyzing(estimator: Estimator, keep_all: bool) -> None:
    assert _slow(lambda text: analyze(document_from_text(text), estimator, keep_all=keep_all)) == []


def _read(kind: str, before: str, after: str, text: str) -> None:
    read_directly(format_named(kind), f"{before}{text}{after}".encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [("markdown", "", ""), ("html", "<html><body>", ""), ("rtf", "{\\rtf1 ", "}")],
)
def test_reading(kind: str, before: str, after: str) -> None:
    assert _slow(partial(_read, kind, before, after)) == []


def test_a_quadratic_step_is_noticed() -> None:
    def step(text: str) -> None:
        for place in range(len(text)):
            sum(1 for _ in text[place:])

    assert len(_slow(step, kinds=3)) == 3
