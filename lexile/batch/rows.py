"""The row of one document: its columns are the same on the page, in a spreadsheet and in the table of a batch."""

from typing import Any

from lexile.batch.outcome import Outcome
from lexile.formulas.formulas import FORMULAS
from lexile.scale import BANDS

Row = dict[str, Any]
"""The values of one document by column, in the types of JSON."""
Rows = list[Row]
"""The rows of an item: one, or one for each document of an archive."""

CAUTIONS, ERROR = "cautions", "error"

NUMBERS: dict[str, type] = {
    "words": int,
    "sentences": int,
    "estimated_measure": float,
    "low": float,
    "high": float,
    "band": str,
    "teachers_harder_than": float,
    **{f"probability_{band.key}": float for band in BANDS},
    **{formula.name: float for formula in FORMULAS},
}
"""The columns that only a measured document fills, with their types; docs/batch.md explains each."""

COLUMNS: dict[str, type] = {"name": str, **NUMBERS, CAUTIONS: list, ERROR: str}
"""All columns of a batch's table, with their types."""


def numbers_of(outcome: Outcome) -> Row:
    """The values of `NUMBERS`, in that order; empty if the document could not be measured."""
    estimate = outcome.estimate
    if estimate is None:
        return {}
    numbers: Row = {
        "words": estimate.words,
        "sentences": outcome.sentences,
        "estimated_measure": round(estimate.measure, 1),
        "low": round(estimate.low, 1),
        "high": round(estimate.high, 1),
        "band": estimate.band.key,
    }
    if outcome.easiness is not None:
        numbers["teachers_harder_than"] = round(outcome.easiness.difficulty_percentile, 1)
    numbers |= {f"probability_{band.key}": round(p, 4) for band, p in zip(BANDS, estimate.probabilities, strict=True)}
    return numbers | {one.formula.name: round(one.grade, 1) for one in outcome.formulas}


def row_of(outcome: Outcome) -> Row:
    """A document's row with all of `COLUMNS`; missing values are None.

    >>> from lexile.batch.outcome import failed
    >>> from lexile.errors import DamagedFile
    >>> row = row_of(failed("a.docx", DamagedFile("a.docx: the file is damaged.")))
    >>> row["words"], row["cautions"], row["error"]
    (None, [], 'a.docx: the file is damaged.')
    """
    numbers = numbers_of(outcome)
    return {
        "name": outcome.name,
        **{column: numbers.get(column) for column in NUMBERS},
        CAUTIONS: [caution.value for caution in outcome.cautions],
        ERROR: outcome.error or None,
    }
