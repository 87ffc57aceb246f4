"""Statistics of a text compared with the norms of its band."""

import pytest

from lexile.estimator.distribution import Estimate
from lexile.estimator.estimator import MODEL_FOLDER
from lexile.explain.norms import load_norms
from lexile.explain.statistics import TextStatistics
from lexile.views.charts import statistic_chart
from lexile.views.frames.statistics import extreme_sentence_table, statistic_ranges
from lexile.views.wording.statistics import statistic_alternative, statistics_lines
from tests.views.conftest import MakeAnalysis

NORMS = load_norms(MODEL_FOLDER)
BAND = NORMS[1]  # 650–1050L, the band of the analyses made for these tests
STATISTICS = TextStatistics(15.0, 4.0, 0.06)


@pytest.mark.parametrize(
    ("words", "rare", "first", "second"),
    [
        (BAND.sentence_words.low - 1, BAND.rare.low - 0.01, "shorter than", "more common than"),
        (BAND.sentence_words.median, BAND.rare.median, "as long as", "as rare as"),
        # As it is shown, it stands at the end of what is typical.
        (BAND.sentence_words.high + 1e-6, BAND.rare.high + 1e-6, "as long as", "as rare as"),
        (BAND.sentence_words.high + 1, BAND.rare.high + 0.01, "longer than", "rarer than"),
    ],
)
def test_a_text_is_compared_with_its_band(
    words: float, rare: float, first: str, second: str, make_analysis: MakeAnalysis
) -> None:
    """Below, within and above the middle half, with its ends."""
    sentences, vocabulary = statistics_lines(TextStatistics(words, 4.0, rare), make_analysis(), NORMS)
    assert first in sentences
    assert second in vocabulary
    assert f"{BAND.sentence_words.low:.1f} to {BAND.sentence_words.high:.1f} are typical" in sentences


def test_the_chart_has_every_band_and_this_text(make_analysis: MakeAnalysis) -> None:
    """The band of the text is filled, and the alternative gives its value."""
    frame = statistic_ranges("rare", STATISTICS, make_analysis(), NORMS)
    assert frame["own"].tolist() == [False, True, False, False, False]
    assert frame["text"].unique().tolist() == [pytest.approx(6.0)]
    assert statistic_chart(frame, "Rare words")["datasets"]["bands"] is frame
    assert "this text 6.0%" in statistic_alternative("rare", STATISTICS, make_analysis(), NORMS)


def test_the_extremes_are_the_hardest_and_the_easiest_sentences(make_analysis: MakeAnalysis) -> None:
    """With their numbers in the text."""
    analysis = make_analysis(estimate=Estimate(800.0, 60.0, 21))
    assert extreme_sentence_table(analysis, hardest=True)["Sentence"].tolist() == [2, 1]
    assert extreme_sentence_table(analysis, hardest=False)["Sentence"].tolist() == [1, 2]
