"""Tables as CSV for spreadsheets; their column names are for programs, and never change."""

import io

import pandas as pd

from lexile.analysis import Analysis
from lexile.batch.outcome import Outcome
from lexile.batch.rows import NUMBERS, numbers_of
from lexile.csv_text import BYTE_ORDER_MARK, csv_text
from lexile.scale import band_of
from lexile.views.frames.cells import sentence_on_one_line
from lexile.views.wording.batch import outcome_caution
from lexile.views.wording.text_view import section_title

_NARROW, _WIDE = 10, 60  # characters of a column
_MOST_IN_CELL = 32_000  # characters; Excel takes 32,767


def sentences_csv(analysis: Analysis) -> str:
    """One row for each sentence: number, paragraph, estimated measure in L, band, words, text."""
    sentences = analysis.sentences
    return _csv_of(
        pd.DataFrame(
            {
                "sentence": range(1, len(sentences) + 1),
                "paragraph": [one.sentence.paragraph + 1 for one in sentences],
                "estimated_measure": [round(one.measure, 1) for one in sentences],
                "band": [band_of(one.measure).key for one in sentences],
                "words": [one.sentence.words for one in sentences],
                "text": [sentence_on_one_line(analysis, number) for number in range(len(sentences))],
            }
        )
    )


def sections_csv(analysis: Analysis) -> str:
    """One row for each section: title, estimated measure with its range in L, band, words, first sentence."""
    sections = analysis.sections
    return _csv_of(
        pd.DataFrame(
            {
                "section": [section_title(one.section.title, number) for number, one in enumerate(sections, start=1)],
                "estimated_measure": [round(one.estimate.measure, 1) for one in sections],
                "low": [round(one.estimate.low, 1) for one in sections],
                "high": [round(one.estimate.high, 1) for one in sections],
                "band": [one.estimate.band.key for one in sections],
                "words": [one.estimate.words for one in sections],
                "first_sentence": [one.section.first + 1 for one in sections],
            }
        )
    )


def outcomes_csv(outcomes: tuple[Outcome, ...]) -> str:
    """One row for each document: name, the columns of `batch.rows.NUMBERS`, cautions or error."""
    known = [(outcome, numbers_of(outcome)) for outcome in outcomes]
    rows = [
        [outcome.name, *(numbers.get(column) for column in NUMBERS), outcome_caution(outcome)]
        for outcome, numbers in known
    ]
    return BYTE_ORDER_MARK + csv_text([["name", *NUMBERS, "careful"], *rows])


def table_xlsx(table: pd.DataFrame, title: str) -> bytes:
    """A table as a workbook for Excel and LibreOffice: its heading stays in view, numbers are numbers, text is text."""
    import xlsxwriter  # 42 modules, which few visits need

    packed = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(packed, options) as book:
        bold, whole = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"num_format": "#,##0"})
        sheet = book.add_worksheet(title)
        sheet.freeze_panes(1, 1)
        for place, heading in enumerate(table.columns):
            values = table[heading].tolist()
            widest = max((len(str(value)) for value in (*values, "")), default=0)
            sheet.set_column(place, place, min(max(widest, _NARROW) + 1, _WIDE))
            sheet.write_string(0, place, str(heading), bold)
            for row, value in enumerate(values, start=1):
                if value is None or value is pd.NA:
                    continue
                if isinstance(value, (int, float)):
                    sheet.write_number(row, place, value, whole)
                else:
                    sheet.write_string(row, place, str(value)[:_MOST_IN_CELL])
        sheet.autofilter(0, 0, max(len(table), 1), max(len(table.columns) - 1, 0))
    return packed.getvalue()


def _csv_of(frame: pd.DataFrame) -> str:
    return BYTE_ORDER_MARK + csv_text([frame.columns, *frame.itertuples(index=False)])
