"""What a draft says of itself."""

import pytest

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.estimator.estimator import Estimator
from lexile.leveling.targets import Target
from lexile.views.wording.draft import still_to_do_line

TEXT = "The old captain looked at the map for a long time, and he decided to turn the ship to the north. " * 6


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        (3.0, "The draft is still less than 10L above the target."),
        (62.0, "The draft is still about 60L above the target."),
    ],
)
def test_how_far_a_draft_is_from_its_target(estimator: Estimator, above: float, expected: str) -> None:
    """A small distance is not "about less than 10L"."""
    analysis = analyze(document_from_text(TEXT), estimator)
    target = Target("", 100.0, analysis.estimate.measure - above)
    assert still_to_do_line(analysis, target, 1) == expected
    assert still_to_do_line(analysis, Target("", 100.0, analysis.estimate.measure + 1), 1) == ""
