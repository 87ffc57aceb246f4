"""Group contributions, as the estimator itself measures them."""

import pytest

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.estimator.estimator import MODEL_FOLDER, Estimator
from lexile.explain.contributions import GROUPS, GroupContributions, group_contributions
from lexile.explain.norms import load_norms
from lexile.features.passage import PASSAGE_FEATURES

STORY = "The boy ran to the old house near the river. His dog ran after him and barked at the birds in the trees. "
LONG = STORY.replace(". His", ", and his").replace(". ", ", and then the day was over for all of them. ")


def contributions(text: str, estimator: Estimator) -> GroupContributions:
    return group_contributions(analyze(document_from_text(text * 6), estimator), estimator, load_norms(MODEL_FOLDER))


def test_longer_sentences_contribute_more(estimator: Estimator) -> None:
    """The same words, joined into longer sentences."""
    assert contributions(LONG, estimator).sentences > contributions(STORY, estimator).sentences


def test_rarer_words_contribute_more(estimator: Estimator) -> None:
    """The same sentences, with other words in them."""
    rare = STORY.replace("house", "cathedral").replace("barked", "whimpered").replace("river", "estuary")
    assert contributions(rare, estimator).words > contributions(STORY, estimator).words


def test_contributions_are_differences_in_the_measure(estimator: Estimator) -> None:
    """A text's measure minus that with the group's features replaced by the band's means, combined into a whole."""
    norms = load_norms(MODEL_FOLDER)
    analysis = analyze(document_from_text(STORY * 3), estimator)
    band = next(one for one in norms if one.floor < analysis.estimate.measure <= one.ceiling)
    replaced = {name: band.features[name] for name in GROUPS["words"]}
    without = estimator.passage_measures(analysis.segmented, analysis.passage_spans, [replaced])
    expected = analysis.estimate.measure - float(without.mean())
    assert len(analysis.passages) == 1
    assert group_contributions(analysis, estimator, norms).words == pytest.approx(expected)


def test_every_feature_but_length_is_in_one_group() -> None:
    """A new feature has to be put into a group, by name."""
    grouped = [name for names in GROUPS.values() for name in names]
    assert sorted(grouped) == sorted(name for name in PASSAGE_FEATURES if name != "log_words")
