"""Teachers' judgement beside the measure."""

from itertools import pairwise

import pytest

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.estimator.easiness import MOST_PASSAGES, EasinessScale, chosen_passages, harder_than
from lexile.text.passages import Passage
from lexile.views.wording.easiness import judgement_line, parting_line

STORY = (
    "Ben woke up early. His mother was in the kitchen. She gave him a warm egg and some bread. They laughed about the "
    "cat, who had slept in a shoe. Then Ben ran out to feed the hens. The hens came to him at once. He knew all of "
    "their names. One of them was very old, and he liked her best. "
)
ABSTRACT = (
    "Being is not a genus. Mind cannot grasp itself. What is the self? It is a lack. Freedom is that lack. The thing "
    "in itself stays hidden. Sense gives form to what is not. Being and doubt are one. Truth is a limit. We are that "
    "limit. Pure reason sets its own law. No cause lies behind it. Will is prior to all that is. "
)


def teachers(text, estimator):
    return analyze(document_from_text(text), estimator).teachers


def test_teachers_find_a_child_s_story_easier_than_philosophy(estimator):
    assert teachers(STORY * 2, estimator).harder_than + 30 < teachers(ABSTRACT * 2, estimator).harder_than


def test_short_sentences_can_hide_hard_thoughts(estimator):
    """Where the measure says easy and teachers say hard, the analysis says that they part, and the page in words."""
    judgement = teachers(ABSTRACT * 2, estimator)
    assert judgement.apart > 0
    assert "teachers would find it hard" in parting_line(judgement)


def test_where_both_agree_nothing_is_said(estimator):
    judgement = teachers(STORY * 2, estimator)
    assert judgement.apart == 0
    assert parting_line(judgement) == ""


def test_the_range_holds_the_judgement(estimator):
    judgement = teachers(STORY * 2, estimator)
    assert judgement.low < judgement.ease < judgement.high
    assert judgement.easiest <= judgement.harder_than <= judgement.hardest
    assert f"{judgement.harder_than:.0f} in 100" in judgement_line(judgement)


def test_less_text_makes_a_wider_range(estimator):
    short, long = teachers("Ben woke up early.  He fed the hens.", estimator), teachers(STORY * 3, estimator)
    assert short.high - short.low > 1.15 * (long.high - long.low)


def test_long_texts_are_read_at_even_distances():
    passages = tuple(Passage(number, number + 1, number, number + 1, 125) for number in range(1000))
    chosen = chosen_passages(passages)
    assert len(chosen) == MOST_PASSAGES
    steps = {later - earlier for earlier, later in pairwise(chosen)}
    assert steps <= {1000 // MOST_PASSAGES, 1000 // MOST_PASSAGES + 1}
    assert chosen_passages(passages[:5]) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(("ease", "share"), [(-9.0, 100.0), (0.5, 50.0), (9.0, 0.0)])
def test_the_share_of_easier_passages(ease, share):
    assert harder_than(ease, EasinessScale((-1.0, 0.0, 1.0, 2.0), (), 0.0, 0.0)) == share
