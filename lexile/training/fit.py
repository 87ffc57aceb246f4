"""Fitting: centres by the likelihood of intervals, the spread on authors that the centres never saw."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lexile.estimator.distribution import RANGE, TAIL
from lexile.features.passage import PASSAGE_FEATURES
from lexile.training.corpora import HALF_BAND
from lexile.training.network import (
    CENTRE,
    CLIP,
    SCALE,
    NetworkConfig,
    Stretch,
    build_centres,
    build_fitted,
    build_members,
    build_served,
    build_spread,
    interval_loss,
    signs_of,
    spread_loss,
)
from lexile.training.word_effects import VALUE

assert PASSAGE_FEATURES[0] == "log_words"
Report = Callable[[str], None]
KNOTS = (15.0, 25.0, 40.0, 60.0, 90.0, 112.0, 140.0, 170.0)  # words
_NEAR = 0.25  # of a knot, in logs of words
_ENOUGH_ROWS = 150
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
    fitted = build_fitted(model, config.members)
    fitted.compile(optimizer=optimizer, loss=interval_loss(config.label_error), jit_compile=False)
    intervals = np.stack([rows.middles - HALF_BAND, rows.middles + HALF_BAND, rows.weights], axis=1).astype(np.float32)
    chance = np.random.default_rng(seed)
    for _ in range(config.epochs):
        order = np.stack([chance.permutation(len(inputs)) for _ in range(config.members)], axis=1)
        fitted.fit(inputs[order], intervals[order], batch_size=config.batch, shuffle=False, verbose=0)
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


def fit_spread(rows: Rows, centres: NDArray[np.float32], seed: int) -> tuple[Any, Stretch]:
    """Fit the spread to held-out centres' errors, and find how to stretch it so that the range holds as it says.

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
    scaled = np.abs(errors[:, 0] / np.asarray(model(signs, training=False))[:, 0]).astype(np.float64)
    return model, stretch_of(scaled, rows.inputs[:, 0].astype(np.float64))


def stretch_of(scaled: NDArray[np.float64], log_words: NDArray[np.float64]) -> Stretch:
    """The stretch that makes the range hold, of errors already scaled by their spread, both of shape (rows,)."""
    knots = np.log(KNOTS)
    near = [np.abs(log_words - knot) <= _NEAR for knot in knots.tolist()]
    known = np.array([rows.sum() >= _ENOUGH_ROWS for rows in near])
    if not known.any():  # few rows, as in a trial run
        return Stretch((0.0, 1.0), (_range_factor(scaled),) * 2)
    factors = [_range_factor(scaled[rows]) for rows, enough in zip(near, known.tolist(), strict=True) if enough]
    return Stretch(tuple(knots.tolist()), tuple(np.interp(knots, knots[known], factors).tolist()))


def spreads_of(model: Any, stretch: Stretch, rows: Rows, centres: NDArray[np.float32]) -> NDArray[np.float64]:
    """The spreads in L that a fitted spread gives these rows, shape (rows,)."""
    signs = signs_of(rows.inputs[:, :1], centres)
    spreads = np.asarray(model(signs, training=False))[:, 0].astype(np.float64)
    return spreads * stretch.factors(rows.inputs[:, 0].astype(np.float64))


def _range_factor(scaled: NDArray[np.float64]) -> float:
    """By how much to stretch a spread so that the range holds the share that it promises."""
    return float(np.quantile(scaled, RANGE)) / TAIL


def fit_served(rows: Rows, centres: NDArray[np.float32], config: NetworkConfig, seed: int) -> Any:
    """The network that the page runs, fitted on all rows, with the spread that the held-out `centres` showed."""
    spread, stretch = fit_spread(rows, centres, seed)
    return build_served(fit_centres(rows.with_values(-1), config, seed), spread, stretch)
