"""The memory of the page's process: what is freed goes back early, and collecting garbage holds up nobody."""

import contextlib
import ctypes
import gc
import os
import sys
from functools import lru_cache

# mallopt(3): by default, each thread gets an arena of its own, and blocks of up to 32 MB stay with the process.
_ARENA_MAX, _ARENAS = -8, 2
_MMAP_THRESHOLD, _MAPPED_FROM = -3, 256 * 1024  # bytes; larger blocks are given back as soon as they are freed


@lru_cache(maxsize=1)
def keep_small() -> None:
    """Let freed memory go back early; harmless when repeated.

    Arrow's own allocator takes 4 MB. To do without it, call this before pandas is imported, as `asgi.py` does.
    """
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # musl has no mallopt
            library = ctypes.CDLL(None)
            library.mallopt(_ARENA_MAX, _ARENAS)
            library.mallopt(_MMAP_THRESHOLD, _MAPPED_FROM)


@lru_cache(maxsize=1)
def settle_once() -> None:
    """Let `settle` know what the page has loaded; harmless when repeated."""
    settle()


def settle() -> None:
    """Collect garbage, and let later collections skip all that is alive now.

    Streamlit collects after each run of a session's script, and no thread runs meanwhile: without this, each collection
    looks at every object of every module.
    """
    gc.unfreeze()  # what was alive last time may be garbage now
    gc.collect()
    gc.freeze()
