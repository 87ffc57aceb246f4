"""One document among many as a row: the columns are the same on the page, in a spreadsheet and in a library's table."""

from typing import Any

from lexile.batch.outcome import Outcome
from lexile.formulas.formulas import FORMULAS
from lexile.scale import BANDS

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
"""What is told of a document that could be measured, each column with its type; docs/libraries.md explains them."""

COLUMNS: dict[str, type] = {"name": str, **NUMBERS, CAUTIONS: list, ERROR: str}
"""A library's table: whose row it is, its numbers, and what to be careful of or what is wrong."""


def numbers_of(entry: Outcome) -> dict[str, Any]:
    """The numbers of a document, in the order of `NUMBERS`; none where it could not be measured."""
    estimate = entry.estimate
    if estimate is None:
        return {}
    numbers: dict[str, Any] = {
        "words": estimate.words,
        "sentences": entry.sentences,
        "estimated_measure": round(estimate.measure, 1),
        "low": round(estimate.low, 1),
        "high": round(estimate.high, 1),
        "band": estimate.band.key,
    }
    if entry.teachers is not None:
        numbers["teachers_harder_than"] = round(entry.teachers.harder_than, 1)
    numbers |= {f"probability_{band.key}": round(p, 4) for band, p in zip(BANDS, estimate.probabilities, strict=True)}
    return numbers | {one.formula.name: round(one.grade, 1) for one in entry.formulas}


def library_row(entry: Outcome) -> dict[str, Any]:
    """Every column of a library's table in its order, in the types of JSON; what is missing is None.

    >>> row = library_row(Entry("a.docx", problem="a.docx: the file is damaged."))
    >>> row["words"], row["cautions"], row["error"]
    (None, [], 'a.docx: the file is damaged.')
    """
    known = numbers_of(entry)
    return {
        "name": entry.name,
        **{column: known.get(column) for column in NUMBERS},
        CAUTIONS: [caution.value for caution in entry.cautions],
        ERROR: entry.problem or None,
    }
