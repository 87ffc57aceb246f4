"""The child's side: a process that does one piece of work within its limits, answers and exits."""

import errno
import importlib
import os
import pickle
import time
from typing import IO, Any, NoReturn

from lexile.errors import LexileError
from lexile.isolation.bugs import place_of
from lexile.isolation.confinement import confine
from lexile.isolation.messages import DEFECT, NO_MEMORY, looks_like_want, send_progress
from lexile.isolation.procfs import memory

_REPORT_EVERY = 0.5  # seconds; a number that changes more often cannot be read

_isolated = False
_waiting: IO[bytes] | None = None  # what the process reads that waits for this one
_reported = 0.0  # when it was last told something
_has_reported = False


def is_isolated() -> bool:
    """Whether this process was made by this package to do one piece of work, and is limited already."""
    return _isolated


def report_progress(done: int, total: int) -> None:
    """Tell the process that waits for this one how much of its work is done, twice a second at most.

    Work that is done within the first half second is not reported; nothing happens where no process waits.
    """
    global _reported, _has_reported
    now = time.monotonic()
    at_the_end = _has_reported and done == total
    if _waiting is not None and (at_the_end or now - _reported >= _REPORT_EVERY):
        send_progress(_waiting, done, total)
        _reported, _has_reported = now, True


def work(requests: IO[bytes], answers: IO[bytes]) -> NoReturn:
    """The whole life of a child: one request, one answer."""
    global _isolated, _waiting, _reported
    _isolated, _waiting, _reported = True, answers, time.monotonic()
    code = DEFECT
    try:
        seconds, allowed = pickle.load(requests)
        before = memory("VmRSS")
        confine(seconds, allowed)
        try:
            function, arguments = pickle.load(requests)
            answer: tuple[str, Any] = ("value", named(function)(*arguments))
        except MemoryError:
            arguments = None
            answer = ("memory", None)
        except LexileError as error:
            answer = ("error", error)
        except Exception as error:
            used = memory("VmHWM") - before
            is_want = _is_want_of_memory(error) or looks_like_want(used, allowed)
            answer = ("memory", None) if is_want else ("bug", place_of(error))
        pickle.dump((*answer, time.process_time()), answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()
        code = 0
    except MemoryError:
        code = NO_MEMORY
    finally:
        os._exit(code)


def _is_want_of_memory(error: Exception) -> bool:
    """Whether an error says in other words that memory has run out, as for the stack of a new thread."""
    if isinstance(error, OSError):
        return error.errno == errno.ENOMEM
    return isinstance(error, RuntimeError) and "start new thread" in str(error)


def named(name: str) -> Any:
    """The function that "module:function" names."""
    module, _, function = name.partition(":")
    return getattr(importlib.import_module(module), function)
