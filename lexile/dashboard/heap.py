"""Memory that is freed goes back to the system, which the allocator of Linux otherwise keeps for later."""

import contextlib
import ctypes
import sys
from functools import lru_cache

# mallopt(3): by default, each thread gets an arena of its own, and blocks of up to 32 MB stay with the process.
_ARENA_MAX, _ARENAS = -8, 2
_MMAP_THRESHOLD, _MAPPED_FROM = -3, 256 * 1024  # bytes; larger blocks are given back as soon as they are freed


@lru_cache(maxsize=1)
def keep_small() -> None:
    """Let freed memory go back early; harmless when repeated."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # musl has no mallopt
            library = ctypes.CDLL(None)
            library.mallopt(_ARENA_MAX, _ARENAS)
            library.mallopt(_MMAP_THRESHOLD, _MAPPED_FROM)


def give_back() -> None:
    """Return freed memory to the system."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # musl has no malloc_trim
            ctypes.CDLL(None).malloc_trim(0)
