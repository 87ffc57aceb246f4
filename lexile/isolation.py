"""Work in a process of its own, so that no text can stall, swell or crash the process that serves everybody else.

Two ways, with the same limits and the same errors:

- `run_once` starts a new Python process for one call. It works everywhere and takes as long as Python takes to start.
- `Sandbox` keeps a template process, which imports what the work needs and never sees a text, and forks a child from it
  for each call. A child inherits what is loaded, sends back its answer and exits, so that all memory it used goes back
  to the system at once. Where a system cannot fork (Windows), a `Sandbox` calls `run_once`.

docs/reliability.md says what is promised, and how it is tested.
"""

import atexit
import contextlib
import errno
import importlib
import io
import os
import pickle
import selectors
import signal
import socket
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, NoReturn

from lexile.errors import LexileError, TooLarge

_ROOT = Path(__file__).parents[1]
_MIB = 2**20
_RESERVE = 64 * _MIB  # bytes of the host's memory that a child leaves to everybody else
_LEAST_MEMORY = 48 * _MIB  # bytes that a child gets even where less than that is left: most texts need no more
_CONTROL_GROUPS, _OWN_GROUPS = Path("/sys/fs/cgroup"), Path("/proc/self/cgroup")  # cgroups(7)
_OOM_SCORE = "900"  # of 1000: when memory runs out, the kernel ends a child before the page (proc(5))
_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}  # threads and arenas of a child cost memory only
_CAN_FORK = hasattr(os, "fork") and hasattr(socket, "send_fds")
_NO_MEMORY = 77  # exit status of a child whose memory did not suffice for its answer
_isolated = False


@dataclass(frozen=True, slots=True)
class Limits:
    """What one call may use: `seconds` of computing, and `memory` in bytes beyond what is loaded before it.

    `patience` is how long a process may go without computing anything before it counts as stuck. One that merely waits
    for its turn on a busy machine is waited for.
    """

    seconds: int
    memory: int
    patience: float = 120.0


@dataclass(slots=True)
class Meter:
    """Computing time of the calls that it was passed to."""

    seconds: float = 0.0


def run_once(function: str, *arguments: Any, limits: Limits, meter: Meter | None = None) -> Any:
    """Call "module:function" in a new process.

    Arguments and return value must be picklable. The computing time is added to `meter`.

    Raises:
        TooLarge: the call exceeded its limits.
        LexileError: raised by the function.
        ProcessDied: the process crashed.
        RuntimeError: any other exception in the function.
    """
    memory = _memory_for(limits)
    request = io.BytesIO()
    _send_request(request, function, arguments, limits.seconds, memory)
    command = [sys.executable, "-c", "from lexile.isolation import serve_once; serve_once()"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env={**os.environ, **_ENVIRONMENT},
    ) as process:
        answered = _communicate(process, request.getvalue(), limits.patience)
    if answered is None:
        raise TooLarge(_stuck(limits.patience))
    try:
        answer = pickle.loads(answered)
    except (EOFError, pickle.UnpicklingError):
        if meter is not None:
            meter.seconds += limits.seconds  # nobody knows; it is over what was allowed, or a crash
        raise _failure(process.returncode, limits.seconds, memory) from None
    if meter is not None:
        meter.seconds += answer[2]
    return _value_of(answer, memory)


def _communicate(process: "subprocess.Popen[bytes]", request: bytes, patience: float) -> bytes | None:
    """Send a request and wait for the output, as long as the process computes; end it if it does not."""
    sent: bytes | None = request
    used = -1.0
    while True:
        try:
            return process.communicate(sent, patience)[0]
        except subprocess.TimeoutExpired:
            before, used, sent = used, _computed(process.pid), None
            if used <= before or not used:
                process.kill()
                return None


def is_isolated() -> bool:
    """Whether this process was made by this module to do one piece of work, and is limited already."""
    return _isolated


class ProcessDied(RuntimeError):
    """A process that worked on a text ended without an answer, and not for its limits."""


class Sandbox:
    """Children of one template process, at most `at_once` of them at a time. Safe to call from many threads."""

    def __init__(self, preload: str, *, at_once: int = 2, idle: float = 300.0) -> None:
        """Start nothing yet.

        Args:
            preload: "module:function" that the template calls before its first child.
            at_once: calls that run at the same time; further calls wait for their turn.
            idle: seconds without a call after which the template exits, to give its memory back.
        """
        self._preload, self._idle = preload, idle
        self._turn = threading.BoundedSemaphore(at_once)
        self._lock = threading.Lock()
        self._template: _Template | None = None
        self._calls = 0
        self._timer: threading.Timer | None = None
        atexit.register(self.close)

    def call(self, function: str, *arguments: Any, limits: Limits, meter: Meter | None = None) -> Any:
        """Call "module:function" in a child; see `run_once` for arguments, return value and errors."""
        with self._turn:
            if not _CAN_FORK:
                return run_once(function, *arguments, limits=limits, meter=meter)
            with self._running() as template:
                try:
                    return template.call(function, arguments, limits, meter or Meter())
                except BrokenPipeError:  # it was ended just now, before it knew of this call
                    with self._lock:
                        if self._template is template:
                            self._end()
            with self._running() as template:
                return template.call(function, arguments, limits, meter or Meter())

    def start(self) -> None:
        """Start the template, so that the first call does not wait for it."""
        if _CAN_FORK:
            with self._running():
                pass

    def close(self) -> None:
        """End the template. Calls that are running end by themselves."""
        with self._lock:
            self._end()

    @contextlib.contextmanager
    def _running(self) -> Iterator["_Template"]:
        with self._lock:
            self._cancel_timer()
            if self._template is None or not self._template.alive():
                self._end()
                self._template = _Template(self._preload)
            template = self._template
            self._calls += 1
        try:
            yield template
        finally:
            with self._lock:
                self._calls -= 1
                if not self._calls:
                    self._timer = threading.Timer(self._idle, self._end_if_idle)
                    self._timer.daemon = True
                    self._timer.start()

    def _end_if_idle(self) -> None:
        with self._lock:
            if not self._calls:
                self._end()

    def _end(self) -> None:
        self._cancel_timer()
        if self._template is not None:
            self._template.close()
        self._template = None

    def _cancel_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None


class _Template:
    """A template process, seen from the process that it works for."""

    def __init__(self, preload: str) -> None:
        self._control, theirs = socket.socketpair()
        command = [sys.executable, "-c", _SERVE, preload, str(theirs.fileno())]
        with theirs:
            self._process = subprocess.Popen(
                command,
                cwd=_ROOT,
                env={**os.environ, **_ENVIRONMENT},
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        self._lock = threading.Lock()
        if self._control.recv(1) != _READY:
            self.close()
            raise RuntimeError("The process that works on texts could not be started.")

    def alive(self) -> bool:
        return self._process.poll() is None

    def close(self) -> None:
        self._control.close()  # it exits when nobody holds the other end
        try:
            self._process.wait(1)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def call(self, function: str, arguments: tuple[Any, ...], limits: Limits, meter: Meter) -> Any:
        memory = _memory_for(limits)
        ours, theirs = socket.socketpair()
        status_in, status_out = os.pipe()
        with ours, os.fdopen(status_in, "rb") as status:
            try:
                with self._lock:
                    socket.send_fds(self._control, [_FORK], [theirs.fileno(), status_out])
            finally:
                theirs.close()
                os.close(status_out)
            ours.settimeout(limits.patience)
            answers = _Answers(ours, limits.patience)
            try:
                with io.BufferedReader(answers) as buffered:
                    child = answers.child = pickle.load(buffered)
                    with ours.makefile("wb") as requests:
                        _send_request(requests, function, arguments, limits.seconds, memory)
                    ours.shutdown(socket.SHUT_WR)
                    answer = pickle.load(buffered)
            except TimeoutError as error:
                if answers.child:
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(child, signal.SIGKILL)
                raise TooLarge(_stuck(limits.patience)) from error
            except (EOFError, OSError, pickle.UnpicklingError):
                code, _, seconds = (status.read().decode() or "0 0").partition(" ")
                meter.seconds += float(seconds)
                raise _failure(int(code), limits.seconds, memory) from None
        meter.seconds += answer[2]
        return _value_of(answer, memory)


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
                before, self._used = self._used, _computed(self.child)
                if self._used <= before or not self._used:
                    raise


def _computed(pid: int) -> float:
    """Seconds that a process has computed, or 0 where that is not told (proc(5))."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return 0.0


def memory_left() -> int:
    """Bytes that may still be used here: what the machine has free, or less where a control group sets a limit."""
    left = sys.maxsize
    with contextlib.suppress(OSError, KeyError, ValueError):
        left = int(_fields(Path("/proc/meminfo"))["MemAvailable:"]) * 1024
    for most, used, cached in _control_groups():
        left = min(left, most - used + cached)
    return max(left, 0)


def _control_groups() -> Iterator[tuple[int, int, int]]:
    """Limit, use and give-back (file cache) in bytes of each control group above this process that has a limit."""
    for folder in _group_folders():
        for limit, use, cache in (
            ("memory.max", "memory.current", "inactive_file"),  # version 2
            ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"),  # version 1
        ):
            with contextlib.suppress(OSError, KeyError, ValueError):
                most = int((folder / limit).read_text())
                yield most, int((folder / use).read_text()), int(_fields(folder / "memory.stat")[cache])


def _group_folders() -> Iterator[Path]:
    """The folders of the control groups of this process, and of those above them."""
    with contextlib.suppress(OSError):
        for line in _OWN_GROUPS.read_text().splitlines():
            number, controllers, path = line.split(":", 2)
            root = _CONTROL_GROUPS / ("" if number == "0" else "memory")
            if number == "0" or controllers == "memory":
                group = root / path.lstrip("/")  # in a container, what the path names is often mounted at the root
                yield from (group, *group.parents[: len(Path(path).parts) - 1])


def _fields(path: Path) -> dict[str, str]:
    return {line[0]: line[1] for line in map(str.split, path.read_text().splitlines()) if len(line) > 1}


def _memory_for(limits: Limits) -> int:
    return min(limits.memory, max(memory_left() - _RESERVE, _LEAST_MEMORY))


def _send_request(out: IO[bytes], function: str, arguments: tuple[Any, ...], seconds: int, memory: int) -> None:
    pickle.dump((seconds, memory), out, pickle.HIGHEST_PROTOCOL)
    pickle.dump((function, arguments), out, pickle.HIGHEST_PROTOCOL)


def _value_of(answer: tuple[str, Any, float], memory: int) -> Any:
    kind, content, _ = answer
    if kind == "value":
        return content
    if kind == "memory":
        raise TooLarge(_too_big(memory))
    if kind == "error":
        raise content
    raise RuntimeError(content)


def _failure(status: int, seconds: int, memory: int) -> Exception:
    """Why a process ended without an answer, from its exit status."""
    if status == -getattr(signal, "SIGXCPU", 0):
        return TooLarge(_too_slow(seconds))
    # Ended by the kernel when memory runs out, by a library in C++ that got none, or while its answer was packed.
    if status in (-getattr(signal, "SIGKILL", 0), -signal.SIGABRT, _NO_MEMORY):
        return TooLarge(_too_big(memory))
    return ProcessDied(f"The process that worked on the text ended with status {status}.")


def _too_slow(seconds: int) -> str:
    return f"this takes more than {seconds} seconds of computing, which is the limit. Split it, or paste a part of it."


def _stuck(patience: float) -> str:
    return f"this was stopped, because nothing happened for {patience:.0f} seconds. Try again, or paste a part of it."


def _too_big(memory: int) -> str:
    return (
        f"this takes more than {memory // _MIB} MB of memory, which is all there is for one text here. "
        "Split it, or paste a part of it."
    )


# The other side: everything below runs in a template or a child.

_SERVE = "import sys; from lexile.isolation import serve; serve(sys.argv[1], int(sys.argv[2]))"
_READY, _FORK = b"+", b"!"


def serve_once() -> NoReturn:
    """The process of `run_once`: one request on standard input, one answer on standard output."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints must not end up in the answer
    _work(sys.stdin.buffer, answers)


def serve(preload: str, control: int) -> None:
    """A template process: load, then fork a child for each pair of file descriptors received, until the link closes."""
    import gc

    link = socket.socket(fileno=control)
    _named(preload)()
    gc.collect()
    gc.freeze()  # or a child's first garbage collection would copy every page that the template loaded
    wakeup, waker = socket.socketpair()
    waker.setblocking(False)
    signal.set_wakeup_fd(waker.fileno())
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the page too, which then closes the link
    link.send(_READY)
    selector = selectors.DefaultSelector()
    selector.register(link, selectors.EVENT_READ)
    selector.register(wakeup, selectors.EVENT_READ)
    status_of: dict[int, int] = {}
    while True:
        for key, _ in selector.select():
            if key.fileobj is wakeup:
                wakeup.recv(4096)
                _report_exits(status_of)
                continue
            message, descriptors, _, _ = socket.recv_fds(link, 1, 2)
            if not message:
                return
            request, status = descriptors
            child = os.fork()
            if not child:
                signal.set_wakeup_fd(-1)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                for end in (link, wakeup, waker):
                    end.close()
                for other in (*status_of.values(), status):
                    os.close(other)
                with socket.socket(fileno=request) as data, data.makefile("wb") as answers:
                    pickle.dump(os.getpid(), answers)
                    answers.flush()
                    _work(data.makefile("rb"), answers)
            os.close(request)
            status_of[child] = status


def _report_exits(status_of: dict[int, int]) -> None:
    """Write the exit status of each child that has ended into its pipe."""
    with contextlib.suppress(ChildProcessError):
        while (ended := os.wait4(-1, os.WNOHANG))[0]:
            seconds = ended[2].ru_utime + ended[2].ru_stime
            pipe = status_of.pop(ended[0])
            with contextlib.suppress(BrokenPipeError):
                os.write(pipe, f"{os.waitstatus_to_exitcode(ended[1])} {seconds:.3f}".encode())
            os.close(pipe)


def _work(requests: IO[bytes], answers: IO[bytes]) -> NoReturn:
    """The whole life of a child: one request, one answer."""
    global _isolated
    _isolated = True
    code = 1
    try:
        seconds, memory = pickle.load(requests)
        _set_limits(seconds, memory)
        try:
            function, arguments = pickle.load(requests)
            answer: tuple[str, Any] = ("value", _named(function)(*arguments))
        except MemoryError:
            arguments = None
            answer = ("memory", None)
        except LexileError as error:
            answer = ("error", error)
        except Exception as error:
            answer = ("memory", None) if _is_want_of_memory(error) else ("bug", _place_of(error))
        pickle.dump((*answer, time.process_time()), answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()
        code = 0
    except MemoryError:
        code = _NO_MEMORY
    finally:
        os._exit(code)


def _is_want_of_memory(error: Exception) -> bool:
    """Whether an error says in other words that memory has run out, as for the stack of a new thread."""
    if isinstance(error, OSError):
        return error.errno == errno.ENOMEM
    return isinstance(error, RuntimeError) and "start new thread" in str(error)


def _set_limits(seconds: int, memory: int) -> None:
    """Limit this process. Windows has no such limits; macOS does not enforce the one on memory."""
    try:
        import resource
    except ImportError:
        return
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(_OOM_SCORE)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError, KeyError, ValueError):
        loaded = int(_fields(Path("/proc/self/status"))["VmData:"]) * 1024
        resource.setrlimit(resource.RLIMIT_DATA, (loaded + memory, loaded + memory))


def _named(name: str) -> Any:
    module, _, function = name.partition(":")
    return getattr(importlib.import_module(module), function)


def _place_of(error: Exception) -> str:
    """A bug by its type and place; its message is left out, since it may quote the text."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
