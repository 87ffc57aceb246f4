"""Many documents as frames: the table to sort and filter, the ranges to draw, the rows to take along."""

import pandas as pd

from lexile.batch.outcome import Outcome
from lexile.scale import BANDS, EDGES, format_measure, format_range
from lexile.views.frames import MEASURE_NAME, escape_formula, ruler_ends, tens
from lexile.views.wording.headline import CAUTION_NAMES, RANGE_NAME

MOST_RANGES = 200  # drawn at once: more cannot be told apart, and a chart holds at most 2,000 marks
TEACHERS_NAME = "Teachers: harder than, of 100"
_LABEL = 46  # signs of a name above its range, as a phone has room for


def entry_table(entries: tuple[Outcome, ...]) -> pd.DataFrame:
    """One row for each document, in the order given; `index` is its place among all. What is missing is empty."""
    return pd.DataFrame(
        {
            "Name": [escape_formula(entry.name) for entry in entries],
            MEASURE_NAME: pd.array([_tens(entry) for entry in entries], dtype="Int64"),
            RANGE_NAME: [_range(entry) for entry in entries],
            "Band": [entry.estimate.band.name if entry.estimate else "" for entry in entries],
            TEACHERS_NAME: pd.array(
                [round(entry.teachers.harder_than) if entry.teachers else None for entry in entries], dtype="Int64"
            ),
            "Words": pd.array([entry.estimate.words if entry.estimate else None for entry in entries], dtype="Int64"),
            "Be careful": [escape_formula(careful(entry)) for entry in entries],
        }
    )


def filtered(
    table: pd.DataFrame, text: str = "", bands: list[str] | None = None, *, careful_only: bool = False
) -> pd.DataFrame:
    """The rows whose name holds a text, in any letters, that lie in one of the bands, and that ask for care."""
    keep = table["Name"].str.contains(text, case=False, regex=False) if text else pd.Series(True, index=table.index)
    if bands:
        keep &= table["Band"].isin(bands)
    if careful_only:
        keep &= table["Be careful"] != ""
    return table[keep]


def range_table(entries: tuple[Outcome, ...]) -> pd.DataFrame:
    """One row for each document that was estimated, easiest first, with its range in L; `place` is that among all."""
    measured = [(place, entry, entry.estimate) for place, entry in enumerate(entries) if entry.estimate]
    measured.sort(key=lambda one: one[2].measure)
    low, high = ruler_ends([estimate for _, _, estimate in measured])
    rows = [
        {
            "place": place,
            "label": f"{rank}. {_short(entry.name)}",  # numbered, so that two of one name stay two
            "name": entry.name,
            "measure": min(max(estimate.measure, low), high),
            "low": max(estimate.low, low),
            "high": min(estimate.high, high),
            "estimated": format_measure(estimate.measure),
            "range": format_range(estimate.low, estimate.high),
            "band": estimate.band.name,
        }
        for rank, (place, entry, estimate) in enumerate(measured[:MOST_RANGES], start=1)
    ]
    return pd.DataFrame(rows)


def edge_table() -> pd.DataFrame:
    """The edges between the bands, in L."""
    return pd.DataFrame({"measure": EDGES, "label": [format_measure(edge) for edge in EDGES]})


def careful(entry: Outcome) -> str:
    """What to be careful about with a document, in a few words; what is wrong with it, if it has no estimate."""
    return entry.problem or "; ".join(CAUTION_NAMES[caution] for caution in entry.cautions)


def summary_line(entries: tuple[Outcome, ...]) -> str:
    """How many documents were measured, in which bands, and how many could not be.

    >>> from lexile.estimator.distribution import Estimate
    >>> summary_line((Entry("a", Estimate(900.0, 50.0, 300)), Entry("b", problem="b: no text")))
    '1 of 2 documents measured: 650–1050L 1. 1 could not be read.'
    """
    measured = [entry.estimate for entry in entries if entry.estimate]
    counts = [(band.name, sum(estimate.band == band for estimate in measured)) for band in BANDS]
    bands = ", ".join(f"{name} {number}" for name, number in counts if number)
    failed = len(entries) - len(measured)
    return (
        f"{len(measured)} of {len(entries)} documents measured{f': {bands}' if bands else ''}."
        f"{f' {failed} could not be read.' if failed else ''}"
    )


def ranges_alternative(entries: tuple[Outcome, ...]) -> str:
    """The chart of the ranges for people who do not see it; the table beside it tells the rest."""
    measured = sorted((entry.estimate.measure, entry.name) for entry in entries if entry.estimate)
    if not measured:
        return "No document could be measured."
    (easiest, first), (hardest, last) = measured[0], measured[-1]
    return (
        f"Estimated measures of {len(measured)} documents with their ranges, from {format_measure(easiest)} ({first}) "
        f"to {format_measure(hardest)} ({last})."
    )


def _tens(entry: Outcome) -> int | None:
    return tens(entry.estimate.measure) if entry.estimate else None


def _range(entry: Outcome) -> str:
    return format_range(entry.estimate.low, entry.estimate.high) if entry.estimate else ""


def _short(name: str) -> str:
    return name if len(name) <= _LABEL else f"{name[: _LABEL - 1]}…"
