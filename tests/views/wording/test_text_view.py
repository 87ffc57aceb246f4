"""The text view in words."""

from lexile.views.wording.text_view import sentences_alternative
from tests.views.conftest import MakeAnalysis


def test_the_chart_of_sentences_has_an_alternative_in_words(make_analysis: MakeAnalysis) -> None:
    """Its extremes and the hardest sentence, and for a single sentence its measure."""
    line = sentences_alternative(make_analysis())
    assert line == "Difficulty of 2 sentences in reading order, from 300L to 900L. Hardest: sentence 2."
    single = sentences_alternative(make_analysis("The dog ran home.", (300.0,)))
    assert single == "Difficulty of the only sentence: 300L."
