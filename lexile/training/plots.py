"""The plots of the model card, drawn from the figures of the evaluation and from nothing else."""

from pathlib import Path
from typing import Any

CALIBRATION_PLOT, ERRORS_PLOT = "calibration.svg", "errors.svg"
_INK, _ACCENT, _FAINT = "#333333", "#1f6f8b", "#b8cdd4"
# Letters stay letters: they can be searched, and take a tenth of the room.
_SETTINGS = {
    "svg.hashsalt": "lexile",
    "svg.fonttype": "none",
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
}


def draw_plots(figures: dict[str, Any], folder: Path) -> None:
    """Draw whether probabilities and ranges hold, and where the errors are, into a model folder."""
    import matplotlib as mpl

    mpl.use("agg")
    with mpl.rc_context(_SETTINGS):
        _save(_calibration(figures), folder / CALIBRATION_PLOT)
        _save(_errors(figures["groups"]), folder / ERRORS_PLOT)


def _calibration(figures: dict[str, Any]) -> Any:
    """Predicted and observed shares of bands; how often the range holds in each fifth of the scale."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 3.6), layout="constrained")
    bands, ranges = figure.subplots(1, 2)
    bins = figures["band_calibration"]["bins"]
    bands.plot([0, 1], [0, 1], color=_FAINT)
    bands.scatter(
        [row["predicted"] for row in bins],
        [row["observed"] for row in bins],
        s=[8 + row["rows"] / 10 for row in bins],
        color=_ACCENT,
    )
    bands.set(
        xlabel="probability of the likeliest band", ylabel="share in which it was right", xlim=(0, 1), ylim=(0, 1)
    )
    bands.set_title("A band given 70% is right 7 times in 10", loc="left")
    fifths = figures["coverage_by_fifth"]
    ranges.axhspan(0.88, 0.92, color=_FAINT, alpha=0.5)
    ranges.bar(range(len(fifths)), [row["coverage"] for row in fifths], color=_ACCENT, width=0.6)
    ranges.set_xticks(range(len(fifths)), [f"{row['from']:.0f}–{row['to']:.0f}L" for row in fifths], fontsize=7)
    ranges.set(ylim=(0.7, 1.0), ylabel="share of true measures in the 90% range")
    ranges.set_title("The range holds in each fifth of the scale", loc="left")
    return figure


def _errors(groups: dict[str, list[dict[str, Any]]]) -> Any:
    """Mean error and RMSE by band, length, year and category."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 6.4), layout="constrained")
    for axes, (name, rows) in zip(figure.subplots(2, 2).flat, groups.items(), strict=True):
        places = list(range(len(rows)))
        axes.bar(places, [row["rmse"] for row in rows], color=_FAINT, width=0.6, label="RMSE")
        axes.plot(places, [row["bias"] for row in rows], "o", color=_ACCENT, label="mean error")
        axes.axhline(0, color=_INK, linewidth=0.6)
        axes.set_xticks(places, [f"{row['name']}\n{row['rows']}" for row in rows], fontsize=7)
        axes.set_ylabel("L")
        axes.set_title(f"By {name}", loc="left")
    figure.axes[0].legend(frameon=False)
    return figure


def _save(figure: Any, path: Path) -> None:
    figure.savefig(path, metadata={"Date": None})  # the same figures give the same file
