"""What moves a measure, asked of the estimator itself."""

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.estimator.estimator import MODEL_FOLDER
from lexile.explain.contributions import SENTENCES, WORDS, group_contributions
from lexile.explain.norms import load_norms
from lexile.features.passage import PASSAGE_FEATURES

TYPICAL = load_norms(MODEL_FOLDER)
STORY = "The boy ran to the old house near the river. His dog ran after him and barked at the birds in the trees. "
LONG = STORY.replace(". His", ", and his").replace(". ", ", and then the day was over for all of them. ")


def moves(text: str, estimator):
    return group_contributions(analyze(document_from_text(text * 6), estimator), estimator, TYPICAL)


def test_longer_sentences_move_more_than_shorter_ones(estimator) -> None:
    """The same words, joined into longer sentences."""
    assert moves(LONG, estimator).sentences > moves(STORY, estimator).sentences


def test_rarer_words_move_more_than_common_ones(estimator) -> None:
    """The same sentences, with other words in them."""
    rare = STORY.replace("house", "cathedral").replace("barked", "whimpered").replace("river", "estuary")
    assert moves(rare, estimator).words > moves(STORY, estimator).words


def test_the_inputs_that_are_asked_for_exist() -> None:
    """A model with other inputs must be told apart here."""
    assert set(SENTENCES) | set(WORDS) < set(PASSAGE_FEATURES)
    assert all(set(band.inputs) == set(PASSAGE_FEATURES) for band in TYPICAL)
