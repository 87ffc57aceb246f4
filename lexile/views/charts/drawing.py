"""What all Vega-Lite charts have in common: layers, axes, tooltips, and their look.

Altair takes a tenth of a second to build and validate a chart, and a page has several; with many visitors at once, most
of the time was spent there. So each chart is drawn once, with names in place of its frames, and cached; only the frames
differ between two texts.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

import altair as alt
import pandas as pd

from lexile.views.charts.layout import DASHES, FONT, NARROW, SMALL_FONT
from lexile.views.palette import INK

Chart = dict[str, Any]
"""A Vega-Lite specification; its `datasets` are the frames, by the names that its layers use."""
CLICKED = "picked"
"""The name of the selection that holds the bar a visitor clicked."""

Draw = TypeVar("Draw", bound=Callable[..., Chart])
# Drawings of a chart differ only by the ends of their axes, which are multiples of 100L: a few dozen in all.
cached_drawing: Callable[[Draw], Draw] = lru_cache(128)  # type: ignore[assignment]

BETWEEN_EXTREMES = alt.Scale(nice=False, zero=False)
"""The scale from the smallest value in the frames to the largest."""


def with_frames(drawing: Chart, height: int, **frames: pd.DataFrame) -> Chart:
    """A chart of these frames from a cached drawing, with a height in pixels."""
    return drawing | {"height": height, "datasets": frames}


def drawn(*layers: alt.Chart, independent_y: bool = False) -> Chart:
    """Layers as one chart, as wide as its container, with quiet axes and a transparent background."""
    chart: Any = alt.LayerChart(layer=list(layers))
    if independent_y:
        chart = chart.resolve_axis(y="independent")
    chart = chart.properties(width="container", background="transparent").configure_view(stroke=None)
    drawing: Chart = chart.configure_axis(
        grid=False,
        domain=False,
        ticks=False,
        labelColor=INK,
        labelFontSize=SMALL_FONT,
        labelOverlap=False,
        titleColor=INK,
        titleFontSize=FONT,
        titleFontWeight="normal",
    ).to_dict()
    return drawing


def layer(frame: str) -> alt.Chart:
    """A layer that shows the rows of a frame, to be given a mark and encodings."""
    return alt.Chart(alt.NamedData(frame))


def dashed_line(frame: str) -> alt.Chart:
    """The dashed line that stands for the text itself."""
    line: alt.Chart = layer(frame).mark_rule(color=INK, strokeDash=DASHES, opacity=0.85)
    return line


def scale_between(low: float, high: float) -> alt.Scale:
    """The scale between two measures in L, or other values."""
    return alt.Scale(domain=[low, high], nice=False, zero=False)


def without_axis(column: str, scale: alt.Scale) -> alt.X:
    """A column along a horizontal scale without an axis."""
    return alt.X(f"{column}:Q", scale=scale, axis=None)


def tooltip(**titles: str) -> list[alt.Tooltip]:
    """A tooltip of these columns with their titles."""
    return [alt.Tooltip(f"{column}:N", title=title) for column, title in titles.items()]


def clickable(field: str) -> alt.Parameter:
    """The selection by a click, which reports this field of the clicked row and nothing of the text."""
    return alt.selection_point(CLICKED, fields=[field], toggle=False, empty=False)


def by_width(narrow: float, wide: float) -> alt.ExprRef:
    """A size for a phone, and one for all wider screens."""
    return alt.ExprRef(f"width < {NARROW} ? {narrow} : {wide}")
