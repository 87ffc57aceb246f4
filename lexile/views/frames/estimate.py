"""The estimate of a whole text: bands, ticks, curve and marker of the ruler, and the probabilities as a table."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from lexile.estimator.distribution import Estimate
from lexile.scale import EDGES, HIGHEST, LOWEST, format_measure, format_range
from lexile.views.frames.axes import RULER, STEP, axis_ends, band_rows
from lexile.views.wording.quantities import RANGE_NAME, percentage

_CURVE_STEPS = 160  # enough to look smooth at any width


def ruler_ends(estimates: Sequence[Estimate]) -> tuple[float, float]:
    """The ends of a ruler in L that shows the ranges of all these estimates."""
    return axis_ends(RULER, [end for estimate in estimates for end in (estimate.low, estimate.high)])


def band_probabilities(estimate: Estimate) -> pd.DataFrame:
    """The columns of the ruler: `band_rows` with each band's probability, upper edge, and whether it leads."""
    return band_rows(*ruler_ends([estimate])).assign(
        probability=estimate.probabilities,
        share=[percentage(probability) for probability in estimate.probabilities],
        edge=[*(format_measure(edge) for edge in EDGES), ""],
        leading=lambda frame: frame["band"] == estimate.band.name,
    )


def ruler_ticks(estimate: Estimate) -> pd.DataFrame:
    """The ticks of the ruler, every 100L."""
    low, high = ruler_ends([estimate])
    return pd.DataFrame({"measure": np.arange(low, high + 1, STEP)})


def density_curve(estimate: Estimate) -> pd.DataFrame:
    """The density along the ruler, relative to its maximum."""
    low, high = ruler_ends([estimate])
    measures = np.union1d(np.linspace(low, high, _CURVE_STEPS + 1), np.clip([estimate.measure], low, high))
    return pd.DataFrame({"measure": measures, "density": [estimate.density(place) for place in measures.tolist()]})


def estimate_marker(estimate: Estimate) -> pd.DataFrame:
    """One row: the measure and the ends of its range on the ruler in L, with their labels."""
    measure, low, high = np.clip([estimate.measure, estimate.low, estimate.high], *ruler_ends([estimate]))
    return pd.DataFrame(
        {
            "measure": [measure],
            "low": [low],
            "high": [high],
            "label": [format_measure(estimate.measure)],
            "range": [format_range(estimate.low, estimate.high)],
        }
    )


def whole_text_line(estimate: Estimate) -> pd.DataFrame:
    """One row: the measure of the whole text, drawn as a line across other charts."""
    return pd.DataFrame(
        {
            "measure": np.clip([estimate.measure], LOWEST, HIGHEST),
            "short": [format_measure(estimate.measure)],
            "label": [f"{format_measure(estimate.measure)}, {RANGE_NAME} {format_range(estimate.low, estimate.high)}"],
        }
    )


def probability_table(estimate: Estimate) -> pd.DataFrame:
    """The bands with their readers and probabilities."""
    frame = band_probabilities(estimate)
    return pd.DataFrame({"Band": frame["band"], "Readers": frame["readers"], "Probability": frame["share"]})
