"""Executors: they hand items to free workers, a bounded number at a time, and return the rows in order."""

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Protocol, Self

from lexile.batch.items import Item
from lexile.batch.rows import Rows
from lexile.batch.worker import Worker

_ITEMS_PER_WORKER = 4  # in flight, so that one long document does not leave the other workers idle
_MAX_BYTES_IN_FLIGHT = 256 * 2**20  # a dozen documents of the largest size, which a machine with 1 GB can hold

MeasuredItem = tuple[Item, Rows]


class Executor(Protocol):
    """The workers of a run: `ProcessExecutor` on this machine, or a `ClusterExecutor`."""

    def measure(self, items: Iterable[Item]) -> Iterator[MeasuredItem]:
        """Each item with its rows, in the order of the items."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *exception: object) -> None: ...


class PendingRows(Protocol):
    """The rows of an item that is being measured."""

    def done(self) -> bool:
        """Whether the rows are available."""

    def result(self) -> Rows:
        """The rows, after waiting for them if necessary."""


def in_order(
    items: Iterable[Item], submit: Callable[[Item], PendingRows], max_items: Callable[[], int]
) -> Iterator[MeasuredItem]:
    """Each item with its rows, in order.

    Args:
        items: taken only as needed.
        submit: starts the measurement of an item.
        max_items: the number of items that may be in flight at present.
    """
    in_flight: deque[tuple[Item, int, PendingRows]] = deque()
    bytes_in_flight = 0

    def first() -> MeasuredItem:
        nonlocal bytes_in_flight
        item, size, pending = in_flight[0]
        measured = item, pending.result()
        in_flight.popleft()
        bytes_in_flight -= size
        return measured

    for item in items:
        while in_flight and (
            len(in_flight) >= max_items()
            or bytes_in_flight + item.size > _MAX_BYTES_IN_FLIGHT
            or in_flight[0][2].done()
        ):
            yield first()
        # The worker has the contents now; the journal needs only the name and the fingerprint.
        in_flight.append((replace(item, text=None, data=None), item.size, submit(item)))
        bytes_in_flight += item.size
    while in_flight:
        yield first()


class ProcessExecutor:
    """Worker processes on this machine."""

    def __init__(self, workers: int, *, keep_all: bool, verbose: bool = False) -> None:
        """Prepare `workers` processes; each starts with its first item."""
        self._max_items = workers * _ITEMS_PER_WORKER
        self._pool = ThreadPoolExecutor(workers)
        self._thread = threading.local()
        self._workers: list[Worker] = []
        self._keep_all, self._verbose = keep_all, verbose

    def measure(self, items: Iterable[Item]) -> Iterator[MeasuredItem]:
        """Each item with its rows, in the order of the items."""
        return in_order(items, lambda item: self._pool.submit(self._measure, item), lambda: self._max_items)

    def _measure(self, item: Item) -> Rows:
        if not hasattr(self._thread, "worker"):
            self._thread.worker = Worker(verbose=self._verbose)
            self._workers.append(self._thread.worker)
        worker: Worker = self._thread.worker
        return worker.measure(item, keep_all=self._keep_all)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._close_workers()  # threads that wait for rows return at once
        self._pool.shutdown()
        self._close_workers()  # a thread may have started one meanwhile

    def _close_workers(self) -> None:
        for worker in self._workers:
            worker.close()


def usable_cores() -> int:
    """The number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
