"""The wording of cautions."""

import pytest

from lexile.cautions import Caution
from lexile.views.wording.cautions import CAUTION_WORDINGS, caution_line, caution_name
from tests.views.conftest import MakeAnalysis


@pytest.mark.parametrize("caution", Caution)
def test_every_caution_has_a_name_and_a_sentence(caution: Caution, make_analysis: MakeAnalysis) -> None:
    """The name is a few words, the sentence is on one line and complete."""
    assert 0 < len(caution_name(caution)) < 30
    line = caution_line(caution, make_analysis())
    assert "\n" not in line
    assert line.endswith(".")


def test_only_cautions_have_a_wording() -> None:
    """Nothing is left of a caution that was removed."""
    assert set(CAUTION_WORDINGS) == set(Caution)


def test_a_sentence_of_very_many_words_may_lack_full_stops(make_analysis: MakeAnalysis) -> None:
    line = caution_line(Caution.FEW_SENTENCES, make_analysis("the dog ran home " * 40, (1400.0,)))
    assert line.startswith("160 words in 1 sentence: if full stops are missing, add them.")


def test_one_sentence_is_counted_in_the_singular(make_analysis: MakeAnalysis) -> None:
    """Never "1 sentences"."""
    assert "1 sentence:" in caution_line(Caution.FEW_SENTENCES, make_analysis("The dog ran home.", (300.0,)))
