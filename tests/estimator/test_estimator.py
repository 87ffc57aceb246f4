"""The trained estimator: truths about reading, and equal answers on every road to them."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from lexile.analysis import Analysis, analyze
from lexile.documents import document_from_text
from lexile.errors import UnusableModel
from lexile.estimator import runtime
from lexile.estimator.digests import forget_digests
from lexile.estimator.encoder import FOURTH_FILE, LAYERS_FILE, PIECES_FILE
from lexile.estimator.estimator import LEXICON_FILE, MODEL_FOLDER, Estimator, load_estimator
from lexile.estimator.manifest import MANIFEST
from lexile.estimator.sentence_model import SENTENCE_MODEL_FILE
from lexile.features.passage import PASSAGE_FEATURES
from lexile.features.sentence import SENTENCE_FEATURES

PLAIN = (
    "Tom had a dog. The dog was brown. It liked to run in the park. Every day they went out to play. "
    "Tom threw a ball. The dog ran to get it. Then they went home. They were happy. "
)
ACADEMIC = (
    "The proliferation of municipal ordinances, which the legislature had hitherto tolerated as a provisional "
    "expedient, engendered jurisdictional ambiguities that neither the judiciary nor the administrative agencies "
    "were sufficiently constituted to reconcile without considerable institutional friction. "
)
ENCODED = 768  # width of a plain mean: 384 numbers from each of two layers
FOURTH = 65  # what the fourth layer says: a large encoder's 64 principal components, and easiness
WIDTHS = {
    runtime.MEASURE: len(PASSAGE_FEATURES),
    runtime.SENTENCES: len(SENTENCE_FEATURES) + ENCODED,
    runtime.LENGTH: len(SENTENCE_FEATURES),
    runtime.EASINESS: len(PASSAGE_FEATURES) + len(SENTENCE_FEATURES) + 2 * ENCODED + FOURTH,
}
TABLES = (LEXICON_FILE, PIECES_FILE, SENTENCE_MODEL_FILE)


def analysis_of(text: str, estimator: Estimator) -> Analysis:
    return analyze(document_from_text(text), estimator)


def measure(text: str, estimator: Estimator) -> float:
    return analysis_of(text, estimator).estimate.measure


def test_an_academic_text_is_harder_than_a_plain_one(estimator: Estimator) -> None:
    """By at least 700L."""
    assert measure(ACADEMIC * 4, estimator) > measure(PLAIN * 4, estimator) + 700


def test_longer_sentences_raise_the_measure(estimator: Estimator) -> None:
    """One story, told in longer sentences."""
    joined = PLAIN.replace(". The", ", and the").replace(". It", ", and it").replace(". Then", ", and then")
    assert measure(joined * 3, estimator) > measure(PLAIN * 3, estimator) + 100


def test_rarer_words_raise_the_measure(estimator: Estimator) -> None:
    """One story, with rare words in place of common ones."""
    rare = (
        PLAIN.replace("dog", "mastiff").replace("happy", "jubilant").replace("brown", "tawny").replace("ran", "bolted")
    )
    assert measure(rare * 3, estimator) > measure(PLAIN * 3, estimator) + 20


def test_less_text_widens_the_range(estimator: Estimator) -> None:
    """The standard error grows when there is less to go by."""
    errors = [analysis_of(PLAIN * times, estimator).estimate.standard_error for times in (1, 4)]
    assert errors[0] > 1.2 * errors[1]


@pytest.mark.tensorflow
@pytest.mark.parametrize(
    ("name", "tolerance"),
    [(runtime.MEASURE, 0.1), (runtime.SENTENCES, 0.1), (runtime.LENGTH, 0.1), (runtime.EASINESS, 1e-3)],
)
def test_litert_and_keras_agree(name: str, tolerance: float) -> None:
    """Both files of a network, to a tenth of an L or a thousandth in easiness, whose errors are about half a point."""
    rng = np.random.default_rng(5)
    litert = runtime.load_litert(MODEL_FOLDER / runtime.litert_file(name))
    keras = runtime.load_keras(MODEL_FOLDER / runtime.keras_file(name))
    features = (rng.normal(size=(300, WIDTHS[name])) * 3).astype(np.float32)
    np.testing.assert_allclose(litert(features), keras(features), atol=tolerance)


def test_length_contributes_the_same_whether_the_encoder_reads_or_not(estimator: Estimator) -> None:
    """The part of the sentence network for long texts gives what the whole one does, to a thousandth of an L."""
    features = np.random.default_rng(6).normal(size=(300, WIDTHS[runtime.SENTENCES])).astype(np.float32)
    whole = estimator.sentence_network(features)
    part = estimator.length_network(features[:, : WIDTHS[runtime.LENGTH]])
    np.testing.assert_allclose(part[:, 0], whole[:, 0], atol=1e-3)


@pytest.mark.tensorflow
def test_without_litert_tensorflow_gives_the_same_measure(
    monkeypatch: pytest.MonkeyPatch, estimator: Estimator
) -> None:
    """A host without ai-edge-litert falls back on TensorFlow, and nobody notices."""
    monkeypatch.setattr(runtime, "find_spec", lambda name: None)
    assert measure(ACADEMIC, load_estimator()) == pytest.approx(measure(ACADEMIC, estimator), abs=0.1)


def test_simultaneous_sessions_get_their_own_answers(estimator: Estimator) -> None:
    """The interpreter holds state, but eight threads get what one gets."""
    texts = [(PLAIN * (1 + number % 4)) + ACADEMIC * (number % 3) for number in range(48)]
    alone = [measure(text, estimator) for text in texts]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda text: measure(text, estimator), texts * 3))
    assert together == alone * 3


def test_sentences_average_to_their_passage(estimator: Estimator) -> None:
    """The mean of a passage's sentences, weighted by words, is its measure."""
    analysis = analysis_of(PLAIN * 8 + ACADEMIC * 3, estimator)
    for passage, estimate in ((part.passage, part.estimate) for part in analysis.passages):
        parts = analysis.sentences[passage.first : passage.last]
        mean = np.average([part.measure for part in parts], weights=[part.sentence.words for part in parts])
        assert mean == pytest.approx(estimate.measure, abs=0.5)


def test_a_one_word_sentence_does_not_swing_the_chart(estimator: Estimator) -> None:
    """It stays close to its passage."""
    analysis = analysis_of(ACADEMIC + "Stop. " + ACADEMIC, estimator)
    low, high = min(s.measure for s in analysis.sentences), max(s.measure for s in analysis.sentences)
    assert high - low < 600


def test_passages_are_measured_with_replaced_features(estimator: Estimator) -> None:
    """Replacing nothing changes nothing; longer sentences in every passage make every passage harder."""
    analysis = analysis_of(PLAIN * 8 + ACADEMIC * 3, estimator)
    longer = {"log_mean_length": 3.6, "mean_log_length": 3.5, "log_longest": 4.0}
    unchanged, changed = estimator.passage_measures(analysis.segmented, analysis.passage_spans, [{}, longer])
    assert unchanged.tolist() == pytest.approx([part.estimate.measure for part in analysis.passages])
    assert (changed[:2] > unchanged[:2]).all()


def test_other_texts_are_measured_all_at_once(estimator: Estimator) -> None:
    """Each gets the measure that it has as a document of one passage, in its own place."""
    texts = [PLAIN * 2, ACADEMIC, f"{PLAIN.strip()}\n\n{ACADEMIC}"]
    alone = [measure(text, estimator) for text in texts]
    assert estimator.text_measures(texts) == pytest.approx(alone, abs=0.01)


@pytest.mark.parametrize("field", ["features", "frequency_lists"])
def test_a_model_with_other_features_is_refused(tmp_path: Path, field: str) -> None:
    """The message names what differs."""
    folder = shutil.copytree(MODEL_FOLDER, tmp_path / "model")
    manifest = json.loads((folder / MANIFEST).read_text())
    manifest[field] = manifest[field][:-1]
    (folder / MANIFEST).write_text(json.dumps(manifest))
    forget_digests(folder)
    with pytest.raises(UnusableModel, match=field.replace("_", " ")):
        load_estimator(folder)


@pytest.mark.parametrize("name", [MANIFEST, *TABLES, *map(runtime.litert_file, WIDTHS), LAYERS_FILE, FOURTH_FILE])
def test_a_missing_or_damaged_file_is_reported(tmp_path: Path, name: str) -> None:
    """Any file of the model."""
    folder = shutil.copytree(MODEL_FOLDER, tmp_path / "model")
    (folder / name).write_bytes(b"damaged")
    with pytest.raises(UnusableModel, match="model"):
        load_estimator(folder)
    (folder / name).unlink()
    with pytest.raises(UnusableModel, match="model"):
        load_estimator(folder)


def test_a_model_without_the_fourth_layer_that_it_was_trained_with_is_reported(tmp_path: Path) -> None:
    """A model can do without one, but not a network that was fitted to what it says."""
    folder = shutil.copytree(MODEL_FOLDER, tmp_path / "model")
    forget_digests(folder)
    (folder / FOURTH_FILE).unlink()
    with pytest.raises(UnusableModel, match="cannot measure a text"):
        load_estimator(folder)


def test_the_model_is_small_enough_for_plain_git() -> None:
    """30 MB, so that hosts clone it without large-file storage."""
    assert sum(path.stat().st_size for path in MODEL_FOLDER.iterdir()) <= 30_000_000


def test_encoding_texts_together_does_not_mix_them(estimator: Estimator) -> None:
    """Several are read at once; each gets its own vector in its own place."""
    texts = ["One day.", "It rained all night, and the river rose.", "Why?", "One day it rained.", "The end of it."] * 3
    together = estimator.encoder.encode(texts)
    alone = np.concatenate([estimator.encoder.encode([text]) for text in texts])
    np.testing.assert_allclose(together, alone, atol=1e-5)


def test_the_encoder_reads_a_repeated_sentence_as_any_other(estimator: Estimator) -> None:
    """Equal sentences are read once; each gets the first half of what its text would get."""
    sentences = ["Go on.", "The dog ran to the gate.", "Go on.", "Go on.", "A cold wind blew."]
    texts, means = estimator.encoder.encode_with_means(["The dog ran to the gate. Go on."], sentences)
    assert np.array_equal(texts, estimator.encoder.encode(["The dog ran to the gate. Go on."]))
    assert np.array_equal(means, estimator.encoder.encode(sentences)[:, : estimator.encoder.width])


def test_half_a_character_in_a_text_is_no_error(estimator: Estimator) -> None:
    """A Python string may hold one, though no file can."""
    text = "The small boat lay on the sand. Nobody had used it since the spring. " * 12
    with_half, without = estimator.text_measures([text.replace("spring", "spring \ud800"), text])
    assert abs(with_half - without) < 50
