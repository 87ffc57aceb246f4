"""Requests with large bodies wait for each other, unread, so that many at once take no more memory than a few."""

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Iterator
from contextlib import contextmanager

_PAUSE = 0.1  # seconds between two looks


class TooManyAtOnce(Exception):
    """A request has waited for those before it for too long."""


class Arrivals:
    """The requests that are arriving or being answered, in the order in which they began; one event loop only."""

    def __init__(self, most: int, patience: float) -> None:
        """Bound them together.

        Args:
            most: bytes beyond which only the oldest goes on.
            patience: seconds that a request waits in all; then something is wrong with those before it.
        """
        self.most, self.patience = most, patience
        self._held: dict[Arrival, int] = {}

    @contextmanager
    def one(self) -> Iterator["Arrival"]:
        """Count a request until it is done with."""
        arrival = Arrival(self)
        self._held[arrival] = 0
        try:
            yield arrival
        finally:
            del self._held[arrival]


class Arrival:
    """One request among many."""

    def __init__(self, all_of_them: Arrivals) -> None:
        """Count nothing yet."""
        self._all = all_of_them

    def holds(self, size: int) -> None:
        """Count so many bytes from now on, such as those of the answer in place of the request."""
        self._all._held[self] = size

    async def read(self, stream: AsyncIterable[bytes]) -> AsyncIterator[bytes]:
        """The parts of a body, each when it is this request's turn.

        Raises:
            TooManyAtOnce: it was not for too long.
        """
        held, waited = self._all._held, 0.0
        async for part in stream:
            held[self] += len(part)
            yield part
            while sum(held.values()) > self._all.most and next(iter(held)) is not self:
                if waited > self._all.patience:
                    raise TooManyAtOnce
                await asyncio.sleep(_PAUSE)
                waited += _PAUSE
