"""Fitting: centres by the likelihood of intervals, the spread on authors that the centres never saw."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lexile.estimate.distribution import RANGE, Estimate
from lexile.text.inputs import INPUTS
from lexile.training.corpora import HALF_BAND
from lexile.training.network import (
    CENTRE,
    CLIP,
    SCALE,
    NetworkConfig,
    build_centres,
    build_members,
    build_served,
    build_spread,
    interval_loss,
    signs_of,
    spread_loss,
)
from lexile.training.word_values import VALUE

assert INPUTS[0] == "log_words"
Report = Callable[[str], None]
RIDGE = 30.0  # rows' worth of doubt that the straight line starts with


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """What is learned from: whole excerpts first, then pieces of them.

    `inputs` (rows, inputs), `middles` of the labels in L (rows,), `weights` (rows,), `folds` (rows,), and `whole`
    (rows,), which rows are whole excerpts. `values` (folds + 1, rows) holds the input "word_value" as it is when a
    fold's authors are held out, and last as it is when none are; of each row its own author is left out anyway.
    """

    inputs: NDArray[np.float32]
    middles: NDArray[np.float64]
    weights: NDArray[np.float64]
    folds: NDArray[np.int64]
    whole: NDArray[np.bool_]
    values: NDArray[np.float32]

    def where(self, chosen: NDArray[np.bool_]) -> "Rows":
        """The rows that are chosen."""
        return Rows(
            self.inputs[chosen],
            self.middles[chosen],
            self.weights[chosen],
            self.folds[chosen],
            self.whole[chosen],
            self.values[:, chosen],
        )

    def with_values(self, held_out: int) -> "Rows":
        """The rows with the word values of one fold held out, or of none (-1)."""
        inputs = self.inputs.copy()
        inputs[:, VALUE] = self.values[held_out]
        return Rows(inputs, self.middles, self.weights, self.folds, self.whole, self.values)


def fit_members(rows: Rows, first: int, config: NetworkConfig, seed: int) -> Any:
    """Fit one set of members to the labels' intervals; they see the inputs from column `first` on."""
    import keras

    keras.utils.set_random_seed(seed)
    inputs = rows.inputs[:, first:]
    model = build_members(inputs, _line(inputs, rows), config, seed)
    steps = config.epochs * -(-len(inputs) // config.batch)
    schedule = keras.optimizers.schedules.CosineDecay(
        0.0, steps, warmup_target=config.learning_rate, warmup_steps=steps // 10
    )
    optimizer = keras.optimizers.AdamW(schedule, weight_decay=config.weight_decay)
    optimizer.exclude_from_weight_decay(var_names=["bias"])
    fitted = keras.Model(model.inputs, model.outputs)  # shares the weights; loss and optimizer stay out of the model
    fitted.compile(optimizer=optimizer, loss=interval_loss(config.label_error), jit_compile=False)
    intervals = np.stack([rows.middles - HALF_BAND, rows.middles + HALF_BAND], axis=1).astype(np.float32)
    fitted.fit(inputs, intervals, sample_weight=rows.weights, batch_size=config.batch, epochs=config.epochs, verbose=0)
    return model


def _line(inputs: NDArray[np.float32], rows: Rows) -> NDArray[np.float64]:
    """The straight line through the labels' middles, on the inputs as the network normalizes them."""
    z = np.clip((inputs - inputs.mean(axis=0)) / (inputs.std(axis=0) + 1e-6), -CLIP, CLIP).astype(np.float64)
    targets = (rows.middles - CENTRE) / SCALE
    targets = (targets - np.average(targets, weights=rows.weights)) * rows.weights
    return np.asarray(np.linalg.solve(z.T @ (z * rows.weights[:, None]) + RIDGE * np.eye(z.shape[1]), z.T @ targets))


def fit_centres(rows: Rows, config: NetworkConfig, seed: int) -> Any:
    """Fit both sets of members: one to whole excerpts, one to these and their pieces."""
    whole = fit_members(rows.where(rows.whole), 1, config, seed)
    fewer = replace(config, epochs=max(config.epochs // 2, 1))  # it has four times the rows
    return build_centres(whole, fit_members(rows, 0, fewer, seed + 1000))


def centres_out_of_fold(rows: Rows, config: NetworkConfig, seed: int, report: Report) -> NDArray[np.float32]:
    """Each row's centres by networks that saw no row of its author: shape (rows, members)."""
    centres = np.zeros((len(rows.inputs), config.members), dtype=np.float32)
    folds = np.unique(rows.folds)
    for fold in folds.tolist():
        held_out = rows.folds == fold
        seen = rows.with_values(fold)
        model = fit_centres(seen.where(~held_out), config, seed + 100 * fold)
        centres[held_out] = np.asarray(model(seen.inputs[held_out], training=False))
        report(f"fold {fold + 1} of {len(folds)} done")
    return centres


def fit_spread(rows: Rows, centres: NDArray[np.float32], seed: int) -> tuple[Any, float]:
    """Fit the spread to held-out centres' errors, and find the factor with which the range holds as it says.

    The error is taken against the band's middle: it holds the width of the label as well, which the user of a
    published measure has to reckon with too (the measure of a passage is itself uncertain by 64L; facts.md, section 2).
    """
    import keras

    keras.utils.set_random_seed(seed)
    signs = signs_of(rows.inputs[:, :1], centres)
    errors = (rows.middles - centres.mean(axis=1)).astype(np.float32)[:, None]
    model = build_spread(seed)
    fitted = keras.Model(model.inputs, model.outputs)
    fitted.compile(optimizer=keras.optimizers.Adam(5e-3), loss=spread_loss)
    fitted.fit(signs, errors, sample_weight=rows.weights, batch_size=512, epochs=60, verbose=0)
    spreads = np.asarray(model(signs, training=False))
    return model, range_factor(errors[:, 0] / spreads[:, 0], rows.weights)


def spreads_of(model: Any, factor: float, rows: Rows, centres: NDArray[np.float32]) -> NDArray[np.float64]:
    """The spreads in L that a fitted spread gives these rows, shape (rows,)."""
    signs = signs_of(rows.inputs[:, :1], centres)
    return np.asarray(model(signs, training=False))[:, 0].astype(np.float64) * factor


def range_factor(scaled_errors: NDArray[np.float32], weights: NDArray[np.float64]) -> float:
    """By how much to stretch the spread so that the range holds the share that it promises."""
    order = np.argsort(np.abs(scaled_errors))
    reached = np.cumsum(weights[order]) / weights.sum()
    needed = float(np.abs(scaled_errors)[order][np.searchsorted(reached, RANGE)])
    return needed / Estimate(0.0, 1.0, 1).high


def fit_served(rows: Rows, centres: NDArray[np.float32], config: NetworkConfig, seed: int) -> Any:
    """The network that the page runs, fitted on all rows, with the spread that the held-out `centres` showed."""
    spread, factor = fit_spread(rows, centres, seed)
    return build_served(fit_centres(rows.with_values(-1), config, seed), spread, factor)
