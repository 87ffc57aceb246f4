"""Second opinions on labels: what the other sentences' labels say."""

import numpy as np
import pytest

from lexile.training.soft_labels import out_of_fold_soft_labels

COUNT = 200


@pytest.fixture(scope="module")
def labelled():
    """Sentences whose true level is a curve over the first input, with labels that err by half a level."""
    chance = np.random.default_rng(0)
    block = chance.normal(size=(COUNT, 3)).astype(np.float32)
    truth = 3.5 + np.sin(block[:, 0]) + 0.5 * block[:, 1]
    labels = (truth + chance.normal(scale=0.5, size=COUNT)).astype(np.float32)
    return block, truth, labels


def opinions_of(block, labels, embeddings=None):
    embeddings = np.empty((COUNT, 0), dtype=np.float32) if embeddings is None else embeddings
    ones = np.ones(COUNT, dtype=np.float32)
    return out_of_fold_soft_labels([block], embeddings, np.zeros(COUNT, dtype=np.int64), labels, ones, seed=1)


def test_an_opinion_is_nearer_to_the_truth_than_the_label(labelled):
    """And so is the mean of both."""
    block, truth, labels = labelled
    opinions = opinions_of(block, labels)

    def error(levels):
        return float(np.sqrt(np.mean((levels - truth) ** 2)))

    assert max(error(opinions), error((opinions + labels) / 2)) < 0.7 * error(labels)


def test_a_sentence_has_no_say_in_the_opinion_on_it(labelled):
    """A label that is far off changes the others' opinions, not its own."""
    block, _, labels = labelled
    wrong = labels.copy()
    wrong[17] += 30.0
    before, after = opinions_of(block, labels), opinions_of(block, wrong)
    # The middle of all labels moves with any of them; nothing else of the wrong label comes back.
    assert after[17] - before[17] == pytest.approx(0.0, abs=0.2)
    assert np.abs(after - before).max() > 0.5


def test_embeddings_of_a_large_encoder_make_opinions_better(labelled):
    """Where they tell what the block does not."""
    block, truth, labels = labelled
    embeddings = block[:, 1:2]
    without = block.copy()
    without[:, 1] = 0.0

    def error(opinions):
        return float(np.sqrt(np.mean((opinions - truth) ** 2)))

    assert error(opinions_of(without, labels, embeddings)) < 0.9 * error(opinions_of(without, labels))
