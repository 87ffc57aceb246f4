"""Text statistics: numbers that a teacher can check by hand."""

import pytest

from lexile.documents import document_from_text
from lexile.estimator.estimator import Estimator
from lexile.explain.statistics import rare_places, text_statistics
from lexile.text.cleaning import clean
from lexile.text.sentences import SegmentedText, segment


def segment_text(text: str) -> SegmentedText:
    return segment(clean(document_from_text(text)))


def test_statistics_are_counted_as_a_teacher_would(estimator: Estimator) -> None:
    """Ten words in two sentences; letters without apostrophes."""
    statistics = text_statistics(segment_text("The dog ran home. It wasn't late at all then."), estimator.lexicon)
    assert statistics.sentence_words == 5.0
    assert statistics.word_letters == pytest.approx((3 + 3 + 3 + 4 + 2 + 5 + 4 + 2 + 3 + 4) / 10)
    assert statistics.rare == 0.0


def test_rare_words_are_found_in_all_their_places(estimator: Estimator) -> None:
    """Names and numbers are not counted, however rare."""
    text = segment_text("The isthmus lay still. Ulaanbaatar in 1987 had no isthmus, but a dilapidated harbor.")
    places = rare_places(text, estimator.lexicon)
    rare = [text.words.forms[number] for number in text.words.ids[places]]
    assert rare.count("isthmus") == 2
    assert "dilapidated" in rare
    assert not {"ulaanbaatar", "1987", "no"} & set(rare)
