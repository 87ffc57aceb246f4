"""The ruler: the scale with its bands, and the estimate on it."""

import altair as alt
import pandas as pd

from lexile.views.charts import layout
from lexile.views.charts.drawing import (
    Chart,
    by_width,
    cached_drawing,
    drawn,
    layer,
    scale_between,
    tooltip,
    with_frames,
    without_axis,
)
from lexile.views.palette import ACCENT, INK

_LEADING = alt.condition("datum.leading", alt.value(1), alt.value(0.78))
# Without the L, 1050 and 1200 do not touch on a phone.
_EDGE_LABEL = alt.ExprRef(f"width < {layout.NARROW} ? replace(datum.edge, 'L', '') : datum.edge")


def ruler_chart(bands: pd.DataFrame, ticks: pd.DataFrame, curve: pd.DataFrame, marker: pd.DataFrame) -> Chart:
    """The bands with their probabilities, the density above the scale, and the measure with its range.

    The frames are `band_probabilities`, `ruler_ticks`, `density_curve` and `estimate_marker`.
    """
    drawing = _drawing(float(bands["floor"].min()), float(bands["ceiling"].max()))
    return with_frames(drawing, layout.RULER_HEIGHT, bands=bands, ticks=ticks, curve=curve, marker=marker)


@cached_drawing
def _drawing(low: float, high: float) -> Chart:
    scale = scale_between(low, high)
    ticks = (
        layer("ticks")
        .mark_rule(color=INK, opacity=0.45)
        .encode(x=without_axis("measure", scale), y=alt.value(layout.SCALE), y2=alt.value(layout.TICK_END))
    )
    return drawn(*_bands(scale), *_curve(scale), ticks, *_marker(scale))


def _bands(scale: alt.Scale) -> tuple[alt.Chart, ...]:
    """A column for each band with its edge, probability and readers; the band of the measure is tinted."""
    bands = layer("bands")
    columns = bands.mark_rect(stroke=INK, strokeOpacity=0.14, fillOpacity=layout.LEADING_OPACITY).encode(
        x=without_axis("floor", scale),
        x2="ceiling:Q",
        y=alt.value(0),
        y2=alt.value(layout.RULER_HEIGHT),
        fill=alt.condition("datum.leading", alt.value(ACCENT), alt.value("transparent")),
        tooltip=tooltip(band="Band", readers="Readers", share="Probability"),
    )
    edges = bands.mark_text(color=INK, opacity=0.8, fontSize=by_width(10, layout.FONT), text=_EDGE_LABEL).encode(
        x=without_axis("ceiling", scale), y=alt.value(layout.EDGES)
    )
    labels = bands.encode(x=without_axis("middle", scale), opacity=_LEADING)
    shares = labels.mark_text(color=INK, fontSize=by_width(13, layout.SHARE_FONT)).encode(
        y=alt.value(layout.SHARES), text="share:N"
    )
    readers = labels.mark_text(
        color=INK,
        fontSize=by_width(9, layout.FONT),
        lineBreak=" ",
        lineHeight=by_width(11, layout.READERS_LINE),
        baseline="top",
    ).encode(y=alt.value(layout.READERS), text="readers:N")
    return columns, edges, shares, readers


def _curve(scale: alt.Scale) -> tuple[alt.Chart, ...]:
    height = alt.Y("density:Q", scale=alt.Scale(domain=[0, 1], range=[layout.SCALE, layout.PEAK]), axis=None)
    points = layer("curve").encode(x=without_axis("measure", scale), y=height)
    area = points.mark_area(color=ACCENT, opacity=layout.CURVE_OPACITY)
    return area, points.mark_line(color=ACCENT, strokeWidth=layout.CURVE_WIDTH)


def _marker(scale: alt.Scale) -> tuple[alt.Chart, ...]:
    """The range as a bar on the scale, and the measure as a needle with its number."""
    marker = layer("marker")
    at_measure = marker.encode(x=without_axis("measure", scale))
    both = tooltip(label="Estimated", range="90% range")
    return (
        marker.mark_rule(color=ACCENT, strokeWidth=layout.RANGE_WIDTH, strokeCap="round").encode(
            x=without_axis("low", scale), x2="high:Q", y=alt.value(layout.SCALE), tooltip=both
        ),
        at_measure.mark_rule(color=INK, strokeWidth=layout.NEEDLE_WIDTH).encode(
            y=alt.value(layout.PEAK), y2=alt.value(layout.SCALE)
        ),
        at_measure.mark_point(shape="circle", filled=True, size=layout.POINT_AREA, color=INK, opacity=1).encode(
            y=alt.value(layout.SCALE), tooltip=both
        ),
        at_measure.mark_text(color=INK, fontSize=layout.MEASURE_FONT, fontWeight="bold", baseline="bottom").encode(
            y=alt.value(layout.PEAK - 5), text="label:N"
        ),
    )
