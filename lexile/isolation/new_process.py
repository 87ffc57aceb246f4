"""A new Python process for one call. It works everywhere, and takes as long as Python takes to start."""

import io
import os
import pickle
import subprocess
import sys
from typing import Any, NoReturn

from lexile.errors import TooLarge
from lexile.isolation.child import work
from lexile.isolation.environment import ENVIRONMENT, ROOT
from lexile.isolation.host_memory import memory_for
from lexile.isolation.limits import Limits, Meter
from lexile.isolation.messages import failure, read_answer, send_request, stuck, value_of
from lexile.isolation.procfs import cpu_seconds


def run_once(function: str, *arguments: Any, limits: Limits, meter: Meter | None = None) -> Any:
    """Call "module:function" in a new process.

    Arguments and return value must be picklable. The computing time is added to `meter`.

    Raises:
        TooLarge: the call exceeded its limits.
        LexileError: raised by the function.
        ProcessDied: the process crashed.
        RuntimeError: any other exception in the function.
    """
    memory = memory_for(limits)
    request = io.BytesIO()
    send_request(request, function, arguments, limits.seconds, memory)
    command = [sys.executable, "-c", "from lexile.isolation.new_process import serve_once; serve_once()"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env={**os.environ, **ENVIRONMENT},
    ) as process:
        answered = _communicate(process, request.getvalue(), limits.patience)
    if answered is None:
        raise TooLarge(stuck(limits.patience))
    try:
        answer = read_answer(io.BytesIO(answered), None)
    except (EOFError, pickle.UnpicklingError):
        if meter is not None:
            meter.seconds += limits.seconds  # nobody knows; it is over what was allowed, or a crash
        raise failure(process.returncode, limits.seconds, memory) from None
    if meter is not None:
        meter.seconds += answer[2]
    try:
        return value_of(answer, memory)
    finally:
        del answer  # see there


def _communicate(process: "subprocess.Popen[bytes]", request: bytes, patience: float) -> bytes | None:
    """Send a request and wait for the output, as long as the process computes; end it if it does not."""
    sent: bytes | None = request
    used = -1.0
    while True:
        try:
            return process.communicate(sent, patience)[0]
        except subprocess.TimeoutExpired:
            before, used, sent = used, cpu_seconds(process.pid), None
            if used <= before or not used:
                process.kill()
                return None


def serve_once() -> NoReturn:
    """The process of `run_once`: one request on standard input, one answer on standard output."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints must not end up in the answer
    work(sys.stdin.buffer, answers)
