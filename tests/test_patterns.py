"""Every regular expression of the package takes time proportional to the text, whatever the text contains."""

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

import lexile
from tests.growth import grows_too_fast, seconds
from tests.hostile import runs

_SKIPPED = ("lexile.__main__", "lexile.training", "lexile.batch.cluster", "lexile.dashboard.app")
Pattern = re.Pattern[str] | re.Pattern[bytes]
_LENGTH = 2_000  # characters; a pattern that takes quadratic time needs a few milliseconds for as many
_GROWTH = 4  # times the text
_ALLOWED = 9.0  # times the time; a quadratic pattern takes 16 times as long, a linear one 4
_NOISE = 0.010  # seconds; less is not told from noise on a busy machine
_TOO_LONG = 0.1  # seconds for the short text, whatever the long one takes
_STOP = 10 * _TOO_LONG  # seconds after which a match is stopped; more than are allowed for any long text


def _patterns_in(value: object, depth: int = 0) -> Iterator[Pattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list | set | frozenset | dict) and depth < 3:
        for part in value.values() if isinstance(value, dict) else value:
            yield from _patterns_in(part, depth + 1)


def _patterns() -> dict[str, Pattern]:
    """Each compiled pattern of the package, by the first place where it is found."""
    found: dict[tuple[object, int], tuple[str, Pattern]] = {}
    for module in pkgutil.walk_packages(lexile.__path__, "lexile."):
        if not module.name.startswith(_SKIPPED):
            for name, value in vars(importlib.import_module(module.name)).items():
                for number, pattern in enumerate(_patterns_in(value)):
                    where = f"{module.name}.{name}[{number}]"
                    found.setdefault((pattern.pattern, pattern.flags), (where, pattern))
    return dict(found.values())


PATTERNS = _patterns()


def _is_anchored(name: str) -> bool:
    """Whether its module only ever matches a pattern at a given place, and never searches for it."""
    module, _, variable = name.partition("[")[0].rpartition(".")
    source = Path(str(importlib.import_module(module).__file__)).read_text(encoding="utf-8")
    methods = set(re.findall(rf"\b{variable}\.(match|fullmatch|search|finditer|findall|sub|split|scanner)\b", source))
    return variable.startswith("_") and bool(methods) and methods <= {"match", "fullmatch"}


def _match(pattern: Pattern, text: str, *, anchored: bool) -> None:
    """A match from the start or all matches, stopped if they take too long."""
    where: Any = text.encode() if isinstance(pattern.pattern, bytes) else text
    signal.setitimer(signal.ITIMER_REAL, _STOP)
    try:
        with suppress(TimeoutError):
            pattern.match(where)
            pattern.fullmatch(where)
            if not anchored:
                for _ in pattern.finditer(where):
                    pass
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


@pytest.fixture(autouse=True)
def _alarm() -> Iterator[None]:
    """An alarm stops a match that would take hours: the engine looks for signals while it tries."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    yield
    signal.signal(signal.SIGALRM, before)


def _is_slow(pattern: Pattern, short: str, long: str, *, anchored: bool = False) -> bool:
    match_short, match_long = (partial(_match, pattern, text, anchored=anchored) for text in (short, long))
    grows = grows_too_fast(match_short, match_long, allowed=_ALLOWED, noise=_NOISE)
    return grows or min(seconds(match_short) for _ in range(2)) > _TOO_LONG


def test_all_patterns_are_found() -> None:
    assert len(PATTERNS) > 100


def test_a_quadratic_pattern_is_noticed() -> None:
    short, long = "a" * _LENGTH, "a" * (_GROWTH * _LENGTH)
    # In one of three tries: another process may have slowed down the short text.
    assert any(_is_slow(re.compile(r"a+b"), short, long) for _ in range(3))
    assert not _is_slow(re.compile(r"a++b?"), short, long)


@pytest.mark.parametrize("name", PATTERNS)
def test_no_run_makes_a_pattern_slow(name: str) -> None:
    texts = zip(runs(_LENGTH), runs(_GROWTH * _LENGTH), strict=True)
    anchored = _is_anchored(name)
    slow = (kind for (kind, short), (_, long) in texts if _is_slow(PATTERNS[name], short, long, anchored=anchored))
    assert list(islice(slow, 3)) == []
