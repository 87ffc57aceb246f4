"""The journal of a run: the rows measured so far, on disk beside the table that they will become.

It is an SQLite database in write-ahead mode: SQLite undoes a write that was cut off, keeps a second process out on
every system, and notices damage. After `kill -9` no recorded row is missing; after a loss of power, those of the
last seconds are. The table itself is written from the journal once everything is measured.
"""

import contextlib
import json
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

from lexile.batch.items import Item
from lexile.batch.rows import COLUMNS, ERROR, Rows
from lexile.errors import StoppedEarly, UnusableInput

_APPLICATION = 0x4C780001  # "Lx" and the layout below, in the file's header: tells a journal from any other database
_LAYOUT = f"""
BEGIN IMMEDIATE;
PRAGMA application_id = {_APPLICATION};
CREATE TABLE run (settings TEXT NOT NULL, table_begun INTEGER NOT NULL DEFAULT 0);
CREATE TABLE items (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, fingerprint TEXT NOT NULL, rows TEXT NOT NULL,
    checksum INTEGER NOT NULL
);
COMMIT;
"""
_SYNC_INTERVAL = 2.0  # seconds of work that a loss of power may cost; waiting for the disk at each item would be slow

_JSON_TYPES: dict[type, type | tuple[type, ...]] = {str: str, int: int, float: (int, float), list: list}

Recorded = tuple[str, str, Rows]
"""The name and fingerprint of an item, and its rows."""


def journal_path(table: Path) -> Path:
    """The path of a table's journal."""
    return table.with_name(f"{table.name}.part")


class Journal:
    """The journal of one table, open for one run at a time; `empty` while it holds no item."""

    def __init__(self, table: Path, settings: dict[str, Any], *, resume: bool) -> None:
        """Create the journal, or open it behind its last item.

        Args:
            table: the table that the run will write.
            settings: what all rows of the table must have in common, such as the model.
            resume: whether to continue the run that left a journal.

        Raises:
            UnusableInput: the journal cannot be written, belongs to a run in progress, is damaged or not a journal,
                holds work although `resume` is off, or was made with other settings.
        """
        self.path = journal_path(table)
        self._synced = time.monotonic()
        self._check_neighbours()
        try:
            self._database = sqlite3.connect(self.path, timeout=0, isolation_level=None)
            with contextlib.ExitStack() as if_refused:
                if_refused.callback(self._database.close)
                self._open()
                self.empty = not self._value("SELECT count(*) FROM items")
                if self.empty:  # a run that was killed before its first item left nothing worth keeping
                    self._database.execute("DELETE FROM run")
                    self._database.execute("INSERT INTO run (settings) VALUES (?)", (json.dumps(settings),))
                else:
                    self._check(settings, resume)
                if_refused.pop_all()
        except sqlite3.Error as error:
            raise self._refusal(error, table) from error

    def recorded(self) -> Iterator[Recorded]:
        """The items recorded so far, in order.

        Raises:
            UnusableInput: the journal is damaged.
        """
        try:
            items = self._database.execute(
                "SELECT number, name, fingerprint, rows, checksum FROM items ORDER BY number"
            )
            for expected, (number, name, fingerprint, rows, checksum) in enumerate(items, start=1):
                fields = name, fingerprint, rows
                if not all(isinstance(field, str) for field in fields):
                    raise self._unreadable()
                if number != expected or checksum != _checksum(*fields):
                    raise self._unreadable()
                yield name, fingerprint, _rows_from(rows)
        except (sqlite3.Error, ValueError, RecursionError) as error:
            raise self._unreadable() from error

    def add(self, item: Item, rows: Rows) -> None:
        """Record an item's rows.

        Raises:
            StoppedEarly: the disk is full or not available.
        """
        values = item.name, item.fingerprint, json.dumps(rows)
        self._write(
            "INSERT INTO items (name, fingerprint, rows, checksum) VALUES (?, ?, ?, ?)", *values, _checksum(*values)
        )
        self.empty = False

    @property
    def table_begun(self) -> bool:
        """Whether this run has begun to write its table, so that an unfinished one on disk is its own."""
        return bool(self._value("SELECT table_begun FROM run"))

    def begin_table(self) -> None:
        """Record that the run begins to write its table.

        Raises:
            StoppedEarly: the disk is full or not available.
        """
        self._write("UPDATE run SET table_begun = 1")

    def discard(self) -> None:
        """Let `close` delete the journal, since the table is complete."""
        self.empty = True

    def close(self) -> None:
        """Close the journal; it stays on disk for `--resume` unless it is empty or discarded."""
        with contextlib.suppress(sqlite3.Error):
            self._database.close()
        if self.empty:
            self.path.unlink(missing_ok=True)

    def _check_neighbours(self) -> None:
        """Refuse a journal that is not a file, and to begin one where files lie that SQLite would delete as its own."""
        if os.path.lexists(self.path) and (os.path.islink(self.path) or not os.path.isfile(self.path)):  # noqa: PTH113, PTH114
            raise UnusableInput(f"{self.path} cannot be written: it is not a file. Move or delete it.")
        for suffix in () if os.path.lexists(self.path) else ("-wal", "-shm", "-journal"):
            neighbour = self.path.with_name(f"{self.path.name}{suffix}")
            if os.path.lexists(neighbour):
                raise UnusableInput(f"{neighbour} is in the way: the run would write over it. Move or delete it.")

    def _open(self) -> None:
        """Take the lock, which is held until the journal is closed, and create what is missing."""
        self._database.execute("PRAGMA locking_mode = EXCLUSIVE")
        blank = not self._value("SELECT count(*) FROM sqlite_master")
        if self._value("PRAGMA application_id") != (0 if blank else _APPLICATION) or not self._has_layout(blank):
            raise self._unreadable()
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = NORMAL")
        if blank:
            self._database.executescript(_LAYOUT)
        if self._value("PRAGMA quick_check") != "ok":
            raise self._unreadable()

    def _has_layout(self, blank: bool) -> bool:
        """Whether there are the two tables and nothing else; a view, for instance, may never come to an end."""
        if blank:
            return not self._value("PRAGMA user_version")
        found = self._database.execute("SELECT type, name FROM sqlite_master").fetchall()
        return sorted(found) == [("table", "items"), ("table", "run")]

    def _check(self, settings: dict[str, Any], resume: bool) -> None:
        if not resume:
            raise UnusableInput(
                f"{self.path} holds the work of a run that was stopped. Continue it with --resume, or delete the file "
                "to start over."
            )
        try:
            kept = json.loads(self._value("SELECT settings FROM run"))
            other = [name for name, value in settings.items() if kept[name] != value]
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise self._unreadable() from error
        if other:
            raise UnusableInput(
                f"The run that was stopped used a different {other[0]}. Use the same one again, or delete {self.path} "
                "to start over."
            )

    def _write(self, statement: str, *values: Any) -> None:
        try:
            self._database.execute(statement, values)
            if time.monotonic() - self._synced > _SYNC_INTERVAL:
                self._database.execute("PRAGMA wal_checkpoint").fetchall()
                self._synced = time.monotonic()
        except sqlite3.Error as error:
            raise StoppedEarly(f"{self.path} can no longer be written: {error}.") from error

    def _value(self, query: str) -> Any:
        """The first value of a query's first row."""
        return (self._database.execute(query).fetchone() or (None,))[0]

    def _refusal(self, error: sqlite3.Error, table: Path) -> UnusableInput:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # without the details of an extended code
        if code == sqlite3.SQLITE_BUSY:
            return UnusableInput(f"Another run is writing {table}.")
        if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            return self._unreadable()
        return UnusableInput(f"{self.path} cannot be written: {error}.")

    def _unreadable(self) -> UnusableInput:
        return UnusableInput(
            f"{self.path} is damaged, or is not the journal of a run. Move or delete it; the run then starts over."
        )


def _rows_from(text: str) -> Rows:
    """The rows in a recorded item.

    Raises:
        ValueError: they do not have the form of rows.
    """
    rows = json.loads(text)
    if not isinstance(rows, list):
        raise ValueError("no list of rows")
    for row in rows:
        if not isinstance(row, dict) or not {"name", "words", ERROR} <= row.keys() <= COLUMNS.keys():
            raise ValueError("a row with other columns")
        if not all(value is None or isinstance(value, _JSON_TYPES[COLUMNS[name]]) for name, value in row.items()):
            raise ValueError("a value of another type")
    return rows


def _checksum(*fields: str) -> int:
    return crc32("\0".join(fields).encode())
