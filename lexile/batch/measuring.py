"""One item in, its rows out: what a worker process does, with the estimator that it loaded once."""

import traceback
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from lexile.batch.items import Item, loaded
from lexile.batch.outcome import Outcome, measure_one
from lexile.batch.rows import library_row
from lexile.documents import Document, Failure, document_from_text, read_documents
from lexile.estimator.estimator import MODEL_FOLDER, Estimator
from lexile.estimator.manifest import MANIFEST

Rows = list[dict[str, Any]]
"""The rows of an item: one, or one for each document of an archive."""


def rows_of(item: Item, estimator: Estimator, *, keep_all: bool) -> Rows:
    """The rows of an item; whatever goes wrong with it becomes the error of a row."""
    rows: Rows = []
    try:
        for entry in _entries(loaded(item), estimator, keep_all):
            rows.append(library_row(entry))  # one by one: what was measured before a fault is kept
    except Exception as error:
        rows.append(library_row(Outcome(item.name, problem=_fault(item.name, error))))
    return rows


def lost_rows(item: Item) -> Rows:
    """The row of an item whose worker process ended every time it was measured."""
    problem = (
        f"{item.name}: the process that measured it ended, each time it was tried; the memory may not have sufficed. "
        "Leave it out, or split it."
    )
    return [library_row(Outcome(item.name, problem=problem))]


def model_mark(folder: Path = MODEL_FOLDER) -> str:
    """A mark that tells two models apart: tables made with different ones must not be mixed."""
    return blake2b((folder / MANIFEST).read_bytes(), digest_size=8).hexdigest()


def _entries(item: Item, estimator: Estimator, keep_all: bool) -> Iterator[Outcome]:
    if item.problem:
        yield Outcome(item.name, problem=item.problem)
    elif item.text is not None:
        yield measure_one(
            item.name, lambda: document_from_text(item.text or "", item.name), estimator, keep_all=keep_all
        )
    else:
        for document in read_documents(item.name, item.data or b""):
            # A document in an archive has the name that it has there.
            name = item.name if document.name == item.name else f"{item.name}/{document.name}"
            yield _entry(name, document, estimator, keep_all)


def _entry(name: str, document: Document | Failure, estimator: Estimator, keep_all: bool) -> Outcome:
    if isinstance(document, Failure):
        return Outcome(name, problem=str(document.error))
    return measure_one(name, lambda: document, estimator, keep_all=keep_all)


def _fault(name: str, error: Exception) -> str:
    """A fault of this program, by where it is; what the error says may hold words of the text."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(place.filename).name}, line {place.lineno}"
    return f"{name}: a fault of this program ({type(error).__name__} in {where}). Please report it; the rest goes on."
