"""Whether a step takes more and more time per character, told as surely as times can tell it on a busy machine."""

import gc
import time
from collections.abc import Callable
from math import inf

_TRIES = 6


def seconds(step: Callable[[], object]) -> float:
    """Computing time of a step, without collecting garbage: in a large process that can take longer than the step."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        begin = time.process_time()
        step()
        return time.process_time() - begin
    finally:
        if collecting:
            gc.enable()


def grows_too_fast(short: Callable[[], object], long: Callable[[], object], *, allowed: float, noise: float) -> bool:
    """Whether a long input takes more than `allowed` times the time of a short one, however often both are tried.

    Other processes can only make a step slower, so the best of several tries are compared. Up to `noise` seconds for
    the long input are never too many.
    """
    least_short = least_long = inf
    for _ in range(_TRIES):
        least_long = min(least_long, seconds(long))
        if least_long <= noise:
            return False
        least_short = min(least_short, seconds(short), seconds(short))
        if least_long <= allowed * least_short:
            return False
    return True
