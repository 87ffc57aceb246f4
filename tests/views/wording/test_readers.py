"""What the page says of readers and grades."""

import pytest

from lexile.estimator.distribution import Estimate
from lexile.explain.readers import GRADE_READERS, Readers
from lexile.scale import GRADES
from lexile.views.wording import readers as readers_wording

ESTIMATE = Estimate(930.0, 60.0, 150)


def test_probabilities_of_a_reader_are_one_together() -> None:
    """They are the estimate's own mass below, within and above the reader's range."""
    row = readers_wording.readers_table(ESTIMATE, (Readers("Ann", 900.0, 900.0),)).iloc[0]
    shares = [int(row[name].rstrip("%").lstrip("<>")) for name in ("Below", "Within", "Above")]
    assert sum(shares) == pytest.approx(100, abs=2)
    assert row["Texts that suit"] == "800L–950L"


def test_every_grade_is_in_the_table_with_its_source_beside_it() -> None:
    """Readers of eleven grades, texts of six spans."""
    table = readers_wording.grade_table(ESTIMATE)
    assert len(table) == len(GRADE_READERS) + len(GRADES)
    assert "MetaMetrics" in readers_wording.SOURCE_READERS
    assert "Common Core" in readers_wording.SOURCE_READERS


def test_grades_whose_texts_are_like_this_one_are_marked() -> None:
    """930L lies in grades 4–5 and 6–8; the chart's alternative says so too."""
    bars = readers_wording.grade_bars(ESTIMATE)
    assert bars.loc[bars["holds"], "grade"].tolist() == ["grades 4–5", "grades 6–8"]
    assert "grades 4–5, grades 6–8" in readers_wording.grades_alternative(ESTIMATE)


@pytest.mark.parametrize(("measure", "words"), [(200.0, "Easier"), (930.0, "Among"), (1900.0, "Harder")])
def test_a_grade_says_where_the_text_stands(measure: float, words: str) -> None:
    """Below, among or above the texts of grades 6–8."""
    table = readers_wording.grade_table(Estimate(measure, 60.0, 150)).set_index(["Grade", "What"])
    assert table.loc[("grades 6–8", "texts of the grade"), "This text"].startswith(words)
