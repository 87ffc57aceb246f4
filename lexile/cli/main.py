"""Which command was called, and with what: the shell's side of everything the program can do."""

import argparse
import errno
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from lexile.cli.status import FAILED, INTERRUPTED, UNUSABLE
from lexile.errors import LexileError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; what a person can mend is one line on standard error, never a traceback."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal without “ shows something all the same
    try:
        options = parser().parse_args(arguments)
        status: int = options.run(options)
        sys.stdout.flush()
    except LexileError as error:
        print(f"lexile: {error}", file=sys.stderr)
        return UNUSABLE
    except BrokenPipeError:  # the reader, `head` perhaps, has seen enough
        _forget_output()
        return FAILED
    except OSError as error:
        if error.errno not in _FULL:
            raise
        print(f"lexile: the output cannot be written: {error.strerror}.", file=sys.stderr)
        _forget_output()
        return UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _forget_output() -> None:
    """What is still to be written goes nowhere, so that leaving the program does not fail as well."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    commands = argparse.ArgumentParser(
        prog="python -m lexile",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Tell how hard an English text is to read, as an estimate on the Lexile scale.",
        epilog="""\
examples:
  python -m lexile analyze essay.docx             how hard one document is, and where
  python -m lexile batch books --out books.csv    a folder of documents as one table
  python -m lexile COMMAND --help                 all of a command's options, with examples

Answers go to standard output, or into the file that --out names; what went wrong, and progress, goes to standard
error. Exit status: 0 all went well, 1 some texts could not be estimated, 2 the input or the call is of no use,
130 stopped with Ctrl-C.

Estimated reading level on the Lexile scale. Not a certified Lexile® measure.""",
    )
    add = commands.add_subparsers(title="commands", required=True, metavar="COMMAND").add_parser
    _add_analyze(add)
    _add_estimate(add)
    _add_batch(add)
    _add_training(add)
    return commands


_Add = Callable[..., argparse.ArgumentParser]


def _add_analyze(add: _Add) -> None:
    command = add(
        "analyze",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        help="analyze documents and print what was found",
        description="Read documents and print how hard each is as a whole and where it is hardest.",
        epilog="""\
examples:
  python -m lexile analyze essay.docx class.zip
  curl -s https://example.org/page.html | python -m lexile analyze -
  python -m lexile analyze --json book.epub > book.json

The summaries go to standard output, one after the other; a document that fails is told on standard error.
Exit status: 0 all were analyzed, 1 some were not, 2 the call is of no use.""",
    )
    command.add_argument(
        "files", metavar="FILE", nargs="+", help="documents, or .zip archives of them; - is standard input"
    )
    command.add_argument("--json", action="store_true", help="print the whole analysis as JSON, one line a document")
    command.add_argument("--keep-all", action="store_true", help="measure headings, tables and notes too")
    command.set_defaults(run=_analyze)


def _add_estimate(add: _Add) -> None:
    command = add(
        "estimate",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        help="estimate many texts, one JSON line each",
        description='Read lines {"id": …, "text": …} and write one line with its estimate for each, in order.',
        epilog="""\
examples:
  python -m lexile estimate texts.jsonl > estimates.jsonl
  echo '{"id": 1, "text": "The boat lay on the sand."}' | python -m lexile estimate --as sentence -

The lines go to standard output; a text that cannot be estimated has an "error" in its line.
Exit status: 0 all were estimated, 1 some were not, 2 the input is of no use.""",
    )
    command.add_argument("input", metavar="IN.jsonl", help="the file with the lines, or - for standard input")
    command.add_argument(
        "--as",
        dest="kind",
        choices=("document", "sentence"),
        default="document",
        help="what each text is (default: %(default)s)",
    )
    command.set_defaults(run=_estimate)


def _add_batch(add: _Add) -> None:
    command = add(
        "batch",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        help="measure a whole library and write one table",
        description="Measure many documents, on all cores or on a cluster, and write one table with a row for each.",
        epilog="""\
examples:
  python -m lexile batch books --out books.parquet
  find . -name '*.epub' | python -m lexile batch - --out books.csv
  python -m lexile batch texts.csv --text-column body --id-column isbn --out texts.parquet
  python -m lexile batch books --out books.parquet --resume
  python -m lexile batch books --out books.parquet --scheduler tcp://192.168.1.10:8786

The rows stand in the order of the input; a document that fails is a row with its error. Until the table is whole,
what was done stands in TABLE.part. Progress and the closing line go to standard error.
Exit status: 0 all were measured, 1 some were not, 2 the input is of no use or the run had to stop, 130 stopped
with Ctrl-C; --resume goes on with a run that was stopped in any way. docs/libraries.md tells more.""",
    )
    command.add_argument(
        "source",
        metavar="FOLDER_OR_LIST",
        help="a folder, searched below it; a text file with one path a line, or - for such lines from standard input; "
        "a .csv, .tsv, .parquet or .jsonl with a column of texts; or a .zip of documents",
    )
    command.add_argument(
        "--out", metavar="TABLE", type=Path, required=True, help="the table to write: .parquet, .csv or .jsonl"
    )
    command.add_argument("--resume", action="store_true", help="go on with the run that was stopped")
    command.add_argument(
        "--text-column", metavar="NAME", help="the column with the texts (default: text, content, body …)"
    )
    command.add_argument(
        "--id-column", metavar="NAME", help="the column with their names (default: id, name, title …, or row numbers)"
    )
    command.add_argument("--keep-all", action="store_true", help="measure headings, tables and notes too")
    who = command.add_mutually_exclusive_group()
    who.add_argument("--workers", metavar="N", type=_number, help="how many processes (default: one for each core)")
    who.add_argument(
        "--scheduler", metavar="ADDRESS", help="measure on this Dask cluster; needs requirements-batch.txt"
    )
    told = command.add_mutually_exclusive_group()
    told.add_argument("--quiet", action="store_true", help="no progress and no closing line")
    told.add_argument("--verbose", action="store_true", help="tell of each document that fails, and what workers say")
    command.set_defaults(run=_batch)


def _add_training(add: _Add) -> None:
    for name, run, purpose in (
        ("train", _train, "train the estimator and write it into the model folder"),
        ("evaluate", _evaluate, "measure the estimator on held-out authors, and renew the model card"),
        ("typical", _typical, "count what is typical of each band's texts, and write it into the model folder"),
    ):
        command = add(
            name,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            help=purpose,
            description=f"{purpose.capitalize()}. Needs requirements-train.txt.",
            epilog=f"""\
example:
  python -m lexile {name} --data data

Figures go to standard output, progress to standard error. Exit status: 0 it is done, 2 the corpora or the model
folder are of no use.""",
        )
        command.add_argument(
            "--data", type=Path, default=Path("data"), help="the folder with the corpora (default: %(default)s)"
        )
        command.add_argument("--model", type=Path, help="the model folder (default: the project's own)")
        if run is not _typical:
            command.add_argument("--quiet", action="store_true", help="no progress")
        command.set_defaults(run=run)


def _number(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


_number.__name__ = "number of processes"  # as argparse names it to a person who gives another thing


# Each command's module is imported when it is called: help comes at once, estimating needs no pandas, and Ctrl-C is
# heeded meanwhile.
def _analyze(options: argparse.Namespace) -> int:
    from lexile.cli.analyze import analyze_files

    return analyze_files(options.files, as_json=options.json, keep_all=options.keep_all)


def _estimate(options: argparse.Namespace) -> int:
    from lexile.cli.estimate import estimate_lines

    return estimate_lines(options.input, as_sentence=options.kind == "sentence")


def _batch(options: argparse.Namespace) -> int:
    from lexile.cli.batch import BatchOptions, run_batch

    return run_batch(
        BatchOptions(
            options.source,
            options.out,
            options.text_column,
            options.id_column,
            options.workers,
            options.scheduler,
            options.resume,
            options.keep_all,
            options.quiet,
            options.verbose,
        )
    )


def _train(options: argparse.Namespace) -> int:
    from lexile.cli.training import run_training

    return run_training("train", options.data, options.model, quiet=options.quiet)


def _evaluate(options: argparse.Namespace) -> int:
    from lexile.cli.training import run_training

    return run_training("evaluate", options.data, options.model, quiet=options.quiet)


def _typical(options: argparse.Namespace) -> int:
    from lexile.cli.training import run_typical

    return run_typical(options.data, options.model)
