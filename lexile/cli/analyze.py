"""`lexile analyze`: documents in, a readable summary or the whole analysis as JSON out."""

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

from lexile.analysis import analyze
from lexile.cli.status import FAILED
from lexile.documents import Document, read_documents
from lexile.documents.names import visible_name
from lexile.errors import Failure, LexileError, UnusableInput
from lexile.estimator.estimator import load_estimator
from lexile.views.export.json_text import json_pieces
from lexile.views.export.records import analysis_fields
from lexile.views.export.summary import summary

# New objects before the next search for garbage: writing a book's analysis makes many, and leaves none.
_RECORDS = 200_000


def analyze_files(names: list[str], *, as_json: bool, keep_all: bool = False) -> int:
    """Print the analysis of each document, including those in archives; failures go to standard error.

    Returns:
        The exit status.
    """
    estimator = load_estimator()
    gc.freeze()  # what was loaded stays, and is not looked through again
    gc.set_threshold(_RECORDS)
    failed = False
    first = True
    for document in (document for name in names for document in _read(name)):
        try:
            if isinstance(document, Failure):
                print(f"lexile: {visible_name(str(document.error))}", file=sys.stderr)
                failed = True
                continue
            analysis = analyze(document, estimator, keep_all=keep_all)
        except LexileError as error:
            print(f"lexile: {visible_name(f'{document.name}: {error}')}", file=sys.stderr)
            failed = True
            continue
        if as_json:
            sys.stdout.flush()
            sys.stdout.buffer.writelines(json_pieces(analysis_fields(analysis)))
            sys.stdout.buffer.write(b"\n")
        else:
            print(("" if first else "\n") + summary(analysis))
        first = False
    return FAILED if failed else 0


def _read(name: str) -> Iterator[Document | Failure]:
    if name == "-":
        yield from read_documents("standard input.txt", sys.stdin.buffer.read())
        return
    path = Path(name)
    try:
        data = path.read_bytes()
    except OSError as error:
        yield Failure(name, UnusableInput(f"{name}: the file cannot be read: {error.strerror}."))
        return
    yield from read_documents(path.name, data)
