"""A few visitors' pages are built at a time, so that the server's own thread gets to answer in between.

Python runs one thread at a time: with thirty at work, a health check would wait for many of them. Who waits for a turn
too long goes on without one, so that nobody can hold up the others.
"""

import contextlib
import threading
from collections.abc import Iterator

_AT_ONCE = 4  # pages; a host has one to four cores
_PATIENCE = 2.0  # seconds; a page takes a tenth of that
_TURNS = threading.BoundedSemaphore(_AT_ONCE)
_here = threading.local()


@contextlib.contextmanager
def turn() -> Iterator[None]:
    """Build a page while it is this thread's turn."""
    _here.has_turn = _TURNS.acquire(timeout=_PATIENCE)
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
            _here.has_turn = _TURNS.acquire(timeout=_PATIENCE)


def _give_up() -> bool:
    had = bool(getattr(_here, "has_turn", False))
    _here.has_turn = False
    if had:
        _TURNS.release()
    return had
