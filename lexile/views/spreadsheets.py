"""Tables to take along as CSV: as spreadsheets open them, with nothing in them that one would take for a formula."""

import pandas as pd

from lexile.analysis import Analysis
from lexile.batch import Entry
from lexile.scale import BANDS, band_of
from lexile.views.batch_tables import careful
from lexile.views.tables import defused, on_one_line
from lexile.views.wording import section_title

# The sign by which spreadsheets know UTF-8.
_MARK = "\ufeff"


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


def entries_csv(entries: tuple[Entry, ...]) -> str:
    """One row for each document: size, estimated measure with its range, bands, formulas, what to be careful of."""
    return as_csv(pd.DataFrame([_entry_row(entry) for entry in entries]))


def as_csv(frame: pd.DataFrame) -> str:
    """A frame as a spreadsheet opens it; columns are for programs, cells are text or numbers and never formulas."""
    return _MARK + frame.map(_cell).to_csv(index=False, lineterminator="\r\n")


def _entry_row(entry: Entry) -> dict[str, object]:
    row: dict[str, object] = {"name": entry.name}
    if entry.estimate is not None:
        estimate = entry.estimate
        row |= {
            "words": estimate.words,
            "sentences": entry.sentences,
            "estimated_measure": round(estimate.measure, 1),
            "low": round(estimate.low, 1),
            "high": round(estimate.high, 1),
            "band": estimate.band.key,
        }
        if entry.teachers is not None:
            row |= {"teachers_harder_than": round(entry.teachers.harder_than, 1)}
        row |= {f"probability_{band.key}": round(p, 4) for band, p in zip(BANDS, estimate.probabilities, strict=True)}
        row |= {one.formula.name: round(one.grade, 1) for one in entry.formulas}
    return row | {"careful": careful(entry)}


def _cell(value: object) -> object:
    return defused(value) if isinstance(value, str) else value
