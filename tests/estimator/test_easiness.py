"""How easy teachers would find a text, beside its measure."""

from itertools import pairwise

import pytest

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.estimator.easiness import (
    MAX_PASSAGES,
    EasinessEstimate,
    EasinessScale,
    difficulty_percentile,
    sample_passages,
)
from lexile.estimator.estimator import Estimator
from lexile.text.passages import Passage

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


def easiness(text: str, estimator: Estimator) -> EasinessEstimate:
    found = analyze(document_from_text(text), estimator).easiness
    assert found is not None
    return found


def test_teachers_find_a_children_s_story_easier_than_philosophy(estimator: Estimator) -> None:
    """Both are in short sentences; the ideas differ."""
    story, abstract = easiness(STORY * 2, estimator), easiness(ABSTRACT * 2, estimator)
    assert story.difficulty_percentile + 30 < abstract.difficulty_percentile


def test_short_sentences_can_hide_hard_ideas(estimator: Estimator) -> None:
    """If the measure says easy and teachers say hard, the estimate reports the disagreement."""
    assert easiness(ABSTRACT * 2, estimator).disagreement > 0


def test_teachers_and_measure_agree_on_a_plain_story(estimator: Estimator) -> None:
    """A measure within the range of the teachers is not a disagreement."""
    assert easiness(STORY * 2, estimator).disagreement == 0


def test_the_range_includes_the_estimate(estimator: Estimator) -> None:
    """On the scale of the corpus, and in percentiles."""
    estimate = easiness(STORY * 2, estimator)
    assert estimate.low < estimate.easiness < estimate.high
    assert estimate.lowest_percentile <= estimate.difficulty_percentile <= estimate.highest_percentile


def test_less_text_widens_the_range(estimator: Estimator) -> None:
    """One sentence says less than three copies of a story."""
    short, long = (
        easiness(text, estimator)
        for text in ("Ben woke up very early that morning, long before his brother did.", STORY * 3)
    )
    assert short.high - short.low > 1.15 * (long.high - long.low)


def test_passages_of_long_texts_are_sampled_evenly() -> None:
    """At most `MAX_PASSAGES`, at even distances; all of a short text."""
    passages = tuple(Passage(number, number + 1, number, number + 1, 125) for number in range(1000))
    chosen = sample_passages(passages)
    assert len(chosen) == MAX_PASSAGES
    steps = {later - earlier for earlier, later in pairwise(chosen)}
    assert steps <= {1000 // MAX_PASSAGES, 1000 // MAX_PASSAGES + 1}
    assert sample_passages(passages[:5]) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(("value", "percentile"), [(-9.0, 100.0), (0.5, 50.0), (9.0, 0.0)])
def test_the_percentile_counts_easier_passages(value: float, percentile: float) -> None:
    """From all of them to none."""
    assert difficulty_percentile(value, EasinessScale((-1.0, 0.0, 1.0, 2.0), (), 0.0, 0.0)) == percentile
