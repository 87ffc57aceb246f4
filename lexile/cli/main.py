"""The commands and their options, and what every command has in common: messages, exit statuses, interruptions."""

import argparse
import errno
import io
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from lexile import __version__
from lexile.cli.status import FAILED, INTERRUPTED, UNUSABLE
from lexile.errors import LexileError

if TYPE_CHECKING:
    from pathlib import Path

_OUTPUT_FAILURES = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)  # a disk that is full or broken


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; a problem that a user can solve is one line on standard error, never a traceback.

    Returns:
        The exit status, by `lexile.cli.status`.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # for terminals that cannot show characters such as “
    try:
        options = _parsed(arguments)
        status: int = options.run(options)
        sys.stdout.flush()
    except LexileError as error:
        from lexile.documents.names import visible_name  # not needed for help, which appears at once without it

        print(f"lexile: {visible_name(str(error))}", file=sys.stderr)
        return UNUSABLE
    except BrokenPipeError:  # the reader, such as `head`, has closed the pipe
        _discard_output()
        return FAILED
    except OSError as error:
        if error.errno not in _OUTPUT_FAILURES:
            raise
        print(f"lexile: the output cannot be written: {error.strerror}.", file=sys.stderr)
        _discard_output()
        return UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _discard_output() -> None:
    """Send the rest of the output nowhere, so that Python does not fail again when it flushes it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    commands = parser()
    options, unknown = commands.parse_known_args(arguments)
    if unknown and options.run is not _page:
        commands.error(f"unrecognized arguments: {' '.join(unknown)}")
    options.streamlit_options = unknown
    return options


def parser() -> argparse.ArgumentParser:
    """The parser of all commands and their options."""
    commands = argparse.ArgumentParser(
        prog="lexile",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Estimate how hard English texts are to read, on the Lexile scale.",
        epilog="""\
examples:
  lexile page                             open the page in a browser
  lexile analyze essay.docx               how hard a document is, and where
  lexile batch books --out books.csv      a folder of documents as one table
  lexile COMMAND --help                   all options of a command, with examples

Estimates go to standard output, or to the file named by --out; errors and progress go to standard error.
Exit status: 0 success; 1 some texts could not be measured, something is too hard, a target is missed, or a number is
lost; 2 invalid input or usage; 130 interrupted with Ctrl-C.

Estimated reading level on the Lexile scale. Not a certified Lexile® measure.""",
    )
    commands.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    add = partial(
        commands.add_subparsers(title="commands", required=True, metavar="COMMAND").add_parser,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_analyze(add)
    _add_estimate(add)
    _add_suggest(add)
    _add_level(add)
    _add_limit(add)
    _add_check(add)
    _add_batch(add)
    _add_page(add)
    _add_training(add)
    return commands


_Add = Callable[..., argparse.ArgumentParser]


def _add_analyze(add: _Add) -> None:
    command = add(
        "analyze",
        help="analyze documents and print a summary of each",
        description="Read documents and print how hard each one is as a whole, and where it is hardest.",
        epilog="""\
examples:
  lexile analyze essay.docx class.zip
  curl -s https://example.org/page.html | lexile analyze -
  lexile analyze --json book.epub > book.json

Summaries go to standard output, one after the other; documents that cannot be analyzed are reported on standard error.
Exit status: 0 all documents were analyzed, 1 some were not, 2 invalid usage.""",
    )
    command.add_argument(
        "files", metavar="FILE", nargs="+", help="documents, or .zip archives of documents; - reads standard input"
    )
    command.add_argument("--json", action="store_true", help="print the whole analysis as JSON, one line per document")
    command.add_argument("--keep-all", action="store_true", help="measure headings, tables and notes too")
    command.set_defaults(run=_analyze)


def _add_estimate(add: _Add) -> None:
    command = add(
        "estimate",
        help="estimate many texts, each a line of JSON",
        description='Read lines such as {"id": …, "text": …} and print a line with an estimate for each, in order.',
        epilog="""\
examples:
  lexile estimate texts.jsonl > estimates.jsonl
  echo '{"id": 1, "text": "The boat lay on the sand."}' | lexile estimate --as sentence -

Estimates go to standard output; the line of a text that cannot be measured has an "error" instead.
Exit status: 0 all texts were measured, 1 some were not, 2 invalid input or usage.""",
    )
    command.add_argument("input", metavar="IN.jsonl", help="the file with the texts; - reads standard input")
    command.add_argument(
        "--as",
        dest="kind",
        choices=("document", "sentence"),
        default="document",
        help="treat each text as a document or as a single sentence (default: %(default)s)",
    )
    command.set_defaults(run=_estimate)


def _add_suggest(add: _Add) -> None:
    command = add(
        "suggest",
        help="suggest easier words for hard ones, each a line of JSON",
        description='Read lines such as {"id": …, "text": …, "word": …} and print easier words that fit, best first.',
        epilog="""\
examples:
  lexile suggest words.jsonl > suggestions.jsonl
  echo '{"id": 1, "text": "She purchased a boat.", "word": "purchased"}' | lexile suggest -

The first place where the word occurs is meant, unless "start" in the line gives the character at which it begins.
Each suggestion has the same form as the word ("text"), with what it takes off the measure in L ("gain"), the
probability that a teacher would keep it ("confidence"), and the meaning of the word that it replaces ("meaning"). If
nothing fits, the list is empty.
Suggestions go to standard output; the line of a word that cannot be looked up has an "error" instead.
Exit status: 0 all lines were answered, 1 some were not, 2 invalid input or usage.""",
    )
    command.add_argument("input", metavar="IN.jsonl", help="the file with the words; - reads standard input")
    command.set_defaults(run=_suggest)


def _add_level(add: _Add) -> None:
    command = add(
        "level",
        help="make an easier draft of a document",
        description="Make a document easier by edits that can be seen and undone, until it reaches a target.",
        epilog="""\
examples:
  lexile level article.docx --target 740-1010 --out article-easier.docx
  lexile level article.txt --target 650-1050 --keep glacier,erosion
  lexile level article.txt --target 650-1050 --json > draft.json

Plain words replace wordy phrases, easier words replace hard ones, and long sentences are split; names, numbers,
quotations, key terms and the words in --keep stay. Only edits with a confidence of 0.85 or more are made; --json lists
the others too. In a .docx, the changes are tracked, and each can be rejected.
The draft goes to standard output, or to the file named by --out; what was reached goes to standard error.
Exit status: 0 the draft is at the target, 1 it is not, 2 invalid input or usage.""",
    )
    command.add_argument("file", metavar="FILE", help="the document; - reads standard input")
    command.add_argument("--target", required=True, metavar="LOW-HIGH", help="the measures to reach, such as 740-1010")
    command.add_argument("--keep", default="", metavar="WORD,…", help="words that must stay")
    command.add_argument("--out", metavar="FILE", help="write the draft here: .docx with tracked changes, .txt or .md")
    command.add_argument("--json", action="store_true", help="print the draft with all its edits as JSON")
    command.set_defaults(run=_level)


def _add_limit(add: _Add) -> None:
    command = add(
        "limit",
        help="fail where documents are harder than allowed",
        description="Print each document that is harder than allowed, and its hardest sentences, line by line.",
        epilog="""\
examples:
  lexile limit --max 900 docs/*.md
  lexile limit --max 900 --max-sentence 1300 leaflet.docx

Lines read FILE:LINE: MESSAGE, as editors understand them; on GitHub they become annotations. Files without lines, such
as .docx, have line 1. They go to standard output; documents that cannot be measured are reported on standard error.
Exit status: 0 nothing is too hard, 1 something is, 2 a document could not be measured.""",
    )
    command.add_argument("files", metavar="FILE", nargs="+", help="documents")
    command.add_argument("--max", dest="most", type=float, required=True, metavar="L", help="highest measure allowed")
    command.add_argument("--max-sentence", type=float, metavar="L", help="highest measure allowed for any sentence")
    command.set_defaults(run=_limit)


def _add_check(add: _Add) -> None:
    command = add(
        "check",
        help="check a version of a document against its source",
        description="Compare a version of a document, made by a person or a program, with its source.",
        epilog="""\
examples:
  lexile check article.docx article-easier.docx --target 740-1010
  lexile check article.txt easier.txt --json > check.json

What is listed: names, numbers, dates, units, negations, quotations and key terms that were lost or added, and
sentences with nothing like them in the other text. --json adds which sentences belong together.
Exit status: 0 success, 1 the version is not at the target, or a number is lost, 2 invalid input or usage.""",
    )
    command.add_argument("source", metavar="SOURCE", help="the source; - reads standard input")
    command.add_argument("version", metavar="VERSION", help="the version to check; - reads standard input")
    command.add_argument("--target", metavar="LOW-HIGH", help="the measures that it should have, such as 740-1010")
    command.add_argument("--json", action="store_true", help="print everything found as JSON")
    command.set_defaults(run=_check)


def _add_batch(add: _Add) -> None:
    command = add(
        "batch",
        help="measure many documents and write one table",
        description="Measure many documents, on all cores or on a cluster, and write one table with a row for each.",
        epilog="""\
examples:
  lexile batch books --out books.parquet
  find . -name '*.epub' | lexile batch - --out books.csv
  lexile batch texts.csv --text-column body --id-column isbn --out texts.parquet
  lexile batch books --out books.parquet --resume
  lexile batch books --out books.parquet --scheduler tcp://192.168.1.10:8786

Rows are in the order of the input; the row of a document that cannot be measured has an error. Until the table is
complete, the work so far is kept in TABLE.part, and --resume continues a run that was stopped in any way. Progress
and a closing summary go to standard error. Exit status: 0 all documents were measured, 1 some were not, 2 invalid
input or usage, or the run had to stop, 130 interrupted with Ctrl-C. See docs/batch.md for more.""",
    )
    command.add_argument(
        "source",
        metavar="INPUT",
        help="a folder, including its subfolders; a text file with one path per line, or - for such lines on standard "
        "input; a .csv, .tsv, .parquet or .jsonl table with a column of texts; or a .zip archive of documents",
    )
    command.add_argument(
        "--out", metavar="TABLE", type=_path, required=True, help="the table to write: .parquet, .csv or .jsonl"
    )
    command.add_argument("--resume", action="store_true", help="continue a run that was stopped")
    command.add_argument(
        "--text-column", metavar="NAME", help="the column with the texts (default: text, content, body, …)"
    )
    command.add_argument(
        "--id-column", metavar="NAME", help="the column with their names (default: id, name, title, …, or row numbers)"
    )
    command.add_argument("--keep-all", action="store_true", help="measure headings, tables and notes too")
    where = command.add_mutually_exclusive_group()
    where.add_argument("--workers", metavar="N", type=_positive, help="number of processes (default: one per core)")
    where.add_argument(
        "--scheduler", metavar="ADDRESS", help="measure on this Dask cluster; needs dask and distributed"
    )
    how_much = command.add_mutually_exclusive_group()
    how_much.add_argument("--quiet", action="store_true", help="print no progress and no closing summary")
    how_much.add_argument("--verbose", action="store_true", help="report each failed document, and what workers print")
    command.set_defaults(run=_batch)


def _add_page(add: _Add) -> None:
    command = add(
        "page",
        usage="lexile page [-h] [STREAMLIT OPTIONS]",
        help="open the page in a browser",
        description="Serve the page on this machine and open it in a browser, until Ctrl-C. Needs Streamlit.",
        epilog="""\
examples:
  lexile page
  lexile page --server.port 8600 --server.headless true

All options are passed on to `streamlit run`, which prints the page's address to standard output.
Exit status: 0 the page was stopped, 2 Streamlit is not installed; otherwise that of `streamlit run`.""",
    )
    command.set_defaults(run=_page)


def _add_training(add: _Add) -> None:
    for name, run, purpose in (
        ("train", _train, "train the estimator and write it to the model folder"),
        ("evaluate", _evaluate, "evaluate the estimator on held-out authors and update the model card"),
        ("norms", _norms, "compute what is typical of each band's texts and write it to the model folder"),
        ("train-words", _train_words, "learn the difficulty of words and write it to the model folder"),
        ("train-easiness", _train_easiness, "learn what teachers judge and write it to the model folder"),
        ("train-sentences", _train_sentences, "learn the difficulty of sentences and write it to the model folder"),
        ("train-parser", _train_parser, "learn to parse sentences and write the parser to the model folder"),
        ("train-suggestions", _train_suggestions, "make what replacing words needs and write it to the model folder"),
        ("evaluate-suggestions", _evaluate_suggestions, "print how often suggested words are right on held-out words"),
    ):
        command = add(
            name,
            help=purpose,
            description=f"{purpose.capitalize()}. Needs requirements-train.txt.",
            epilog=f"""\
example:
  lexile {name} --data data

Figures go to standard output, progress goes to standard error.
Exit status: 0 success, 2 invalid corpora, model folder or usage.""",
        )
        command.add_argument(
            "--data", type=_path, default="data", help="the folder with the corpora (default: %(default)s)"
        )
        command.add_argument("--model", type=_path, help="the model folder (default: the package's own)")
        if run in (_train_suggestions, _evaluate_suggestions):
            command.add_argument(
                "--wordnet",
                type=_path,
                default="/usr/share/wordnet",
                help="the folder with WordNet's database (default: %(default)s)",
            )
        if run not in (_norms, _train_words):
            command.add_argument("--quiet", action="store_true", help="print no progress")
        command.set_defaults(run=run)


def _path(text: str) -> "Path":
    from pathlib import Path  # not needed for help either

    return Path(text)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


_positive.__name__ = "number of processes"  # argparse prints it: "invalid number of processes value"


# Each command's module is imported only when the command runs, so that help appears at once and Ctrl-C is heeded while
# packages load.
def _analyze(options: argparse.Namespace) -> int:
    from lexile.cli.analyze import analyze_files

    return analyze_files(options.files, as_json=options.json, keep_all=options.keep_all)


def _estimate(options: argparse.Namespace) -> int:
    from lexile.cli.estimate import estimate_lines

    return estimate_lines(options.input, as_sentence=options.kind == "sentence")


def _level(options: argparse.Namespace) -> int:
    from lexile.cli.level import level_file

    return level_file(options.file, options.target, options.keep, options.out, as_json=options.json)


def _check(options: argparse.Namespace) -> int:
    from lexile.cli.check import check_files

    return check_files(options.source, options.version, options.target, as_json=options.json)


def _suggest(options: argparse.Namespace) -> int:
    from lexile.cli.suggest import suggest_lines

    return suggest_lines(options.input)


def _limit(options: argparse.Namespace) -> int:
    from lexile.cli.limit import limit_files

    return limit_files(options.files, options.most, options.max_sentence, os.environ)


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


def _page(options: argparse.Namespace) -> int:
    from lexile.cli.page import open_page

    return open_page(options.streamlit_options)


def _train(options: argparse.Namespace) -> int:
    from lexile.cli.training import run_training

    return run_training("train", options.data, options.model, quiet=options.quiet)


def _evaluate(options: argparse.Namespace) -> int:
    from lexile.cli.training import run_training

    return run_training("evaluate", options.data, options.model, quiet=options.quiet)


def _norms(options: argparse.Namespace) -> int:
    from lexile.cli.training import run_norms

    return run_norms(options.data, options.model)


def _train_words(options: argparse.Namespace) -> int:
    from lexile.cli.training import run_words

    return run_words(options.data, options.model)


def _train_easiness(options: argparse.Namespace) -> int:
    from lexile.cli.training import run_training

    return run_training("train-easiness", options.data, options.model, quiet=options.quiet)


def _train_sentences(options: argparse.Namespace) -> int:
    from lexile.cli.training import run_training

    return run_training("train-sentences", options.data, options.model, quiet=options.quiet)


def _train_parser(options: argparse.Namespace) -> int:
    from lexile.cli.training import run_parser

    return run_parser(options.data, options.model, quiet=options.quiet)


def _train_suggestions(options: argparse.Namespace) -> int:
    from lexile.cli.training import run_suggestions

    return run_suggestions(options.data, options.model, wordnet=options.wordnet, make=True, quiet=options.quiet)


def _evaluate_suggestions(options: argparse.Namespace) -> int:
    from lexile.cli.training import run_suggestions

    return run_suggestions(options.data, options.model, wordnet=options.wordnet, make=False, quiet=options.quiet)
