"""A small library, and the table that one process makes of it."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from lexile.batch.executors import Executor
from lexile.batch.items import batch_from_folder
from lexile.batch.measurement import Rows
from lexile.batch.run import RunStatistics, measure_batch, open_journal
from lexile.cli.main import main

STORY = "The small boat number {} lay on the sand. Nobody had used it since the spring, and its paint was gone. "
DOCUMENTS = 24


@pytest.fixture(scope="session")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with sound texts, an archive, a file that is no text, and files that are none of our business."""
    folder = tmp_path_factory.mktemp("books")
    for number in range(DOCUMENTS - 4):
        where = folder / ("new" if number % 3 else "old")
        where.mkdir(exist_ok=True)
        (where / f"{number:02}.txt").write_text(STORY.format(number) * (number + 2), encoding="utf-8")
    with zipfile.ZipFile(folder / "class.zip", "w") as archive:
        archive.writestr("river.txt", STORY.format("a") * 5)
        archive.writestr("empty.txt", "")
    (folder / "photo.docx").write_bytes(b"\x89PNG" + bytes(99))
    (folder / "story.md").write_text(f"# The Boat\n\n{STORY.format('b') * 9}", encoding="utf-8")
    (folder / "numbers.xls").write_bytes(b"")
    (folder / ".hidden.txt").write_text(STORY, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def table_of_one(books: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What one process writes, without a stop."""
    table = tmp_path_factory.mktemp("one") / "one.parquet"
    assert main(["batch", str(books), "--out", str(table), "--workers", "1", "--quiet"]) == 1
    return table.read_bytes()


@pytest.fixture
def measure(books: Path) -> Callable[..., RunStatistics]:
    """Measure the library with some crew, going on with what there is."""

    def measured(
        table: Path, executor: Executor, tell: Callable[[RunStatistics, Rows], None] = lambda statistics, rows: None
    ) -> RunStatistics:
        journal = open_journal(table, keep_all=False, resume=True)
        try:
            with executor:
                return measure_batch(batch_from_folder(books), table, journal, executor, tell)
        finally:
            journal.close()

    return measured
