"""A library from its items to its table; what was done before is not done again."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lexile.batch.executors import Crew
from lexile.batch.items import Item, Library
from lexile.batch.journal import Journal
from lexile.batch.measuring import Rows, model_mark
from lexile.batch.rows import ERROR
from lexile.batch.tables_out import write_table
from lexile.errors import UnusableInput


@dataclass(slots=True)
class Tally:
    """How far a run is: `items` with all their `documents`, of which `failed`, and their words.

    `before` of the items had been done by a run that was stopped; `words_now` came in the `seconds` of this one.
    """

    total: int | None
    seconds: float = 0.0
    items: int = 0
    documents: int = 0
    failed: int = 0
    before: int = 0
    words: int = 0
    words_now: int = 0

    def add(self, rows: Rows) -> None:
        """Count an item's rows."""
        self.items += 1
        self.documents += len(rows)
        self.failed += sum(row[ERROR] is not None for row in rows)
        words = sum(row["words"] or 0 for row in rows)
        self.words += words
        self.words_now += words

    @property
    def seconds_left(self) -> float | None:
        """As many items as are left, at the rate of those done; None where that cannot be told."""
        now = self.items - self.before
        return None if self.total is None or not now else self.seconds / now * (self.total - self.items)


def start_journal(table: Path, *, keep_all: bool, resume: bool) -> Journal:
    """The journal of a table; rows made with another model or other options are never mixed in one.

    Raises:
        UnusableInput: it cannot be begun, or not be gone on with.
    """
    about = {"layout": 1, "model": model_mark(), "choice of --keep-all": keep_all}
    return Journal(table, about, resume=resume)


def measure_library(
    library: Library, table: Path, journal: Journal, crew: Crew, tell: Callable[[Tally, Rows], None]
) -> Tally:
    """Measure what the journal does not hold yet, then write the table; `tell` hears of each item's rows.

    Raises:
        UnusableInput: the library has changed since the journal was begun.
        StoppedEarly: it cannot be brought to its end now; the journal keeps what was done.
    """
    items = library.items()
    tally = Tally(library.total)
    for rows in _skipped(items, journal):
        tally.add(rows)
    tally.before, tally.words_now = tally.items, 0
    begun = time.monotonic()
    for item, rows in crew.measure(items):
        journal.add(item, rows)
        tally.add(rows)
        tally.seconds = time.monotonic() - begun
        tell(tally, rows)
    write_table(table, (row for _, _, rows in journal.done() for row in rows))
    tally.seconds = time.monotonic() - begun
    journal.forget()
    return tally


def _skipped(items: Iterator[Item], journal: Journal) -> Iterator[Rows]:
    for place, (name, mark, rows) in enumerate(journal.done(), start=1):
        item = next(items, None)
        if item is None or (item.name, item.mark) != (name, mark):
            raise UnusableInput(
                f"The library has changed since the run was stopped: at place {place} stood {name}, which is no "
                f"longer there or is another file now. Delete {journal.path} to begin anew."
            )
        yield rows
