"""The limits that the system sets to a process, which it cannot raise again."""

import contextlib
from pathlib import Path

from lexile.isolation.procfs import fields

_OOM_SCORE = "900"  # of 1000: when memory runs out, the kernel ends a child before the page (proc(5))


def confine(seconds: int, memory: int) -> None:
    """Limit this process to seconds of computing, and to bytes of memory beyond what it has now.

    Windows has no such limits; macOS does not enforce the one on memory.
    """
    try:
        import resource
    except ImportError:
        return
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(_OOM_SCORE)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError, KeyError, ValueError):
        loaded = int(fields(Path("/proc/self/status"))["VmData:"]) * 1024
        resource.setrlimit(resource.RLIMIT_DATA, (loaded + memory, loaded + memory))
