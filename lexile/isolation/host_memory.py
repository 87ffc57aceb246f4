"""How much memory the host has left: the machine, or the control groups that this process belongs to (cgroups(7))."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from lexile.isolation.limits import Limits
from lexile.isolation.procfs import fields

_MIB = 2**20
_RESERVE = 64 * _MIB  # bytes of the host's memory that a child leaves to everybody else
_LEAST_MEMORY = 48 * _MIB  # bytes that a child gets even where less than that is left: most texts need no more
_CONTROL_GROUPS, _OWN_GROUPS = Path("/sys/fs/cgroup"), Path("/proc/self/cgroup")


def memory_left() -> int:
    """Bytes that may still be used here: what the machine has free, or less where a control group sets a limit."""
    left = sys.maxsize
    with contextlib.suppress(OSError, KeyError, ValueError):
        left = int(fields(Path("/proc/meminfo"))["MemAvailable:"]) * 1024
    for most, used, cached in _control_groups():
        left = min(left, most - used + cached)
    return max(left, 0)


def memory_for(limits: Limits) -> int:
    """Bytes that a call may use now: what its limits allow, or less where the host has less left."""
    return min(limits.memory, max(memory_left() - _RESERVE, _LEAST_MEMORY))


def _control_groups() -> Iterator[tuple[int, int, int]]:
    """Limit, use and give-back (file cache) in bytes of each control group above this process that has a limit."""
    for folder in _group_folders():
        for limit, use, cache in (
            ("memory.max", "memory.current", "inactive_file"),  # version 2
            ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"),  # version 1
        ):
            with contextlib.suppress(OSError, KeyError, ValueError):
                most = int((folder / limit).read_text())
                yield most, int((folder / use).read_text()), int(fields(folder / "memory.stat")[cache])


def _group_folders() -> Iterator[Path]:
    """The folders of the control groups of this process, and of those above them."""
    with contextlib.suppress(OSError):
        for line in _OWN_GROUPS.read_text().splitlines():
            number, controllers, path = line.split(":", 2)
            root = _CONTROL_GROUPS / ("" if number == "0" else "memory")
            if number == "0" or controllers == "memory":
                group = root / path.lstrip("/")  # in a container, what the path names is often mounted at the root
                yield from (group, *group.parents[: len(Path(path).parts) - 1])
