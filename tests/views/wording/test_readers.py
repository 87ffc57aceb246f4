"""Readers and grades in words and tables."""

import pytest

from lexile.estimator.distribution import Estimate
from lexile.explain.groups import GRADE_READERS
from lexile.explain.readers import Readers
from lexile.scale import GRADES
from lexile.views.frames.readers import grade_ranges, grade_table, readers_table
from lexile.views.wording.readers import READERS_SOURCE, answer_line, grades_alternative

ESTIMATE = Estimate(930.0, 60.0, 150)


def test_the_probabilities_of_a_reader_add_up_to_one() -> None:
    """They are the estimate's mass below, within and above the reader's range."""
    row = readers_table(ESTIMATE, (Readers("Ann", 900.0, 900.0),)).iloc[0]
    shares = [int(row[name].rstrip("%").lstrip("<>")) for name in ("Below", "Within", "Above")]
    assert sum(shares) == pytest.approx(100, abs=2)
    assert row["Suitable texts"] == "800L–950L"


def test_every_grade_is_listed_and_the_source_is_named() -> None:
    """Readers of eleven grades, texts of six."""
    assert len(grade_table(ESTIMATE)) == len(GRADE_READERS) + len(GRADES)
    assert "MetaMetrics" in READERS_SOURCE
    assert "Common Core" in READERS_SOURCE


def test_grades_with_texts_like_this_one_are_marked() -> None:
    """930L is within grades 4–5 and 6–8, in the chart and in its alternative."""
    ranges = grade_ranges(ESTIMATE)
    assert ranges.loc[ranges["holds"], "grade"].tolist() == ["grades 4–5", "grades 6–8"]
    assert "grades 4–5, grades 6–8" in grades_alternative(ESTIMATE)


@pytest.mark.parametrize("measure", [798.0, 952.0])
def test_a_text_just_outside_a_range_is_told_so_in_plain_words(measure: float) -> None:
    """Never "about less than 10L"."""
    line = answer_line(Estimate(measure, 60.0, 150), Readers("Ann", 900.0, 900.0))
    assert ": less than 10L " in line


@pytest.mark.parametrize(("measure", "words"), [(200.0, "Easier"), (930.0, "Among"), (1900.0, "Harder")])
def test_a_text_is_compared_with_the_texts_of_a_grade(measure: float, words: str) -> None:
    """Below, among or above those of grades 6–8."""
    table = grade_table(Estimate(measure, 60.0, 150)).set_index(["Grade", "Readers or texts"])
    assert table.loc[("grades 6–8", "Texts"), "This text"].startswith(words)
