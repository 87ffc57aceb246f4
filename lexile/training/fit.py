"""Fitting the measure network: centres to the labels' intervals, the spread to errors on held-out authors."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from lexile.features.passage import PASSAGE_FEATURES
from lexile.training.corpora import HALF_WIDTH
from lexile.training.intervals import error_intervals, log_likelihood, range_factor
from lexile.training.network import (
    CENTRE,
    CLIP,
    INITIAL_SPREAD,
    SCALE,
    Calibration,
    NetworkConfig,
    build_centres,
    build_measure_network,
    build_members,
    build_parallel,
    build_spread,
    interval_loss,
    uncertainty_features,
)
from lexile.training.word_effects import WORD_EFFECT

assert PASSAGE_FEATURES[0] == "log_words"
Report = Callable[[str], None]

# Words; about evenly spaced logs, from the shortest snippets to whole excerpts.
KNOTS = (15.0, 25.0, 40.0, 60.0, 90.0, 112.0, 140.0, 170.0)
_NEAR = 0.25  # in log words; half the largest gap between knots, so that every row is near one
_ENOUGH_ROWS = 150  # so that the coverage of the 90% quantile has a standard error of 2.4 percentage points or less
# Rows; the linear skip is only a start for the fit, and a little ridge keeps correlated features from cancelling out.
RIDGE = 30.0


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """The rows to learn measures from: all excerpts in order, followed by snippets of them.

    `features` (rows, features); `midpoints` of the labels in L (rows,); `weights` (rows,); `folds` (rows,); `whole`
    (rows,), true for whole excerpts. `word_effects` (folds + 1, rows) holds the feature "word_effect" with the authors
    of each fold held out, and in its last row with none; a row's own author is left out in either case.
    """

    features: NDArray[np.float32]
    midpoints: NDArray[np.float64]
    weights: NDArray[np.float64]
    folds: NDArray[np.int64]
    whole: NDArray[np.bool_]
    word_effects: NDArray[np.float32]

    def where(self, chosen: NDArray[np.bool_]) -> "Rows":
        """The chosen rows."""
        return Rows(
            self.features[chosen],
            self.midpoints[chosen],
            self.weights[chosen],
            self.folds[chosen],
            self.whole[chosen],
            self.word_effects[:, chosen],
        )

    def with_word_effects(self, held_out: int) -> "Rows":
        """All rows, with the word effects that were learned without one fold, or with all folds (-1)."""
        features = self.features.copy()
        features[:, WORD_EFFECT] = self.word_effects[held_out]
        return replace(self, features=features)


def fit_members(rows: Rows, first: int, config: NetworkConfig, seed: int) -> Any:
    """One set of members, fitted to the labels' intervals from the features in columns `first` and up."""
    import keras

    keras.utils.set_random_seed(seed)
    features = rows.features[:, first:]
    model = build_members(features, _linear_fit(features, rows), config, seed)
    steps = config.epochs * -(-len(features) // config.batch)
    schedule = keras.optimizers.schedules.CosineDecay(
        0.0, steps, warmup_target=config.learning_rate, warmup_steps=steps // 10
    )
    optimizer = keras.optimizers.AdamW(schedule, weight_decay=config.weight_decay)
    optimizer.exclude_from_weight_decay(var_names=["bias"])
    parallel = build_parallel(model, config.members)
    parallel.compile(optimizer=optimizer, loss=interval_loss(config.label_error), jit_compile=False)
    labels = np.stack([rows.midpoints - HALF_WIDTH, rows.midpoints + HALF_WIDTH, rows.weights], axis=1)
    labels = labels.astype(np.float32)
    rng = np.random.default_rng(seed)
    for _ in range(config.epochs):
        order = np.stack([rng.permutation(len(features)) for _ in range(config.members)], axis=1)
        parallel.fit(features[order], labels[order], batch_size=config.batch, shuffle=False, verbose=0)
    return model


def _linear_fit(features: NDArray[np.float32], rows: Rows) -> NDArray[np.float64]:
    """The ridge regression of the labels' midpoints on the features as the network normalizes them, (features,)."""
    z = np.clip((features - features.mean(axis=0)) / (features.std(axis=0) + 1e-6), -CLIP, CLIP).astype(np.float64)
    targets = (rows.midpoints - CENTRE) / SCALE
    targets = (targets - np.average(targets, weights=rows.weights)) * rows.weights
    return np.asarray(np.linalg.solve(z.T @ (z * rows.weights[:, None]) + RIDGE * np.eye(z.shape[1]), z.T @ targets))


def fit_centres(rows: Rows, config: NetworkConfig, seed: int) -> Any:
    """Both sets of members: one fitted to whole excerpts, one to excerpts and snippets."""
    whole = fit_members(rows.where(rows.whole), 1, config, seed)
    fewer = replace(config, epochs=max(config.epochs // 2, 1))  # with four times the rows, still twice the steps
    return build_centres(whole, fit_members(rows, 0, fewer, seed + 1000))


def centres_out_of_fold(rows: Rows, config: NetworkConfig, seed: int, report: Report) -> NDArray[np.float32]:
    """The centres of each row in L from networks that saw nothing of its author, shape (rows, members)."""
    centres = np.zeros((len(rows.features), config.members), dtype=np.float32)
    folds = np.unique(rows.folds)
    for fold in folds.tolist():
        held_out = rows.folds == fold
        seen = rows.with_word_effects(fold)
        model = fit_centres(seen.where(~held_out), config, seed + 100 * fold)
        centres[held_out] = np.asarray(model(seen.features[held_out], training=False))
        report(f"Fold {fold + 1} of {len(folds)} is done.")
    return centres


def fit_spread(rows: Rows, centres: NDArray[np.float32]) -> tuple[Any, Calibration]:
    """The spread network, fitted to the errors of held-out centres, and its calibration.

    An error is known as an interval, since the true measure may lie anywhere in a label; the spread is the one under
    which these intervals are likeliest (docs/measure.md#ranges).
    """
    features = np.asarray(uncertainty_features(rows.features[:, :1], centres), dtype=np.float64)
    low, high = error_intervals(centres.mean(axis=1).astype(np.float64), rows.midpoints)

    def loss(weights: NDArray[np.float64]) -> float:
        spreads = INITIAL_SPREAD * np.exp(np.clip(features @ weights[:-1] + weights[-1], -5.0, 5.0))
        return -float(rows.weights @ log_likelihood(low, high, spreads) / rows.weights.sum())

    weights = minimize(loss, np.zeros(features.shape[1] + 1), method="L-BFGS-B").x
    model = build_spread(weights)
    spreads = np.asarray(model(features.astype(np.float32), training=False))[:, 0].astype(np.float64)
    return model, calibrate(low / spreads, high / spreads, rows.features[:, 0].astype(np.float64))


def calibrate(low: NDArray[np.float64], high: NDArray[np.float64], log_words: NDArray[np.float64]) -> Calibration:
    """The calibration for intervals of errors that are already divided by their spread; all of shape (rows,).

    At each length the factor makes the range hold its share of true measures, whatever the shape of the errors'
    distribution.
    """
    knots = np.log(KNOTS)
    near = [np.abs(log_words - knot) <= _NEAR for knot in knots.tolist()]
    known = np.array([rows.sum() >= _ENOUGH_ROWS for rows in near])
    if not known.any():  # a trial run with few rows
        return Calibration((0.0, 1.0), (range_factor(low, high),) * 2)
    factors = [range_factor(low[rows], high[rows]) for rows, enough in zip(near, known.tolist(), strict=True) if enough]
    return Calibration(tuple(knots.tolist()), tuple(np.interp(knots, knots[known], factors).tolist()))


def spreads_of(model: Any, calibration: Calibration, rows: Rows, centres: NDArray[np.float32]) -> NDArray[np.float64]:
    """The calibrated spread of each row in L, shape (rows,)."""
    features = uncertainty_features(rows.features[:, :1], centres)
    spreads = np.asarray(model(features, training=False))[:, 0].astype(np.float64)
    return spreads * calibration.at(rows.features[:, 0].astype(np.float64))


def fit_measure_network(rows: Rows, centres: NDArray[np.float32], config: NetworkConfig, seed: int) -> Any:
    """The measure network, fitted to all rows, with a spread fitted to the errors of the held-out `centres`."""
    spread, calibration = fit_spread(rows, centres)
    return build_measure_network(fit_centres(rows.with_word_effects(-1), config, seed), spread, calibration)
