"""The two commands of training: `train` makes everything under `model/`, `evaluate` measures it again."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lexile.estimator.easiness import EasinessScale
from lexile.estimator.encoder import Encoder, load_encoder
from lexile.estimator.estimator import LEXICON_FILE
from lexile.estimator.manifest import Manifest, load_manifest, save_manifest
from lexile.estimator.runtime import MEASURE, SENTENCES, EASINESS, keras_file, litert_file, load_litert
from lexile.estimator.sentence_model import save_sentence_model
from lexile.features.lexicon import COLUMNS, Lexicon, save_lexicon
from lexile.features.passage import PASSAGE_FEATURES
from lexile.text.sentences import SegmentedText
from lexile.training.card import write_card
from lexile.training.corpora import BOOKS_FOLDER, CLEAR_FILE, Excerpts, digest, fold_of, read_books, read_clear
from lexile.training.easiness import (
    Judged,
    TeacherConfig,
    eases_out_of_fold,
    fit_judging,
    judged_rows,
    scale_of,
)
from lexile.training.encoder import make_encoder, word_vectors
from lexile.training.figures import figures_of, figures_of_teachers, summary_of
from lexile.training.fit import Rows, centres_out_of_fold, fit_served
from lexile.training.frequencies import make_table
from lexile.training.network import NetworkConfig
from lexile.training.pieces import cut_excerpts, segment_excerpt, whole_excerpts
from lexile.training.sentence_model import (
    CORPORA,
    FittedSentences,
    SentenceConfig,
    fit_sentences,
    on_the_scale,
    prepare,
    rank_agreement,
    read_sentences,
    sentences_of,
    word_inputs,
)
from lexile.training.word_effects import Shares, fit_word_values, shares_of

SEED = 20260101
MEANINGS = 32  # directions of the words' vectors that their values share; 64 told no more (model/LOG.md)
EXAMPLES = 4  # every fourth excerpt shows where on the scale the sentences stand: reading all takes a minute more

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class TrainingConfig:
    """The three networks, and the excerpts that they learn from."""

    measure: NetworkConfig = field(default_factory=NetworkConfig)
    sentences: SentenceConfig = field(default_factory=SentenceConfig)
    teachers: TeacherConfig = field(default_factory=TeacherConfig)
    table_words: int = 60_000  # of the modern list; a word beyond them is one in fifty million


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """All that is learned from: the excerpts, the word table made beside them, and the rows of each network.

    The first `len(excerpts)` rows are the whole excerpts, in order. `vectors` (words, directions) are the words'.
    """

    excerpts: Excerpts
    texts: list[SegmentedText]
    table: Lexicon
    vectors: NDArray[np.float32]
    rows: Rows
    judged: Judged


@dataclass(frozen=True, slots=True, eq=False)
class Evaluation:
    """What held-out authors and sentences show."""

    centres: NDArray[np.float32]
    fitted: FittedSentences
    scale: EasinessScale
    figures: dict[str, Any]


def train(data: Path, folder: Path, config: TrainingConfig, report: Report) -> str:
    """Train on the corpora in `data`, write networks, tables, manifest and card into `folder`, tell the figures."""
    folder.mkdir(parents=True, exist_ok=True)
    report("Making the encoder ready.")
    encoder = make_encoder(folder)
    material = gather(data, encoder, config, report)
    evaluation = measure_held_out(data, material, encoder, config, SEED, report)
    report("Fitting the networks on all rows.")
    save_lexicon(material.table, folder / LEXICON_FILE)
    save_network(fit_served(material.rows, evaluation.centres, config.measure, SEED), MEASURE, folder)
    everything = np.ones(len(material.judged.inputs), dtype=bool)
    save_network(fit_judging(material.judged, everything, config.teachers, SEED), EASINESS, folder)
    examples = [
        (*sentences_of(material.texts[number], material.table, encoder), float(material.excerpts.middles[number]))
        for number in range(0, len(material.texts), EXAMPLES)
    ]
    judge, network = on_the_scale(evaluation.fitted, examples, material.table)
    save_sentence_model(judge, folder)
    save_network(network, SENTENCES, folder)
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
    save_manifest(manifest, folder)
    write_card(manifest, folder)
    return summary_of(evaluation.figures)


def evaluate(data: Path, folder: Path, config: TrainingConfig, report: Report) -> str:
    """Fit the folds again, print how they do beside the formulas, and write the figures into manifest and card."""
    manifest = load_manifest(folder)
    encoder = load_encoder(folder)
    material = gather(data, encoder, config, report)
    evaluation = measure_held_out(data, material, encoder, config, manifest.seed, report)
    manifest = replace(
        manifest,
        figures=evaluation.figures,
        shared_error=evaluation.figures["shared_error"],
        easiness_scale=evaluation.scale,
    )
    save_manifest(manifest, folder)
    write_card(manifest, folder)
    return summary_of(evaluation.figures)


def measure_held_out(
    data: Path, material: Material, encoder: Encoder, config: TrainingConfig, seed: int, report: Report
) -> Evaluation:
    """Fit the folds, and the sentences on what is for learning, and judge all by what they did not see."""
    report("Sentences: learning from one part, judging by the other.")
    words = word_inputs(material.table, material.vectors)
    learned, judged = (prepare(read_sentences(data, part), material.table, encoder) for part in (0, 1))
    fitted = fit_sentences(learned, words, config.sentences, seed)
    agreement = rank_agreement(fitted, judged)
    report("Teachers: fitting the folds.")
    eases = eases_out_of_fold(material.judged, config.teachers, seed)
    report("Measures: fitting the folds. What held-out authors show is what the ranges are made of.")
    centres = centres_out_of_fold(material.rows, config.measure, seed, report)
    count = len(material.excerpts)
    figures = figures_of(material.rows, material.excerpts, centres, seed)
    scale = scale_of(material.judged, count, material.excerpts.middles, eases)
    figures["teachers"] = figures_of_teachers(material.judged, material.excerpts, eases, scale)
    figures["sentences"] = agreement
    figures["sentences_learned"] = {
        name: int(count) for name, count in zip(CORPORA, np.bincount(learned.corpus), strict=True)
    }
    return Evaluation(centres, fitted, scale, figures)


def gather(data: Path, encoder: Encoder, config: TrainingConfig, report: Report) -> Material:
    """Read the corpora and compute all inputs."""
    report("Reading the corpora and counting words.")
    excerpts = read_clear(data)
    table = make_table(read_books(data), excerpts.texts, config.table_words)
    texts = [segment_excerpt(text) for text in excerpts.texts]
    whole = whole_excerpts(texts, table)
    rounds = config.measure.piece_rounds
    cut = cut_excerpts(texts, table, rounds, SEED)
    excerpt = np.concatenate([whole.excerpt, cut.excerpt])
    bounds = np.concatenate([whole.bounds, cut.bounds])
    parts = [(texts[number], *ends) for number, ends in zip(excerpt.tolist(), bounds.tolist(), strict=True)]
    shares = shares_of(parts, table)
    fold = np.array([fold_of(group, config.measure.folds) for group in excerpts.groups])
    report("Reading each word with the encoder, and learning the words' values.")
    vectors = word_vectors(encoder, table.words)
    values, final = value_inputs(shares, whole.inputs, excerpts, excerpt, fold, table, vectors[:, :MEANINGS])
    weights = np.concatenate([np.ones(len(whole.excerpt)), np.full(len(cut.excerpt), config.measure.piece_weight)])
    rows = Rows(
        np.concatenate([whole.inputs, cut.inputs]),
        excerpts.middles[excerpt],
        weights,
        fold[excerpt],
        np.arange(len(excerpt)) < len(excerpts),
        values,
    )
    report("Reading the excerpts with the encoder.")
    few = np.concatenate([np.arange(len(texts)), np.arange(len(texts), len(excerpt), rounds)])  # one piece of each
    judged = judged_rows(
        excerpts,
        texts,
        excerpt[few],
        bounds[few],
        rows.with_values(-1).inputs[few],
        fold[excerpt[few]],
        table,
        encoder,
        config.teachers,
    )
    return Material(excerpts, texts, replace(table, word_effect=final), vectors, rows, judged)


def value_inputs(
    shares: Shares,
    whole: NDArray[np.float32],
    excerpts: Excerpts,
    excerpt: NDArray[np.int64],
    folds: NDArray[np.int64],
    table: Lexicon,
    vectors: NDArray[np.float32],
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The input "word_value" of all rows as `fit.Rows` wants it, and each word's value learned from all excerpts."""
    names = {name: number for number, name in enumerate(dict.fromkeys(excerpts.groups))}
    groups = np.array([names[name] for name in excerpts.groups])
    values = np.zeros((folds.max() + 2, len(excerpt)), dtype=np.float32)
    for held_out in (*range(folds.max() + 1), -1):
        seen = np.flatnonzero(folds != held_out)
        fitted = fit_word_values(shares[seen], whole[seen], excerpts.middles[seen], groups[seen], table, vectors)
        final = fitted.of_words()
        values[held_out] = shares.matrix @ final
        for group in np.unique(groups[seen]).tolist():
            own = np.flatnonzero(groups[excerpt] == group)
            values[held_out, own] = fitted.of_rows(shares[own], without=group)
    return values, final.astype(np.float32)


def save_network(network: Any, name: str, folder: Path) -> None:
    """Write a network as Keras keeps it, and as LiteRT runs it; only what LiteRT really runs is left behind."""
    network.save(folder / keras_file(name))
    network.export(str(folder / litert_file(name)), format="litert", verbose=False)
    load_litert(folder / litert_file(name))(np.zeros((2, network.input_shape[1]), dtype=np.float32))


def _corpora(data: Path, material: Material) -> dict[str, dict[str, Any]]:
    books = sorted((data / BOOKS_FOLDER).glob("*.txt"))
    labelled = [str(part) for *parts, _ in CORPORA.values() for part in parts]
    return {
        CLEAR_FILE: {"rows": len(material.excerpts), "digest": digest(data / CLEAR_FILE)},
        BOOKS_FOLDER: {"files": len(books), "digests": {path.name: digest(path) for path in books}},
        **{name: {"digest": digest(data / name)} for name in labelled},
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # TensorFlow goes by two names
        return version(package.removesuffix("-cpu"))
