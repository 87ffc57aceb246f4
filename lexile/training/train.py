"""The two commands of training: `train` makes everything under `model/`, `evaluate` measures it again."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lexile.estimate.estimator import WORDS_FILE
from lexile.estimate.manifest import Manifest, load_manifest, save_manifest
from lexile.estimate.runtime import KERAS_FILE, LITERT_FILE, load_litert
from lexile.scale import EDGES
from lexile.text.inputs import INPUTS
from lexile.text.vocabulary import COLUMNS, WordTable, save_table
from lexile.training.card import write_card
from lexile.training.corpora import BOOKS_FOLDER, CLEAR_FILE, Excerpts, digest, fold_of, read_books, read_clear
from lexile.training.figures import figures_of, summary_of
from lexile.training.fit import Rows, centres_out_of_fold, fit_served
from lexile.training.frequencies import make_table
from lexile.training.network import NetworkConfig
from lexile.training.pieces import cut_excerpts, segment_excerpt, whole_excerpts
from lexile.training.word_values import Shares, fit_word_values, shares_of

SEED = 20260101
PIECE_ROUNDS = 3  # pieces cut from each excerpt
PIECE_WEIGHT = 0.3  # of a piece beside a whole excerpt: whole ones are what the figures are about

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """All that is learned from: the excerpts, the word table made beside them, and the rows of the network.

    The first `len(excerpts)` rows are the whole excerpts, in order.
    """

    excerpts: Excerpts
    table: WordTable
    rows: Rows


def train(data: Path, folder: Path, config: NetworkConfig, report: Report) -> str:
    """Train on the corpora in `data`, write network, table, manifest and card into `folder`, tell the figures."""
    material = gather(data, config.folds, report)
    report("Fitting the folds: what held-out authors show is what the ranges are made of.")
    centres = centres_out_of_fold(material.rows, config, SEED, report)
    report("Fitting the network on all rows.")
    served = fit_served(material.rows, centres, config, SEED)
    folder.mkdir(parents=True, exist_ok=True)
    save_table(material.table, folder / WORDS_FILE)
    save_network(served, folder)
    figures = figures_of(material.rows, material.excerpts, centres, SEED)
    manifest = Manifest(
        inputs=INPUTS,
        frequency_lists=COLUMNS,
        band_edges=EDGES,
        shared_error=figures["shared_error"],
        seed=SEED,
        date=datetime.now(UTC).date().isoformat(),
        versions={"python": sys.version.split()[0], **{name: version(name) for name in ("keras", "numpy", "wordfreq")}},
        corpora={
            CLEAR_FILE: {"rows": len(material.excerpts), "digest": digest(data / CLEAR_FILE)},
            BOOKS_FOLDER: {
                "files": len(paths := sorted((data / BOOKS_FOLDER).glob("*.txt"))),
                "digests": {path.name: digest(path) for path in paths},
            },
        },
        figures=figures,
    )
    save_manifest(manifest, folder)
    write_card(manifest, folder)
    return summary_of(figures)


def evaluate(data: Path, folder: Path, config: NetworkConfig, report: Report) -> str:
    """Fit the folds again, print how they do beside the formulas, and write the figures into manifest and card."""
    manifest = load_manifest(folder)
    material = gather(data, config.folds, report)
    centres = centres_out_of_fold(material.rows, config, manifest.seed, report)
    figures = figures_of(material.rows, material.excerpts, centres, manifest.seed)
    manifest = replace(manifest, figures=figures, shared_error=figures["shared_error"])
    save_manifest(manifest, folder)
    write_card(manifest, folder)
    return summary_of(figures)


def gather(data: Path, folds: int, report: Report) -> Material:
    """Read the corpora and compute all inputs."""
    report("Reading the corpora and counting words.")
    excerpts = read_clear(data)
    table = make_table(read_books(data), excerpts.texts)
    texts = [segment_excerpt(text) for text in excerpts.texts]
    whole = whole_excerpts(texts, table)
    cut = cut_excerpts(texts, table, PIECE_ROUNDS, SEED)
    excerpt = np.concatenate([whole.excerpt, cut.excerpt])
    bounds = np.concatenate([whole.bounds, cut.bounds]).tolist()
    shares = shares_of([(texts[number], *ends) for number, ends in zip(excerpt.tolist(), bounds, strict=True)], table)
    fold = np.array([fold_of(group, folds) for group in excerpts.groups])
    report("Learning the words' values.")
    values, final = value_inputs(shares, whole.inputs, excerpts, excerpt, fold, table)
    rows = Rows(
        np.concatenate([whole.inputs, cut.inputs]),
        excerpts.middles[excerpt],
        np.concatenate([np.ones(len(whole.excerpt)), np.full(len(cut.excerpt), PIECE_WEIGHT)]),
        fold[excerpt],
        np.arange(len(excerpt)) < len(excerpts),
        values,
    )
    return Material(excerpts, replace(table, value=final), rows)


def value_inputs(
    shares: Shares,
    whole: NDArray[np.float32],
    excerpts: Excerpts,
    excerpt: NDArray[np.int64],
    folds: NDArray[np.int64],
    table: WordTable,
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The input "word_value" of all rows as `fit.Rows` wants it, and each word's value learned from all excerpts."""
    names = {name: number for number, name in enumerate(dict.fromkeys(excerpts.groups))}
    groups = np.array([names[name] for name in excerpts.groups])
    values = np.zeros((folds.max() + 2, len(excerpt)), dtype=np.float32)
    for held_out in (*range(folds.max() + 1), -1):
        seen = np.flatnonzero(folds != held_out)
        fitted = fit_word_values(shares[seen], whole[seen], excerpts.middles[seen], groups[seen], table)
        final = fitted.of_words()
        values[held_out] = shares.matrix @ final
        for group in np.unique(groups[seen]).tolist():
            own = np.flatnonzero(groups[excerpt] == group)
            values[held_out, own] = fitted.of_rows(shares[own], without=group)
    return values, final.astype(np.float32)


def save_network(served: Any, folder: Path) -> None:
    """Write the network as Keras keeps it, and as LiteRT runs it; only what LiteRT really runs is left behind."""
    served.save(folder / KERAS_FILE)
    served.export(str(folder / LITERT_FILE), format="litert", verbose=False)
    load_litert(folder / LITERT_FILE)(np.zeros((2, len(INPUTS)), dtype=np.float32))
