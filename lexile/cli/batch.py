"""`batch`: a whole library in, one table out."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from lexile.batch.executors import Crew, Processes, cores
from lexile.batch.items import Library, file_library, folder_library, lines_library, list_library
from lexile.batch.measuring import Rows
from lexile.batch.rows import ERROR
from lexile.batch.run import Tally, measure_library, start_journal
from lexile.batch.tables_in import READERS, table_library
from lexile.batch.tables_out import check_table
from lexile.cli.progress import Progress, closing_line
from lexile.cli.status import FAILED
from lexile.documents import SUFFIXES
from lexile.errors import StoppedEarly, UnusableInput


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """What to measure, where the table goes, and who works."""

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
    """Measure a library; 0 if all documents could be, else 1.

    Raises:
        UnusableInput: the input, the table's name, or the run to go on with is of no use.
        StoppedEarly: it cannot be brought to its end now; `--resume` goes on.
    """
    check_table(options.table)
    progress = Progress(quiet=options.quiet, verbose=options.verbose)
    library = library_of(options.source, options.text_column, options.id_column)
    if options.resume and options.table.exists() and not Path(f"{options.table}.part").exists():
        progress.say(f"{options.table} is whole already: there is nothing to go on with.")
        return 0
    if library.passed_over:
        progress.say(f"files of other kinds that are passed over: {library.passed_over:,}.")
    journal = start_journal(options.table, keep_all=options.keep_all, resume=options.resume)
    kept = f"What was done is kept in {journal.path}: go on with --resume."

    def tell(tally: Tally, rows: Rows) -> None:
        progress.tell(tally, [_problem(row["name"], row[ERROR]) for row in rows if row[ERROR]])

    try:
        with _crew(options) as crew:
            tally = measure_library(library, options.table, journal, crew, tell)
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
    progress.say(closing_line(tally, _workers(options)))
    return FAILED if tally.failed else 0


def library_of(source: str, text_column: str | None, id_column: str | None) -> Library:
    """What there is to measure, by what kind of thing was named.

    Raises:
        UnusableInput: there is nothing of this name, or nothing to measure in it.
    """
    path = Path(source)
    suffix = path.suffix.lower()
    if source != "-" and not os.path.exists(source):  # noqa: PTH110  # a name may be too long for Path
        raise UnusableInput(f"{source}: there is no such file or folder.")
    if suffix in READERS and not path.is_dir():
        return table_library(path, text_column, id_column)
    if text_column or id_column:
        raise UnusableInput(f"{source} is no table: --text-column and --id-column are for {', '.join(READERS)}.")
    if source == "-":
        return lines_library(sys.stdin.buffer)
    if path.is_dir():
        return folder_library(path)
    if suffix in SUFFIXES and suffix not in (".txt", ".text"):
        return file_library(path)
    return list_library(path)


def _problem(name: str, error: str) -> str:
    return error if error.startswith(name) else f"{name}: {error}"


def _crew(options: BatchOptions) -> Crew:
    if options.scheduler is None:
        return Processes(options.workers or cores(), keep_all=options.keep_all, verbose=options.verbose)
    from lexile.batch.cluster import Cluster

    return Cluster(options.scheduler, keep_all=options.keep_all)


def _workers(options: BatchOptions) -> str:
    if options.scheduler is not None:
        return f"the cluster at {options.scheduler}"
    number = options.workers or cores()
    return f"{number} worker{'' if number == 1 else 's'}"
