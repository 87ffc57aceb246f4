"""Fitting: centres by the likelihood of intervals, the spread on authors that the centres never saw."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from lexile.estimate.distribution import RANGE, Estimate
from lexile.text.inputs import INPUTS
from lexile.training.corpora import HALF_BAND
from lexile.training.network import (
    NetworkConfig,
    build_members,
    build_served,
    build_spread,
    interval_loss,
    signs_of,
    spread_loss,
)

if TYPE_CHECKING:
    import keras

LOG_WORDS_COLUMN = INPUTS.index("log_words")
Report = Callable[[str], None]


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """What is learned from: inputs (rows, inputs), labels' middles in L (rows,), weights (rows,), folds (rows,)."""

    inputs: NDArray[np.float32]
    middles: NDArray[np.float64]
    weights: NDArray[np.float64]
    folds: NDArray[np.int64]

    def where(self, chosen: NDArray[np.bool_]) -> "Rows":
        """The rows that are chosen."""
        return Rows(self.inputs[chosen], self.middles[chosen], self.weights[chosen], self.folds[chosen])


def fit_members(rows: Rows, config: NetworkConfig, seed: int) -> "keras.Model":
    """Fit the centres to the labels' intervals."""
    import keras

    keras.utils.set_random_seed(seed)
    model = build_members(rows.inputs, config, seed)
    steps = config.epochs * -(-len(rows.inputs) // config.batch)
    schedule = keras.optimizers.schedules.CosineDecay(config.learning_rate, steps)
    fitted = keras.Model(model.inputs, model.outputs)  # shares the weights; loss and optimizer stay out of the model
    fitted.compile(
        optimizer=keras.optimizers.AdamW(schedule, weight_decay=config.weight_decay),
        loss=interval_loss(config.label_error),
        jit_compile=False,
    )
    intervals = np.stack([rows.middles - HALF_BAND, rows.middles + HALF_BAND], axis=1).astype(np.float32)
    fitted.fit(
        rows.inputs,
        intervals,
        sample_weight=rows.weights,
        batch_size=config.batch,
        epochs=config.epochs,
        verbose=0,
        shuffle=True,
    )
    return model


def centres_out_of_fold(rows: Rows, config: NetworkConfig, seed: int, report: Report) -> NDArray[np.float32]:
    """Each row's centres by networks that saw no row of its author: shape (rows, members)."""
    centres = np.zeros((len(rows.inputs), config.members), dtype=np.float32)
    for fold in np.unique(rows.folds):
        held_out = rows.folds == fold
        model = fit_members(rows.where(~held_out), config, seed + 100 * int(fold))
        centres[held_out] = np.asarray(model(rows.inputs[held_out], training=False))
        report(f"fold {fold + 1} of {len(np.unique(rows.folds))} done")
    return centres


def fit_spread(rows: Rows, centres: NDArray[np.float32], seed: int) -> tuple["keras.Model", float]:
    """Fit the spread to held-out centres' errors, and find the factor with which the range holds as it says.

    The error is taken against the band's middle: it holds the width of the label as well, which the user of a
    published measure has to reckon with too (the measure of a passage is itself uncertain by 64L; facts.md, section 2).
    """
    import keras

    keras.utils.set_random_seed(seed)
    signs = signs_of(rows.inputs[:, LOG_WORDS_COLUMN : LOG_WORDS_COLUMN + 1], centres)
    errors = (rows.middles - centres.mean(axis=1)).astype(np.float32)[:, None]
    model = build_spread(seed)
    fitted = keras.Model(model.inputs, model.outputs)
    fitted.compile(optimizer=keras.optimizers.Adam(5e-3), loss=spread_loss)
    fitted.fit(signs, errors, sample_weight=rows.weights, batch_size=512, epochs=60, verbose=0)
    spreads = np.asarray(model(signs, training=False))
    return model, range_factor(errors[:, 0] / spreads[:, 0], rows.weights)


def spreads_of(model: "keras.Model", factor: float, rows: Rows, centres: NDArray[np.float32]) -> NDArray[np.float64]:
    """The spreads in L that a fitted spread gives these rows, shape (rows,)."""
    signs = signs_of(rows.inputs[:, LOG_WORDS_COLUMN : LOG_WORDS_COLUMN + 1], centres)
    return np.asarray(model(signs, training=False))[:, 0].astype(np.float64) * factor


def range_factor(scaled_errors: NDArray[np.float32], weights: NDArray[np.float64]) -> float:
    """By how much to stretch the spread so that the range holds the share that it promises."""
    order = np.argsort(np.abs(scaled_errors))
    reached = np.cumsum(weights[order]) / weights.sum()
    needed = float(np.abs(scaled_errors)[order][np.searchsorted(reached, RANGE)])
    return needed / Estimate(0.0, 1.0, 1).high


def fit_served(rows: Rows, centres: NDArray[np.float32], config: NetworkConfig, seed: int) -> "keras.Model":
    """The network that the page runs, fitted on all rows, with the spread that the held-out `centres` showed."""
    spread, factor = fit_spread(rows, centres, seed)
    return build_served(fit_members(rows, config, seed), spread, LOG_WORDS_COLUMN, factor)
