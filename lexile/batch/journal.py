"""What a run has done so far, on disk beside the table that it will become: one line for each item.

A run may be cut off anywhere. A line counts once it is whole, so the journal is cut back to its last whole line and
the run goes on behind it; the table itself is written from the journal when all is done.
"""

import contextlib
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lexile.batch.items import Item
from lexile.batch.measuring import Rows
from lexile.errors import StoppedEarly, UnusableInput

_SAFE_AFTER = 2.0  # seconds of answers that may be lost with the power; each line alone would wait for the disk

Done = tuple[str, str, Rows]
"""The name and the mark of an item, and its rows."""


class Journal:
    """The journal of one table; only one run at a time may write it. It is `empty` where nothing was done yet."""

    def __init__(self, table: Path, about: dict[str, Any], *, resume: bool) -> None:
        """Begin it, or open it behind its last whole line. `about` says what all of its rows have in common.

        Raises:
            UnusableInput: it cannot be written, another run does so, it holds work that `resume` would keep, or that
                was made in another way than `about` says.
        """
        self.path = table.with_name(f"{table.name}.part")
        self._safe = time.monotonic()
        self.empty = True
        try:
            self._file = self.path.open("ab+")
        except OSError as error:
            raise UnusableInput(f"{table} cannot be written: {error.strerror}.") from error
        try:
            self._open(table, about, resume)
        except BaseException:
            self._file.close()
            raise

    def _open(self, table: Path, about: dict[str, Any], resume: bool) -> None:
        if not _locked(self._file.fileno()):
            raise UnusableInput(f"Another run is writing {table}.")
        whole = _whole(self.path)
        # A run that measured nothing yet left nothing that is worth keeping.
        if whole > _head_size(self.path) and not resume:
            raise UnusableInput(
                f"{self.path} holds what a run did that was stopped. Go on with --resume, or delete it to begin anew."
            )
        if whole and resume:
            with self.path.open("rb") as file:
                found = json.loads(file.readline())
            other = [name for name, value in about.items() if found.get(name) != value]
            if other:
                raise UnusableInput(
                    f"The run that was stopped had another {other[0]}. Run it as before, or delete {self.path}."
                )
            self._file.truncate(whole)
            self.empty = whole == _head_size(self.path)
        else:
            self._file.truncate(0)
            self._write(about)

    def done(self) -> Iterator[Done]:
        """What was done, in order."""
        with self.path.open("rb") as lines:
            next(lines)
            for line in lines:
                name, mark, rows = json.loads(line)
                yield name, mark, rows

    def add(self, item: Item, rows: Rows) -> None:
        """Keep an item's rows.

        Raises:
            StoppedEarly: the disk is full, or gone.
        """
        self._write([item.name, item.mark, rows])
        self.empty = False

    def forget(self) -> None:
        """Its table is whole: there is nothing to go on with."""
        self.empty = True

    def close(self) -> None:
        """Keep it for `--resume`, unless it holds nothing."""
        with contextlib.suppress(OSError):
            os.fsync(self._file.fileno())
        self._file.close()
        if self.empty:
            self.path.unlink(missing_ok=True)

    def _write(self, what: Any) -> None:
        try:
            self._file.write(json.dumps(what).encode() + b"\n")
            self._file.flush()
            if time.monotonic() - self._safe > _SAFE_AFTER:
                os.fsync(self._file.fileno())
                self._safe = time.monotonic()
        except OSError as error:
            raise StoppedEarly(f"{self.path} cannot be written any longer: {error.strerror}.") from error


def _whole(path: Path) -> int:
    """The bytes of a journal that are whole lines; what follows was cut off."""
    whole = 0
    with path.open("rb") as lines:
        for line in lines:
            try:
                if not line.endswith(b"\n"):
                    break
                json.loads(line)
            except ValueError:
                break
            whole += len(line)
    return whole


def _head_size(path: Path) -> int:
    with path.open("rb") as lines:
        return len(lines.readline())


def _locked(file: int) -> bool:
    """Whether the journal is ours now; where a system has no such locks, nobody asks."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
