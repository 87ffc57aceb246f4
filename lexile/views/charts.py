"""Frames to charts: where things stand and how they look; every number and word comes with the frame.

Ink takes the page's own text colour and all else stands on light and dark alike, so that one chart serves both themes.
The width is the page's; in a narrow one the writing gets smaller.
"""

import altair as alt
import pandas as pd

from lexile.views.palette import ACCENT, INK

_NARROW = 480  # pixels: the width of a phone's page

# The ruler's heights in pixels, from the top: the measure, the curve, the scale, its edges, the bands' words.
_RULER_HEIGHT = 184
_PEAK, _SCALE, _TICK, _EDGES, _SHARES, _READERS = 24, 96, 101, 116, 140, 153
_QUIETER = alt.condition("datum.leading", alt.value(1), alt.value(0.78))
_BARS_HEIGHT = 340
# Without its L, 1050 and 1200 stand apart in a narrow place.
_EDGE = f"width < {_NARROW} ? datum.value : datum.value + 'L'"
_ROW_HEIGHT, _ABOVE, _HEAD = 36, 8, 40  # of a document among many, and of the scale above them
PICKED = "picked"
"""What a chart calls the bar that a person clicked."""


def ruler(bands: pd.DataFrame, ticks: pd.DataFrame, curve: pd.DataFrame, marker: pd.DataFrame) -> alt.LayerChart:
    """The scale with its five bands and their probabilities, the distribution above it, its range and the measure."""
    scale = _scale(bands["floor"].min(), bands["ceiling"].max())
    lines = (
        alt.Chart(ticks)
        .mark_rule(color=INK, opacity=0.45)
        .encode(x=_along("measure", scale), y=alt.value(_SCALE), y2=alt.value(_TICK))
    )
    layers = (*_band_columns(bands, scale), *_distribution(curve, scale), lines, *_estimate(marker, scale))
    return _on_page(alt.LayerChart(layer=list(layers)), _RULER_HEIGHT)


def _band_columns(bands: pd.DataFrame, scale: alt.Scale) -> tuple[alt.Chart, ...]:
    """A column for each band with its edge, probability and readers written in it; the most probable one is tinted."""
    columns = (
        alt.Chart(bands)
        .mark_rect(stroke=INK, strokeOpacity=0.14, fillOpacity=0.10)
        .encode(
            x=_along("floor", scale),
            x2="ceiling:Q",
            y=alt.value(0),
            y2=alt.value(_RULER_HEIGHT),
            fill=alt.condition("datum.leading", alt.value(ACCENT), alt.value("transparent")),
            tooltip=[
                alt.Tooltip("band:N", title="Band"),
                alt.Tooltip("readers:N", title="Readers"),
                alt.Tooltip("share:N", title="Probability"),
            ],
        )
    )
    # Without its L, 1050 and 1200 stand apart on a phone.
    edge = alt.ExprRef(f"width < {_NARROW} ? replace(datum.edge, 'L', '') : datum.edge")
    edges = (
        alt.Chart(bands)
        .mark_text(color=INK, opacity=0.8, fontSize=_by_width(10, 12), text=edge)
        .encode(x=_along("ceiling", scale), y=alt.value(_EDGES))
    )
    words = alt.Chart(bands).encode(x=_along("middle", scale), opacity=_QUIETER)
    shares = words.mark_text(color=INK, fontSize=_by_width(13, 17)).encode(y=alt.value(_SHARES), text="share:N")
    readers = words.mark_text(
        color=INK, fontSize=_by_width(9, 12), lineBreak=" ", lineHeight=_by_width(11, 14), baseline="top"
    ).encode(y=alt.value(_READERS), text="readers:N")
    return columns, edges, shares, readers


def _distribution(curve: pd.DataFrame, scale: alt.Scale) -> tuple[alt.Chart, ...]:
    """How likely each measure is."""
    height = alt.Y("likelihood:Q", scale=alt.Scale(domain=[0, 1], range=[_SCALE, _PEAK]), axis=None)
    points = alt.Chart(curve).encode(x=_along("measure", scale), y=height)
    return points.mark_area(color=ACCENT, opacity=0.30), points.mark_line(color=ACCENT, strokeWidth=2)


def _estimate(marker: pd.DataFrame, scale: alt.Scale) -> tuple[alt.Chart, ...]:
    """The range as a bar on the scale, the measure as a needle with its number."""
    at_measure = alt.Chart(marker).encode(x=_along("measure", scale))
    told = [alt.Tooltip("label:N", title="Estimated"), alt.Tooltip("range:N", title="90% range")]
    return (
        alt.Chart(marker)
        .mark_rule(color=ACCENT, strokeWidth=6, strokeCap="round")
        .encode(x=_along("low", scale), x2="high:Q", y=alt.value(_SCALE), tooltip=told),
        at_measure.mark_rule(color=INK, strokeWidth=1.5).encode(y=alt.value(_PEAK), y2=alt.value(_SCALE)),
        at_measure.mark_point(shape="circle", filled=True, size=90, color=INK, opacity=1).encode(
            y=alt.value(_SCALE), tooltip=told
        ),
        at_measure.mark_text(color=INK, fontSize=14, fontWeight="bold", baseline="bottom").encode(
            y=alt.value(_PEAK - 5), text="label:N"
        ),
    )


def reading_bars(bars: pd.DataFrame, bands: pd.DataFrame, whole: pd.DataFrame, what: str) -> alt.LayerChart:
    """The difficulty of sentences or sections in reading order, the bands behind it, the whole's measure as a line.

    `what` is what a bar stands for, "Sentence" or "Section". A click picks a bar by its `number`.
    """
    scale = _scale(bands["floor"].min(), bands["ceiling"].max())
    edges = alt.Axis(values=bands["ceiling"].tolist()[:-1], labelExpr="datum.value + 'L'", title=None)
    readers = alt.Axis(
        orient="right",
        values=bands["middle"].tolist(),
        labelExpr=_look_up(bands["middle"].tolist(), bands["readers"].tolist()),
        title=None,
    )
    order = alt.Axis(title=f"{what}s in reading order", format=",d", tickMinStep=1, tickCount=6, labelOverlap=True)
    behind = (
        alt.Chart(bands)
        .mark_rect(color="transparent", stroke=INK, strokeOpacity=0.18)
        .encode(y=alt.Y("floor:Q", scale=scale, axis=readers), y2="ceiling:Q", x=alt.value(0), x2=alt.value("width"))
    )
    columns = (
        alt.Chart(bars)
        .mark_rect(color=ACCENT, strokeWidth=2)
        .encode(
            x=alt.X("begin:Q", scale=_scale(bars["begin"].min(), bars["end"].max()), axis=order),
            x2="end:Q",
            y=alt.Y("base:Q", scale=scale, axis=edges),
            y2="measure:Q",
            stroke=alt.condition("datum.chosen", alt.value(INK), alt.value("transparent")),
            fillOpacity=alt.condition("datum.faded", alt.value(0.5), alt.value(1)),
            tooltip=[
                alt.Tooltip("name:N", title=what),
                alt.Tooltip("estimated:N", title="Estimated"),
                alt.Tooltip("readers:N", title="Readers"),
                alt.Tooltip("text:N", title="Text"),
            ],
        )
        .add_params(alt.selection_point(PICKED, fields=["number"], toggle=False, empty=False))
    )
    line = (
        alt.Chart(whole)
        .mark_rule(color=INK, strokeDash=[5, 4], opacity=0.85)
        .encode(y=alt.Y("measure:Q", scale=scale, axis=None), tooltip=alt.Tooltip("label:N", title="Whole text"))
    )
    return _on_page(alt.LayerChart(layer=[behind, columns, line]).resolve_axis(y="independent"), _BARS_HEIGHT)


def grade_ranges(bars: pd.DataFrame, marker: pd.DataFrame, whole: pd.DataFrame) -> alt.LayerChart:
    """The overlapping ranges of the grades' texts, the estimate's own range across them."""
    scale = _scale(min(bars["low"].min(), marker["low"].min()), max(bars["high"].max(), marker["high"].max()))
    rows = alt.Y("grade:N", sort=bars["grade"].tolist(), axis=alt.Axis(title=None))
    across = alt.X("low:Q", scale=scale, axis=alt.Axis(labelExpr="datum.value + 'L'", title=None, tickCount=6))
    told = [alt.Tooltip("grade:N", title="Texts of"), alt.Tooltip("range:N", title="Range")]
    spans = _outlined_spans(bars, rows, across, "holds", told)
    estimated = (
        alt.Chart(marker)
        .mark_rect(color=INK, opacity=0.10)
        .encode(x=alt.X("low:Q", scale=scale), x2="high:Q", y=alt.value(0), y2=alt.value("height"))
    )
    line = (
        alt.Chart(whole)
        .mark_rule(color=INK, strokeDash=[5, 4], opacity=0.85)
        .encode(x=alt.X("measure:Q", scale=scale), tooltip=alt.Tooltip("label:N", title="This text"))
    )
    return _on_page(alt.LayerChart(layer=[estimated, spans, line]), 30 * len(bars) + _HEAD)


def _outlined_spans(frame: pd.DataFrame, rows: alt.Y, across: alt.X, filled: str, told: list[alt.Tooltip]) -> alt.Chart:
    """A bar a row from `low` to `high`; those whose column `filled` is true stand out."""
    fill = alt.condition(f"datum.{filled}", alt.value(ACCENT), alt.value("transparent"))
    bars = alt.Chart(frame).mark_bar(height=15, cornerRadius=3, stroke=ACCENT)
    spans: alt.Chart = bars.encode(y=rows, x=across, x2="high:Q", fill=fill, tooltip=told)
    return spans


def trait_ranges(bands: pd.DataFrame, title: str) -> alt.LayerChart:
    """What is typical of a trait in each band, and where this text stands among them."""
    scale = _scale(0.0, 1.06 * max(bands["high"].max(), bands["text"].max()))
    rows = alt.Y("band:N", sort=bands["band"].tolist(), axis=alt.Axis(title=None))
    across = alt.X("low:Q", scale=scale, axis=alt.Axis(title=title, tickCount=6))
    told = [alt.Tooltip("band:N", title="Band"), alt.Tooltip("typical:N", title="Typical")]
    spans = _outlined_spans(bands, rows, across, "own", told)
    own = alt.Chart(bands.head(1)).encode(x=alt.X("text:Q", scale=scale))
    line = own.mark_rule(color=INK, strokeDash=[5, 4], opacity=0.85)
    label = own.mark_text(color=INK, fontSize=12, fontWeight="bold", baseline="bottom", dy=-2).encode(
        y=alt.value(0), text="label:N"
    )
    return _on_page(alt.LayerChart(layer=[spans, line, label]), 34 * len(bands) + _HEAD)


def range_bars(ranges: pd.DataFrame, edges: pd.DataFrame) -> alt.LayerChart:
    """The estimates of many documents, each with its range, the bands' edges behind them; a click picks one.

    A name stands above its range and not beside it, so that a phone has room for both.
    """
    scale = _scale(min(0.0, ranges["low"].min()), max(1700.0, ranges["high"].max()))
    rows = alt.Y("label:N", sort=ranges["label"].tolist(), axis=None)
    across = alt.X(
        "measure:Q",
        scale=scale,
        axis=alt.Axis(
            orient="top", values=edges["measure"].tolist(), title=None, labelExpr=_EDGE, labelOverlap="parity"
        ),
    )
    told = [
        alt.Tooltip("name:N", title="Name"),
        alt.Tooltip("estimated:N", title="Estimated"),
        alt.Tooltip("range:N", title="90% range"),
        alt.Tooltip("band:N", title="Band"),
    ]
    behind = alt.Chart(edges).mark_rule(color=INK, opacity=0.18).encode(x=across)
    names = (
        alt.Chart(ranges)
        .mark_text(color=INK, align="left", dy=-_ABOVE, fontSize=12)
        .encode(y=rows, x=alt.value(0), text="label:N")
    )
    points = (
        alt.Chart(ranges)
        .mark_point(shape="circle", filled=True, size=60, color=INK, opacity=1, yOffset=_ABOVE)
        .encode(y=rows, x=alt.X("measure:Q", scale=scale), tooltip=told)
    )
    spans = (
        alt.Chart(ranges)
        .mark_bar(color=ACCENT, height=10, opacity=0.45, cornerRadius=4, yOffset=_ABOVE)
        .encode(y=rows, x=alt.X("low:Q", scale=scale), x2="high:Q", tooltip=told)
        .add_params(alt.selection_point(PICKED, fields=["place"], toggle=False, empty=False))
    )
    return _on_page(alt.LayerChart(layer=[behind, names, points, spans]), _ROW_HEIGHT * len(ranges) + _HEAD)


def _on_page(chart: alt.LayerChart, height: int) -> alt.LayerChart:
    """As wide as its place, with quiet axes; without a ground, so that a saved picture is dark ink on any paper."""
    placed: alt.LayerChart = chart.properties(height=height, width="container", background="transparent")
    framed: alt.LayerChart = placed.configure_view(stroke=None)
    quiet: alt.LayerChart = framed.configure_axis(
        grid=False,
        domain=False,
        ticks=False,
        labelColor=INK,
        labelFontSize=11,
        labelOverlap=False,
        titleColor=INK,
        titleFontSize=12,
        titleFontWeight="normal",
    )
    return quiet


def _scale(low: float, high: float) -> alt.Scale:
    return alt.Scale(domain=[float(low), float(high)], nice=False, zero=False)


def _along(column: str, scale: alt.Scale) -> alt.X:
    return alt.X(f"{column}:Q", scale=scale, axis=None)


def _by_width(narrow: float, wide: float) -> alt.ExprRef:
    return alt.ExprRef(f"width < {_NARROW} ? {narrow} : {wide}")


def _look_up(values: list[float], names: list[str]) -> str:
    """A label for each value of an axis, as an expression that the chart evaluates."""
    pairs = ", ".join(f"{value:g}: {name!r}" for value, name in zip(values, names, strict=True))
    return f"{{{pairs}}}[datum.value]"
