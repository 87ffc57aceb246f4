"""What passes between the two sides: a request, and the value or the error that comes back."""

import pickle
import signal
from typing import IO, Any

from lexile.errors import TooLarge

_MIB = 2**20
NO_MEMORY = 77  # exit status of a child whose memory did not suffice for its answer


class ProcessDied(RuntimeError):
    """A process that worked on a text ended without an answer, and not for its limits."""


def send_request(out: IO[bytes], function: str, arguments: tuple[Any, ...], seconds: int, memory: int) -> None:
    """Write a request: first what it may use, so that the limits hold while the rest of it is read."""
    pickle.dump((seconds, memory), out, pickle.HIGHEST_PROTOCOL)
    pickle.dump((function, arguments), out, pickle.HIGHEST_PROTOCOL)


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


def failure(status: int, seconds: int, memory: int) -> Exception:
    """Why a process ended without an answer, from its exit status."""
    if status == -getattr(signal, "SIGXCPU", 0):
        return TooLarge(_too_slow(seconds))
    # Ended by the kernel when memory runs out, by a library in C++ that got none, or while its answer was packed.
    if status in (-getattr(signal, "SIGKILL", 0), -signal.SIGABRT, NO_MEMORY):
        return TooLarge(_too_big(memory))
    return ProcessDied(f"The process that worked on the text ended with status {status}.")


def _too_slow(seconds: int) -> str:
    return f"this takes more than {seconds} seconds of computing, which is the limit. Split it, or paste a part of it."


def stuck(patience: float) -> str:
    """The sentence about a process that computed nothing for so many seconds."""
    return f"this was stopped, because nothing happened for {patience:.0f} seconds. Try again, or paste a part of it."


def _too_big(memory: int) -> str:
    return (
        f"this takes more than {memory // _MIB} MB of memory, which is all there is for one text here. "
        "Split it, or paste a part of it."
    )
