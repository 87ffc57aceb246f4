"""How much memory a running page holds, its children included; Linux alone tells it in this way."""

import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Self

_EVERY = 0.05  # seconds between two looks


def resident(pid: int) -> float:
    """MiB of memory that a process and its children hold now.

    A child that has not yet begun its own program shares all of its parent's memory and is not counted.
    """
    program = _program(pid)
    return _own(pid) + sum(_own(child) for child in _children(pid) if _program(child) != program)


def _own(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:  # it has ended meanwhile
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def _program(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:  # it has ended meanwhile
        return b""


def _children(pid: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        found = [int(child) for task in tasks for child in (task / "children").read_text(encoding="ascii").split()]
    except OSError:
        return []
    return [*found, *(grandchild for child in found for grandchild in _children(child))]


class Peak:
    """The most that a process and its children held while the `with` block ran, in MiB."""

    def __init__(self, pid: int) -> None:
        """Watch the process with this number."""
        self.most = resident(pid)
        self._pid = pid
        self._over = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._watch.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._over.set()
        self._watch.join()

    def _look(self) -> None:
        while not self._over.is_set():
            self.most = max(self.most, resident(self._pid))
            time.sleep(_EVERY)
