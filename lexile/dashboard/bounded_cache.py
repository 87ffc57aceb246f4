"""A cache that all sessions share, bounded by the memory that its entries take."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from lexile.dashboard import turns
from lexile.errors import LexileError
from lexile.isolation.freed_memory import give_back

_ERROR_SECONDS = 60.0  # an error is kept only this long: it may be due to what else the host was doing


@dataclass(frozen=True, slots=True)
class _Entry:
    value: Any
    cost: int
    expires: float


class BoundedCache:
    """Values by key, the least recently used dropped first; safe to use from many threads.

    Errors of the kind that a user can fix are remembered too, so that a text that takes long to refuse is not tried
    again at each rerun of the page.
    """

    def __init__(self, capacity: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        """Take the capacity in bytes and the time that a value is kept after its last use."""
        self._capacity, self._seconds, self._clock = capacity, seconds, clock
        self._entries: OrderedDict[Hashable, _Entry] = OrderedDict()
        self._making: dict[Hashable, Future[_Entry | None]] = {}
        self._lock = threading.Lock()

    @property
    def cost(self) -> int:
        """Bytes taken by all entries together."""
        with self._lock:
            return sum(entry.cost for entry in self._entries.values())

    def get(self, key: Hashable, make: Callable[[], tuple[Any, int]]) -> Any:
        """The value of a key, made with its cost in bytes if it is not there; each key is made by one thread at a time.

        A value that costs more than the capacity is returned without being kept.

        Raises:
            LexileError: making it failed, now or a short while ago.
        """
        entry = None
        while entry is None:
            self.drop_expired()
            with self._lock:
                entry = self._find(key)
                others = self._making.get(key)
                if entry is None and others is None:
                    self._making[key] = Future()
            if entry is None and others is not None:
                with turns.pause():  # or all turns could be held by those who wait for a thread that needs one
                    entry = others.result()
            elif entry is None:
                entry = self._make(key, make)
        if isinstance(entry.value, LexileError):
            raise entry.value.bare()  # once raised, an error holds all that its callers hold, such as an upload
        return entry.value

    def clear(self) -> None:
        """Drop everything, and give its memory back to the system."""
        with self._lock:
            held = bool(self._entries)
            self._entries.clear()
        if held:
            give_back()

    def drop_expired(self) -> None:
        """Drop what nobody used for too long, and give its memory back to the system."""
        with self._lock:
            now = self._clock()
            expired = [key for key, entry in self._entries.items() if entry.expires <= now]
            for key in expired:
                del self._entries[key]
        if expired:
            give_back()

    def _find(self, key: Hashable) -> _Entry | None:
        """The entry of a key, which counts as used now; for a caller that holds the lock."""
        entry = self._entries.get(key)
        if entry is not None:
            self._entries.move_to_end(key)
            if not isinstance(entry.value, LexileError):
                entry = _Entry(entry.value, entry.cost, self._clock() + self._seconds)
                self._entries[key] = entry
        return entry

    def _make(self, key: Hashable, make: Callable[[], tuple[Any, int]]) -> _Entry:
        """Make a value for all who wait for it; if this thread is interrupted, they get None and try themselves."""
        entry = None
        try:
            entry = self._made(make)
            self._keep(key, entry)
            return entry
        finally:
            with self._lock:
                made = self._making.pop(key)
            made.set_result(entry)

    def _made(self, make: Callable[[], tuple[Any, int]]) -> _Entry:
        try:
            value, cost = make()
        except LexileError as error:
            return _Entry(error.bare(), len(str(error)), self._clock() + _ERROR_SECONDS)
        return _Entry(value, cost, self._clock() + self._seconds)

    def _keep(self, key: Hashable, entry: _Entry) -> None:
        dropped = False
        with self._lock:
            if entry.cost > self._capacity:
                return
            self._entries[key] = entry
            while sum(kept.cost for kept in self._entries.values()) > self._capacity:
                self._entries.popitem(last=False)
                dropped = True
        if dropped:
            give_back()
