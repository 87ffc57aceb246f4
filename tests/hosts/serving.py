"""A page started by a command, as a host starts it, and stopped again with all that it started."""

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
READY_SECONDS = 60
_STOP_SECONDS = 20


class NotServing(RuntimeError):
    """The page did not start; what it wrote is the message."""


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def streamlit_command(port: int, python: str = sys.executable) -> list[str]:
    """What starts the page of this folder on a port of this machine."""
    return [
        python, "-m", "streamlit", "run", "streamlit_app.py", "--server.headless=true", "--server.address=127.0.0.1",
        f"--server.port={port}", "--server.fileWatcherType=none",
    ]  # fmt: skip


@contextmanager
def started(
    command: Sequence[str], log: Path, folder: Path = ROOT, env: Mapping[str, str] | None = None
) -> Iterator["subprocess.Popen[bytes]"]:
    """A process in a group of its own, which is ended as a whole; what it writes goes into the file `log`."""
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
    """A page that answers at `origin` from the first line of the block on.

    Raises:
        NotServing: it ended, or did not answer within `READY_SECONDS`.
    """
    with started(command, log, folder, env) as process:
        await_health(origin, process, log)
        yield process


def await_health(origin: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait until the page says that it is well.

    Raises:
        NotServing: it ended, or did not answer within `READY_SECONDS`.
    """
    end = time.monotonic() + READY_SECONDS
    while time.monotonic() < end and process.poll() is None:
        if is_well(origin):
            return
        time.sleep(0.05)
    raise NotServing(f"The page did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")


def is_well(origin: str) -> bool:
    """Whether the page answers its health check."""
    try:
        with urllib.request.urlopen(f"{origin}/_stcore/health", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def stop(process: "subprocess.Popen[bytes]") -> None:
    """End a process that `started` began, and those it began itself."""
    try:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=_STOP_SECONDS)
    except ProcessLookupError:
        pass
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
