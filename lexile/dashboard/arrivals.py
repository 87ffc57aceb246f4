"""What arrives takes turns: many large messages at once take the memory of a few, and a slow one holds no turn."""

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Hashable, Iterator
from contextlib import contextmanager

_PAUSE = 0.1  # seconds between two looks
_GRACE = 30.0  # seconds that anything may take to arrive
_SLOWEST = 20_000  # bytes per second beyond that; a mobile phone far from its mast sends as many


class TooManyAtOnce(Exception):
    """A request has waited for those before it for too long."""


class TooSlow(Exception):
    """A request has taken too long to arrive."""


def seconds_for(size: int) -> float:
    """The time that so many bytes may take to arrive, waiting not counted.

    >>> seconds_for(0), seconds_for(2_000_000)
    (30.0, 130.0)
    """
    return _GRACE + size / _SLOWEST


class Arrivals:
    """Whatever is arriving or being answered, in the order in which it began; one event loop only."""

    def __init__(self, most: int, patience: float) -> None:
        """Bound it together.

        Args:
            most: bytes beyond which only the oldest goes on.
            patience: seconds that one waits in all; then something is wrong with those before it.
        """
        self.most, self.patience = most, patience
        self._held: dict[Hashable, int] = {}

    def record_size(self, one: Hashable, size: int) -> None:
        """Count so many bytes for one of them from now on; the first time, it goes to the end of the queue."""
        self._held[one] = size

    def size_of(self, one: Hashable) -> int:
        """The bytes counted for one of them."""
        return self._held.get(one, 0)

    def total(self) -> int:
        """The bytes counted for all of them."""
        return sum(self._held.values())

    def forget(self, one: Hashable) -> None:
        """Count it no more; harmless when repeated."""
        self._held.pop(one, None)

    def may_go_on(self, one: Hashable) -> bool:
        """Whether it is its turn."""
        return self.total() <= self.most or next(iter(self._held)) is one

    @contextmanager
    def admit(self) -> Iterator["Arrival"]:
        """Count a request until it is done with."""
        arrival = Arrival(self)
        self.record_size(arrival, 0)
        try:
            yield arrival
        finally:
            self.forget(arrival)


class Arrival:
    """One request among all that arrive."""

    def __init__(self, arrivals: Arrivals) -> None:
        """Count nothing yet."""
        self._arrivals = arrivals

    def record_size(self, size: int) -> None:
        """Count so many bytes from now on, such as those of the answer in place of the request."""
        self._arrivals.record_size(self, size)

    async def read(self, stream: AsyncIterable[bytes]) -> AsyncIterator[bytes]:
        """The parts of a body, each when it is this request's turn.

        Raises:
            TooManyAtOnce: its turn did not come in time.
            TooSlow: the body takes too long to arrive.
        """
        loop, parts = asyncio.get_running_loop(), aiter(stream)
        size, taken, waited = 0, 0.0, 0.0
        while True:
            begun = loop.time()
            try:
                async with asyncio.timeout(seconds_for(size) - taken):
                    part = await anext(parts, None)
            except TimeoutError:
                raise TooSlow from None
            if part is None:
                return
            taken += loop.time() - begun
            size += len(part)
            self.record_size(size)
            yield part
            while not self._arrivals.may_go_on(self):
                if waited > self._arrivals.patience:
                    raise TooManyAtOnce
                await asyncio.sleep(_PAUSE)
                waited += _PAUSE
