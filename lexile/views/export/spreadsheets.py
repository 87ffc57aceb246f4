"""Tables to take along as CSV: as spreadsheets open them, with nothing in them that one would take for a formula."""

import csv
import io
from collections.abc import Iterable

import pandas as pd

from lexile.analysis import Analysis
from lexile.batch.outcome import Outcome
from lexile.batch.rows import NUMBERS, numbers_of
from lexile.scale import band_of
from lexile.views.batch_frames import careful
from lexile.views.frames import escape_formula, on_one_line
from lexile.views.wording.headline import section_title

UTF8_MARK = "\ufeff"
"""The sign at the head of a file by which spreadsheets know UTF-8."""


def sentences_csv(analysis: Analysis) -> str:
    """One row for each sentence: number, paragraph, estimated measure in L, band, words, text."""
    return as_csv(
        pd.DataFrame(
            {
                "sentence": range(1, len(analysis.sentences) + 1),
                "paragraph": [one.sentence.paragraph + 1 for one in analysis.sentences],
                "estimated_measure": [round(one.measure, 1) for one in analysis.sentences],
                "band": [band_of(one.measure).key for one in analysis.sentences],
                "words": [one.sentence.words for one in analysis.sentences],
                "text": [on_one_line(analysis, number) for number in range(len(analysis.sentences))],
            }
        )
    )


def sections_csv(analysis: Analysis) -> str:
    """One row for each section: title, estimated measure with its range in L, band, words, first sentence."""
    parts = analysis.sections
    return as_csv(
        pd.DataFrame(
            {
                "section": [section_title(part.section.title, number) for number, part in enumerate(parts, start=1)],
                "estimated_measure": [round(part.estimate.measure, 1) for part in parts],
                "low": [round(part.estimate.low, 1) for part in parts],
                "high": [round(part.estimate.high, 1) for part in parts],
                "band": [part.estimate.band.key for part in parts],
                "words": [part.estimate.words for part in parts],
                "first_sentence": [part.section.first + 1 for part in parts],
            }
        )
    )


def entries_csv(entries: tuple[Outcome, ...]) -> str:
    """One row for each document: size, estimated measure with its range, bands, formulas, what to be careful of."""
    numbers = [(entry, numbers_of(entry)) for entry in entries]
    rows = [[entry.name, *(known.get(column) for column in NUMBERS), careful(entry)] for entry, known in numbers]
    return UTF8_MARK + csv_rows([["name", *NUMBERS, "careful"], *rows])


def as_csv(frame: pd.DataFrame) -> str:
    """A frame as a spreadsheet opens it; columns are for programs."""
    return UTF8_MARK + csv_rows([frame.columns, *frame.itertuples(index=False)])


def csv_rows(rows: Iterable[Iterable[object]]) -> str:
    """Rows as spreadsheets read them: cells are text or numbers, never formulas; None is an empty cell.

    >>> csv_rows([["name", "words"], ["=1+1", 7], ["b", None]])
    "name,words\\r\\n'=1+1,7\\r\\nb,\\r\\n"
    """
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([_cell(cell) for cell in row] for row in rows)
    return text.getvalue()


def _cell(value: object) -> object:
    return escape_formula(value) if isinstance(value, str) else value
