"""The figures of the model beside those of the one before, for the terminal and the card."""

from collections.abc import Callable
from typing import Any

from lexile.scale import format_measure

_NOVELS = "mean difference −16L, mean absolute difference 31L, r 0.955"
_NOVELS_BEFORE = "−79L, 79L, 0.950"

# The figure, how it is read from the manifest's, and what it was in the model of 2026-11-24 (model/LOG.md).
_ROWS: tuple[tuple[str, Callable[[dict[str, Any]], str], str], ...] = (
    ("measure of held-out excerpts: r", lambda figures: f"{figures['table'][0]['r']:.3f}", "0.968"),
    ("RMSE from the labels' midpoints", lambda figures: f"{figures['table'][0]['rmse']:.0f}L", "72L"),
    ("true measures in the 90% range, whole excerpts", lambda figures: f"{figures['coverage']:.1%}", "97.8%"),
    ("the range reaches to either side (median)", lambda figures: f"{figures['half_width']:.0f}L", "104L"),
    (
        "true measures in the 90% range, snippets by length",
        lambda figures: ", ".join(f"{row['coverage']:.1%}" for row in figures["pieces"]),
        "not known",
    ),
    (
        "the same, by fifth of the scale",
        lambda figures: ", ".join(f"{row['coverage']:.1%}" for row in figures["coverage_by_fifth"]),
        "not known",
    ),
    (
        "calibration error of the bands",
        lambda figures: f"{figures['band_calibration']['expected_calibration_error']:.3f}",
        "0.012",
    ),
    ("23 novels with published measures (not computed here; see below)", lambda _: _NOVELS, _NOVELS_BEFORE),
    (
        "words: Spearman with people's ratings",
        lambda figures: f"{figures['words']['ratings']['spearman']:.3f}",
        "0.635",
    ),
    ("words: Spearman with CEFR-J", lambda figures: f"{figures['words']['CEFR-J']['spearman']:.3f}", "0.523"),
    ("sentences: Spearman, SCoRE", lambda figures: f"{figures['sentences']['SCoRE']['spearman']:.3f}", "0.675"),
    ("sentences: Spearman, Wiki-Auto", lambda figures: f"{figures['sentences']['Wiki-Auto']['spearman']:.3f}", "0.801"),
    ("sentences: Spearman, ReadMe++", lambda figures: f"{figures['sentences']['ReadMe++']['spearman']:.3f}", "0.840"),
    ("teachers' judgement: r", lambda figures: f"{figures['teachers']['table'][0]['r']:.3f}", "0.842"),
    ("teachers' judgement: RMSE", lambda figures: f"{figures['teachers']['table'][0]['rmse']:.3f}", "0.561"),
    (
        "twenty texts for beginning readers: Spearman with their order",
        lambda figures: f"{figures['beginners']['spearman']:.3f}",
        "0.969",
    ),
    ("the easiest five of them", lambda figures: _range(figures["beginners"]["ranges"]["pre-primer"]), "76L to 177L"),
)


def comparison_table(figures: dict[str, Any]) -> str:
    """The figures of a finished model beside those of the model before, as a Markdown table."""
    rows = (f"| {name} | {now(figures)} | {before} |" for name, now, before in _ROWS)
    return "\n".join(["| figure | now | before |", "|---|---|---|", *rows])


def _range(limits: list[float]) -> str:
    return " to ".join(map(format_measure, limits))
