"""The hard words of a text."""

from dataclasses import replace

from lexile.estimator.word_difficulty import ContentWord
from lexile.views.frames.words import DIFFICULTY_HEADING, hard_word_table
from lexile.views.wording.words import hard_words_line
from tests.views.conftest import MakeAnalysis


def test_hard_words_are_listed_with_their_first_sentence(make_analysis: MakeAnalysis) -> None:
    """A word that begins like a formula is escaped; the line above the table counts the hard ones."""
    analysis = make_analysis()
    place = analysis.text.index("rain")
    words = (
        ContentWord("rain", ("rain", "rains"), 2, 1104.0, place, place + 4),
        ContentWord("=dog", ("=dog",), 1, 702.0, 4, 7),
    )
    analysis = replace(analysis, estimates=replace(analysis.estimates, content_words=words))
    table = hard_word_table(analysis)
    assert table["First sentence"].tolist() == [2, 1]
    assert table["Word"].tolist() == ["rain", "'=dog"]
    assert table[DIFFICULTY_HEADING].tolist() == [1100, 700]
    line = hard_words_line(analysis)
    assert "2 different content words" in line
    assert "1 of them harder than the text as a whole" in line
