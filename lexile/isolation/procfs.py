"""What the system tells about a process (proc(5)); Linux only, and nothing elsewhere."""

import os
from pathlib import Path


def cpu_seconds(pid: int) -> float:
    """CPU seconds that a process has used, or 0 if the system does not report them."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return 0.0


def memory(field: str) -> int:
    """A figure of this process's memory in bytes, such as "VmRSS" or its peak "VmHWM"; 0 if it is not reported."""
    try:
        return int(fields(Path("/proc/self/status"))[f"{field}:"]) * 1024
    except (OSError, KeyError, ValueError):
        return 0


def fields(path: Path) -> dict[str, str]:
    """The second word of each line of a file, by the first one.

    Raises:
        OSError: there is no such file.
    """
    return {line[0]: line[1] for line in map(str.split, path.read_text().splitlines()) if len(line) > 1}
