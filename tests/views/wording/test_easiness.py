"""How teachers would disagree with the measure, in words."""

import pytest

from lexile.estimator.easiness import EasinessEstimate
from lexile.views.wording.easiness import disagreement_line, easiness_line


@pytest.mark.parametrize(("difficulty", "measure", "side"), [(80.0, 30.0, "harder"), (20.0, 70.0, "easier")])
def test_a_disagreement_says_in_which_way(difficulty: float, measure: float, side: str) -> None:
    """With both figures, and nothing about the text that was not measured."""
    easiness = EasinessEstimate(0.0, 0.1, difficulty, difficulty + 5, difficulty - 5, measure)
    line = disagreement_line(easiness)
    assert line.startswith(
        f"Teachers would find it {side} than its measure suggests: harder than {difficulty:.0f} of 100"
    )
    assert f"higher than that of {measure:.0f}" in line


def test_no_disagreement_within_the_range() -> None:
    """The teachers' range includes the percentile of the measure."""
    assert disagreement_line(EasinessEstimate(0.0, 0.5, 52.0, 82.0, 18.0, 45.0)) == ""


@pytest.mark.parametrize(
    ("percentile", "words"),
    [(5.0, "easier than nearly all"), (15.0, "easier than most"), (84.0, "harder than most"), (96.0, "nearly all")],
)
def test_nearly_all_is_said_only_beyond_nine_in_ten(percentile: float, words: str) -> None:
    assert words in easiness_line(EasinessEstimate(0.0, 0.5, percentile, 99.0, 1.0, 50.0))
