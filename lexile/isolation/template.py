"""A template process and its children, seen from the process that they work for."""

import contextlib
import io
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
from typing import Any

from lexile.errors import TooLarge
from lexile.isolation.environment import ENVIRONMENT, ROOT
from lexile.isolation.host_memory import memory_for
from lexile.isolation.limits import Limits, Meter
from lexile.isolation.messages import Progress, failure, read_answer, send_request, stuck, value_of
from lexile.isolation.procfs import cpu_seconds
from lexile.isolation.template_process import FORK, READY

_SERVE = "import sys; from lexile.isolation.template_process import serve; serve(sys.argv[1], int(sys.argv[2]))"


class Template:
    """A template process, seen from the process that it works for."""

    def __init__(self, preload: str) -> None:
        """Start it, and wait until it has called "module:function"."""
        self._control, theirs = socket.socketpair()
        command = [sys.executable, "-c", _SERVE, preload, str(theirs.fileno())]
        with theirs:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**os.environ, **ENVIRONMENT},
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        self._lock = threading.Lock()
        if self._control.recv(1) != READY:
            self.close()
            raise RuntimeError("The process that works on texts could not be started.")

    def alive(self) -> bool:
        """Whether the process is running."""
        return self._process.poll() is None

    def close(self) -> None:
        """End the process; its children go on."""
        self._control.close()  # it exits when nobody holds the other end
        try:
            self._process.wait(1)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def call(
        self, function: str, arguments: tuple[Any, ...], limits: Limits, meter: Meter, progress: Progress | None = None
    ) -> Any:
        """Call "module:function" in a child; see `run_once`."""
        memory = memory_for(limits)
        ours, theirs = socket.socketpair()
        status_in, status_out = os.pipe()
        with ours, os.fdopen(status_in, "rb") as status:
            try:
                with self._lock:
                    socket.send_fds(self._control, [FORK], [theirs.fileno(), status_out])
            finally:
                theirs.close()
                os.close(status_out)
            ours.settimeout(limits.patience)
            answers = _Answers(ours, limits.patience)
            try:
                with io.BufferedReader(answers) as buffered:
                    child = answers.child = pickle.load(buffered)
                    with ours.makefile("wb") as requests:
                        send_request(requests, function, arguments, limits.seconds, memory)
                    ours.shutdown(socket.SHUT_WR)
                    answer = read_answer(buffered, progress)
            except TimeoutError as error:
                if answers.child:
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(child, signal.SIGKILL)
                raise TooLarge(stuck(limits.patience)) from error
            except (EOFError, OSError, pickle.UnpicklingError):
                code, seconds, used = (status.read().decode() or "0 0 0").split()
                meter.seconds += float(seconds)
                raise failure(int(code), limits.seconds, memory, int(used)) from None
        meter.seconds += answer[2]
        try:
            return value_of(answer, memory)
        finally:
            del answer  # see there


class _Answers(io.RawIOBase):
    """What a child sends, waited for as long as the child computes."""

    child = 0

    def __init__(self, link: socket.socket, patience: float) -> None:
        self._link, self._patience = link, patience
        self._used = -1.0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while True:
            try:
                return self._link.recv_into(buffer)
            except TimeoutError:
                before, self._used = self._used, cpu_seconds(self.child)
                if self._used <= before or not self._used:
                    raise
