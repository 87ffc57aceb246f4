"""Journals damaged in ways that a disk, another program or a hand may bring about.

Each is either used as it was before, or refused in one sentence; it is never lost, and no table is written over.
"""

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from zlib import crc32

import pytest

from lexile.batch.items import Batch, Item
from lexile.batch.run import RunStatistics, measure_batch, open_journal
from lexile.errors import UnusableInput
from tests.batch.test_stops import Nobody

ROW = {"name": "a", "words": 7, "error": None}
ITEMS = 40


def items() -> Iterator[Item]:
    return (Item(f"{number}.txt", "fingerprint") for number in range(ITEMS))


def run(table: Path) -> RunStatistics:
    """Continue a run that has measured everything but not written its table."""
    journal = open_journal(table, keep_all=False, resume=True)
    try:
        with Nobody() as executor:
            return measure_batch(Batch(items, ITEMS), table, journal, executor, lambda statistics, rows: None)
    finally:
        journal.close()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table that is not written yet, with its journal."""
    table = tmp_path / "t.jsonl"
    journal = open_journal(table, keep_all=False, resume=False)
    for item in items():
        journal.add(item, [ROW])
    journal.close()
    return table


def sql(statement: str) -> Callable[[Path], None]:
    """A change by someone who opens the journal with SQLite."""

    def change(path: Path) -> None:
        with sqlite3.connect(path, isolation_level=None) as database:
            database.executescript(statement)
        database.close()

    return change


def rows(content: object) -> Callable[[Path], None]:
    """Other rows of an item, with the checksum that belongs to them."""

    def change(path: Path) -> None:
        text = content if isinstance(content, str) else json.dumps(content)
        checksum = crc32("\0".join(("4.txt", "fingerprint", text)).encode())
        with sqlite3.connect(path, isolation_level=None) as database:
            database.execute("UPDATE items SET rows = ?, checksum = ? WHERE number = 5", (text, checksum))
        database.close()

    return change


def write(suffix: str, content: bytes) -> Callable[[Path], None]:
    """A file beside the journal, or in its place."""
    return lambda path: Path(f"{path}{suffix}").write_bytes(content) and None


def instead(make: Callable[[Path], object]) -> Callable[[Path], None]:
    """Something else in the journal's place."""

    def change(path: Path) -> None:
        path.unlink()
        make(path)

    return change


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:4096])


def appended(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"more" * 99)


def copied_twice(path: Path) -> None:
    path.write_bytes(path.read_bytes() * 2)


def as_text(path: Path) -> None:
    """As a transfer in text mode leaves it."""
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def one_bit(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[data.index(b"17.txt")] ^= 1
    path.write_bytes(data)


ENDLESS = """DROP TABLE items; CREATE VIEW items AS WITH RECURSIVE n(number) AS
    (SELECT 1 UNION ALL SELECT number + 1 FROM n) SELECT number, '' name, '' fingerprint, '' rows, 0 checksum FROM n"""
DAMAGE: dict[str, Callable[[Path], None]] = {
    "cut after a page": cut,
    "with something appended": appended,
    "copied twice": copied_twice,
    "transferred as text": as_text,
    "one bit": one_bit,
    "a page of another database": lambda path: path.write_bytes(path.read_bytes()[:8192] + bytes(4096)) and None,
    "a write-ahead log of noise": write("-wal", os.urandom(9999)),
    "a shared-memory file of noise": write("-shm", os.urandom(32768)),
    "a rollback journal of noise": write("-journal", os.urandom(9999)),
    "a text file": write("", b"half a download"),
    "another database": instead(sql("CREATE TABLE items (number)")),
    "a database without tables": instead(sql("PRAGMA user_version = 3")),
    "a folder": instead(Path.mkdir),
    "a link to nowhere": instead(lambda path: path.symlink_to("missing/folder/file")),
    "a link to itself": instead(lambda path: path.symlink_to(path)),
    "no items": sql("DROP TABLE items"),
    "no run": sql("DROP TABLE run"),
    "a run without settings": sql("DELETE FROM run"),
    "two runs": sql("""INSERT INTO run (settings) VALUES ('{"model": 1}')"""),
    "settings that are not JSON": sql("UPDATE run SET settings = 'x'"),
    "settings that are a list": sql("UPDATE run SET settings = '[]'"),
    "settings that are bytes": sql("UPDATE run SET settings = x'ff00'"),
    "settings nested too deeply": sql(f"UPDATE run SET settings = '{'[' * 200_000}'"),
    "an item missing": sql("DELETE FROM items WHERE number = 9"),
    "an item too many": sql("INSERT INTO items VALUES (41, 'a', 'b', '[]', 0)"),
    "an item of another kind": sql("UPDATE items SET name = x'ff' WHERE number = 9"),
    "text that is not Unicode": sql("UPDATE items SET rows = CAST(x'ff' AS TEXT) WHERE number = 9"),
    "a number for rows": sql("UPDATE items SET rows = 1 WHERE number = 9"),
    "a name that is empty": sql("UPDATE items SET name = '' WHERE number = 9"),
    "columns missing": sql("ALTER TABLE items DROP COLUMN checksum"),
    "a view in place of the items": sql(ENDLESS),
    "a half-written table noted by words": sql("UPDATE run SET table_begun = 'perhaps'"),
    "rows that are not JSON": rows("x"),
    "rows that are one row": rows(ROW),
    "rows without columns": rows([{}]),
    "rows of other types": rows([{**ROW, "words": "seven"}]),
    "rows of numbers": rows([1, 2]),
    "rows nested too deeply": rows("[" * 200_000),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_journal_is_used_whole_or_refused_in_one_sentence(table: Path, damage: str) -> None:
    path = table.with_name("t.jsonl.part")
    DAMAGE[damage](path)
    before = os.path.lexists(path)
    problem, statistics = "", None
    try:
        statistics = run(table)
    except UnusableInput as error:
        problem = str(error)
    if statistics is None:
        assert problem.endswith(".")
        assert "\n" not in problem
        assert os.path.lexists(path) == before, "the journal was lost"
        assert not table.exists()
    else:
        assert statistics.resumed_items == ITEMS, "recorded items were lost without a word"
        assert [json.loads(line) for line in table.read_text(encoding="utf-8").splitlines()] == [ROW] * ITEMS


@pytest.mark.parametrize("suffix", ["-wal", "-shm", "-journal"])
def test_a_file_that_sqlite_would_delete_is_refused(tmp_path: Path, suffix: str) -> None:
    """No journal is there yet, so the file is somebody else's."""
    other = tmp_path / f"t.csv.part{suffix}"
    other.write_text("mine")
    with pytest.raises(UnusableInput, match="in the way"):
        open_journal(tmp_path / "t.csv", keep_all=False, resume=False)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["mine"]
