"""The words' values: learned from labels, and never by a row's own author."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from lexile.features.lexicon import Lexicon
from lexile.features.passage import PASSAGE_FEATURES
from lexile.training.word_effects import WordShares, fit_word_effects

WORDS, ROWS = 40, 300


@pytest.fixture
def material():
    """Rows whose measure depends on one word's share, by sixty authors; nothing else tells anything."""
    chance = np.random.default_rng(3)
    shares = chance.dirichlet(np.ones(WORDS), ROWS)
    midpoints = np.round((1000 + 4000 * (shares[:, 7] - shares[:, 7].mean())) / 200) * 200 + 100
    inputs = chance.normal(size=(ROWS, len(PASSAGE_FEATURES))).astype(np.float32)
    zipf = chance.uniform(2, 6, (WORDS, 2)).astype(np.float32)
    words = tuple(f"w{n}" for n in range(WORDS))
    zeros = np.zeros(WORDS, dtype=np.float32)
    table = Lexicon(words, zipf, zeros, np.zeros(WORDS, dtype=bool), zeros)
    vectors = chance.normal(size=(WORDS, 3)).astype(np.float32)
    return WordShares(csr_matrix(shares)), inputs, midpoints, np.arange(ROWS) // 5, table, vectors


def test_the_word_that_makes_texts_hard_has_the_highest_effect(material):
    assert fit_word_effects(*material).of_words().argmax() == 7


def test_leaving_an_author_out_equals_a_fit_without_the_author(material, monkeypatch):
    """The closed form gives what a fit without these rows gives, as long as the targets do not change."""
    import lexile.training.word_effects as word_effects

    monkeypatch.setattr(word_effects, "ROUNDS", 0)  # the targets are then the midpoints, and no row is doubted
    monkeypatch.setattr(word_effects, "WRONG", 0.0)
    monkeypatch.setattr(word_effects, "pooling_features", lambda shares, table, vectors: np.zeros((WORDS, 1)))
    shares, inputs, midpoints, groups, table, vectors = material
    inputs[:] = 0  # what is centred on the rows would differ a little between the two fits
    own = groups == 12
    fitted = fit_word_effects(shares, inputs, midpoints, groups, table, vectors)
    without = fit_word_effects(
        shares[np.flatnonzero(~own)], inputs[~own], midpoints[~own], groups[~own], table, vectors
    )
    rows = shares[np.flatnonzero(own)]
    np.testing.assert_allclose(fitted.of_rows(rows, without=12), rows.matrix @ without.of_words(), rtol=1e-6)
