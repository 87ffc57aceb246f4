"""A run that is stopped, in every way: nothing half-written looks whole, and in the end the table is the same."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lexile.batch.executors import MeasuredItem
from lexile.batch.items import Item
from lexile.cli.main import main
from lexile.errors import UnusableInput


class Nobody:
    """An executor that must not be asked for anything."""

    def measure(self, items: Iterator[Item]) -> Iterator[MeasuredItem]:
        for item in items:
            raise AssertionError(item.name)
        return iter(())

    def __enter__(self) -> "Nobody":
        return self

    def __exit__(self, *failure: object) -> None: ...


def recorded(table: Path) -> int:
    """How many documents the journal of a running process holds; it is locked, so names are sought in its bytes."""
    files = [Path(f"{table}.part{suffix}") for suffix in ("", "-wal")]
    data = b"".join(path.read_bytes() for path in files if path.exists())
    return len(set(re.findall(rb"(?:new|old)/\d\d\.txt", data)))


def stopped(books: Path, table: Path, how: signal.Signals, after: int, *options: str) -> "subprocess.Popen[str]":
    """A run that is stopped once its journal holds so many documents."""
    run = subprocess.Popen(
        [sys.executable, "-m", "lexile", "batch", str(books), "--out", str(table), *options],
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # it may be ignored here
    )
    while run.poll() is None and recorded(table) <= after:
        time.sleep(0.005)
    os.kill(run.pid, how)
    run.wait(20)
    return run


def test_a_run_goes_on_after_any_stop_and_makes_the_same_table(
    books: Path, tmp_path: Path, table_of_one: bytes
) -> None:
    """Ctrl-C, then kill -9, then on to the end; with one worker or with two."""
    table = tmp_path / "t.parquet"
    run = stopped(books, table, signal.SIGINT, 3)
    assert run.stderr is not None
    told = run.stderr.read()
    assert run.returncode == 130
    assert "Traceback" not in told
    assert told.splitlines()[-1].endswith("--resume.")
    assert not table.exists()
    done = recorded(table)
    run = stopped(books, table, signal.SIGKILL, done + 3, "--resume", "--workers", "1")
    assert run.returncode == -signal.SIGKILL
    assert run.stderr is not None
    run.stderr.close()
    assert not table.exists()
    assert main(["batch", str(books), "--out", str(table), "--resume", "--quiet"]) == 1
    assert table.read_bytes() == table_of_one
    assert sorted(path.name for path in tmp_path.iterdir()) == ["t.parquet"]


@pytest.fixture
def half(books: Path, table_of_one: bytes, tmp_path: Path, measure) -> Path:
    """A table whose run was stopped half way, without any process."""

    class Half:
        def measure(self, items: Iterator[Item]) -> Iterator[MeasuredItem]:
            for number, item in enumerate(items):
                if number == 10:
                    raise KeyboardInterrupt
                yield item, [{"name": item.name, "words": 7, "error": None}]

        def __enter__(self) -> "Half":
            return self

        def __exit__(self, *failure: object) -> None: ...

    table = tmp_path / "half.jsonl"
    with pytest.raises(KeyboardInterrupt):
        measure(table, Half())
    return table


def test_a_library_that_has_changed_is_told(books: Path, half: Path, measure) -> None:
    """A document that was measured is another one now: which it is, and what to do."""
    changed = books / "new" / "01.txt"
    before = changed.stat()
    os.utime(changed, (0, 0))
    try:
        with pytest.raises(UnusableInput, match=r"has changed .* new/01\.txt, number 2,"):
            measure(half, Nobody())
    finally:
        os.utime(changed, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert Path(f"{half}.part").exists()


def test_what_was_done_is_not_done_again(half: Path, measure) -> None:
    """Only the rest is asked for."""
    asked = []

    class Rest(Nobody):
        def measure(self, items: Iterator[Item]) -> Iterator[MeasuredItem]:
            for item in items:
                asked.append(item.name)
                yield item, []

    statistics = measure(half, Rest())
    assert (statistics.resumed_items, len(asked), statistics.items) == (10, 13, 23)
    assert (statistics.words, statistics.new_words) == (70, 0)
    assert len(half.read_text().splitlines()) == 10


def test_a_stop_while_the_table_is_written_loses_nothing(half: Path, measure, monkeypatch: pytest.MonkeyPatch) -> None:
    """All is measured; the table is written from the journal once more."""
    from lexile.batch import run

    class Rest(Nobody):
        def measure(self, items: Iterator[Item]) -> Iterator[MeasuredItem]:
            return ((item, []) for item in items)

    def stop(table: Path, rows: object) -> None:
        table.with_name(f"{table.name}.new").write_text("half a li")
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(run, "write_table", stop)
        with pytest.raises(KeyboardInterrupt):
            measure(half, Rest())
    assert not half.exists()
    measure(half, Nobody())
    assert len(half.read_text().splitlines()) == 10
    assert sorted(path.name for path in half.parent.iterdir()) == ["half.jsonl"]
