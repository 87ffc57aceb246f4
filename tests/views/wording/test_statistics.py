"""Why a text is as hard as it is, in words."""

import pytest

from lexile.estimator.distribution import Estimate
from lexile.estimator.estimator import MODEL_FOLDER
from lexile.explain.norms import load_norms
from lexile.explain.statistics import TextStatistics
from lexile.views import charts
from lexile.views.wording import statistics as statistics_wording

TYPICAL = load_norms(MODEL_FOLDER)
BAND = TYPICAL[1]  # 650–1050L, that of the analyses made for these tests


@pytest.mark.parametrize(
    ("words", "rare", "first", "second"),
    [
        (BAND.sentence_words.low - 1, BAND.rare.low - 0.01, "shorter than", "more common than"),
        (BAND.sentence_words.median, BAND.rare.median, "as long as", "as rare as"),
        (BAND.sentence_words.high + 1, BAND.rare.high + 0.01, "longer than", "rarer than"),
    ],
)
def test_a_text_is_held_against_its_band(words, rare, first, second, make_analysis) -> None:
    """Below, within and above the middle half; with both numbers."""
    sentences, vocabulary = statistics_wording.why_lines(TextStatistics(words, 4.0, rare), make_analysis(), TYPICAL)
    assert first in sentences
    assert second in vocabulary
    assert f"{BAND.sentence_words.low:.1f} to {BAND.sentence_words.high:.1f} are typical" in sentences


def test_the_chart_shows_every_band_and_this_text(make_analysis) -> None:
    """Its own band is filled; the alternative tells the same."""
    frame = statistics_wording.trait_table("rare", TextStatistics(15.0, 4.0, 0.06), make_analysis(), TYPICAL)
    assert frame["own"].tolist() == [False, True, False, False, False]
    assert frame["text"].unique().tolist() == [pytest.approx(6.0)]
    assert charts.trait_ranges(frame, "Rare words")["datasets"]["bands"] is frame
    assert "this text 6.0%" in statistics_wording.trait_alternative("Rare words", frame)


def test_the_extremes_are_the_hardest_and_the_easiest(make_analysis) -> None:
    """Numbered as in the text."""
    analysis = make_analysis(estimate=Estimate(800.0, 60.0, 21))
    assert statistics_wording.extreme_table(analysis, hardest=True)["Sentence"].tolist() == [2, 1]
    assert statistics_wording.extreme_table(analysis, hardest=False)["Sentence"].tolist() == [1, 2]
