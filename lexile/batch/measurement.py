"""The rows of one item, measured with an estimator that is already loaded: the work of a worker process."""

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from lexile.batch.items import Item, loaded
from lexile.batch.outcome import Outcome, failed, measure_document
from lexile.batch.rows import Rows, row_of
from lexile.documents import Document, document_from_text, read_documents
from lexile.errors import Failure, NotMeasured
from lexile.estimator.estimator import MODEL_FOLDER, Estimator
from lexile.estimator.manifest import MANIFEST
from lexile.isolation.bugs import place_of


def measure_item(item: Item, estimator: Estimator, *, keep_all: bool) -> Rows:
    """The rows of an item; anything that goes wrong becomes the error of a row."""
    rows: Rows = []
    try:
        for outcome in _outcomes(loaded(item), estimator, keep_all):
            rows.append(row_of(outcome))  # one by one, so that a bug loses no document measured before it
    except Exception as error:
        rows.append(row_of(failed(item.name, _bug(item.name, error))))
    return rows


def lost_rows(item: Item) -> Rows:
    """The row of an item whose worker process died at every attempt."""
    problem = (
        f"{item.name}: the process that measured this document died at every attempt, perhaps for lack of memory. "
        "Leave it out, or split it."
    )
    return [row_of(failed(item.name, NotMeasured(problem)))]


def model_fingerprint(folder: Path = MODEL_FOLDER) -> str:
    """A short digest that differs between any two models, whose rows must not be mixed in one table."""
    return blake2b((folder / MANIFEST).read_bytes(), digest_size=8).hexdigest()


def _outcomes(item: Item, estimator: Estimator, keep_all: bool) -> Iterator[Outcome]:
    if item.failure is not None:
        yield failed(item.name, item.failure.error)
    elif item.text is not None:
        text = item.text
        yield measure_document(item.name, lambda: document_from_text(text, item.name), estimator, keep_all=keep_all)
    else:
        for document in read_documents(item.name, item.data or b""):
            # A document in an archive is named by the archive and its path there.
            name = item.name if document.name == item.name else f"{item.name}/{document.name}"
            yield _outcome(name, document, estimator, keep_all)


def _outcome(name: str, document: Document | Failure, estimator: Estimator, keep_all: bool) -> Outcome:
    if isinstance(document, Failure):
        return failed(name, document.error)
    return measure_document(name, lambda: document, estimator, keep_all=keep_all)


def _bug(name: str, error: Exception) -> NotMeasured:
    return NotMeasured(
        f"{name}: a bug in this program ({place_of(error)}). Please report it; the other documents are not affected."
    )
