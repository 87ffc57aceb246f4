"""A few visitors' pages are built at a time, so that the server's own thread gets to answer in between.

Python runs one thread at a time: with thirty at work, a health check would wait for many of them. Where no page has
been finished for a while, one more goes on without a turn, so that nobody can hold up the others.
"""

import contextlib
import threading
import time
from collections.abc import Iterator

_AT_ONCE = 4  # pages; a host has one to four cores
_PATIENCE = 2.0  # seconds in which a page is finished, or has begun; it takes a tenth of that
_here = threading.local()


class Turns:
    """Turns that threads take and give back."""

    def __init__(self, at_once: int, patience: float) -> None:
        """Have `at_once` turns; after `patience` seconds without one that begins or ends, a thread goes on without."""
        self._free, self._patience = at_once, patience
        self._changed = threading.Condition()
        self._last = time.monotonic()

    def take(self) -> bool:
        """Wait for a turn; whether there was one."""
        with self._changed:
            while not self._free:
                left = self._last + self._patience - time.monotonic()
                if left <= 0:
                    self._last = time.monotonic()
                    return False
                self._changed.wait(left)
            self._free -= 1
            self._last = time.monotonic()
            return True

    def give_back(self) -> None:
        """Let another thread have the turn."""
        with self._changed:
            self._free += 1
            self._last = time.monotonic()
            self._changed.notify()


_TURNS = Turns(_AT_ONCE, _PATIENCE)


@contextlib.contextmanager
def turn() -> Iterator[None]:
    """Build a page while it is this thread's turn."""
    _here.has_turn = _TURNS.take()
    try:
        yield
    finally:
        _give_up()


@contextlib.contextmanager
def pause() -> Iterator[None]:
    """Let others build theirs while this thread waits for something."""
    had = _give_up()
    try:
        yield
    finally:
        if had:
            _here.has_turn = _TURNS.take()


def _give_up() -> bool:
    had = bool(getattr(_here, "has_turn", False))
    _here.has_turn = False
    if had:
        _TURNS.give_back()
    return had
