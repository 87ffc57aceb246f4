"""Two versions of a text in words and tables."""

from lexile.estimator.distribution import Estimate
from lexile.views.frames.comparison import diff_table, figures_table, version_ranges
from lexile.views.wording.comparison import diff_line, verdict, versions_alternative
from tests.views.conftest import MakeAnalysis

LONG = "The dog ran home. It was late, and the rain had begun to fall on the quiet streets of the town."
SHORT = "The dog ran home. It was late. The rain had begun to fall on the quiet streets of the town."
NAMES = "The original", "The edited text"


def test_versions_that_differ_in_whitespace_are_the_same(make_analysis: MakeAnalysis) -> None:
    """Nothing is listed as changed."""
    both = make_analysis(LONG), make_analysis(LONG.replace("late, and", "late,   and"))
    assert verdict(*both, *NAMES) == "The edited text is about as hard as the original."
    assert diff_line(*both) == "No sentences changed."
    assert diff_table(*both).empty


def test_a_verdict_says_how_certain_it_is(make_analysis: MakeAnalysis) -> None:
    """A difference is uncertain if the ranges overlap."""
    before = make_analysis(LONG, estimate=Estimate(900.0, 60.0, 20))
    near = make_analysis(SHORT, (300.0, 400.0, 500.0), Estimate(820.0, 60.0, 20))
    far = make_analysis(SHORT, (300.0, 400.0, 500.0), Estimate(400.0, 60.0, 20))
    assert "80L easier than the original" in verdict(before, near, *NAMES)
    assert "so the difference is uncertain" in verdict(before, near, *NAMES)
    assert "do not overlap" in verdict(before, far, *NAMES)
    assert "harder" in verdict(far, before, *NAMES)


def test_changes_are_listed_with_their_measures(make_analysis: MakeAnalysis) -> None:
    """One sentence became two; the unchanged one is not listed."""
    before, after = make_analysis(LONG), make_analysis(SHORT, (300.0, 400.0, 700.0))
    table = diff_table(before, after)
    assert table["Before"].tolist() == [LONG.partition("home. ")[2]]
    assert table["Measure before"].tolist() == ["900L"]
    assert table["Measure after"].tolist() == ["400L, 700L"]
    assert diff_line(before, after) == "1 of 2 sentences changed, in 1 place."


def test_texts_without_a_common_sentence_are_not_listed(make_analysis: MakeAnalysis) -> None:
    """The list would be both texts."""
    both = make_analysis(LONG), make_analysis("A cat sat.", (100.0,))
    assert diff_line(*both) == "The two versions have no sentences in common."
    assert diff_table(*both).empty


def test_figures_and_ranges_name_both_versions(make_analysis: MakeAnalysis) -> None:
    """A measure never appears without its range."""
    before, after = make_analysis(LONG), make_analysis(SHORT, (300.0, 400.0, 500.0))
    table = figures_table(before, after, *NAMES)
    assert table.columns.tolist() == list(NAMES)
    assert "90% range" in table.index
    assert version_ranges(before, after, *NAMES)["label"].tolist() == list(NAMES)
    assert versions_alternative(before, after, *NAMES).count("90% range") == 2
