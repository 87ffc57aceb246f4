"""Which command was called, and with what: the shell's side of everything the program can do."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from lexile.errors import LexileError
from lexile.estimate.estimator import MODEL_FOLDER

FAILED = 1  # some of what was asked for could not be done
UNUSABLE = 2  # the input, or the call itself, is of no use


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; what a person can mend is one line on standard error, never a traceback."""
    options = parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except LexileError as error:
        print(f"lexile: {error}", file=sys.stderr)
        return UNUSABLE
    except BrokenPipeError:  # the reader, `head` perhaps, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        return 130  # what shells expect of a command that was interrupted
    return status


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    commands = argparse.ArgumentParser(
        prog="lexile",
        description="Tell how hard an English text is to read, as an estimate on the Lexile scale.",
        epilog="Estimated reading level on the Lexile scale. Not a certified Lexile® measure.",
    )
    add = commands.add_subparsers(title="commands", required=True, metavar="COMMAND").add_parser

    estimate = add(
        "estimate",
        help="estimate many texts, one JSON line each",
        description='Read lines {"id": …, "text": …} and write one line with its estimate for each, in order.',
        epilog="Exit status: 0 all were estimated, 1 some were not, 2 the input is unusable.",
    )
    estimate.add_argument("input", metavar="IN.jsonl", help="the file with the lines, or - for standard input")
    estimate.add_argument(
        "--as",
        dest="kind",
        choices=("document", "sentence"),
        default="document",
        help="what each text is (default: %(default)s)",
    )
    estimate.set_defaults(run=_estimate)

    analyze = add(
        "analyze",
        help="analyze documents and print what was found",
        description="Read documents and print how hard each is as a whole and where it is hardest.",
        epilog="Exit status: 0 all were analyzed, 1 some were not.",
    )
    analyze.add_argument(
        "files", metavar="FILE", nargs="+", help="documents, or .zip archives of them; - is standard input"
    )
    analyze.add_argument("--json", action="store_true", help="print the whole analysis as JSON, one line a document")
    analyze.add_argument("--keep-all", action="store_true", help="measure headings, tables and notes too")
    analyze.set_defaults(run=_analyze)

    for name, run, purpose in (
        ("train", _train, "train the estimator and write it into the model folder"),
        ("evaluate", _evaluate, "measure the estimator on held-out authors, and renew the model card"),
        ("typical", _typical, "count what is typical of each band's texts, and write it into the model folder"),
    ):
        command = add(name, help=purpose, description=f"{purpose.capitalize()}. Needs requirements-train.txt.")
        command.add_argument(
            "--data", type=Path, default=Path("data"), help="the folder with the corpora (default: %(default)s)"
        )
        command.add_argument(
            "--model", type=Path, default=MODEL_FOLDER, help="the model folder (default: the project's own)"
        )
        command.set_defaults(run=run)
    return commands


# Each command's module is imported when it is called: estimating needs no pandas, analyzing no TensorFlow.
def _estimate(options: argparse.Namespace) -> int:
    from lexile.cli.estimate import estimate_lines

    return estimate_lines(options.input, as_sentence=options.kind == "sentence")


def _analyze(options: argparse.Namespace) -> int:
    from lexile.cli.analyze import analyze_files

    return analyze_files(options.files, as_json=options.json, keep_all=options.keep_all)


def _train(options: argparse.Namespace) -> int:
    from lexile.cli.training import run_training

    return run_training("train", options.data, options.model)


def _evaluate(options: argparse.Namespace) -> int:
    from lexile.cli.training import run_training

    return run_training("evaluate", options.data, options.model)


def _typical(options: argparse.Namespace) -> int:
    from lexile.cli.training import run_typical

    return run_typical(options.data, options.model)
