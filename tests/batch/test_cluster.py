"""On a Dask cluster: the same table, also when a worker or the scheduler is lost on the way."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from distributed import Client, KilledWorker

from lexile.batch import cluster
from lexile.batch.cluster import ClusterExecutor, _ClusterRows
from lexile.batch.items import Item
from lexile.batch.measurement import Rows, lost_rows
from lexile.batch.run import RunStatistics
from lexile.cli.main import main
from lexile.errors import StoppedEarly, UnusableInput

ROOT = Path(__file__).parents[2]


@dataclass
class Local:
    """A scheduler and two workers on this machine."""

    address: str
    scheduler: "subprocess.Popen[bytes]"
    workers: "subprocess.Popen[bytes]"

    def processes(self) -> list[int]:
        """Of the workers."""
        with Client(self.address, set_as_default=False) as client:
            return sorted(client.run(os.getpid).values())


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Local]:
    """As a person starts it; the scheduler stands where this program is not."""
    folder = tmp_path_factory.mktemp("dask")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    dask = [sys.executable, "-m", "dask"]
    quiet = {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    scheduler = subprocess.Popen([*dask, "scheduler", "--host", address, "--no-dashboard"], **quiet)
    workers = subprocess.Popen(
        [*dask, "worker", address, "--nworkers", "2", "--nthreads", "1", "--no-dashboard", "--death-timeout", "60"],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        start_new_session=True,
        **quiet,
    )
    yield Local(address, scheduler, workers)
    scheduler.kill()
    os.killpg(workers.pid, signal.SIGKILL)
    for process in (scheduler, workers):
        process.wait()


def test_a_worker_that_is_lost_costs_no_row(local: Local, tmp_path: Path, measure, table_of_one: bytes) -> None:
    """Its documents are measured again by the other: the table is the one that one process makes, byte for byte."""
    killed = []

    def kill(statistics: RunStatistics, rows: Rows) -> None:
        if statistics.items == 9:
            killed.append(local.processes()[0])
            os.kill(killed[0], signal.SIGKILL)

    table = tmp_path / "t.parquet"
    statistics = measure(table, ClusterExecutor(local.address, keep_all=False), kill)
    assert len(killed) == 1
    assert statistics.documents == 24
    assert table.read_bytes() == table_of_one


def test_other_workers_are_not_mixed_in(local: Local, tmp_path: Path, measure, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a table by another model would tell nothing: one sentence, and what was done is kept."""
    monkeypatch.setattr(cluster, "model_fingerprint", lambda: "another")
    with pytest.raises(StoppedEarly, match="different model"):
        measure(tmp_path / "t.csv", ClusterExecutor(local.address, keep_all=False))


def test_a_scheduler_that_is_lost_is_told_and_the_run_goes_on_without(
    local: Local, books: Path, tmp_path: Path, measure, table_of_one: bytes, capfd, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One clear sentence; with --resume the rest is measured elsewhere, and the table is the same."""
    monkeypatch.setattr(cluster, "_RECOUNT_INTERVAL", 0.0)  # it is also asked for its workers before each document
    monkeypatch.setattr(cluster, "_TIMEOUT", 3)

    def kill(statistics: RunStatistics, rows: Rows) -> None:
        if statistics.items == 9:
            local.scheduler.kill()
            local.scheduler.wait()

    table = tmp_path / "t.parquet"
    with pytest.raises(StoppedEarly, match=f"connection to the scheduler {local.address} was lost"):
        measure(table, ClusterExecutor(local.address, keep_all=False), kill)
    assert not table.exists()
    assert "Traceback" not in capfd.readouterr().err
    assert main(["batch", str(books), "--out", str(table), "--resume", "--quiet"]) == 1
    assert table.read_bytes() == table_of_one


class Unlucky:
    """A cluster each of whose workers is lost with what it is given, for so many times."""

    def __init__(self, losses: int) -> None:
        self.losses = losses

    def submit(self, item: Item) -> "Unlucky":
        return self

    def release(self) -> None: ...

    def result(self) -> Rows:
        self.losses -= 1
        if self.losses >= 0:
            raise KilledWorker("lexile-1", None, 3)  # type: ignore[arg-type]
        return [{"name": "a.txt"}]


def test_a_document_is_given_up_only_after_many_losses() -> None:
    """Workers that come and go, as hired ones do, are no fault of a document's; one that ends them all is named."""
    item = Item("a.txt", "")
    assert _ClusterRows(Unlucky(2), item).result() == [{"name": "a.txt"}]  # type: ignore[arg-type]
    assert _ClusterRows(Unlucky(3), item).result() == lost_rows(item)  # type: ignore[arg-type]


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "no address"])
def test_where_no_scheduler_answers_is_told(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """And how one is started."""
    monkeypatch.setattr(cluster, "_TIMEOUT", 0.2)
    with pytest.raises(UnusableInput, match="dask scheduler"):
        ClusterExecutor(address, keep_all=False)


def test_without_dask_it_is_told_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an extra."""
    monkeypatch.setattr(cluster, "find_spec", lambda name: None)
    with pytest.raises(UnusableInput, match="pip install dask distributed"):
        ClusterExecutor("tcp://127.0.0.1:1", keep_all=False)
