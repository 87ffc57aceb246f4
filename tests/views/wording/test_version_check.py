"""The check of a version in words."""

import pytest

from lexile.leveling.facts.alignment import Alignment
from lexile.leveling.targets import Target
from lexile.leveling.version_check import VersionCheck
from lexile.views.wording.version_check import target_sentence
from tests.views.conftest import MakeAnalysis


@pytest.mark.parametrize(("probability", "shown"), [(0.001, "<1%"), (0.999, ">99%")])
def test_no_target_is_reached_or_missed_for_certain(
    probability: float, shown: str, make_analysis: MakeAnalysis
) -> None:
    """The measure is an estimate."""
    analysis = make_analysis()
    alignment = Alignment((), (), ())
    check = VersionCheck(analysis, analysis, Target("700L–900L", 700.0, 900.0), probability, (), (), alignment)
    assert target_sentence(check).endswith(f"within the target is {shown}.")
