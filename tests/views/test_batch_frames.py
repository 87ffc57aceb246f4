"""Many documents as frames."""

from dataclasses import replace

import pandas as pd
import pytest

from lexile.analysis import Caution
from lexile.batch.outcome import Outcome
from lexile.estimator.distribution import Estimate
from lexile.views import batch_frames, charts
from lexile.views.frames import MEASURE_NAME

ENTRIES = (
    Outcome("harder.txt", Estimate(1120.0, 60.0, 300), 20),
    Outcome("=easy.txt", Estimate(420.0, 60.0, 80), 9, (Caution.SHORT,)),
    Outcome("broken.docx", problem="broken.docx: the file is damaged."),
)


def test_every_document_has_a_row_also_one_that_could_not_be_read() -> None:
    """Its number is missing, not 0L, and the sentence that says why stands in its place."""
    table = batch_frames.entry_table(ENTRIES)
    assert table[MEASURE_NAME].tolist()[:2] == [1120, 420]
    assert pd.isna(table[MEASURE_NAME][2])
    assert table["Be careful"].tolist() == ["", "short", "broken.docx: the file is damaged."]


def test_a_name_that_begins_like_a_formula_is_defused() -> None:
    """The table can be saved as CSV."""
    assert batch_frames.entry_table(ENTRIES)["Name"][1] == "'=easy.txt"


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        ({}, [0, 1, 2]),
        ({"text": "EASY"}, [1]),
        ({"text": "(.txt"}, []),
        ({"bands": ["1050–1200L"]}, [0]),
        ({"careful_only": True}, [1, 2]),
        ({"text": "txt", "careful_only": True}, [1]),
    ],
)
def test_rows_are_filtered_and_keep_their_places(wanted, places: list[int]) -> None:
    """A click on a row of the filtered table still opens the right document."""
    assert batch_frames.filtered(batch_frames.entry_table(ENTRIES), **wanted).index.tolist() == places


def test_ranges_are_drawn_from_easy_to_hard_with_the_place_of_each() -> None:
    """What could not be measured has no range; two of one name stay two."""
    ranges = batch_frames.range_table((*ENTRIES, replace(ENTRIES[0])))
    assert ranges["place"].tolist() == [1, 0, 3]
    assert ranges["label"].is_unique
    assert (ranges["low"] < ranges["measure"]).all()
    assert charts.range_bars(ranges, batch_frames.edge_table())["datasets"]["ranges"] is ranges


def test_a_chart_of_many_stays_within_its_marks() -> None:
    """A thousand documents: the easiest two hundred are drawn, all are in the table."""
    many = tuple(Outcome(str(number), Estimate(900.0 + number / 10, 60.0, 300)) for number in range(1000))
    assert len(batch_frames.range_table(many)) == batch_frames.MOST_RANGES
    assert len(batch_frames.entry_table(many)) == 1000


def test_the_chart_is_told_in_words() -> None:
    """The easiest and the hardest by name; and when there is nothing to draw."""
    words = batch_frames.ranges_alternative(ENTRIES)
    assert "420L (=easy.txt)" in words
    assert "1120L (harder.txt)" in words
    assert batch_frames.ranges_alternative(ENTRIES[2:]) == "No document could be measured."
    assert batch_frames.range_table(ENTRIES[2:]).empty
