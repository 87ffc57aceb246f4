"""Reasons and hard words, as a person reads them."""

from dataclasses import replace

import pytest

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.estimator.explanation import Explanation, WordContribution
from lexile.estimator.word_difficulty import ContentWord
from lexile.leveling.suggestions import band_targets, reader_target
from lexile.views.wording import explanation as explanation_wording
from lexile.views.wording import targets as targets_wording

TEXT = "The boy had an ostensible ball. He liked it, and his sister did too. " * 6


def test_the_strongest_reason_comes_first(make_analysis) -> None:
    """Words are named as they stand; parts that do nothing are not told."""
    analysis = make_analysis()
    reasons = Explanation(1000.0, -80.0, (WordContribution(4, 7, 120.0), WordContribution(8, 11, -20.0)), 0.2, 0.0, 5.0)
    table = explanation_wording.reasons_table(analysis, reasons)
    assert table["Reason"].tolist() == ["“dog”", "its length and signs", "“ran”", "the passage around it"]
    assert table[explanation_wording.EFFECT_NAME].tolist() == ["+120", "−80", "−20", "+5"]


def test_what_is_told_adds_up_to_the_measure(estimator) -> None:
    """Typical and all parts, as they are written, are the sentence's measure but for the rounding."""
    analysis = analyze(document_from_text(TEXT), estimator)
    for number, part in enumerate(analysis.sentences):
        reasons = analysis.explanation_of(number)
        table = explanation_wording.reasons_table(analysis, reasons)
        told = sum(int(effect.replace("−", "-")) for effect in table[explanation_wording.EFFECT_NAME])
        assert reasons.typical + told == pytest.approx(part.measure, abs=8)


def test_hard_words_have_their_first_sentence(make_analysis) -> None:
    """Where the reader meets each first; nothing in a cell that a spreadsheet would obey."""
    analysis = make_analysis()
    place = analysis.text.index("rain")
    words = (
        ContentWord("rain", ("rain", "rains"), 2, 1104.0, place, place + 4),
        ContentWord("=dog", ("=dog",), 1, 702.0, 4, 7),
    )
    table = words.hard_word_table(replace(analysis, content_words=words))
    assert table["First in sentence"].tolist() == [2, 1]
    assert table["Word"].tolist() == ["rain", "'=dog"]
    assert table[words.DIFFICULTY_NAME].tolist() == [1100, 700]
    line = words.hard_words_line(replace(analysis, content_words=words))
    assert sum(one.difficulty > analysis.effects.typical for one in words) == 1
    assert "2 different content words" in line
    assert "1 of them harder than the words of a typical passage" in line


def test_words_above_a_target_are_those_harder_than_its_upper_end(estimator) -> None:
    """The rare word stands above an easy band, the common ones do not; nothing stands above the highest."""
    analysis = analyze(document_from_text(TEXT), estimator)
    easy, *_, hardest = band_targets()
    above = targets_wording.words_above_table(analysis, easy)["Word"].tolist()
    assert "ostensible" in above
    assert targets_wording.words_above_table(analysis, hardest).empty
    common = [one.word for one in analysis.content_words if easy.high < one.difficulty < analysis.effects.typical - 10]
    assert common  # harder than 650L by themselves, as nearly all words are, and no harder than usual
    assert not set(common) & set(above)


def test_a_target_is_called_by_its_measures_once(estimator) -> None:
    """A band's name has them; a reader's does not."""
    analysis = analyze(document_from_text(TEXT), estimator)
    easy = targets_wording.distance_line(analysis, band_targets()[0])
    assert easy.startswith("Target up to 650L, early elementary: the text is estimated at ")
    assert targets_wording.distance_line(analysis, reader_target(800)).startswith(
        "Target a reader of 800L (700L–850L): "
    )
