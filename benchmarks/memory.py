"""Memory that a running page holds, its child processes included. Linux only: it reads /proc."""

import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Self

_INTERVAL = (
    0.05  # seconds between two samples: short enough to catch a reader process, which lives for a second or more
)


def held(pid: int) -> float:
    """Memory that a process and its children hold now, in MiB: what several of them share is counted once.

    Each counts with its part of what is shared (the proportional set size). What they share with other programs, such
    as libraries, therefore counts in part.

    Raises:
        PermissionError: the process belongs to somebody else.
    """
    return sum(_part(one) for one in (pid, *_children(pid)))


def _part(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except (FileNotFoundError, ProcessLookupError):  # it has ended in the meantime
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def _children(pid: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        found = [int(child) for task in tasks for child in (task / "children").read_text(encoding="ascii").split()]
    except OSError:
        return []
    return [*found, *(grandchild for child in found for grandchild in _children(child))]


class Peak:
    """The most memory of a process and its children while a `with` block runs, in MiB."""

    def __init__(self, pid: int) -> None:
        """Start from the memory that the process holds now."""
        self.most = held(pid)
        self._pid = pid
        self._done = threading.Event()
        self._sampler = threading.Thread(target=self._sample, daemon=True)

    def __enter__(self) -> Self:
        self._sampler.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._done.set()
        self._sampler.join()

    def _sample(self) -> None:
        while not self._done.is_set():
            self.most = max(self.most, held(self._pid))
            time.sleep(_INTERVAL)
