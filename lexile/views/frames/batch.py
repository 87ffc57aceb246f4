"""A batch of documents: the table to sort and filter, and the ranges to draw."""

from collections.abc import Sequence

import pandas as pd
from pandas.api.extensions import ExtensionArray

from lexile.batch.outcome import Outcome
from lexile.csv_text import escape_formula
from lexile.explain.readers import Readers, match
from lexile.scale import EDGES, format_measure, format_range, rounded_measure
from lexile.views.frames.cells import MEASURE_HEADING
from lexile.views.frames.estimate import ruler_ends
from lexile.views.wording.batch import outcome_caution
from lexile.views.wording.quantities import RANGE_NAME
from lexile.views.wording.readers import MATRIX_WORDS, match_phrase, readers_range

MOST_RANGES = 200  # drawn; each takes several marks, and the browser refuses charts of more than 2,000
TEACHERS_HEADING = "Teachers: harder than (of 100)"
CAUTION_HEADING, FITS_HEADING, TEXT_HEADING = "Caution", "Fits", "Text"
_LABEL = 46  # characters of a name that fit on a phone


def outcome_table(outcomes: tuple[Outcome, ...], readers: Readers | None = None) -> pd.DataFrame:
    """One row for each document, in the order given; the index is its place. Cells of a failed document are empty.

    Titles and authors have columns where any file names them, and whether texts suit readers where there are any.
    """
    estimates = [outcome.estimate for outcome in outcomes]
    percentiles = [outcome.easiness.difficulty_percentile if outcome.easiness else None for outcome in outcomes]
    columns: dict[str, object] = {"Name": [escape_formula(outcome.name) for outcome in outcomes]}
    for heading, texts in (("Title", [one.title for one in outcomes]), ("Author", [one.author for one in outcomes])):
        if any(texts):
            columns[heading] = [escape_formula(text) for text in texts]
    if readers is not None:
        columns[FITS_HEADING] = [
            match_phrase(one.measure, readers).partition(":")[0] if one else "" for one in estimates
        ]
    return pd.DataFrame(
        {
            **columns,
            MEASURE_HEADING: _integers([rounded_measure(one.measure) if one else None for one in estimates]),
            RANGE_NAME: [format_range(one.low, one.high) if one else "" for one in estimates],
            "Band": [one.band.name if one else "" for one in estimates],
            TEACHERS_HEADING: _integers([None if one is None else round(one) for one in percentiles]),
            "Words": _integers([one.words if one else None for one in estimates]),
            CAUTION_HEADING: [escape_formula(outcome_caution(outcome)) for outcome in outcomes],
        }
    )


def match_matrix(outcomes: tuple[Outcome, ...], readers: Sequence[Readers]) -> pd.DataFrame:
    """Texts by readers: whether each text is below, within or above the range of each reader; easiest text first."""
    measured = sorted(
        ((one.estimate.measure, one.title or one.name) for one in outcomes if one.estimate), key=lambda one: one[0]
    )
    table: dict[str, list[str] | list[int]] = {TEXT_HEADING: [escape_formula(name) for _, name in measured]}
    table[MEASURE_HEADING] = [rounded_measure(measure) for measure, _ in measured]
    for number, one in enumerate(readers, start=1):
        heading = escape_formula(f"{one.name}, {readers_range(one)}")
        while heading in table:  # two readers of one name
            heading += f" ({number})"
        table[heading] = [MATRIX_WORDS[match(measure, one)] for measure, _ in measured]
    return pd.DataFrame(table)


def filter_outcomes(
    table: pd.DataFrame, text: str = "", bands: list[str] | None = None, *, caution_only: bool = False
) -> pd.DataFrame:
    """The rows whose name contains a text, ignoring case, that are in one of the bands, and that have a caution."""
    keep = table["Name"].str.contains(text, case=False, regex=False) if text else pd.Series(True, index=table.index)
    if bands:
        keep &= table["Band"].isin(bands)
    if caution_only:
        keep &= table[CAUTION_HEADING] != ""
    return table[keep]


def outcome_ranges(outcomes: tuple[Outcome, ...]) -> pd.DataFrame:
    """One row for each measured document, easiest first, with its range in L; `place` is its place in the batch."""
    measured = [(place, outcome.name, outcome.estimate) for place, outcome in enumerate(outcomes) if outcome.estimate]
    measured.sort(key=lambda one: one[2].measure)
    low, high = ruler_ends([estimate for *_, estimate in measured])
    rows = [
        {
            "place": place,
            "label": f"{rank}. {_shortened(name)}",  # numbered, so that equal names have rows of their own
            "name": name,
            "measure": min(max(estimate.measure, low), high),
            "low": max(estimate.low, low),
            "high": min(estimate.high, high),
            "estimated": format_measure(estimate.measure),
            "range": format_range(estimate.low, estimate.high),
            "band": estimate.band.name,
        }
        for rank, (place, name, estimate) in enumerate(measured[:MOST_RANGES], start=1)
    ]
    return pd.DataFrame(rows)


def band_edges() -> pd.DataFrame:
    """The edges between the bands, in L."""
    return pd.DataFrame({"measure": EDGES, "label": [format_measure(edge) for edge in EDGES]})


def _integers(values: Sequence[int | None]) -> ExtensionArray:
    """Integers in a column that may have empty cells."""
    return pd.array(values, dtype="Int64")


def _shortened(name: str) -> str:
    return name if len(name) <= _LABEL else f"{name[: _LABEL - 1]}…"
