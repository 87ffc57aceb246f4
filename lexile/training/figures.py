"""The figures that the model card quotes: computed as data, then worded for the terminal and the card."""

from dataclasses import asdict
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lexile.estimator.distribution import TAIL
from lexile.estimator.easiness import EasinessScale
from lexile.training.corpora import FORMULAS, Excerpts
from lexile.training.easiness import Judged
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
    on_the_scale,
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
        model, stretch = fit_spread(rows.where(~held_out), centres[~held_out], seed)
        spreads[held_out] = spreads_of(model, stretch, rows.where(held_out), centres[held_out])
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
        "groups": error_groups(ours, widths, excerpts, words_of_whole=np.exp(rows.inputs[:count, 0])),
        "shared_by_author": shared_error_of(ours - middles, excerpts.groups),
        "shared_error": error_beyond_labels(table[0].rmse),
    }


def error_groups(
    measures: NDArray[np.float64],
    spreads: NDArray[np.float64],
    excerpts: Excerpts,
    words_of_whole: NDArray[np.float32],
) -> dict[str, list[dict[str, Any]]]:
    """Where the errors are: by label, length in words, year of publication and category."""
    years = pd.to_numeric(excerpts.frame["Pub Year"], errors="coerce").to_numpy(dtype=float)
    categories = excerpts.frame["Categ"].astype(str).str.strip().to_numpy()
    labels = np.array([f"{middle:.0f}L" for middle in excerpts.middles])
    order = {"label": sorted(set(labels), key=lambda name: float(name[:-1])), "category": sorted(set(categories))}
    keys = {
        "label": labels,
        "words": _ranges(words_of_whole.astype(float), (140, 155, 170, 185)),
        "year": _ranges(years, (1850, 1900, 1950, 2000)),
        "category": categories,
    }
    groups = {}
    for name, key in keys.items():
        rows = []
        for value in order.get(name, sorted(set(key))):
            chosen = key == value
            errors = measures[chosen] - excerpts.middles[chosen]
            rows.append(
                {
                    "name": str(value)[1:] if name in _RANGED else str(value),
                    "rows": int(chosen.sum()),
                    "bias": float(errors.mean()),
                    "rmse": float(np.sqrt(np.mean(errors**2))),
                    "coverage": coverage(measures[chosen], spreads[chosen], excerpts.middles[chosen]),
                }
            )
        groups[name] = rows
    return groups


_RANGED = ("words", "year")


def _ranges(values: NDArray[np.float64], edges: tuple[int, ...]) -> NDArray[np.str_]:
    names = [f"to {edges[0]}", *(f"{low}–{high}" for low, high in pairwise(edges)), f"{edges[-1]} on"]
    known = np.array([f"{number}{name}" for number, name in enumerate(names)])  # numbered, to stay in order
    return np.where(np.isnan(values), "9unknown", known[np.searchsorted(edges, values, side="right")])


def figures_of_teachers(
    judged: Judged, excerpts: Excerpts, eases: NDArray[np.float64], scale: EasinessScale
) -> dict[str, Any]:
    """How held-out eases agree with the teachers', beside the formulas on the same rows."""
    count = len(excerpts)
    theirs = judged.eases[:count].astype(np.float64)
    ours = eases[:count]
    folds = judged.folds[:count]
    rows = [("this estimator", ours)]
    for name, column in FORMULAS.items():
        rows.append((name, on_the_scale(excerpts.frame[column].to_numpy(dtype=float), theirs, folds)))
    rows.append(("Lexile label", on_the_scale(excerpts.middles, theirs, folds)))
    pieces = []
    for shortest, longest in pairwise((*LENGTHS, int(judged.words.max()) + 1)):
        chosen = (judged.words >= shortest) & (judged.words < longest)
        spread = np.sqrt(scale.shared_variance + scale.variance_by_word / judged.words[chosen])
        errors = np.abs(eases[chosen] - judged.eases[chosen])
        held = float(np.mean(errors <= TAIL * spread)) if chosen.any() else float("nan")
        pieces.append({"words": [shortest, longest], "rows": int(chosen.sum()), "coverage": held})
    return {
        "table": [
            {
                "name": name,
                "r": float(np.corrcoef(values, theirs)[0, 1]),
                "rmse": float(np.sqrt(np.mean((values - theirs) ** 2))),
            }
            for name, values in rows
        ],
        "pieces": pieces,
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
        "",
        "What teachers judge (`BT_easiness`), same folds:",
        "",
        "| authors held out | r | RMSE |",
        "|---|---|---|",
        *(f"| {row['name']} | {row['r']:.3f} | {row['rmse']:.3f} |" for row in figures["teachers"]["table"]),
        "",
        "Its 90% range holds the judgement "
        + ", ".join(
            f"{row['coverage']:.1%} of the time ({row['words'][0]} to {row['words'][1] - 1} words)"
            for row in figures["teachers"]["pieces"]
        )
        + ".",
        "",
        "Sentences, Spearman's correlation with the levels that teachers of English gave to held-out ones:",
        "",
        "| corpus | sentences | all parts | words and length alone |",
        "|---|---|---|---|",
        *(
            f"| {name} | {row['rows']} | {row['spearman']:.3f} | {row['words_and_length']:.3f} |"
            for name, row in figures["sentences"].items()
        ),
    ]
    return "\n".join(lines)
