"""A worker: a process of its own that loads the estimator once and measures one item after the other.

Items go in and rows come out through pipes. A process that ends while it measures takes nothing with it but its item;
the estimator runs on one thread in each, so that as many workers as cores do not get in each other's way.
"""

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lexile.errors import LexileError, StoppedEarly, UnusableModel

if TYPE_CHECKING:  # a worker's process sets its threads before NumPy is imported
    from lexile.batch.items import Item
    from lexile.batch.measuring import Rows

_SERVE = "from lexile.batch.worker import serve; serve()"
_ROOT = Path(__file__).parents[2]
_TRIES = 2  # a process may also be ended by chance, when another one took the memory
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class Worker:
    """The near side of a worker's process; for one thread at a time."""

    def __init__(self, *, verbose: bool = False) -> None:
        """Nothing is started before the first item."""
        self._errors = None if verbose else subprocess.DEVNULL
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def measure(self, item: "Item", *, keep_all: bool) -> "Rows":
        """The rows of an item; its process is started anew if it ends.

        Raises:
            LexileError: no process can be started, or the estimator cannot be loaded there.
        """
        for _ in range(_TRIES):
            process = self._started()
            try:
                rows: Rows = _ask(process, (item, keep_all))
            except (EOFError, OSError, pickle.UnpicklingError):
                self._end()
                if self._closed:
                    raise StoppedEarly("The run was stopped.") from None
                continue
            return rows
        from lexile.batch.measuring import lost_rows

        return lost_rows(item)

    def close(self) -> None:
        """End the process at once, from any thread; what it measures is lost."""
        self._closed = True
        self._end()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            # A session of its own: Ctrl-C in a terminal is for the program that asks, which then ends its workers.
            self._process = subprocess.Popen(
                [sys.executable, "-c", _SERVE],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                cwd=_ROOT,
                env=_ONE_THREAD | os.environ,
                start_new_session=True,
            )
            try:
                problem = pickle.load(self._process.stdout)  # type: ignore[arg-type]
            except (EOFError, OSError, pickle.UnpicklingError) as error:
                self._end()
                raise StoppedEarly("A worker process did not start. --verbose shows what it says.") from error
            if problem:
                self._end()
                raise UnusableModel(problem)
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)  # also the reader of a file that it may have started
            else:
                process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()


def serve() -> None:
    """The process itself: items from standard input until there are no more, their rows to standard output."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing else may come between the answers
    from lexile.batch.measuring import rows_of
    from lexile.estimator.estimator import load_estimator

    try:
        estimator = load_estimator()
    except LexileError as error:
        _answer(answers, str(error))
        return
    with contextlib.suppress(EOFError, BrokenPipeError):  # the program that asked has ended
        _answer(answers, "")
        while True:
            item, keep_all = pickle.load(sys.stdin.buffer)
            _answer(answers, rows_of(item, estimator, keep_all=keep_all))


def measure_here(item: "Item", keep_all: bool, model: str, run: str) -> "Rows":
    """Measure an item for a run on a cluster: in a process that belongs to this thread of the cluster's worker.

    So a document that ends its process does not end the cluster's worker, which goes on answering its scheduler.

    Raises:
        LexileError: the model here is another one than where the table is written, or the run is over.
    """
    from lexile.batch.measuring import model_mark

    if model_mark() != model:
        raise UnusableModel(
            "A worker of the cluster has another model than this machine. Put the same version on each."
        )
    thread = threading.get_ident()
    with _LOCK:
        if run in _OVER:
            raise StoppedEarly("The run was stopped.")
        worker = _OWN[thread][1] if thread in _OWN else Worker()
        _OWN[thread] = run, worker
    return worker.measure(item, keep_all=keep_all)


def close_here(run: str) -> None:
    """End the processes that have worked for a run last, once it is over."""
    with _LOCK:
        _OVER.add(run)
        workers = [_OWN.pop(thread)[1] for thread, (last, _) in list(_OWN.items()) if last == run]
    for worker in workers:
        worker.close()


_OWN: dict[int, tuple[str, Worker]] = {}
"""For each thread its worker, and the run that it works for."""
_OVER: set[str] = set()
_LOCK = threading.Lock()


def _ask(process: subprocess.Popen[bytes], question: Any) -> Any:
    assert process.stdin is not None
    assert process.stdout is not None
    pickle.dump(question, process.stdin)
    process.stdin.flush()
    return pickle.load(process.stdout)


def _answer(answers: Any, answer: Any) -> None:
    pickle.dump(answer, answers)
    answers.flush()
