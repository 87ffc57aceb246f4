"""A target in words and tables."""

from lexile.analysis import Analysis, analyze
from lexile.documents import document_from_text
from lexile.estimator.estimator import Estimator
from lexile.leveling.suggestions import Suggestion, SuggestionKind
from lexile.leveling.targets import band_targets, reader_target
from lexile.views.frames.targets import WORDING_HEADING, suggestion_table, words_above_table
from lexile.views.wording.targets import distance_line, suggestions_line

TEXT = "The boy had an ostensible ball. He liked it, and his sister did too. " * 6
EDITS = (
    Suggestion(SuggestionKind.SPLIT, "One, and two.", 3, ((3, 8, ". "),), "=One. Two.", gain=42.0, measure=700.0),
    Suggestion(SuggestionKind.WORD, "ostensible", 0, ((4, 14, "place"), (90, 100, "place")), gain=3.0, measure=690.0),
)


def analysis_of(estimator: Estimator) -> Analysis:
    return analyze(document_from_text(TEXT), estimator)


def test_words_above_a_target_are_harder_than_its_upper_end(estimator: Estimator) -> None:
    """The rare word is above an easy band, a child's words are not; no word is above the highest band."""
    analysis = analysis_of(estimator)
    easy, *_, hardest = band_targets()
    above = words_above_table(analysis, easy)["Word"].tolist()
    assert "ostensible" in above
    assert words_above_table(analysis, hardest).empty
    assert not {"boy", "ball", "sister"} & set(above)


def test_a_target_is_named_with_its_measures_once(estimator: Estimator) -> None:
    """The name of a band contains them; that of a reader does not."""
    analysis = analysis_of(estimator)
    easy = distance_line(analysis, band_targets()[0])
    assert easy.startswith("Target up to 650L, early elementary: the text is estimated at ")
    assert distance_line(analysis, reader_target(800)).startswith("Target a reader of 800L (700L–850L): ")


def test_suggested_edits_are_listed_with_their_effect() -> None:
    """A gain too small to be shown is not shown as 0L, and suggested wording that looks like a formula is escaped."""
    table = suggestion_table(EDITS)
    assert table["Edit"].tolist() == ["Split the sentence in two", "Replace “ostensible” (2 times)"]
    assert table["Easier by"].tolist() == ["40L", "less than 10L"]
    assert table[WORDING_HEADING].tolist() == ["'=One. Two.", "a more common word"]


def test_the_line_above_the_edits_says_whether_they_reach_the_target() -> None:
    """Met, missed, or nothing to suggest."""
    target = band_targets()[0]
    assert "still 40L above the target" in suggestions_line(EDITS, target)
    assert suggestions_line(EDITS[:1], band_targets()[1]).startswith("With this edit, the text is estimated at 700L")
    assert suggestions_line((), target).startswith("No split")
