"""How teachers would disagree with the measure, in words."""

import pytest

from lexile.estimator.easiness import EasinessEstimate
from lexile.views.wording.easiness import disagreement_line


@pytest.mark.parametrize(
    ("difficulty", "measure", "line"),
    [
        (80.0, 30.0, "Short sentences and common words, but teachers would find it hard."),
        (55.0, 30.0, "Short sentences and common words, but teachers would find it harder than that."),
        (80.0, 50.0, "An average measure, but teachers would find it hard."),
        (20.0, 70.0, "Long sentences or rare words, but teachers would find it easy."),
        (45.0, 70.0, "Long sentences or rare words, but teachers would find it easier than that."),
        (20.0, 50.0, "An average measure, but teachers would find it easy."),
    ],
)
def test_a_disagreement_says_in_which_way(difficulty: float, measure: float, line: str) -> None:
    """Both percentiles are low, average or high."""
    easiness = EasinessEstimate(0.0, 0.1, difficulty, difficulty + 5, difficulty - 5, measure)
    assert disagreement_line(easiness).startswith(f"{line} Its measure is higher than that of {measure:.0f} of ")


def test_no_disagreement_within_the_range() -> None:
    """The teachers' range includes the percentile of the measure."""
    assert disagreement_line(EasinessEstimate(0.0, 0.5, 52.0, 82.0, 18.0, 45.0)) == ""
