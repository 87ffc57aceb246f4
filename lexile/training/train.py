"""`train` writes everything in the model folder; `evaluate` measures a trained model on held-out authors."""

import sys
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lexile.estimator.easiness import EasinessScale
from lexile.estimator.encoder import FOURTH_FILE, Encoder, load_encoder
from lexile.estimator.estimator import LEXICON_FILE, load_estimator
from lexile.estimator.extent import fit_extent, save_extent
from lexile.estimator.manifest import Manifest, load_manifest, save_manifest
from lexile.estimator.runtime import EASINESS, LENGTH, MEASURE, SENTENCES, keras_file, litert_file, load_litert
from lexile.estimator.sentence_model import save_sentence_model
from lexile.features.lexicon import COLUMNS, Lexicon, load_lexicon, save_lexicon
from lexile.features.passage import PASSAGE_FEATURES
from lexile.text.sentences import SegmentedText
from lexile.training.beginners import beginner_figures
from lexile.training.card import write_card
from lexile.training.corpora import BOOKS_FOLDER, CLEAR_FILE, Excerpts, digest, fold_of, read_books, read_clear
from lexile.training.easiness import (
    EasinessConfig,
    RatedRows,
    easiness_out_of_fold,
    easiness_scale,
    fit_easiness,
    learn_fourth_layer,
    rated_rows,
)
from lexile.training.embeddings import embeddings_of
from lexile.training.encoder import exported, make_encoder, word_vectors
from lexile.training.figures import easiness_figures, figures_of, summary_of
from lexile.training.fit import KNOTS, Rows, centres_out_of_fold, fit_measure_network
from lexile.training.fourth_layer import weights_file
from lexile.training.frequencies import build_lexicon
from lexile.training.network import NetworkConfig
from lexile.training.sentence_model import (
    CORPORA,
    FittedSentences,
    SentenceConfig,
    fit_sentences,
    prepare,
    rank_agreement,
    read_sentences,
    sentences_of,
    to_measures,
    word_features,
)
from lexile.training.snippets import cut_excerpts, segment_excerpt, whole_excerpts
from lexile.training.word_difficulty import LABEL_FILES, learn_word_difficulty
from lexile.training.word_effects import WordShares, fit_word_effects, word_shares

SEED = 20260101
DIRECTIONS = 32  # of the word vectors that word effects are pooled over; 64 were no better (model/LOG.md)
EXAMPLES = 4  # every fourth excerpt places the sentence model on the scale; all of them take a minute longer

Report = Callable[[str], None]
Embeddings = Callable[..., NDArray[np.float32]]  # of texts, kept under a name: shape (texts, directions)


@dataclass(frozen=True, slots=True)
class TrainingConfig:
    """Settings of the three networks and the size of the lexicon."""

    measure: NetworkConfig = field(default_factory=NetworkConfig)
    sentences: SentenceConfig = field(default_factory=SentenceConfig)
    easiness: EasinessConfig = field(default_factory=EasinessConfig)
    with_embeddings: bool = True  # whether a large encoder's embeddings of passages and sentences help to learn
    lexicon_words: int = 60_000  # of the modern list; the next word occurs once in fifty million words


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """Everything that training learns from.

    `texts` are the segmented excerpts; the first `len(excerpts)` entries of `rows` and `rated` are the whole excerpts.
    `vectors`, shape (words, directions), are the encoder's word vectors for the lexicon. `word_figures` tell how well
    the difficulty of held-out words is learned.
    """

    excerpts: Excerpts
    texts: list[SegmentedText]
    lexicon: Lexicon
    vectors: NDArray[np.float32]
    rows: Rows
    rated: RatedRows
    word_figures: dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True, eq=False)
class Evaluation:
    """Predictions for held-out authors and sentences, and the figures computed from them."""

    centres: NDArray[np.float32]
    fitted: FittedSentences
    scale: EasinessScale
    figures: dict[str, Any]


def train(data: Path, folder: Path, config: TrainingConfig, report: Report) -> str:
    """Train on the corpora in `data` and write networks, tables, manifest and card into `folder`.

    Returns:
        The figures of the evaluation, in Markdown.

    Raises:
        UnusableCorpus: a corpus is missing or damaged.
    """
    folder.mkdir(parents=True, exist_ok=True)
    report("Preparing the encoder.")
    encoder = make_encoder(folder)
    embeddings = _embeddings(folder, config, report)
    material = gather(data, encoder, embeddings, config, report)
    evaluation = measure_held_out(data, material, encoder, embeddings, config, SEED, report)
    report("Fitting the networks on all rows.")
    save_lexicon(material.lexicon, folder / LEXICON_FILE)
    save_extent(fit_extent(material.rows.features, KNOTS), folder)
    save_network(fit_measure_network(material.rows, evaluation.centres, config.measure, SEED), MEASURE, folder)
    _save_easiness(material, encoder, config, folder)
    _save_sentences(evaluation.fitted, material.excerpts, material.texts, material.lexicon, encoder, folder)
    packages = ("keras", "tensorflow-cpu", "numpy", "wordfreq")
    manifest = Manifest(
        features=PASSAGE_FEATURES,
        frequency_lists=COLUMNS,
        shared_error=evaluation.figures["shared_error"],
        easiness_scale=evaluation.scale,
        seed=SEED,
        date=datetime.now(UTC).date().isoformat(),
        versions={"python": sys.version.split()[0], **{name: _version(name) for name in packages}},
        corpora=_corpora(data, material),
        figures=evaluation.figures,
    )
    return _finish(manifest, folder)


def evaluate(data: Path, folder: Path, config: TrainingConfig, report: Report) -> str:
    """Fit the folds again, and write the figures into the manifest and the card.

    Returns:
        The figures, in Markdown.

    Raises:
        UnusableCorpus: a corpus is missing or damaged.
        UnusableModel: the model folder is.
    """
    manifest = load_manifest(folder)
    encoder = load_encoder(folder)
    embeddings = _embeddings(folder, config, report)
    material = gather(data, encoder, embeddings, config, report)
    evaluation = measure_held_out(data, material, encoder, embeddings, config, manifest.seed, report)
    manifest = replace(
        manifest,
        figures=evaluation.figures,
        shared_error=evaluation.figures["shared_error"],
        easiness_scale=evaluation.scale,
    )
    return _finish(manifest, folder)


def train_easiness(data: Path, folder: Path, config: TrainingConfig, report: Report) -> str:
    """Fit the easiness network of a model folder again, and renew its figures; all else stays as it is.

    Returns:
        The figures, in Markdown.

    Raises:
        UnusableCorpus: a corpus is missing or damaged.
        UnusableModel: the model folder is.
    """
    manifest = load_manifest(folder)
    encoder = load_encoder(folder)
    material = gather(data, encoder, _embeddings(folder, config, report), config, report)
    easiness = easiness_out_of_fold(material.rated, encoder, config.easiness, manifest.seed, report)
    _save_easiness(material, encoder, config, folder)
    scale, figures = _easiness_results(material, easiness)
    manifest = replace(manifest, easiness_scale=scale, figures={**manifest.figures, "teachers": figures})
    return _finish(manifest, folder)


def train_sentences(data: Path, folder: Path, config: TrainingConfig, report: Report) -> str:
    """Fit the sentence model of a model folder again, and renew its figures; all else stays as it is.

    Returns:
        The figures, in Markdown.

    Raises:
        UnusableCorpus: a corpus is missing or damaged.
        UnusableModel: the model folder is.
    """
    manifest = load_manifest(folder)
    encoder, lexicon = load_encoder(folder), load_lexicon(folder / LEXICON_FILE)
    report("Sentences: fitting the training part.")
    vectors = word_vectors(encoder, lexicon.words)
    embeddings = _embeddings(folder, config, report)
    fitted, figures = _fit_sentences(data, lexicon, vectors, encoder, embeddings, config, manifest.seed)
    report("Placing sentences on the scale, by the excerpts.")
    excerpts = read_clear(data)
    texts = [segment_excerpt(text) for text in excerpts.texts]
    _save_sentences(fitted, excerpts, texts, lexicon, encoder, folder)
    return _finish(replace(manifest, figures={**manifest.figures, **figures}), folder)


def _save_easiness(material: Material, encoder: Encoder, config: TrainingConfig, folder: Path) -> None:
    everything = np.ones(len(material.rated.features), dtype=bool)
    rated, layer = learn_fourth_layer(material.rated, everything, encoder, config.easiness, SEED)
    (folder / FOURTH_FILE).unlink(missing_ok=True)
    if layer is not None:
        (folder / FOURTH_FILE).write_bytes(layer)
    save_network(fit_easiness(rated, everything, config.easiness, SEED), EASINESS, folder, half=True)


def _easiness_results(material: Material, easiness: NDArray[np.float64]) -> tuple[EasinessScale, dict[str, Any]]:
    """The scale and the figures that follow from held-out predictions of the rated rows, shape (rows,)."""
    scale = easiness_scale(material.rated, len(material.excerpts), material.excerpts.midpoints, easiness)
    return scale, easiness_figures(material.rated, material.excerpts, easiness, scale)


def _finish(manifest: Manifest, folder: Path) -> str:
    """Write the manifest, with what the finished model makes of beginners' texts, and the card; return the figures."""
    save_manifest(manifest, folder)
    figures = {**manifest.figures, "beginners": beginner_figures(load_estimator(folder))}
    manifest = replace(manifest, figures=figures)
    save_manifest(manifest, folder)
    write_card(manifest, folder)
    return summary_of(figures)


def measure_held_out(
    data: Path,
    material: Material,
    encoder: Encoder,
    embeddings: Embeddings,
    config: TrainingConfig,
    seed: int,
    report: Report,
) -> Evaluation:
    """Fit each fold, and the sentence model on its training part, and measure them on what they have not seen."""
    report("Sentences: fitting the training part.")
    fitted, of_sentences = _fit_sentences(data, material.lexicon, material.vectors, encoder, embeddings, config, seed)
    easiness = easiness_out_of_fold(material.rated, encoder, config.easiness, seed, report)
    report("Measures: fitting the folds. The ranges come from their errors on held-out authors.")
    centres = centres_out_of_fold(material.rows, config.measure, seed, report)
    figures = figures_of(material.rows, material.excerpts, centres)
    scale, figures["teachers"] = _easiness_results(material, easiness)
    figures |= of_sentences
    figures["words"] = material.word_figures
    return Evaluation(centres, fitted, scale, figures)


def _fit_sentences(
    data: Path,
    lexicon: Lexicon,
    vectors: NDArray[np.float32],
    encoder: Encoder,
    embeddings: Embeddings,
    config: TrainingConfig,
    seed: int,
) -> tuple[FittedSentences, dict[str, Any]]:
    """The sentence model fitted to its training part, and its figures on the held-out part."""
    learned, held_out = (prepare(read_sentences(data, part), lexicon, encoder) for part in (0, 1))
    of_sentences = embeddings(learned.texts, "sentences")
    fitted = fit_sentences(learned, of_sentences, word_features(lexicon, vectors), config.sentences, seed)
    counts = np.bincount(learned.corpus)
    return fitted, {
        "sentences": rank_agreement(fitted, held_out),
        "sentences_learned": {name: int(count) for name, count in zip(CORPORA, counts, strict=True)},
    }


def _save_sentences(
    fitted: FittedSentences,
    excerpts: Excerpts,
    texts: list[SegmentedText],
    lexicon: Lexicon,
    encoder: Encoder,
    folder: Path,
) -> None:
    examples = [
        (*sentences_of(texts[number], lexicon, encoder), float(excerpts.midpoints[number]))
        for number in range(0, len(texts), EXAMPLES)
    ]
    model, network, length_network = to_measures(fitted, examples)
    save_sentence_model(model, folder)
    save_network(network, SENTENCES, folder)
    save_network(length_network, LENGTH, folder)


def gather(data: Path, encoder: Encoder, embeddings: Embeddings, config: TrainingConfig, report: Report) -> Material:
    """Read the corpora and compute all features."""
    report("Reading the corpora and counting words.")
    excerpts = read_clear(data)
    books = read_books(data)
    if config.with_embeddings:
        weights_file()  # they are needed later; whoever lacks them learns it now
    lexicon = build_lexicon(books, excerpts.texts, config.lexicon_words)
    texts = [segment_excerpt(text) for text in excerpts.texts]
    whole = whole_excerpts(texts, lexicon)
    rounds = config.measure.snippet_rounds
    cut = cut_excerpts(texts, lexicon, rounds, SEED)
    excerpt = np.concatenate([whole.excerpt, cut.excerpt])
    bounds = np.concatenate([whole.bounds, cut.bounds])
    spans = [(texts[number], *ends) for number, ends in zip(excerpt.tolist(), bounds.tolist(), strict=True)]
    shares = word_shares(spans, lexicon)
    fold = np.array([fold_of(group, config.measure.folds) for group in excerpts.groups])
    report("Encoding each word, and learning the word effects.")
    vectors = word_vectors(encoder, lexicon.words)
    effects, final = word_effect_features(
        shares, whole.features, excerpts, excerpt, fold, lexicon, vectors[:, :DIRECTIONS]
    )
    weights = np.concatenate([np.ones(len(whole.excerpt)), np.full(len(cut.excerpt), config.measure.snippet_weight)])
    rows = Rows(
        np.concatenate([whole.features, cut.features]),
        excerpts.midpoints[excerpt],
        weights,
        fold[excerpt],
        np.arange(len(excerpt)) < len(excerpts),
        effects,
    )
    report("Learning the difficulty of words.")
    lexicon, of_words = learn_word_difficulty(data, replace(lexicon, word_effect=final), encoder)
    report("Encoding the excerpts.")
    few = np.concatenate([np.arange(len(texts)), np.arange(len(texts), len(excerpt), rounds)])  # one snippet of each
    rated = rated_rows(
        excerpts,
        texts,
        excerpt[few],
        bounds[few],
        rows.with_word_effects(-1).features[few],
        fold[excerpt[few]],
        lexicon,
        encoder,
        books,
        partial(embeddings, name="passages"),
        config.easiness,
    )
    return Material(excerpts, texts, lexicon, vectors, rows, rated, of_words)


def _embeddings(folder: Path, config: TrainingConfig, report: Report) -> Embeddings:
    """What gives texts their embeddings, kept in the model folder; of width 0 if the configuration has none."""
    return partial(embeddings_of, folder=folder, report=report) if config.with_embeddings else _no_embeddings


def _no_embeddings(texts: Sequence[str], name: str) -> NDArray[np.float32]:
    return np.empty((len(texts), 0), dtype=np.float32)


def word_effect_features(
    shares: WordShares,
    whole: NDArray[np.float32],
    excerpts: Excerpts,
    excerpt: NDArray[np.int64],
    folds: NDArray[np.int64],
    lexicon: Lexicon,
    vectors: NDArray[np.float32],
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The feature "word_effect" of all rows, as `fit.Rows` holds it, and the word effects learned from all excerpts."""
    names = {name: number for number, name in enumerate(dict.fromkeys(excerpts.groups))}
    groups = np.array([names[name] for name in excerpts.groups])
    effects = np.zeros((folds.max() + 2, len(excerpt)), dtype=np.float32)
    for held_out in (*range(folds.max() + 1), -1):
        seen = np.flatnonzero(folds != held_out)
        fitted = fit_word_effects(shares[seen], whole[seen], excerpts.midpoints[seen], groups[seen], lexicon, vectors)
        final = fitted.of_words()
        effects[held_out] = shares.matrix @ final
        for group in np.unique(groups[seen]).tolist():
            own = np.flatnonzero(groups[excerpt] == group)
            effects[held_out, own] = fitted.of_rows(shares[own], without=group)
    return effects, final.astype(np.float32)


def save_network(network: Any, name: str, folder: Path, *, half: bool = False) -> None:
    """Write a network for Keras and for LiteRT, and run the exported one once to prove that it works.

    With `half`, its weights are rounded to sixteen bits, so that both files are about half as large.
    """
    if half:
        round_to_half(network)
        (folder / litert_file(name)).write_bytes(exported(network, bits=16))
    else:
        network.export(str(folder / litert_file(name)), format="litert", verbose=False)
    network.save(folder / keras_file(name))
    compress(folder / keras_file(name))
    load_litert(folder / litert_file(name))(np.zeros((2, network.input_shape[1]), dtype=np.float32))


def round_to_half(network: Any) -> None:
    """Round what the dense layers of a network have learned to sixteen bits; the last bits left are all 0."""
    import keras

    for layer in network.layers:
        if isinstance(layer, keras.Model):
            round_to_half(layer)
        elif isinstance(layer, keras.layers.Dense):
            layer.set_weights([weight.astype(np.float16).astype(np.float32) for weight in layer.get_weights()])


def compress(path: Path) -> None:
    """Compress the parts of a Keras file, which Keras writes as they are; it reads both."""
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name, content in parts.items():
            file.writestr(name, content)


def _corpora(data: Path, material: Material) -> dict[str, dict[str, Any]]:
    books = sorted((data / BOOKS_FOLDER).glob("*.txt"))
    labelled = [*(str(part) for *parts, _ in CORPORA.values() for part in parts), *LABEL_FILES]
    return {
        CLEAR_FILE: {"rows": len(material.excerpts), "digest": digest(data / CLEAR_FILE)},
        BOOKS_FOLDER: {"files": len(books), "digests": {path.name: digest(path) for path in books}},
        **{name: {"digest": digest(data / name)} for name in labelled},
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # on some systems the package is called tensorflow
        return version(package.removesuffix("-cpu"))
