"""A control group that limits the memory of a process and its children, as a container of a host does. Linux only."""

import contextlib
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path("/sys/fs/cgroup")
_MIB = 2**20


@dataclass(frozen=True, slots=True)
class ControlGroup:
    """A control group of version 1 or 2."""

    folder: Path
    version: int

    def command(self, command: Sequence[str]) -> list[str]:
        """A command that runs another one inside this group."""
        enter = f'echo $$ > {self.folder}/cgroup.procs && exec "$@"'
        return ["sh", "-c", enter, "sh", *command]

    def used(self) -> float:
        """Memory that the group holds and cannot give back, in MiB: without the file cache."""
        fields = dict(line.split()[:2] for line in (self.folder / "memory.stat").read_text().splitlines())
        return int(fields["rss" if self.version == 1 else "anon"]) / _MIB

    def ended(self) -> int:
        """Processes that the kernel has ended in this group for lack of memory."""
        file = "memory.oom_control" if self.version == 1 else "memory.events"
        fields = dict(line.split()[:2] for line in (self.folder / file).read_text().splitlines())
        return int(fields.get("oom_kill", 0))


@contextlib.contextmanager
def control_group(limit: int) -> Iterator[ControlGroup | None]:
    """A new group of this many MiB, or None where this process may not make one."""
    group = None
    with contextlib.suppress(OSError):
        group = _made(limit * _MIB)
    try:
        yield group
    finally:
        if group is not None:
            for _ in range(50):  # its last process may take a moment to go
                with contextlib.suppress(OSError):
                    group.folder.rmdir()
                    break
                time.sleep(0.1)


def _made(limit: int) -> ControlGroup:
    first = _ROOT / "memory"
    if (first / "memory.limit_in_bytes").exists():
        group = ControlGroup(first / f"page-{os.getpid()}", 1)
        group.folder.mkdir()
        files = {"memory.limit_in_bytes": limit, "memory.swappiness": 0}
    else:
        (_ROOT / "cgroup.subtree_control").write_text("+memory")
        group = ControlGroup(_ROOT / f"page-{os.getpid()}", 2)
        group.folder.mkdir()
        files = {"memory.max": limit, "memory.swap.max": 0}
    for name, value in files.items():
        if (group.folder / name).exists() or "swap" not in name:
            (group.folder / name).write_text(str(value))
    return group
