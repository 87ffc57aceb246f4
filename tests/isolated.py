"""Functions for tests of `lexile.isolation` to call in another process."""

import ctypes
import os
import sys
import time
from pathlib import Path

from lexile.errors import EmptyText
from lexile.isolation import report_progress

loaded: list[str] = []


def load() -> None:
    """What the template does before its first child."""
    loaded.append("once")


def loads() -> list[str]:
    """What this process has loaded."""
    return loaded


def process() -> tuple[int, int]:
    """The process that works, and its parent."""
    return os.getpid(), os.getppid()


class Text:
    """An argument whose end can be seen."""


def refuse_text(text: Text) -> None:
    """What the user gave is at fault."""
    raise EmptyText("There are no words.")


def fail_in_c(size: int, status: int) -> None:
    """Take memory, then fail as a library does that gets no more: with an error, or by ending the process."""
    block = b"x" * size
    if status:
        os._exit(status)
    raise RuntimeError(f"no buffer after {len(block)}")


def double(number: int) -> int:
    """Twice a number."""
    return 2 * number


def loop() -> None:
    """Compute without an end."""
    while True:
        pass


def sleep(seconds: float) -> str:
    """Wait without computing."""
    time.sleep(seconds)
    return "awake"


def swell(size: int) -> int:
    """Use so many bytes."""
    return len(b"x" * size)


def abort() -> None:
    """End as a library in C++ does that gets no memory."""
    os.abort()


def swell_in_answer() -> object:
    """Return what takes more memory when it is packed than there is."""
    return _Swelling()


class _Swelling:
    def __reduce__(self) -> tuple[type, tuple[bytes]]:
        return bytes, (b"x" * (300 * 2**20),)


def crash() -> None:
    """Read where nothing may be read."""
    ctypes.string_at(0)


def refuse() -> None:
    """Raise what a person can mend."""
    raise EmptyText("There are no words.")


def fail(text: str) -> None:
    """Raise a bug whose message quotes a text."""
    raise KeyError(text)


def chatter() -> str:
    """Print where the answer goes."""
    sys.stdout.write("noise")
    os.write(1, b"noise")
    return "answer"


def oom_score() -> int:
    """How soon the kernel ends this process when memory runs out."""
    return int(Path("/proc/self/oom_score_adj").read_text())


def compute(seconds: float) -> str:
    """Compute for some seconds of computing time."""
    while time.process_time() < seconds:
        pass
    return "done"


def count_to(total: int, seconds: float) -> int:
    """Report each number, with a pause after it."""
    for number in range(total):
        report_progress(number, total)
        time.sleep(seconds)
    report_progress(total, total)
    return total


def want_threads() -> None:
    """Fail as Python does where there is no memory for the stack of a new thread."""
    raise RuntimeError("can't start new thread")
