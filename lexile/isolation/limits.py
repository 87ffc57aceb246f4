"""What one call may use, and what it has used."""

from dataclasses import dataclass


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
