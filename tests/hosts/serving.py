"""Start the page by a command, as a host does, and stop it with all its child processes."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
READY_SECONDS = 60  # generous: two cores under load take ten
_STOP_SECONDS = 20


class NotServing(RuntimeError):
    """The page did not start; the message is its output."""


def free_port() -> int:
    """A local port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def streamlit_command(port: int, python: str = sys.executable, script: str = "asgi.py") -> list[str]:
    """The command that serves this checkout's page on a local port."""
    return [
        python, "-m", "streamlit", "run", script, "--server.headless=true", "--server.address=127.0.0.1",
        f"--server.port={port}", "--server.fileWatcherType=none",
    ]  # fmt: skip


@contextmanager
def started(
    command: Sequence[str], log: Path, folder: Path = ROOT, env: Mapping[str, str] | None = None
) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a command in a process group of its own, with its output in the file `log`; stop the group at the end."""
    with log.open("ab") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            stop(process)


@contextmanager
def served(
    command: Sequence[str], origin: str, log: Path, folder: Path = ROOT, env: Mapping[str, str] | None = None
) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a command that serves the page, and enter the block once it answers at `origin`.

    Raises:
        NotServing: it exited, or did not answer within `READY_SECONDS`.
    """
    with started(command, log, folder, env) as process:
        wait_until_healthy(origin, process, log)
        yield process


def wait_until_healthy(origin: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait until the page passes its health check.

    Raises:
        NotServing: it exited, or did not answer within `READY_SECONDS`.
    """
    end = time.monotonic() + READY_SECONDS
    while time.monotonic() < end and process.poll() is None:
        if is_healthy(origin):
            return
        time.sleep(0.05)
    raise NotServing(f"The page did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")


def is_healthy(origin: str) -> bool:
    """Whether the page passes its health check."""
    try:
        with urllib.request.urlopen(f"{origin}/_stcore/health", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def stop(process: "subprocess.Popen[bytes]") -> None:
    """Stop a process from `started`, with all its child processes."""
    try:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=_STOP_SECONDS)
    except ProcessLookupError:
        pass
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
