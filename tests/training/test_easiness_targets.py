"""What the easiness network learns from: ratings freed of some of their noise, without a look at held-out ones."""

from dataclasses import replace

import numpy as np
import pytest

from lexile.features.passage import PASSAGE_FEATURES
from lexile.features.sentence import SENTENCE_FEATURES
from lexile.training.easiness import EasinessConfig, RatedRows, learned_rows
from lexile.training.easiness_targets import fit_kernel_machine, out_of_fold_easiness, scaled_features

COUNT, FOLDS = 300, 3
WIDTH = len(PASSAGE_FEATURES) + len(SENTENCE_FEATURES) + 4 * 6
CONFIG = EasinessConfig(soft_labels=0.7, book_weight=0.5)


@pytest.fixture(scope="module")
def truth_and_rows() -> tuple[np.ndarray, RatedRows]:
    """Excerpts, each with a snippet that has the same features, whose ratings err by half a point."""
    chance = np.random.default_rng(4)
    features = chance.normal(size=(COUNT, WIDTH)).astype(np.float32)
    truth = 0.2 * features.sum(axis=1)
    ratings = (truth + chance.normal(scale=0.5, size=COUNT)).astype(np.float32)
    twice = np.concatenate([np.arange(COUNT)] * 2)
    weights = np.where(np.arange(2 * COUNT) < COUNT, 1.0, 0.2).astype(np.float32)
    books = chance.normal(size=(40, WIDTH)).astype(np.float32)
    rows = RatedRows(
        features[twice],
        ratings[twice],
        weights,
        np.full(2 * COUNT, 150),
        twice % FOLDS,
        twice.astype(np.int64),
        books,
        np.empty((COUNT, 0), np.float32),
        np.empty((40, 0), np.float32),
        [],
        np.empty((2 * COUNT + 40, 0), np.float32),
    )
    return truth, rows


def scaled(rows: RatedRows) -> np.ndarray:
    """What the kernel machine sees of the excerpts."""
    return scaled_features(rows.features[:COUNT], rows.features[:COUNT], rows.embeddings)


def test_targets_are_nearer_to_the_truth_than_ratings(truth_and_rows: tuple[np.ndarray, RatedRows]) -> None:
    """Of excerpts and of their snippets, which have the same target."""
    truth, rows = truth_and_rows
    features, targets, weights = learned_rows(rows, np.ones(2 * COUNT, dtype=bool), CONFIG)

    def error(easiness: np.ndarray) -> float:
        return float(np.sqrt(np.mean((easiness - truth) ** 2)))

    assert error(targets[:COUNT]) < 0.95 * error(rows.easiness[:COUNT])
    np.testing.assert_array_equal(targets[:COUNT], targets[COUNT : 2 * COUNT])
    assert len(features) == len(targets) == len(weights) == 2 * COUNT + len(rows.books)


def test_passages_of_books_get_the_prediction_alone(truth_and_rows: tuple[np.ndarray, RatedRows]) -> None:
    """They have no rating, and the weight of the configuration."""
    _, rows = truth_and_rows
    _, targets, weights = learned_rows(rows, np.ones(2 * COUNT, dtype=bool), CONFIG)
    assert np.corrcoef(targets[2 * COUNT :], rows.books.sum(axis=1))[0, 1] > 0.7
    assert (weights[2 * COUNT :] == CONFIG.book_weight).all()


def test_nothing_is_learned_from_a_held_out_rating(truth_and_rows: tuple[np.ndarray, RatedRows]) -> None:
    """Whatever the ratings of the fold that is held out, the rows to learn from are the same."""
    _, rows = truth_and_rows
    chosen = rows.folds != 1
    changed = replace(rows, easiness=np.where(chosen, rows.easiness, 50.0).astype(np.float32))
    for before, after in zip(learned_rows(rows, chosen, CONFIG), learned_rows(changed, chosen, CONFIG), strict=True):
        np.testing.assert_array_equal(before, after)


def test_an_excerpt_has_no_say_in_its_own_prediction(truth_and_rows: tuple[np.ndarray, RatedRows]) -> None:
    """Nor has any other of its fold; with one fold there is nothing to predict from, and the rating remains."""
    _, rows = truth_and_rows
    features = scaled(rows)
    ratings, weights, folds = rows.easiness[:COUNT], rows.weights[:COUNT], rows.folds[:COUNT]
    wrong = ratings.copy()
    wrong[folds == 2] = 30.0
    before, after = (out_of_fold_easiness(features, some, weights, folds) for some in (ratings, wrong))
    np.testing.assert_array_equal(before[folds == 2], after[folds == 2])
    assert np.abs(before - after)[folds != 2].max() > 1.0
    np.testing.assert_array_equal(out_of_fold_easiness(features, ratings, weights, np.zeros_like(folds)), ratings)


def test_a_surer_rating_draws_the_prediction_nearer(truth_and_rows: tuple[np.ndarray, RatedRows]) -> None:
    """The weight of a rating divides its noise."""
    _, rows = truth_and_rows
    features = scaled(rows)
    ratings, weights = rows.easiness[:COUNT], rows.weights[:COUNT].copy()
    plain = fit_kernel_machine(features, ratings, weights).predict(features[:1])
    weights[0] = 100.0
    sure = fit_kernel_machine(features, ratings, weights).predict(features[:1])
    assert abs(sure - ratings[0]) < 0.1 * abs(plain - ratings[0])


def test_embeddings_of_a_large_encoder_make_targets_better(truth_and_rows: tuple[np.ndarray, RatedRows]) -> None:
    """The network does not see it, and learns it from the targets."""
    truth, rows = truth_and_rows
    hidden = np.random.default_rng(5).normal(size=(COUNT, 4)).astype(np.float32)
    more = hidden.sum(axis=1)
    richer = replace(
        rows, easiness=rows.easiness + more[rows.excerpt], embeddings_of_books=np.zeros((40, 4), np.float32)
    )
    chosen = np.ones(2 * COUNT, dtype=bool)

    def error(embeddings: np.ndarray) -> float:
        _, targets, _ = learned_rows(replace(richer, embeddings=embeddings), chosen, CONFIG)
        return float(np.sqrt(np.mean((targets[:COUNT] - truth - more) ** 2)))

    assert error(hidden) < 0.8 * error(np.zeros_like(hidden))
