"""An executor on a Dask cluster; the only module that knows Dask, which is imported when a cluster is used.

Each item is sent with its bytes, since the machines of a cluster need not share a folder. The scheduler keeps the items
in flight, so that another worker measures those of a worker that is lost. Only the workers need this package; the
scheduler does not.
"""

import asyncio
import contextlib
import logging
import pickle
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from importlib.util import find_spec
from itertools import count
from typing import Any, Self
from uuid import uuid4
from weakref import WeakSet

from lexile.batch.executors import MeasuredItem, in_order
from lexile.batch.items import Item, loaded
from lexile.batch.measurement import lost_rows, model_fingerprint
from lexile.batch.rows import Rows
from lexile.errors import StoppedEarly, UnusableInput

_ITEMS_PER_THREAD = 2  # in flight: one being measured, one on its way
_TIMEOUT = 10  # seconds for the scheduler to answer, and for the first worker to join
_RECOUNT_INTERVAL = 5.0  # seconds between two counts of the workers, which may join and leave
_ATTEMPTS = 3  # each is four attempts by Dask, which then gives up on an item whose workers die


class ClusterExecutor:
    """The workers of a Dask scheduler."""

    def __init__(self, address: str, *, keep_all: bool) -> None:
        """Join the cluster as a client.

        Raises:
            UnusableInput: Dask is not installed, no scheduler answers at the address, or it has no workers.
        """
        if find_spec("distributed") is None:
            raise UnusableInput("--scheduler needs Dask. Install it with: pip install dask distributed")
        import dask
        from distributed import Client, Security
        from distributed.comm import connect

        self._address = address
        self._keep_all = keep_all
        self._model = model_fingerprint()
        self._run = uuid4().hex
        self._numbers = count()
        self._submitted: WeakSet[Any] = WeakSet()  # futures that are done drop out by themselves
        self._recounted, self._threads = -_RECOUNT_INTERVAL, 0
        # Documents of several megabytes are sent on purpose, and problems are reported here, in one sentence.
        dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 GiB"})
        for name in ("distributed", "distributed.client"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
        try:
            tls = Security().get_connection_args("client")  # from Dask's own configuration
            # A client that cannot join would keep trying while the program exits, so a bare connection is tried first.
            asyncio.run(_try_connection(connect, address, tls))
            self._client: Any = Client(address, timeout=_TIMEOUT, set_as_default=False)
        except (OSError, ValueError, ImportError) as error:
            raise UnusableInput(
                f"No Dask scheduler answers at {address}. Start one with `dask scheduler`, and give its address, "
                "such as tcp://192.168.1.10:8786."
            ) from error
        try:
            self._client.wait_for_workers(1, timeout=_TIMEOUT)
        except TimeoutError as error:
            self._client.close()
            raise UnusableInput(
                f"The scheduler at {address} has no workers. Start some with: dask worker {address} --nthreads 1"
            ) from error

    def measure(self, items: Iterable[Item]) -> Iterator[MeasuredItem]:
        """Each item with its rows, in the order of the items.

        Raises:
            StoppedEarly: the scheduler was lost, or a worker lacks this package or has another model.
        """
        return in_order(map(loaded, items), lambda item: _ClusterRows(self, item), self._max_items)

    def submit(self, item: Item) -> Any:
        """The future of an item's rows, after sending it to the cluster.

        Raises:
            StoppedEarly: the scheduler was lost.
        """
        try:
            future = self._client.submit(
                _MEASURE,
                pickle.dumps(item),
                self._keep_all,
                self._model,
                self._run,
                key=f"lexile-{self._run}-{next(self._numbers)}",
                pure=False,
            )
        except (OSError, RuntimeError) as error:
            raise self.lost() from error
        self._submitted.add(future)
        return future

    def lost(self) -> StoppedEarly:
        """The error for a scheduler that no longer answers."""
        return StoppedEarly(f"The connection to the scheduler {self._address} was lost.")

    def _max_items(self) -> int:
        if time.monotonic() - self._recounted > _RECOUNT_INTERVAL:
            self._recounted = time.monotonic()
            try:
                workers = self._client.scheduler_info()["workers"].values()
            except (OSError, RuntimeError) as error:
                raise self.lost() from error
            self._threads = sum(worker["nthreads"] for worker in workers)
        return max(_ITEMS_PER_THREAD, self._threads * _ITEMS_PER_THREAD)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        with contextlib.suppress(OSError):  # a scheduler that is lost needs no cleaning up
            if self._client.status == "running":
                self._client.cancel(list(self._submitted), force=True)
                self._client.run(_FINISH, self._run, on_error="ignore")
            self._client.close(timeout=2)


class _ClusterRows:
    """The rows of an item that the cluster is measuring."""

    def __init__(self, cluster: ClusterExecutor, item: Item) -> None:
        self._cluster = cluster
        self._item = item
        self._future = cluster.submit(item)

    def done(self) -> bool:
        """Whether the rows are available."""
        return bool(self._future.done())

    def result(self) -> Rows:
        """The rows, after waiting for them if necessary."""
        from distributed import KilledWorker
        from distributed.comm import CommClosedError

        for _ in range(_ATTEMPTS):
            try:
                answer: Rows | str = self._future.result()
            except KilledWorker:
                self._future = self._cluster.submit(self._item)
                continue
            except (CancelledError, CommClosedError, TimeoutError) as error:
                raise self._cluster.lost() from error
            self._future.release()
            if isinstance(answer, str):
                raise StoppedEarly(answer)
            return answer
        return lost_rows(self._item)


async def _try_connection(connect: Callable[..., Any], address: str, tls: dict[str, Any]) -> None:
    connection = await connect(address, timeout=_TIMEOUT, **tls)
    await connection.close()


def _remote_functions() -> tuple[Callable[[bytes, bool, str, str], Rows | str], Callable[[str], None]]:
    """The functions that run in a cluster's worker: one measures an item, the other ends a run.

    Nested functions are pickled by value, so that the scheduler, which unpickles what it passes on, need not have this
    package. Errors are returned, since Dask's workers log an exception together with the arguments of the call.
    """

    def measure(pickled_item: bytes, keep_all: bool, model: str, run: str) -> Rows | str:
        try:
            from lexile.batch.worker import measure_for_run
            from lexile.errors import LexileError
        except ImportError as error:
            return f"A worker in the cluster cannot import the package lexile: {error}."
        try:
            return measure_for_run(pickle.loads(pickled_item), keep_all, model, run)
        except LexileError as error:
            return str(error)

    def finish(run: str) -> None:
        from lexile.batch.worker import finish_run

        finish_run(run)

    return measure, finish


_MEASURE, _FINISH = _remote_functions()
