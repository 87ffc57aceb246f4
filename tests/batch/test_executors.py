"""Many at work: in order, never too many at once, and a worker that ends takes nothing with it."""

import os
from pathlib import Path

import pytest

from lexile.batch import executors, worker
from lexile.batch.executors import ProcessExecutor, in_order, usable_cores
from lexile.batch.items import Item
from lexile.batch.measurement import Rows, model_fingerprint
from lexile.batch.worker import Worker, finish_run, measure_for_run
from lexile.errors import LexileError, StoppedEarly

STORY = "The small boat lay on the sand. Nobody had used it since the spring, and its paint was gone. " * 8


class Late:
    """Rows that are there only when they are asked for."""

    def __init__(self, item: Item, out: list[str]) -> None:
        self.item, self.out = item, out
        out.append(item.name)

    def done(self) -> bool:
        return False

    def result(self) -> Rows:
        self.out.remove(self.item.name)
        return [{"name": self.item.name}]


def test_rows_come_in_the_order_of_the_items_a_few_at_a_time() -> None:
    """However many there are, and only as many are taken as are asked for."""
    out: list[str] = []
    taken: list[int] = []

    def items() -> object:
        for number in range(1000):
            taken.append(number)
            yield Item(str(number), "", text="x" * 10_000)

    answers = in_order(items(), lambda item: Late(item, out), lambda: 5)  # type: ignore[arg-type]
    for number in range(1000):
        item, rows = next(answers)
        assert (item.name, rows) == (str(number), [{"name": str(number)}])
        assert item.text is None
        assert len(out) <= 5
        assert len(taken) <= number + 6


def test_few_large_documents_are_on_their_way_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Their bytes are counted too; one that is larger than all goes alone."""
    monkeypatch.setattr(executors, "_MAX_BYTES_IN_FLIGHT", 100)
    out: list[str] = []
    most = 0
    sizes = (60, 60, 30, 30, 30, 500, 10)
    items = (Item(str(number), "", data=bytes(size)) for number, size in enumerate(sizes))
    for item, _ in in_order(items, lambda item: Late(item, out), lambda: 100):
        most = max(most, sum(sizes[int(name)] for name in (*out, item.name)))
    assert most <= 500


def test_there_is_a_core() -> None:
    """At least the one that asks."""
    assert 1 <= usable_cores() <= (os.cpu_count() or 1)


def alone(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let a worker's process run other code before it serves."""
    monkeypatch.setattr(worker, "_SERVE", f"{code}\n{worker._SERVE}")


# In place of the estimator and of what is done with it, which take a second to load.
_OTHER = """
import os, sys
from types import SimpleNamespace
sys.modules["lexile.estimator.estimator"] = estimator = SimpleNamespace(load_estimator=lambda: None)
sys.modules["lexile.batch.measurement"] = measurement = SimpleNamespace()
"""


def test_a_document_that_ends_its_process_becomes_a_row_and_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is tried twice; then its row names it. What a worker prints does not come between its answers."""
    alone(
        monkeypatch,
        _OTHER
        + """
def rows(item, estimator, keep_all):
    print("something")
    os.system("echo something else")
    return os.abort() if item.name == "bad.txt" else [dict(name=item.name, error=None, pid=os.getpid())]
measurement.measure_item = rows
""",
    )
    names = ["a.txt", "b.txt", "bad.txt", "c.txt", "d.txt"]
    with ProcessExecutor(2, keep_all=False) as executor:
        answers = list(executor.measure(Item(name, "") for name in names))
    assert [item.name for item, _ in answers] == names
    rows = [rows[0] for _, rows in answers]
    assert [row["name"] for row in rows] == names
    assert [row["error"] is None for row in rows] == [True, True, False, True, True]
    assert "bad.txt: the process that measured this document died" in rows[2]["error"]
    assert not any(running(row["pid"]) for row in rows if "pid" in row)


def running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_worker_that_is_ended_by_chance_costs_no_row(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The same document is measured again, by another process."""
    once = tmp_path / "once"
    alone(
        monkeypatch,
        _OTHER
        + f"""
def rows(item, estimator, keep_all):
    if not os.path.exists({str(once)!r}):
        open({str(once)!r}, "w").close()
        os.kill(os.getpid(), 9)
    return [dict(name=item.name)]
measurement.measure_item = rows
""",
    )
    one = Worker()
    assert one.measure(Item("a.txt", ""), keep_all=False) == [{"name": "a.txt"}]
    one.close()


def test_a_model_that_cannot_be_loaded_stops_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the sentence that tells why, not with a row for each document."""
    alone(
        monkeypatch,
        _OTHER
        + """
from lexile.errors import UnusableModel
measurement.measure_item = None
def load(): raise UnusableModel("The model folder has no lexicon.npz.")
estimator.load_estimator = load
""",
    )
    with ProcessExecutor(2, keep_all=False) as executor, pytest.raises(LexileError, match=r"no lexicon\.npz"):
        list(executor.measure([Item("a.txt", "")]))


def test_a_worker_that_does_not_start_stops_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without memory for one there is no use in trying each document."""
    alone(monkeypatch, "raise SystemExit(3)")
    with ProcessExecutor(1, keep_all=False) as executor, pytest.raises(StoppedEarly, match="did not start"):
        list(executor.measure([Item("a.txt", "")]))


def test_an_executor_that_is_closed_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever it was at: those at work are ended at once."""
    alone(
        monkeypatch,
        _OTHER
        + """
import time
measurement.measure_item = lambda item, estimator, keep_all: time.sleep(60) if item.name else [dict(pid=os.getpid())]
""",
    )
    processes = []
    with ProcessExecutor(2, keep_all=False) as executor:
        for _, rows in executor.measure([Item("", ""), Item("", ""), Item("long", ""), Item("long", "")]):
            processes.append(rows[0]["pid"])
            if len(processes) == 2:
                break
    assert not any(running(process) for process in processes)


def test_a_worker_ends_with_the_program_that_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its questions come to an end, and so does it: even kill -9 leaves nothing behind."""
    alone(monkeypatch, _OTHER + "measurement.measure_item = lambda item, estimator, keep_all: [dict(pid=os.getpid())]")
    one = Worker()
    one.measure(Item("a.txt", ""), keep_all=False)
    process = one._process
    assert process is not None
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(10) == 0


def test_interrupting_the_program_does_not_reach_its_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is for the program, which ends them itself: no traceback of theirs is seen."""
    alone(
        monkeypatch, _OTHER + "measurement.measure_item = lambda item, estimator, keep_all: [dict(group=os.getpgid(0))]"
    )
    one = Worker()
    (row,) = one.measure(Item("a.txt", ""), keep_all=False)
    one.close()
    assert row["group"] != os.getpgid(0)


def test_a_clusters_worker_ends_what_it_started_for_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """It serves the next run too, is left alone while that one needs it, and is not started for one that is over."""
    alone(monkeypatch, _OTHER + "measurement.measure_item = lambda item, estimator, keep_all: [dict(pid=os.getpid())]")
    item, model = Item("a.txt", ""), model_fingerprint()
    (first,) = measure_for_run(item, False, model, "one")
    (again,) = measure_for_run(item, True, model, "two")
    assert first == again
    finish_run("one")
    assert running(first["pid"])
    with pytest.raises(StoppedEarly):
        measure_for_run(item, False, model, "one")
    finish_run("two")
    assert not running(first["pid"])
