"""Workers: processes that load the estimator once and measure one item after the other.

Items go in and rows come out through pipes. A process that dies while it measures loses only its item. The estimator
uses one thread in each process, so that as many workers as cores do not compete for them.
"""

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any

from lexile.errors import LexileError, StoppedEarly, UnusableModel
from lexile.isolation.environment import ROOT

if TYPE_CHECKING:  # a worker process limits its threads before anything imports NumPy
    from lexile.batch.items import Item
    from lexile.batch.rows import Rows

_SERVE = "from lexile.batch.worker import serve_items; serve_items()"
_ATTEMPTS = 2  # the first may have died by accident, when another process took the memory
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class Worker:
    """A worker process, as seen by the thread that uses it."""

    def __init__(self, *, verbose: bool = False) -> None:
        """Prepare a worker; its process starts with the first item."""
        self._errors = None if verbose else subprocess.DEVNULL
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def measure(self, item: "Item", *, keep_all: bool) -> "Rows":
        """The rows of an item; if the process dies, a new one tries again.

        Raises:
            LexileError: a process cannot be started, or cannot load the estimator.
        """
        for _ in range(_ATTEMPTS):
            process = self._started_process()
            try:
                rows: Rows = _exchange(process, (item, keep_all))
            except (EOFError, OSError, pickle.UnpicklingError):
                self._kill()
                if self._closed:
                    raise StoppedEarly("The run was stopped.") from None
                continue
            return rows
        from lexile.batch.measurement import lost_rows

        return lost_rows(item)

    def close(self) -> None:
        """Kill the process at once, from any thread; the item it measures is lost."""
        self._closed = True
        self._kill()

    def _started_process(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            # In a session of its own, Ctrl-C in the terminal reaches only the main program, which then closes it.
            self._process = subprocess.Popen(
                [sys.executable, "-c", _SERVE],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                cwd=ROOT,
                env=_ONE_THREAD | os.environ,
                start_new_session=True,
            )
            try:
                problem = pickle.load(self._process.stdout)  # type: ignore[arg-type]
            except (EOFError, OSError, pickle.UnpicklingError) as error:
                self._kill()
                raise StoppedEarly("A worker process did not start. Use --verbose to see why.") from error
            if problem:
                self._kill()
                raise UnusableModel(problem)
        return self._process

    def _kill(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)  # including the sandbox of a file that is being read
            else:
                process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()


def serve_items() -> None:
    """Be the worker process: read items from standard input until it ends, write their rows to standard output."""
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # anything else that is printed must not mix with the rows
    from lexile.batch.measurement import measure_item
    from lexile.estimator.estimator import load_estimator

    try:
        estimator = load_estimator()
    except LexileError as error:
        _send(output, str(error))
        return
    with contextlib.suppress(EOFError, BrokenPipeError):  # the main program has ended
        _send(output, "")
        while True:
            item, keep_all = pickle.load(sys.stdin.buffer)
            _send(output, measure_item(item, estimator, keep_all=keep_all))


def measure_for_run(item: "Item", keep_all: bool, model: str, run: str) -> "Rows":
    """The rows of an item, measured on a cluster by a process that belongs to this thread of the cluster's worker.

    A document that kills its process thus leaves the cluster's worker alive.

    Args:
        item: with its contents.
        keep_all: whether headings, tables and notes are measured too.
        model: the fingerprint of the model on the machine that writes the table.
        run: identifies the run.

    Raises:
        LexileError: the model here is a different one, or the run is over.
    """
    from lexile.batch.measurement import model_fingerprint

    if model_fingerprint() != model:
        raise UnusableModel(
            "A worker in the cluster has a different model from this machine's. Install the same one on all of them."
        )
    thread = threading.get_ident()
    with _LOCK:
        if run in _FINISHED_RUNS:
            raise StoppedEarly("The run was stopped.")
        worker = _THREAD_WORKERS[thread][1] if thread in _THREAD_WORKERS else Worker()
        _THREAD_WORKERS[thread] = run, worker
    return worker.measure(item, keep_all=keep_all)


def finish_run(run: str) -> None:
    """Close the processes that worked for a run last, and refuse its remaining items."""
    with _LOCK:
        _FINISHED_RUNS.add(run)
        workers = [_THREAD_WORKERS.pop(thread)[1] for thread, (last, _) in list(_THREAD_WORKERS.items()) if last == run]
    for worker in workers:
        worker.close()


_THREAD_WORKERS: dict[int, tuple[str, Worker]] = {}
"""For each thread the run that it last worked for, and its worker."""
_FINISHED_RUNS: set[str] = set()
_LOCK = threading.Lock()


def _exchange(process: subprocess.Popen[bytes], request: Any) -> Any:
    assert process.stdin is not None
    assert process.stdout is not None
    pickle.dump(request, process.stdin)
    process.stdin.flush()
    return pickle.load(process.stdout)


def _send(output: Any, answer: Any) -> None:
    pickle.dump(answer, output)
    output.flush()
