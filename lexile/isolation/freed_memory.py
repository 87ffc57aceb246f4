"""Memory that a process has freed, and that Linux's allocator keeps for later."""

import contextlib
import ctypes
import sys


def give_back() -> None:
    """Return it to the system."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # musl has no malloc_trim
            ctypes.CDLL(None).malloc_trim(0)
