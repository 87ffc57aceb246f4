"""What passes between the two sides: a request, how far its work is, and the value or the error that comes back."""

import pickle
import signal
from collections.abc import Callable
from typing import IO, Any

from lexile.errors import TooLarge

_MIB = 2**20
_MOST_OF_IT = 0.4  # share of the memory allowed; blocks double in size as they grow, and the next one does not fit
NO_MEMORY = 77  # exit status of a child whose memory did not suffice for its answer
DEFECT = 70  # exit status of a child that this package has not foreseen (sysexits.h)
_LINEAR_ALGEBRA_GAVE_UP, _LINKER_GAVE_UP = 1, 127  # how OpenBLAS and ld.so end a process for lack of memory


Progress = Callable[[int, int], None]
"""Called with how much of the work is done, and how much there is in all."""


class ProcessDied(RuntimeError):
    """A process that worked on a text ended without an answer, and not because of its limits."""


def send_request(out: IO[bytes], function: str, arguments: tuple[Any, ...], seconds: int, memory: int) -> None:
    """Write a request: first what it may use, so that the limits hold while the rest of it is read."""
    pickle.dump((seconds, memory), out, pickle.HIGHEST_PROTOCOL)
    pickle.dump((function, arguments), out, pickle.HIGHEST_PROTOCOL)


def send_progress(out: IO[bytes], done: int, total: int) -> None:
    """Write how far the work is."""
    pickle.dump(("progress", (done, total), 0.0), out, pickle.HIGHEST_PROTOCOL)
    out.flush()


def read_answer(answers: IO[bytes], progress: Progress | None) -> tuple[str, Any, float]:
    """The answer to a request; what comes before it, how far the work is, goes to `progress`."""
    while True:
        answer: tuple[str, Any, float] = pickle.load(answers)
        if answer[0] != "progress":
            return answer
        if progress is not None:
            progress(*answer[1])


def value_of(answer: tuple[str, Any, float], memory: int) -> Any:
    """The value in an answer.

    Raises:
        TooLarge: memory ran out.
        LexileError: raised by the function that was called.
        RuntimeError: any other exception in it.
    """
    kind, content, _ = answer
    if kind == "value":
        return content
    if kind == "memory":
        raise TooLarge(_too_big(memory))
    if kind == "error":
        try:
            raise content
        finally:
            del answer, content  # the error holds this frame: a circle that would keep the text until it is collected
    raise RuntimeError(content)


def looks_like_want(used: int, allowed: int) -> bool:
    """Whether a call failed for lack of memory, from the bytes that it had used.

    A library in C++ that gets no memory fails in a way of its own: with any error, or by ending the process.
    """
    return used > allowed * _MOST_OF_IT


def failure(status: int, seconds: int, memory: int, used: int = 0) -> Exception:
    """Why a process ended without an answer, from its exit status and the bytes of memory that it had used."""
    if status == -getattr(signal, "SIGXCPU", 0):
        return TooLarge(_too_slow(seconds))
    # Ended by the kernel when memory runs out, by a library in C++ that got none, or while its answer was packed.
    wants = (-getattr(signal, "SIGKILL", 0), -signal.SIGABRT, NO_MEMORY, _LINEAR_ALGEBRA_GAVE_UP, _LINKER_GAVE_UP)
    if status in wants or looks_like_want(used, memory):
        return TooLarge(_too_big(memory))
    return ProcessDied(f"The process that worked on the text ended with status {status}.")


def _too_slow(seconds: int) -> str:
    return f"this takes more than {seconds} seconds of computing, which is the limit. Split it, or paste a part of it."


def stuck(patience: float) -> str:
    """The sentence about a process that computed nothing for so many seconds."""
    return f"this was stopped, because nothing happened for {patience:.0f} seconds. Try again, or paste a part of it."


def _too_big(memory: int) -> str:
    return (
        f"this takes more than {memory // _MIB} MB of memory, which is all that one text may use here. "
        "Split it, or paste a part of it."
    )
