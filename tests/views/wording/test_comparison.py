"""Two versions side by side."""

from lexile.estimator.distribution import Estimate
from lexile.views.wording import comparison as comparison_wording

LONG = "The dog ran home. It was late, and the rain had begun to fall on the quiet streets of the town."
SHORT = "The dog ran home. It was late. The rain had begun to fall on the quiet streets of the town."


def test_a_version_without_a_change_says_so(make_analysis) -> None:
    """The same text, other spaces."""
    both = make_analysis(LONG), make_analysis(LONG.replace("late, and", "late,   and"))
    assert comparison_wording.verdict(*both) == "Second version is as hard as first version."
    assert comparison_wording.changed_line(*both) == "No sentence changed."
    assert comparison_wording.change_table(*both).empty


def test_a_verdict_tells_how_sure_it_is(make_analysis) -> None:
    """Ranges that overlap give a direction, ranges apart a difference."""
    before = make_analysis(LONG, estimate=Estimate(900.0, 60.0, 20))
    near = make_analysis(SHORT, (300.0, 400.0, 500.0), Estimate(820.0, 60.0, 20))
    far = make_analysis(SHORT, (300.0, 400.0, 500.0), Estimate(400.0, 60.0, 20))
    assert "80L easier" in comparison_wording.verdict(before, near)
    assert "a direction, not a certainty" in comparison_wording.verdict(before, near)
    assert "lie apart" in comparison_wording.verdict(before, far)
    assert "harder" in comparison_wording.verdict(far, before)


def test_what_changed_stands_side_by_side_with_its_measures(make_analysis) -> None:
    """One sentence became two; the one before it is not listed."""
    before, after = make_analysis(LONG), make_analysis(SHORT, (300.0, 400.0, 700.0))
    table = comparison_wording.change_table(before, after)
    assert table["Before"].tolist() == [LONG.partition("home. ")[2]]
    assert table["Measure before"].tolist() == ["900L"]
    assert table["Measure after"].tolist() == ["400L, 700L"]
    assert comparison_wording.changed_line(before, after) == "1 of 2 sentences changed, in 1 place."


def test_texts_without_a_common_sentence_are_told_so(make_analysis) -> None:
    """Then a list of changes would be the two texts."""
    both = make_analysis(LONG), make_analysis("A cat sat.", (100.0,))
    assert comparison_wording.changed_line(*both) == "No sentence stands in both."
    assert comparison_wording.change_table(*both).empty


def test_figures_and_ranges_name_both_versions(make_analysis) -> None:
    """The measure always with its range."""
    before, after = make_analysis(LONG), make_analysis(SHORT, (300.0, 400.0, 500.0))
    table = comparison_wording.figures_table(before, after, "Old", "New")
    assert table.columns.tolist() == ["Old", "New"]
    assert "90% range" in table.index
    assert comparison_wording.version_ranges(before, after, "Old", "New")["label"].tolist() == ["Old", "New"]
    assert comparison_wording.ranges_alternative(before, after, "Old", "New").count("90% range") == 2
