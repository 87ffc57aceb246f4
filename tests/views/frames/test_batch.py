"""The frames of a batch."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from lexile.batch.outcome import Outcome, failed
from lexile.cautions import Caution
from lexile.errors import DamagedFile
from lexile.estimator.distribution import Estimate
from lexile.views.charts import outcome_chart
from lexile.views.frames.batch import (
    CAUTION_HEADING,
    MOST_RANGES,
    band_edges,
    filter_outcomes,
    outcome_ranges,
    outcome_table,
)
from lexile.views.frames.cells import MEASURE_HEADING
from lexile.views.wording.batch import batch_alternative

OUTCOMES = (
    Outcome("harder.txt", Estimate(1120.0, 60.0, 300), 20),
    Outcome("=easy.txt", Estimate(420.0, 60.0, 80), 9, (Caution.SHORT,)),
    failed("broken.docx", DamagedFile("broken.docx: the file is damaged.")),
)


def test_every_document_has_a_row_even_if_it_failed() -> None:
    """Its measure is missing, not 0L, and the row says why."""
    table = outcome_table(OUTCOMES)
    assert table[MEASURE_HEADING].tolist()[:2] == [1120, 420]
    assert pd.isna(table[MEASURE_HEADING][2])
    assert table[CAUTION_HEADING].tolist() == ["", "short", "broken.docx: the file is damaged."]


def test_a_name_that_begins_like_a_formula_is_escaped() -> None:
    """The table can be saved as CSV."""
    assert outcome_table(OUTCOMES)["Name"][1] == "'=easy.txt"


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        ({}, [0, 1, 2]),
        ({"text": "EASY"}, [1]),
        ({"text": "(.txt"}, []),
        ({"bands": ["1050–1200L"]}, [0]),
        ({"caution_only": True}, [1, 2]),
        ({"text": "txt", "caution_only": True}, [1]),
    ],
)
def test_filtered_rows_keep_their_places(wanted: dict[str, Any], places: list[int]) -> None:
    """A click on a row of the filtered table still opens the right document."""
    assert filter_outcomes(outcome_table(OUTCOMES), **wanted).index.tolist() == places


def test_ranges_go_from_easy_to_hard_with_their_places() -> None:
    """A failed document has no range; two documents of one name have two."""
    ranges = outcome_ranges((*OUTCOMES, replace(OUTCOMES[0])))
    assert ranges["place"].tolist() == [1, 0, 3]
    assert ranges["label"].is_unique
    assert (ranges["low"] < ranges["measure"]).all()
    assert outcome_chart(ranges, band_edges())["datasets"]["ranges"] is ranges


def test_the_number_of_ranges_is_limited() -> None:
    """Of a thousand documents the easiest two hundred are drawn; the table has all of them."""
    many = tuple(Outcome(str(number), Estimate(900.0 + number / 10, 60.0, 300)) for number in range(1000))
    assert len(outcome_ranges(many)) == MOST_RANGES
    assert len(outcome_table(many)) == 1000


def test_the_chart_has_an_alternative_in_words() -> None:
    """The easiest and the hardest document by name, or that there is nothing to draw."""
    words = batch_alternative(OUTCOMES)
    assert "420L (=easy.txt)" in words
    assert "1120L (harder.txt)" in words
    assert batch_alternative(OUTCOMES[2:]) == "No document could be measured."
    assert outcome_ranges(OUTCOMES[2:]).empty
