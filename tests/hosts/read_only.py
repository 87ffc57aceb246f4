"""Run the container's files, user, command and health check on a read-only file system, without Docker.

python tests/hosts/read_only.py PYTHON      # of an environment with only requirements.txt installed; needs bubblewrap
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.hosts import docker
from tests.hosts.serving import free_port, served
from tests.hosts.visitor import Visitor

STORY = "The river had risen in the night, and the old bridge was gone. Nora looked at the brown water. "


def main(python: Path) -> None:
    """Start the page, paste a text, upload a large file, and run the health check."""
    with tempfile.TemporaryDirectory() as folder:
        app = Path(folder) / "app"
        app.mkdir()
        docker.copy_files(app)
        port = free_port()
        origin = f"http://127.0.0.1:{port}"
        inside = sandbox(app, docker.environment(python, app))
        log = Path(folder) / "log"
        with served([*inside, *docker.command(port)], origin, log), Visitor(origin) as visitor:
            visitor.paste(STORY * 20)
            print("pasted:", visitor.of_kind("metric")[0].body)
            visitor.choose_input_method("Upload")
            visitor.upload("story.html", f"<p>{STORY * 30}</p><!-- {'not shown ' * 120_000} -->".encode())
            print("uploaded:", visitor.of_kind("metric")[0].body)
            health = subprocess.run([*inside, *docker.health_command(port)], timeout=30, check=False)
            print("health check:", health.returncode)
            written = subprocess.run([*inside, "touch", "a_file"], timeout=30, check=False, capture_output=True)
            print("writing fails:", written.stderr.decode().strip())
            user = subprocess.run([*inside, "id", "-u"], timeout=30, check=True, capture_output=True)
            print("user:", user.stdout.decode().strip())
        print("log:", log.read_text(encoding="utf-8").strip())


def sandbox(app: Path, environment: dict[str, str]) -> list[str]:
    """Command prefix for a read-only file system, the Dockerfile's user, and no variables but `environment`."""
    user, group = docker.instruction("USER").split(":")
    settings = [part for name, value in environment.items() for part in ("--setenv", name, value)]
    return [
        "bwrap", "--ro-bind", "/", "/", "--dev", "/dev", "--remount-ro", "/dev", "--proc", "/proc", "--unshare-user",
        "--unshare-pid", "--uid", user, "--gid", group, "--die-with-parent", "--chdir", os.fspath(app), "--clearenv",
        *settings,
    ]  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute())
