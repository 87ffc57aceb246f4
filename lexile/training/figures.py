"""The figures that the model card quotes: computed as data, then worded for the terminal and the card."""

from dataclasses import asdict
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lexile.training.corpora import Excerpts
from lexile.training.fit import Rows, fit_spread, spreads_of
from lexile.training.metrics import (
    LENGTHS,
    Accuracy,
    accuracy,
    band_calibration,
    band_table,
    coverage,
    coverage_by_fifth,
    error_beyond_labels,
    formula_accuracies,
    shared_error_of,
    table_of,
)


def figures_of(rows: Rows, excerpts: Excerpts, centres: NDArray[np.float32], seed: int) -> dict[str, Any]:
    """All figures of held-out authors: the first rows are the whole excerpts, in order, the others pieces of them.

    The spread is fitted on four folds and judged on the fifth, so that it is as little trained on the rows that it
    is judged by as the centres are.
    """
    count = len(excerpts)
    measures = centres.mean(axis=1).astype(np.float64)
    spreads = np.zeros(len(measures))
    for fold in np.unique(rows.folds):
        held_out = rows.folds == fold
        model, factor = fit_spread(rows.where(~held_out), centres[~held_out], seed)
        spreads[held_out] = spreads_of(model, factor, rows.where(held_out), centres[held_out])
    ours, middles, widths = measures[:count], excerpts.middles, spreads[:count]
    table = [accuracy("this estimator", ours, middles), *formula_accuracies(excerpts, rows.folds[:count])]
    pieces = []
    words = np.exp(rows.inputs[count:, 0])
    for shortest, longest in pairwise(LENGTHS):
        chosen = np.flatnonzero((words >= shortest) & (words < longest)) + count
        of_pieces = accuracy("", measures[chosen], rows.middles[chosen])
        pieces.append(
            {
                "words": [shortest, longest],
                "pieces": len(chosen),
                "rmse": of_pieces.rmse,
                "mean_spread": float(spreads[chosen].mean()),
                "coverage": coverage(measures[chosen], spreads[chosen], rows.middles[chosen]),
            }
        )
    return {
        "rows": count,
        "folds": len(np.unique(rows.folds)),
        "table": [asdict(row) for row in table],
        "coverage": coverage(ours, widths, middles),
        "coverage_by_fifth": coverage_by_fifth(ours, widths, middles),
        "band_calibration": band_calibration(ours, widths, middles),
        "mean_spread": float(widths.mean()),
        "pieces": pieces,
        "bands": band_table(ours, middles),
        "shared_by_author": shared_error_of(ours - middles, excerpts.groups),
        "shared_error": error_beyond_labels(table[0].rmse),
    }


def summary_of(figures: dict[str, Any]) -> str:
    """The figures as `evaluate` prints them, in Markdown."""
    bands = figures["band_calibration"]
    fifths = ", ".join(f"{row['coverage']:.1%}" for row in figures["coverage_by_fifth"])
    lines = [
        f"{figures['rows']} excerpts, {figures['folds']} folds, authors held out.",
        "",
        table_of([Accuracy(**row) for row in figures["table"]]),
        "",
        f"The 90% range holds the label's middle {figures['coverage']:.1%} of the time"
        f" (by fifths of the scale, easiest first: {fifths}).",
        f"The most probable of the five bands is right {bands['accuracy']:.1%} of the time (a label that lies in two"
        f" bands counts in shares); expected calibration error {bands['expected_calibration_error']:.3f}.",
        "",
        "| pieces of | pieces | RMSE | mean standard error | 90% range holds |",
        "|---|---|---|---|---|",
        *(
            f"| {row['words'][0]} to {row['words'][1]} words | {row['pieces']} | {row['rmse']:.0f}L"
            f" | {row['mean_spread']:.0f}L | {row['coverage']:.1%} |"
            for row in figures["pieces"]
        ),
        "",
        figures["bands"],
    ]
    return "\n".join(lines)
