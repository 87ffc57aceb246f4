"""An analysis takes little memory, which grows no faster than the text, whatever the text contains."""

import tracemalloc
from collections.abc import Callable

import pytest

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.documents.limits import MAX_DISTINCT, check_paragraphs
from lexile.errors import LexileError, TooLarge
from lexile.estimator.estimator import Estimator
from lexile.text.language import language_of
from lexile.text.words import find_words

_GROWTH = 4  # times the text
_ALLOWED = 5.0  # times the memory; what grows with the square takes 16 times as much
_MOST = 150  # bytes for each character, which is 400 MB for half a million of the shortest sentences


def _numbers(count: int) -> str:
    """So many different words, in sentences."""
    return " ".join(f"the b{number:x}a" + "." * (number % 9 == 8) for number in range(count))


_KINDS: dict[str, Callable[[int], str]] = {
    "shortest sentences": lambda length: "Go on. " * (length // 7),
    "shortest paragraphs": lambda length: "Go on now.\n\n" * (length // 12),
    "different words": lambda length: _numbers(length // 11),
    "a run of one sign": lambda length: "The dog ran home. " + "-" * length,
    "signs apart": lambda length: "The dog ran to the house and we saw it. " * (length // 80) + "- " * (length // 4),
    "one long word": lambda length: "The dog ran to the house and we saw it. " * 4 + "a" * length + ".",
    "one long sentence": lambda length: "and the dog ran to the house " * (length // 29) + ".",
}


@pytest.mark.parametrize("kind", _KINDS)
def test_analyzing(kind: str, estimator: Estimator) -> None:
    language_of("the dog")  # loaded once, whatever the length
    analyze(document_from_text("The dog ran to the house, and we saw it. " * 40), estimator)
    short, long = (_peak(_KINDS[kind](length), estimator) for length in (50_000, _GROWTH * 50_000))
    assert long <= _ALLOWED * short
    assert long / (_GROWTH * 50_000) <= _MOST


def _peak(text: str, estimator: Estimator) -> int:
    """The most memory in bytes that an analysis takes, or that it takes until the text is refused."""
    tracemalloc.start(1)
    try:
        analyze(document_from_text(text), estimator)
    except LexileError:
        pass
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return peak


def test_too_many_different_words_are_refused() -> None:
    with pytest.raises(TooLarge, match=r"^This text has .* different words"):
        find_words(" ".join(map(str, range(MAX_DISTINCT + 2))))


def test_too_many_paragraphs_are_refused() -> None:
    with pytest.raises(TooLarge, match=r"^This text has 200,001 paragraphs"):
        check_paragraphs(200_001)
