"""How much memory the host has left, as the machine and its control groups tell."""

from pathlib import Path

import pytest

from lexile.isolation import host_memory
from lexile.isolation.host_memory import memory_left


def test_memory_left_is_no_more_than_the_machine_has() -> None:
    """The machine's free memory is the most that is left; a control group may leave less."""
    total = int(Path("/proc/meminfo").read_text().split()[1]) * 1024
    assert 0 < memory_left() <= total


@pytest.mark.parametrize(
    ("membership", "folder", "files"),
    [
        ("0::/page", "page", {"memory.max": "512", "memory.current": "300", "memory.stat": "inactive_file 20\n"}),
        (
            "4:memory:/page",
            "memory/page",
            {"memory.limit_in_bytes": "512", "memory.usage_in_bytes": "300", "memory.stat": "total_inactive_file 20\n"},
        ),
        (
            "4:memory:/docker/1234",  # in a container, the group itself is what is mounted
            "memory",
            {"memory.limit_in_bytes": "512", "memory.usage_in_bytes": "300", "memory.stat": "total_inactive_file 20\n"},
        ),
    ],
)
def test_the_limits_of_control_groups_are_known(
    membership: str, folder: str, files: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both versions of control groups, as a host sets them up."""
    (tmp_path / folder).mkdir(parents=True)
    for name, content in files.items():
        (tmp_path / folder / name).write_text(content)
    own = tmp_path / "cgroup"
    own.write_text(f"{membership}\n")
    monkeypatch.setattr(host_memory, "_CONTROL_GROUPS", tmp_path)
    monkeypatch.setattr(host_memory, "_OWN_GROUPS", own)
    assert memory_left() == 232
