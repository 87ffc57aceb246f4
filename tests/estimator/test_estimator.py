"""The trained estimator: truths about reading, and that it is the same on every road."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.errors import UnusableModel
from lexile.estimator import runtime
from lexile.estimator.encoder import LAYERS_FILE, PIECES_FILE
from lexile.estimator.estimator import MODEL_FOLDER, load_estimator
from lexile.estimator.manifest import MANIFEST
from lexile.estimator.sentence_model import SENTENCE_MODEL_FILE
from lexile.features.passage import PASSAGE_FEATURES
from lexile.features.sentence import SENTENCE_FEATURES

PLAIN = (
    "Tom had a dog. The dog was brown. It liked to run in the park. Every day they went out to play. "
    "Tom threw a ball. The dog ran to get it. Then they went home. They were happy. "
)
ENCODED = 768  # numbers of a plain mean: two layers of the encoder
WIDTHS = {
    runtime.MEASURE: len(PASSAGE_FEATURES),
    runtime.SENTENCES: len(SENTENCE_FEATURES) + ENCODED,
    runtime.TEACHERS: len(PASSAGE_FEATURES) + len(SENTENCE_FEATURES) + 2 * ENCODED,
}
LEARNED = (
    "The proliferation of municipal ordinances, which the legislature had hitherto tolerated as a provisional "
    "expedient, engendered jurisdictional ambiguities that neither the judiciary nor the administrative agencies "
    "were sufficiently constituted to reconcile without considerable institutional friction. "
)


TABLES = ("words.npz", PIECES_FILE, SENTENCE_MODEL_FILE)


def measure(text, estimator):
    return analyze(document_from_text(text), estimator).estimate.measure


def test_a_learned_text_is_harder_than_a_plain_one(estimator):
    assert measure(LEARNED * 4, estimator) > measure(PLAIN * 4, estimator) + 700


def test_longer_sentences_read_as_harder(estimator):
    """The same story told in longer sentences gets a higher measure."""
    joined = PLAIN.replace(". The", ", and the").replace(". It", ", and it").replace(". Then", ", and then")
    assert measure(joined * 3, estimator) > measure(PLAIN * 3, estimator) + 100


def test_rarer_words_read_as_harder(estimator):
    """The same sentences with rare words in place of common ones get a higher measure."""
    rare = (
        PLAIN.replace("dog", "mastiff").replace("happy", "jubilant").replace("brown", "tawny").replace("ran", "bolted")
    )
    assert measure(rare * 3, estimator) > measure(PLAIN * 3, estimator) + 20


def test_less_text_makes_a_wider_range(estimator):
    """The spread grows where there is less to go by."""
    errors = [analyze(document_from_text(PLAIN * times), estimator).estimate.standard_error for times in (1, 4)]
    assert errors[0] > 1.2 * errors[1]


@pytest.mark.tensorflow
@pytest.mark.parametrize(
    ("name", "tolerance"), [(runtime.MEASURE, 0.1), (runtime.SENTENCES, 0.1), (runtime.TEACHERS, 1e-4)]
)
def test_litert_and_keras_answer_the_same(name, tolerance):
    """Both files of a network agree: within a tenth of an L, or a ten-thousandth of an ease."""
    chance = np.random.default_rng(5)
    litert = runtime.load_litert(MODEL_FOLDER / runtime.litert_file(name))
    keras = runtime.load_keras(MODEL_FOLDER / runtime.keras_file(name))
    inputs = (chance.normal(size=(300, WIDTHS[name])) * 3).astype(np.float32)
    np.testing.assert_allclose(litert(inputs), keras(inputs), atol=tolerance)


@pytest.mark.tensorflow
def test_the_same_text_measures_the_same_where_litert_is_missing(monkeypatch, estimator):
    """A host without ai-edge-litert falls back on TensorFlow, and nobody notices."""
    monkeypatch.setattr(runtime, "find_spec", lambda name: None)
    assert measure(LEARNED, load_estimator()) == pytest.approx(measure(LEARNED, estimator), abs=0.1)


def test_many_sessions_at_once_get_their_own_answers(estimator):
    """The interpreter holds state: eight threads must get what one gets."""
    texts = [(PLAIN * (1 + number % 4)) + LEARNED * (number % 3) for number in range(48)]
    alone = [measure(text, estimator) for text in texts]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda text: measure(text, estimator), texts * 3))
    assert together == alone * 3


def test_sentences_together_give_their_passage(estimator):
    """The word-weighted mean of a passage's sentences is its measure."""
    analysis = analyze(document_from_text(PLAIN * 8 + LEARNED * 3), estimator)
    for passage, estimate in ((part.passage, part.estimate) for part in analysis.passages):
        parts = analysis.sentences[passage.first : passage.last]
        mean = np.average([part.measure for part in parts], weights=[part.sentence.words for part in parts])
        assert mean == pytest.approx(estimate.measure, abs=0.5)


def test_a_one_word_sentence_does_not_swing_the_chart(estimator):
    analysis = analyze(document_from_text(LEARNED + "Stop. " + LEARNED), estimator)
    low, high = min(s.measure for s in analysis.sentences), max(s.measure for s in analysis.sentences)
    assert high - low < 600


@pytest.mark.parametrize("field", ["inputs", "frequency_lists", "band_edges"])
def test_a_model_made_for_other_inputs_is_refused(tmp_path, field):
    folder = shutil.copytree(MODEL_FOLDER, tmp_path / "model")
    manifest = json.loads((folder / MANIFEST).read_text())
    manifest[field] = manifest[field][:-1]
    (folder / MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(UnusableModel, match=field.replace("_", " ")):
        load_estimator(folder)


@pytest.mark.parametrize("name", [MANIFEST, *TABLES, *map(runtime.litert_file, WIDTHS), LAYERS_FILE])
def test_a_missing_or_damaged_file_is_named(tmp_path, name):
    folder = shutil.copytree(MODEL_FOLDER, tmp_path / "model")
    (folder / name).write_bytes(b"damaged")
    with pytest.raises(UnusableModel, match="model"):
        load_estimator(folder)
    (folder / name).unlink()
    with pytest.raises(UnusableModel, match="model"):
        load_estimator(folder)


def test_the_model_stays_small_enough_for_plain_git():
    assert sum(path.stat().st_size for path in MODEL_FOLDER.iterdir()) <= 30_000_000


def test_texts_read_together_are_those_read_alone(estimator):
    """Some are read at once: none gets another's numbers, nor another's place."""
    texts = ["One day.", "It rained all night, and the river rose.", "Why?", "One day it rained.", "The end of it."] * 3
    together = estimator.encoder.encode(texts)
    alone = np.concatenate([estimator.encoder.encode([text]) for text in texts])
    np.testing.assert_allclose(together, alone, atol=1e-5)
