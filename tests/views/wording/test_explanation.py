"""The explanation of a sentence as a table."""

import pytest

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.estimator.estimator import Estimator
from lexile.estimator.explanation import Explanation, WordContribution
from lexile.views.frames.explanation import EFFECT_HEADING, explanation_table
from tests.views.conftest import MakeAnalysis

TEXT = "The boy had an ostensible ball. He liked it, and his sister did too. " * 6


def test_the_strongest_contribution_comes_first(make_analysis: MakeAnalysis) -> None:
    """Words are quoted from the text; contributions of nearly 0 are not listed."""
    words = (WordContribution(4, 7, 120.0), WordContribution(8, 11, -20.0))
    table = explanation_table(make_analysis(), Explanation(1000.0, -80.0, words, 0.2, 0.0, 5.0))
    assert table["Reason"].tolist() == ["“dog”", "length and punctuation", "“ran”", "the passage around it"]
    assert table[EFFECT_HEADING].tolist() == ["+120", "−80", "−20", "+5"]


def test_the_table_adds_up_to_the_measure(estimator: Estimator) -> None:
    """The typical sentence and all effects make the measure, except for rounding."""
    analysis = analyze(document_from_text(TEXT), estimator)
    for number, one in enumerate(analysis.sentences):
        explanation = analysis.explanation_of(number)
        table = explanation_table(analysis, explanation)
        effects = sum(int(effect.replace("−", "-")) for effect in table[EFFECT_HEADING])
        assert explanation.baseline + effects == pytest.approx(one.measure, abs=8)
