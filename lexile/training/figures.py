"""The figures of the evaluation: computed as data for the manifest, then worded for the terminal and the card."""

from dataclasses import asdict
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lexile.estimator.distribution import TAIL
from lexile.estimator.easiness import EasinessScale
from lexile.training.comparison import comparison_table
from lexile.training.corpora import FORMULAS, Excerpts
from lexile.training.easiness import RatedRows
from lexile.training.fit import Rows, fit_spread, spreads_of
from lexile.training.intervals import true_coverage
from lexile.training.metrics import (
    LENGTHS,
    Accuracy,
    accuracy,
    band_calibration,
    band_table,
    coverage,
    coverage_by_fifth,
    formula_accuracies,
    shared_error_of,
    table_of,
    to_measures,
)
from lexile.training.word_difficulty import words_table


def figures_of(rows: Rows, excerpts: Excerpts, centres: NDArray[np.float32]) -> dict[str, Any]:
    """All figures of the measure on held-out authors.

    The first rows are the whole excerpts, in order; the others are snippets of them. The spread is fitted on four folds
    and measured on the fifth, so that, like the centres, it is never measured on rows that it was fitted to. Coverage
    is that of true measures, estimated from the labels' intervals; `midpoint_coverage` is that of their midpoints. No
    labels of whole books are public, so all of the error of a whole excerpt is taken as `shared_error`.
    """
    count = len(excerpts)
    measures = centres.mean(axis=1).astype(np.float64)
    spreads = np.zeros(len(measures))
    for fold in np.unique(rows.folds):
        held_out = rows.folds == fold
        model, calibration = fit_spread(rows.where(~held_out), centres[~held_out])
        spreads[held_out] = spreads_of(model, calibration, rows.where(held_out), centres[held_out])
    ours, midpoints, widths = measures[:count], excerpts.midpoints, spreads[:count]
    table = [accuracy("this estimator", ours, midpoints), *formula_accuracies(excerpts, rows.folds[:count])]
    snippets = []
    words = np.exp(rows.features[count:, 0])
    for shortest, longest in pairwise(LENGTHS):
        chosen = np.flatnonzero((words >= shortest) & (words < longest)) + count
        of_snippets = accuracy("", measures[chosen], rows.midpoints[chosen])
        snippets.append(
            {
                "words": [shortest, longest],
                "pieces": len(chosen),
                "rmse": of_snippets.rmse,
                "mean_spread": float(spreads[chosen].mean()),
                "coverage": true_coverage(measures[chosen], spreads[chosen], rows.midpoints[chosen]),
            }
        )
    return {
        "rows": count,
        "folds": len(np.unique(rows.folds)),
        "table": [asdict(row) for row in table],
        "coverage": true_coverage(ours, widths, midpoints),
        "midpoint_coverage": coverage(ours, widths, midpoints),
        "half_width": TAIL * float(np.median(widths)),
        "coverage_by_fifth": coverage_by_fifth(ours, widths, midpoints),
        "band_calibration": band_calibration(ours, widths, midpoints),
        "mean_spread": float(widths.mean()),
        "pieces": snippets,
        "bands": band_table(ours, midpoints),
        "groups": error_groups(ours, widths, excerpts, words_of_whole=np.exp(rows.features[:count, 0])),
        "shared_by_author": shared_error_of(ours - midpoints, excerpts.groups),
        "shared_error": float(np.median(widths)),
    }


def error_groups(
    measures: NDArray[np.float64],
    spreads: NDArray[np.float64],
    excerpts: Excerpts,
    words_of_whole: NDArray[np.float32],
) -> dict[str, list[dict[str, Any]]]:
    """Bias, RMSE and coverage by label, length in words, year of publication and category."""
    years = pd.to_numeric(excerpts.frame["Pub Year"], errors="coerce").to_numpy(dtype=float)
    categories = excerpts.frame["Categ"].astype(str).str.strip().to_numpy()
    labels = np.array([f"{middle:.0f}L" for middle in excerpts.midpoints])
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
            errors = measures[chosen] - excerpts.midpoints[chosen]
            rows.append(
                {
                    "name": str(value)[1:] if name in _RANGED else str(value),
                    "rows": int(chosen.sum()),
                    "bias": float(errors.mean()),
                    "rmse": float(np.sqrt(np.mean(errors**2))),
                    "coverage": true_coverage(measures[chosen], spreads[chosen], excerpts.midpoints[chosen]),
                }
            )
        groups[name] = rows
    return groups


_RANGED = ("words", "year")


def _ranges(values: NDArray[np.float64], edges: tuple[int, ...]) -> NDArray[np.str_]:
    names = [f"to {edges[0]}", *(f"{low}–{high}" for low, high in pairwise(edges)), f"{edges[-1]} on"]
    known = np.array([f"{number}{name}" for number, name in enumerate(names)])  # numbered, to stay in order
    return np.where(np.isnan(values), "9unknown", known[np.searchsorted(edges, values, side="right")])


def easiness_figures(
    rated: RatedRows, excerpts: Excerpts, easiness: NDArray[np.float64], scale: EasinessScale
) -> dict[str, Any]:
    """How held-out eases agree with the teachers', beside the formulas on the same rows."""
    count = len(excerpts)
    ratings = rated.easiness[:count].astype(np.float64)
    ours = easiness[:count]
    folds = rated.folds[:count]
    rows = [("this estimator", ours)]
    for name, column in FORMULAS.items():
        rows.append((name, to_measures(excerpts.frame[column].to_numpy(dtype=float), ratings, folds)))
    rows.append(("Lexile label", to_measures(excerpts.midpoints, ratings, folds)))
    by_length = []
    for shortest, longest in pairwise((*LENGTHS, int(rated.words.max()) + 1)):
        chosen = (rated.words >= shortest) & (rated.words < longest)
        spread = np.sqrt(scale.shared_variance + scale.variance_by_word / rated.words[chosen])
        errors = np.abs(easiness[chosen] - rated.easiness[chosen])
        held = float(np.mean(errors <= TAIL * spread)) if chosen.any() else float("nan")
        by_length.append({"words": [shortest, longest], "rows": int(chosen.sum()), "coverage": held})
    return {
        "table": [
            {
                "name": name,
                "r": float(np.corrcoef(values, ratings)[0, 1]),
                "rmse": float(np.sqrt(np.mean((values - ratings) ** 2))),
            }
            for name, values in rows
        ],
        "pieces": by_length,
    }


def summary_of(figures: dict[str, Any]) -> str:
    """The figures in Markdown, as `evaluate` prints them."""
    bands = figures["band_calibration"]
    fifths = ", ".join(f"{row['coverage']:.1%}" for row in figures["coverage_by_fifth"])
    lines = [
        comparison_table(figures),
        "",
        "*Before* is the model of 2026-11-24, on the same excerpts, sentences and words.",
        "",
        f"{figures['rows']} excerpts, {figures['folds']} folds, authors held out.",
        "",
        table_of([Accuracy(**row) for row in figures["table"]]),
        "",
        f"The 90% range contains the true measure {figures['coverage']:.1%} of the time, estimated from the labels'"
        f" intervals (Turnbull's estimator; by fifth of the scale, easiest first: {fifths}). Its median half-width is"
        f" {figures['half_width']:.0f}L; it contains the label's midpoint {figures['midpoint_coverage']:.1%} of the"
        " time.",
        f"The most probable of the five bands is right {bands['accuracy']:.1%} of the time (a label that spans two"
        f" bands counts in part); expected calibration error {bands['expected_calibration_error']:.3f}.",
        "",
        "| snippets of | snippets | RMSE | mean standard error | true measures in the 90% range |",
        "|---|---|---|---|---|",
        *(
            f"| {row['words'][0]} to {row['words'][1]} words | {row['pieces']} | {row['rmse']:.0f}L"
            f" | {row['mean_spread']:.0f}L | {row['coverage']:.1%} |"
            for row in figures["pieces"]
        ),
        "",
        figures["bands"],
        "",
        "Teachers' judgement (`BT_easiness`), same folds:",
        "",
        "| authors held out | r | RMSE |",
        "|---|---|---|",
        *(f"| {row['name']} | {row['r']:.3f} | {row['rmse']:.3f} |" for row in figures["teachers"]["table"]),
        "",
        "Its 90% range contains the rating "
        + ", ".join(
            f"{row['coverage']:.1%} of the time ({row['words'][0]} to {row['words'][1] - 1} words)"
            for row in figures["teachers"]["pieces"]
        )
        + ".",
        "",
        "Held-out sentences: Spearman's correlation with the CEFR levels given by teachers of English:",
        "",
        "| corpus | sentences | whole model | words and length only |",
        "|---|---|---|---|",
        *(
            f"| {name} | {row['rows']} | {row['spearman']:.3f} | {row['words_and_length']:.3f} |"
            for name, row in figures["sentences"].items()
        ),
        "",
        "Held-out words (by families: no other form of a word was learned from), Spearman's correlation with people's"
        " ratings of complexity and with the levels of CEFR-J:",
        "",
        words_table(figures["words"]),
    ]
    return "\n".join(lines)
