"""`lexile batch`: many documents in, one table out."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from lexile.batch.executors import Executor, ProcessExecutor, usable_cores
from lexile.batch.input_tables import READERS, batch_from_table
from lexile.batch.items import Batch, batch_from_file, batch_from_folder, batch_from_lines, batch_from_list
from lexile.batch.journal import journal_path
from lexile.batch.output_tables import check_table
from lexile.batch.rows import ERROR, Rows
from lexile.batch.run import RunStatistics, measure_batch, open_journal
from lexile.cli.progress import Progress, closing_line
from lexile.cli.status import FAILED
from lexile.documents import SUFFIXES
from lexile.errors import StoppedEarly, UnusableInput


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """The options of `lexile batch`, by the names that they have on the command line."""

    source: str
    table: Path
    text_column: str | None = None
    id_column: str | None = None
    workers: int | None = None
    scheduler: str | None = None
    resume: bool = False
    keep_all: bool = False
    quiet: bool = False
    verbose: bool = False


def run_batch(options: BatchOptions) -> int:
    """Measure a batch and write its table.

    Returns:
        The exit status.

    Raises:
        UnusableInput: the input, the table's name or the journal cannot be used.
        StoppedEarly: the run cannot be finished now; `--resume` continues it.
    """
    check_table(options.table)
    progress = Progress(quiet=options.quiet, verbose=options.verbose)
    batch = batch_from(options.source, options.text_column, options.id_column)
    if options.resume and options.table.exists() and not journal_path(options.table).exists():
        progress.say(f"{options.table} is complete; there is nothing to resume.")
        return 0
    if batch.skipped:
        progress.say(f"skipped files of other formats: {batch.skipped:,}.")
    journal = open_journal(options.table, keep_all=options.keep_all, resume=options.resume)
    kept = f"The work so far is kept in {journal.path}; continue with --resume."

    def report(statistics: RunStatistics, rows: Rows) -> None:
        progress.update(statistics, [_with_name(row["name"], row[ERROR]) for row in rows if row[ERROR]])

    try:
        with _executor(options) as executor:
            statistics = measure_batch(batch, options.table, journal, executor, report)
    except StoppedEarly as error:
        if journal.empty:
            raise
        raise StoppedEarly(f"{error} {kept}") from error
    except KeyboardInterrupt:
        progress.end()
        if not journal.empty:
            progress.say(f"stopped. {kept}")
        raise
    finally:
        progress.end()
        journal.close()
    progress.say(closing_line(statistics, _workers(options)))
    return FAILED if statistics.failed else 0


def batch_from(source: str, text_column: str | None, id_column: str | None) -> Batch:
    """The batch that a source names: a table, a folder, a document, a list of paths, or standard input.

    Raises:
        UnusableInput: the source does not exist, or contains nothing to measure.
    """
    path = Path(source)
    suffix = path.suffix.lower()
    if source != "-" and not os.path.exists(source):  # noqa: PTH110  # Path refuses names that are too long
        raise UnusableInput(f"{source}: no such file or folder.")
    if suffix in READERS and not path.is_dir():
        return batch_from_table(path, text_column, id_column)
    if text_column or id_column:
        raise UnusableInput(f"{source} is not a table: --text-column and --id-column are for {', '.join(READERS)}.")
    if source == "-":
        return batch_from_lines(sys.stdin.buffer)
    if path.is_dir():
        return batch_from_folder(path)
    if suffix in SUFFIXES and suffix not in (".txt", ".text"):
        return batch_from_file(path)
    return batch_from_list(path)


def _with_name(name: str, error: str) -> str:
    return error if error.startswith(name) else f"{name}: {error}"


def _executor(options: BatchOptions) -> Executor:
    if options.scheduler is None:
        workers = options.workers or usable_cores()
        return ProcessExecutor(workers, keep_all=options.keep_all, verbose=options.verbose)
    from lexile.batch.cluster import ClusterExecutor

    return ClusterExecutor(options.scheduler, keep_all=options.keep_all)


def _workers(options: BatchOptions) -> str:
    if options.scheduler is not None:
        return f"the cluster at {options.scheduler}"
    number = options.workers or usable_cores()
    return f"{number} worker{'' if number == 1 else 's'}"
