"""Many at work: items go to whoever is free, a bounded number of them at once, and rows come back in order."""

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Protocol, Self

from lexile.batch.items import Item
from lexile.batch.measuring import Rows
from lexile.batch.worker import Worker

_AHEAD = 4  # items for each worker: one that takes long keeps the others busy meanwhile
_HELD = 256 * 2**20  # bytes of documents that are on their way at once

Answer = tuple[Item, Rows]


class Crew(Protocol):
    """Those who measure: `Processes` of this machine, or a `Cluster`."""

    def measure(self, items: Iterable[Item]) -> Iterator[Answer]:
        """Each item with its rows, in the order of the items."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *problem: object) -> None: ...


class Pending(Protocol):
    """Rows that are to come."""

    def done(self) -> bool:
        """Whether they are there."""

    def result(self) -> Rows:
        """The rows, once they are there."""


def in_order(items: Iterable[Item], begin: Callable[[Item], Pending], most: Callable[[], int]) -> Iterator[Answer]:
    """Each item with its rows, in order, with at most so many begun at once."""
    waiting: deque[tuple[Item, int, Pending]] = deque()
    held = 0

    def first() -> Answer:
        nonlocal held
        item, size, pending = waiting[0]
        answer = item, pending.result()
        waiting.popleft()
        held -= size
        return answer

    for item in items:
        while waiting and (len(waiting) >= most() or held + item.size > _HELD or waiting[0][2].done()):
            yield first()
        # Of what is on its way only the name and the mark are needed again.
        waiting.append((replace(item, text=None, data=None), item.size, begin(item)))
        held += item.size
    while waiting:
        yield first()


class Processes:
    """Workers of this machine."""

    def __init__(self, workers: int, *, keep_all: bool, verbose: bool = False) -> None:
        """So many processes; each is started with its first item."""
        self._most = workers * _AHEAD
        self._pool = ThreadPoolExecutor(workers)
        self._own = threading.local()
        self._all: list[Worker] = []
        self._keep_all, self._verbose = keep_all, verbose

    def measure(self, items: Iterable[Item]) -> Iterator[Answer]:
        """Each item with its rows, in the order of the items."""
        return in_order(items, lambda item: self._pool.submit(self._measure, item), lambda: self._most)

    def _measure(self, item: Item) -> Rows:
        if not hasattr(self._own, "worker"):
            self._own.worker = Worker(verbose=self._verbose)
            self._all.append(self._own.worker)
        worker: Worker = self._own.worker
        return worker.measure(item, keep_all=self._keep_all)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._end_all()  # so that no thread waits for an answer any longer
        self._pool.shutdown()
        self._end_all()  # also what a thread was about to start

    def _end_all(self) -> None:
        for worker in self._all:
            worker.close()


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
