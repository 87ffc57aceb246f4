"""A crew on a Dask cluster; the one module that knows Dask, which is imported when a cluster is asked for.

Each item is sent with its bytes, since the machines of a cluster need not share a folder. The scheduler keeps what is
on its way, so that the items of a worker that is lost are measured again by another one; it needs no part of this
program for that, only the workers do.
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

from lexile.batch.executors import Answer, in_order
from lexile.batch.items import Item, loaded
from lexile.batch.measuring import Rows, lost_rows, model_mark
from lexile.errors import StoppedEarly, UnusableInput

_AHEAD = 2  # items for each thread of the cluster: one at work, one on its way to it
_PATIENCE = 10  # seconds for the scheduler to answer, and for a first worker to join
_LOOK_AGAIN = 5.0  # seconds between two looks at how many workers there are
_TRIES = 3  # Dask itself tries an item four times before it says that its workers are lost


class Cluster:
    """The workers of a Dask scheduler."""

    def __init__(self, address: str, *, keep_all: bool) -> None:
        """Join the cluster as a client.

        Raises:
            UnusableInput: Dask is not installed, no scheduler answers there, or it has no workers.
        """
        if find_spec("distributed") is None:
            raise UnusableInput("--scheduler needs Dask. Install it with: pip install -r requirements-batch.txt")
        import dask
        from distributed import Client, Security
        from distributed.comm import connect

        self._address = address
        self._keep_all = keep_all
        self._model = model_mark()
        self._run = uuid4().hex
        self._numbers = count()
        self._sent: WeakSet[Any] = WeakSet()  # what nobody waits for any longer leaves it by itself
        self._looked, self._threads = -_LOOK_AGAIN, 0
        # Documents of some megabytes are meant to be sent, and what goes wrong is said here in one sentence.
        dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 GiB"})
        for name in ("distributed", "distributed.client"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
        try:
            secrets = Security().get_connection_args("client")  # what Dask's own settings say of TLS
            # A client that cannot join would go on trying when the program is left, so somebody else knocks first.
            asyncio.run(_knock(connect, address, secrets))
            self._client: Any = Client(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError, ImportError) as error:
            raise UnusableInput(
                f"No Dask scheduler answers at {address}. Start one with `dask scheduler`, and give its address, "
                "such as tcp://192.168.1.10:8786."
            ) from error
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            self._client.close()
            raise UnusableInput(
                f"The scheduler at {address} has no workers. Start some with: dask worker {address} --nthreads 1"
            ) from error

    def measure(self, items: Iterable[Item]) -> Iterator[Answer]:
        """Each item with its rows, in the order of the items.

        Raises:
            StoppedEarly: the scheduler was lost, or a worker has another model, or not this program.
        """
        return in_order(map(loaded, items), self._begin, self._most)

    def _begin(self, item: Item) -> "_Sent":
        return _Sent(self, item)

    def submit(self, item: Item) -> Any:
        """Send an item; the future of its rows.

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
        self._sent.add(future)
        return future

    def lost(self) -> StoppedEarly:
        """What to say when the scheduler does not answer any longer."""
        return StoppedEarly(f"The connection to the scheduler {self._address} was lost.")

    def _most(self) -> int:
        if time.monotonic() - self._looked > _LOOK_AGAIN:
            self._looked = time.monotonic()
            try:
                workers = self._client.scheduler_info()["workers"].values()
            except (OSError, RuntimeError) as error:
                raise self.lost() from error
            self._threads = sum(worker["nthreads"] for worker in workers)
        return max(_AHEAD, self._threads * _AHEAD)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        with contextlib.suppress(OSError):  # a scheduler that is lost has nothing to tidy up
            if self._client.status == "running":
                self._client.cancel(list(self._sent), force=True)
                self._client.run(_CLOSE, self._run, on_error="ignore")
            self._client.close(timeout=2)


class _Sent:
    """An item on its way through the cluster."""

    def __init__(self, cluster: Cluster, item: Item) -> None:
        self._cluster = cluster
        self._item = item
        self._future = cluster.submit(item)

    def done(self) -> bool:
        """Whether its rows are there."""
        return bool(self._future.done())

    def result(self) -> Rows:
        """Its rows."""
        from distributed import KilledWorker
        from distributed.comm import CommClosedError

        for _ in range(_TRIES):
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


async def _knock(connect: Callable[..., Any], address: str, secrets: dict[str, Any]) -> None:
    answered = await connect(address, timeout=_PATIENCE, **secrets)
    await answered.close()


def _errands() -> tuple[Callable[[bytes, bool, str, str], Rows | str], Callable[[str], None]]:
    """What a cluster's worker does for us. Functions within a function travel as they are: a scheduler, which looks at
    all that it passes on, need not know where they come from. What goes wrong is returned, since Dask's workers log
    what raises an error together with what it was given.
    """

    def measure(packed: bytes, keep_all: bool, model: str, run: str) -> Rows | str:
        try:
            from lexile.batch.worker import measure_here
            from lexile.errors import LexileError
        except ImportError as error:
            return f"A worker of the cluster cannot import this program: {error}."
        try:
            return measure_here(pickle.loads(packed), keep_all, model, run)
        except LexileError as error:
            return str(error)

    def close(run: str) -> None:
        from lexile.batch.worker import close_here

        close_here(run)

    return measure, close


_MEASURE, _CLOSE = _errands()
