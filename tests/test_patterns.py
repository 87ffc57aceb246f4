"""Every regular expression of the package takes time proportional to the text, whatever the text contains."""

import importlib
import pkgutil
import re
import signal
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

import lexile
from tests.hostile import runs

_SKIPPED = ("lexile.__main__", "lexile.training", "lexile.batch.cluster", "lexile.dashboard.app")
Pattern = re.Pattern[str] | re.Pattern[bytes]
_LENGTH = 2_000  # characters; a pattern that takes quadratic time needs a few milliseconds for as many
_GROWTH = 4  # times the text
_ALLOWED = 9.0  # times the time; a quadratic pattern takes 16 times as long, a linear one 4
_NOISE = 0.010  # seconds; less is not told from noise on a busy machine
_TOO_LONG = 0.5  # seconds for the short text: no need to try the long one


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


def _seconds(pattern: Pattern, text: str, *, anchored: bool) -> float:
    """Computing time of a match from the start or of all matches; more than `_TOO_LONG` if it had to be stopped."""
    where: Any = text.encode() if isinstance(pattern.pattern, bytes) else text
    begin = time.process_time()
    signal.setitimer(signal.ITIMER_REAL, 2 * _TOO_LONG)
    try:
        pattern.match(where)
        pattern.fullmatch(where)
        if not anchored:
            for _ in pattern.finditer(where):
                pass
    except TimeoutError:
        return 2 * _TOO_LONG
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return time.process_time() - begin


@pytest.fixture(autouse=True)
def _alarm() -> Iterator[None]:
    """An alarm stops a match that would take hours: the engine looks for signals while it tries."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    yield
    signal.signal(signal.SIGALRM, before)


def _is_slow(pattern: Pattern, short: str, long: str, *, anchored: bool = False) -> bool:
    before = _seconds(pattern, short, anchored=anchored)
    if before > _TOO_LONG:
        return True
    after = _seconds(pattern, long, anchored=anchored)
    if after <= max(_NOISE, _ALLOWED * before):
        return False
    # Looked at again, since another process may have been in the way.
    before = min(_seconds(pattern, short, anchored=anchored) for _ in range(3))
    return min(_seconds(pattern, long, anchored=anchored) for _ in range(2)) > max(_NOISE, _ALLOWED * before)


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
