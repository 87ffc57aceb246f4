"""Charts with a range in each row: documents of a batch, grades, and the norms of a statistic."""

from math import ceil

import altair as alt
import pandas as pd

from lexile.views.charts import layout
from lexile.views.charts.drawing import (
    BETWEEN_EXTREMES,
    Chart,
    cached_drawing,
    clickable,
    dashed_line,
    drawn,
    layer,
    scale_between,
    tooltip,
    with_frames,
)
from lexile.views.frames.axes import RULER
from lexile.views.palette import ACCENT, INK

# Without the L, 1050 and 1200 do not touch on a phone.
_EDGE_LABEL = f"width < {layout.NARROW} ? datum.value : datum.value + 'L'"
_ROOM = 1.06  # the axis of a statistic ends this much beyond its largest value


def outcome_chart(ranges: pd.DataFrame, edges: pd.DataFrame) -> Chart:
    """The estimates of documents with their ranges before the edges of the bands; a click selects a `place`.

    A name is above its range and not beside it, so that a phone has room for both. The frames are `outcome_ranges` and
    `band_edges`.
    """
    low, high = min(RULER[0], float(ranges["low"].min())), max(RULER[1], float(ranges["high"].max()))
    height = layout.OUTCOME_ROW * len(ranges) + layout.AXIS
    return with_frames(_outcome_drawing(low, high, tuple(edges["measure"])), height, ranges=ranges, edges=edges)


@cached_drawing
def _outcome_drawing(low: float, high: float, edges: tuple[float, ...]) -> Chart:
    scale = scale_between(low, high)
    rows = alt.Y("label:N", sort=None, axis=None)
    axis = alt.Axis(orient="top", values=edges, title=None, labelExpr=_EDGE_LABEL, labelOverlap="parity")
    about = tooltip(name="Name", estimated="Estimated", range="90% range", band="Band")
    background = (
        layer("edges")
        .mark_rule(color=INK, opacity=layout.EDGE_OPACITY)
        .encode(x=alt.X("measure:Q", scale=scale, axis=axis))
    )
    names = (
        layer("ranges")
        .mark_text(color=INK, align="left", dy=-layout.LABEL_SHIFT, fontSize=layout.FONT)
        .encode(y=rows, x=alt.value(0), text="label:N")
    )
    points = (
        layer("ranges")
        .mark_point(shape="circle", filled=True, size=60, color=INK, opacity=1, yOffset=layout.LABEL_SHIFT)
        .encode(y=rows, x=alt.X("measure:Q", scale=scale), tooltip=about)
    )
    ranges = (
        layer("ranges")
        .mark_bar(color=ACCENT, height=10, opacity=layout.RANGE_OPACITY, cornerRadius=4, yOffset=layout.LABEL_SHIFT)
        .encode(y=rows, x=alt.X("low:Q", scale=scale), x2="high:Q", tooltip=about)
        .add_params(clickable("place"))
    )
    return drawn(background, names, points, ranges)


def grade_chart(ranges: pd.DataFrame, marker: pd.DataFrame, whole: pd.DataFrame) -> Chart:
    """The overlapping ranges of the grades' texts, with the measure and range of this text across them.

    The frames are `grade_ranges`, `estimate_marker` and `whole_text_line`.
    """
    height = layout.GRADE_ROW * len(ranges) + layout.AXIS
    return with_frames(_grade_drawing(), height, ranges=ranges, marker=marker, whole=whole)


@cached_drawing
def _grade_drawing() -> Chart:
    rows = alt.Y("grade:N", sort=None, axis=alt.Axis(title=None))
    axis = alt.Axis(labelExpr="datum.value + 'L'", title=None, tickCount=6)
    across = alt.X("low:Q", scale=BETWEEN_EXTREMES, axis=axis)
    ranges = _outlined_ranges("ranges", rows, across, "holds", tooltip(grade="Texts for", range="Range"))
    estimated = (
        layer("marker")
        .mark_rect(color=INK, opacity=0.10)
        .encode(x=alt.X("low:Q", scale=BETWEEN_EXTREMES), x2="high:Q", y=alt.value(0), y2=alt.value("height"))
    )
    line = dashed_line("whole").encode(x=alt.X("measure:Q", scale=BETWEEN_EXTREMES), tooltip=tooltip(label="This text"))
    return drawn(estimated, ranges, line)


def statistic_chart(bands: pd.DataFrame, title: str) -> Chart:
    """The middle half of a statistic in each band, and its value in this text; the frame is `statistic_ranges`."""
    drawing = _statistic_drawing(title, float(ceil(_ROOM * max(bands["high"].max(), bands["text"].max()))))
    return with_frames(drawing, layout.STATISTIC_ROW * len(bands) + layout.AXIS, bands=bands, own=bands.head(1))


@cached_drawing
def _statistic_drawing(title: str, high: float) -> Chart:
    scale = scale_between(0.0, high)
    rows = alt.Y("band:N", sort=None, axis=alt.Axis(title=None))
    across = alt.X("low:Q", scale=scale, axis=alt.Axis(title=title, tickCount=6))
    ranges = _outlined_ranges("bands", rows, across, "own", tooltip(band="Band", typical="Typical"))
    at_text = alt.X("text:Q", scale=scale)
    label = (
        layer("own")
        .mark_text(color=INK, fontSize=layout.FONT, fontWeight="bold", baseline="bottom", dy=-2)
        .encode(x=at_text, y=alt.value(0), text="label:N")
    )
    return drawn(ranges, dashed_line("own").encode(x=at_text), label)


def _outlined_ranges(frame: str, rows: alt.Y, across: alt.X, filled: str, about: list[alt.Tooltip]) -> alt.Chart:
    """A bar in each row from `low` to `high`, filled where the column `filled` is true."""
    fill = alt.condition(f"datum.{filled}", alt.value(ACCENT), alt.value("transparent"))
    bars = layer(frame).mark_bar(height=15, cornerRadius=3, stroke=ACCENT)
    ranges: alt.Chart = bars.encode(y=rows, x=across, x2="high:Q", fill=fill, tooltip=about)
    return ranges
