"""A run over a batch, from its items to its table; work that an earlier run recorded is not repeated."""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lexile.batch.executors import Executor
from lexile.batch.items import Batch, Item
from lexile.batch.journal import Journal
from lexile.batch.measurement import model_fingerprint
from lexile.batch.output_tables import unfinished_table, write_table
from lexile.batch.rows import ERROR, Rows
from lexile.errors import UnusableInput


@dataclass(slots=True)
class RunStatistics:
    """The progress of a run: finished `items` with their `documents` and `words`, and how many documents `failed`.

    `resumed_items` of the items were recorded by an earlier run; `new_words` were measured in this one's `seconds`.
    """

    total: int | None
    seconds: float = 0.0
    items: int = 0
    documents: int = 0
    failed: int = 0
    resumed_items: int = 0
    words: int = 0
    new_words: int = 0

    def add(self, rows: Rows) -> None:
        """Count an item's rows."""
        self.items += 1
        self.documents += len(rows)
        self.failed += sum(row[ERROR] is not None for row in rows)
        words = sum(row["words"] or 0 for row in rows)
        self.words += words
        self.new_words += words

    @property
    def seconds_left(self) -> float | None:
        """The time that the remaining items take at the rate so far; None if it cannot be known."""
        measured = self.items - self.resumed_items
        return None if self.total is None or not measured else self.seconds / measured * (self.total - self.items)


def open_journal(table: Path, *, keep_all: bool, resume: bool) -> Journal:
    """The journal of a table; it refuses to mix rows of different models or options.

    Raises:
        UnusableInput: the journal cannot be used, or a file is in the way of the table.
    """
    settings = {"model": model_fingerprint(), "choice of --keep-all": keep_all}
    journal = Journal(table, settings, resume=resume)
    unfinished = unfinished_table(table)
    if journal.table_begun:
        unfinished.unlink(missing_ok=True)
    elif os.path.lexists(unfinished):
        journal.close()
        raise UnusableInput(f"{unfinished} is in the way: the table is written there first. Move or delete it.")
    return journal


def measure_batch(
    batch: Batch, table: Path, journal: Journal, executor: Executor, report: Callable[[RunStatistics, Rows], None]
) -> RunStatistics:
    """Measure the items that the journal does not hold yet, then write the table.

    Args:
        batch: the items, which begin with those that the journal holds.
        table: the table to write.
        journal: the table's journal.
        executor: the processes that measure.
        report: called after each item with the statistics and the item's rows.

    Raises:
        UnusableInput: the batch has changed since the journal was begun, or the journal is damaged.
        StoppedEarly: the run cannot be finished now; the journal keeps its work.
    """
    items = batch.items()
    statistics = RunStatistics(batch.total)
    for rows in _recorded(items, journal):
        statistics.add(rows)
    statistics.resumed_items, statistics.new_words = statistics.items, 0
    begun = time.monotonic()
    for item, rows in executor.measure(items):
        journal.add(item, rows)
        statistics.add(rows)
        statistics.seconds = time.monotonic() - begun
        report(statistics, rows)
    journal.begin_table()
    write_table(table, (row for _, _, rows in journal.recorded() for row in rows))
    statistics.seconds = time.monotonic() - begun
    journal.discard()
    return statistics


def _recorded(items: Iterator[Item], journal: Journal) -> Iterator[Rows]:
    """The rows that the journal holds, each checked against its item."""
    for number, (name, fingerprint, rows) in enumerate(journal.recorded(), start=1):
        item = next(items, None)
        if item is None or (item.name, item.fingerprint) != (name, fingerprint):
            raise UnusableInput(
                f"The input has changed since the run was stopped: {name}, number {number}, is missing or has been "
                f"modified. Delete {journal.path} to start over."
            )
        yield rows
