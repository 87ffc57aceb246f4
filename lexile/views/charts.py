"""Frames to charts: where things stand and how they look; every number and word comes with the frame.

Ink takes the page's own text colour and all else stands on light and dark alike, so that one chart serves both themes.
The width is the page's; in a narrow one the writing gets smaller.

Altair takes a tenth of a second to make and check a chart, and an answer shows several: with many people at once, most
of the time went there. So a chart is drawn once without its frames, which have names in it, and is kept; each answer
puts its own frames to it.
"""

from functools import lru_cache
from math import ceil
from typing import Any

import altair as alt
import pandas as pd

from lexile.views.palette import ACCENT, INK

Chart = dict[str, Any]
"""A Vega-Lite specification; its `datasets` are the frames, each by the name that its layers use."""

_KEPT = 128  # drawings of a kind: they differ by where their scales begin and end, which the frames round
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


def ruler(bands: pd.DataFrame, ticks: pd.DataFrame, curve: pd.DataFrame, marker: pd.DataFrame) -> Chart:
    """The scale with its five bands and their probabilities, the distribution above it, its range and the measure."""
    drawn = _ruler(float(bands["floor"].min()), float(bands["ceiling"].max()))
    return _with_frames(drawn, _RULER_HEIGHT, bands=bands, ticks=ticks, curve=curve, marker=marker)


@lru_cache(_KEPT)
def _ruler(low: float, high: float) -> Chart:
    scale = _scale(low, high)
    lines = (
        _chart("ticks")
        .mark_rule(color=INK, opacity=0.45)
        .encode(x=_along("measure", scale), y=alt.value(_SCALE), y2=alt.value(_TICK))
    )
    layers = (*_band_columns(scale), *_distribution(scale), lines, *_estimate(scale))
    return _drawn(alt.LayerChart(layer=list(layers)))


def _band_columns(scale: alt.Scale) -> tuple[alt.Chart, ...]:
    """A column for each band with its edge, probability and readers written in it; the most probable one is tinted."""
    bands = _chart("bands")
    columns = bands.mark_rect(stroke=INK, strokeOpacity=0.14, fillOpacity=0.10).encode(
        x=_along("floor", scale),
        x2="ceiling:Q",
        y=alt.value(0),
        y2=alt.value(_RULER_HEIGHT),
        fill=alt.condition("datum.leading", alt.value(ACCENT), alt.value("transparent")),
        tooltip=_told(band="Band", readers="Readers", share="Probability"),
    )
    # Without its L, 1050 and 1200 stand apart on a phone.
    edge = alt.ExprRef(f"width < {_NARROW} ? replace(datum.edge, 'L', '') : datum.edge")
    edges = bands.mark_text(color=INK, opacity=0.8, fontSize=_by_width(10, 12), text=edge).encode(
        x=_along("ceiling", scale), y=alt.value(_EDGES)
    )
    words = bands.encode(x=_along("middle", scale), opacity=_QUIETER)
    shares = words.mark_text(color=INK, fontSize=_by_width(13, 17)).encode(y=alt.value(_SHARES), text="share:N")
    readers = words.mark_text(
        color=INK, fontSize=_by_width(9, 12), lineBreak=" ", lineHeight=_by_width(11, 14), baseline="top"
    ).encode(y=alt.value(_READERS), text="readers:N")
    return columns, edges, shares, readers


def _distribution(scale: alt.Scale) -> tuple[alt.Chart, ...]:
    """How likely each measure is."""
    height = alt.Y("likelihood:Q", scale=alt.Scale(domain=[0, 1], range=[_SCALE, _PEAK]), axis=None)
    points = _chart("curve").encode(x=_along("measure", scale), y=height)
    return points.mark_area(color=ACCENT, opacity=0.30), points.mark_line(color=ACCENT, strokeWidth=2)


def _estimate(scale: alt.Scale) -> tuple[alt.Chart, ...]:
    """The range as a bar on the scale, the measure as a needle with its number."""
    at_measure = _chart("marker").encode(x=_along("measure", scale))
    told = _told(label="Estimated", range="90% range")
    return (
        _chart("marker")
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


def reading_bars(bars: pd.DataFrame, bands: pd.DataFrame, whole: pd.DataFrame, what: str) -> Chart:
    """The difficulty of sentences or sections in reading order, the bands behind it, the whole's measure as a line.

    `what` is what a bar stands for, "Sentence" or "Section". A click picks a bar by its `number`.
    """
    drawn = _reading_bars(
        what, float(bands["floor"].min()), tuple(bands["ceiling"]), tuple(bands["middle"]), tuple(bands["readers"])
    )
    return _with_frames(drawn, _BARS_HEIGHT, bars=bars, bands=bands, whole=whole)


@lru_cache(_KEPT)
def _reading_bars(
    what: str, low: float, ceilings: tuple[float, ...], middles: tuple[float, ...], names: tuple[str, ...]
) -> Chart:
    scale = _scale(low, max(ceilings))
    edges = alt.Axis(values=ceilings[:-1], labelExpr="datum.value + 'L'", title=None)
    readers = alt.Axis(orient="right", values=middles, labelExpr=_look_up(middles, names), title=None)
    order = alt.Axis(title=f"{what}s in reading order", format=",d", tickMinStep=1, tickCount=6, labelOverlap=True)
    behind = (
        _chart("bands")
        .mark_rect(color="transparent", stroke=INK, strokeOpacity=0.18)
        .encode(y=alt.Y("floor:Q", scale=scale, axis=readers), y2="ceiling:Q", x=alt.value(0), x2=alt.value("width"))
    )
    columns = (
        _chart("bars")
        .mark_rect(color=ACCENT, strokeWidth=2)
        .encode(
            x=alt.X("begin:Q", scale=_AS_THE_FRAMES, axis=order),
            x2="end:Q",
            y=alt.Y("base:Q", scale=scale, axis=edges),
            y2="measure:Q",
            stroke=alt.condition("datum.chosen", alt.value(INK), alt.value("transparent")),
            fillOpacity=alt.condition("datum.faded", alt.value(0.5), alt.value(1)),
            tooltip=_told(name=what, estimated="Estimated", readers="Readers", text="Text"),
        )
        .add_params(alt.selection_point(PICKED, fields=["number"], toggle=False, empty=False))
    )
    line = _dashed("whole").encode(y=alt.Y("measure:Q", scale=scale, axis=None), tooltip=_told(label="Whole text"))
    return _drawn(alt.LayerChart(layer=[behind, columns, line]).resolve_axis(y="independent"))


def grade_ranges(bars: pd.DataFrame, marker: pd.DataFrame, whole: pd.DataFrame) -> Chart:
    """The overlapping ranges of the grades' texts, the estimate's own range across them."""
    return _with_frames(_grade_ranges(), 30 * len(bars) + _HEAD, bars=bars, marker=marker, whole=whole)


@lru_cache(_KEPT)
def _grade_ranges() -> Chart:
    rows = alt.Y("grade:N", sort=None, axis=alt.Axis(title=None))
    axis = alt.Axis(labelExpr="datum.value + 'L'", title=None, tickCount=6)
    across = alt.X("low:Q", scale=_AS_THE_FRAMES, axis=axis)
    spans = _outlined_spans("bars", rows, across, "holds", _told(grade="Texts of", range="Range"))
    estimated = (
        _chart("marker")
        .mark_rect(color=INK, opacity=0.10)
        .encode(x=alt.X("low:Q", scale=_AS_THE_FRAMES), x2="high:Q", y=alt.value(0), y2=alt.value("height"))
    )
    line = _dashed("whole").encode(x=alt.X("measure:Q", scale=_AS_THE_FRAMES), tooltip=_told(label="This text"))
    return _drawn(alt.LayerChart(layer=[estimated, spans, line]))


def _outlined_spans(frame: str, rows: alt.Y, across: alt.X, filled: str, told: list[alt.Tooltip]) -> alt.Chart:
    """A bar a row from `low` to `high`; those whose column `filled` is true stand out."""
    fill = alt.condition(f"datum.{filled}", alt.value(ACCENT), alt.value("transparent"))
    bars = _chart(frame).mark_bar(height=15, cornerRadius=3, stroke=ACCENT)
    spans: alt.Chart = bars.encode(y=rows, x=across, x2="high:Q", fill=fill, tooltip=told)
    return spans


def trait_ranges(bands: pd.DataFrame, title: str) -> Chart:
    """What is typical of a trait in each band, and where this text stands among them."""
    drawn = _trait_ranges(title, float(ceil(1.06 * max(bands["high"].max(), bands["text"].max()))))
    return _with_frames(drawn, 34 * len(bands) + _HEAD, bands=bands, own=bands.head(1))


@lru_cache(_KEPT)
def _trait_ranges(title: str, high: float) -> Chart:
    scale = _scale(0.0, high)
    rows = alt.Y("band:N", sort=None, axis=alt.Axis(title=None))
    across = alt.X("low:Q", scale=scale, axis=alt.Axis(title=title, tickCount=6))
    spans = _outlined_spans("bands", rows, across, "own", _told(band="Band", typical="Typical"))
    at_text = alt.X("text:Q", scale=scale)
    label = (
        _chart("own")
        .mark_text(color=INK, fontSize=12, fontWeight="bold", baseline="bottom", dy=-2)
        .encode(x=at_text, y=alt.value(0), text="label:N")
    )
    return _drawn(alt.LayerChart(layer=[spans, _dashed("own").encode(x=at_text), label]))


def range_bars(ranges: pd.DataFrame, edges: pd.DataFrame) -> Chart:
    """The estimates of many documents, each with its range, the bands' edges behind them; a click picks one.

    A name stands above its range and not beside it, so that a phone has room for both.
    """
    low, high = min(0.0, float(ranges["low"].min())), max(1700.0, float(ranges["high"].max()))
    drawn = _range_bars(low, high, tuple(edges["measure"]))
    return _with_frames(drawn, _ROW_HEIGHT * len(ranges) + _HEAD, ranges=ranges, edges=edges)


@lru_cache(_KEPT)
def _range_bars(low: float, high: float, edges: tuple[float, ...]) -> Chart:
    scale = _scale(low, high)
    rows = alt.Y("label:N", sort=None, axis=None)
    axis = alt.Axis(orient="top", values=edges, title=None, labelExpr=_EDGE, labelOverlap="parity")
    told = _told(name="Name", estimated="Estimated", range="90% range", band="Band")
    behind = _chart("edges").mark_rule(color=INK, opacity=0.18).encode(x=alt.X("measure:Q", scale=scale, axis=axis))
    names = (
        _chart("ranges")
        .mark_text(color=INK, align="left", dy=-_ABOVE, fontSize=12)
        .encode(y=rows, x=alt.value(0), text="label:N")
    )
    points = (
        _chart("ranges")
        .mark_point(shape="circle", filled=True, size=60, color=INK, opacity=1, yOffset=_ABOVE)
        .encode(y=rows, x=alt.X("measure:Q", scale=scale), tooltip=told)
    )
    spans = (
        _chart("ranges")
        .mark_bar(color=ACCENT, height=10, opacity=0.45, cornerRadius=4, yOffset=_ABOVE)
        .encode(y=rows, x=alt.X("low:Q", scale=scale), x2="high:Q", tooltip=told)
        .add_params(alt.selection_point(PICKED, fields=["place"], toggle=False, empty=False))
    )
    return _drawn(alt.LayerChart(layer=[behind, names, points, spans]))


def _chart(frame: str) -> alt.Chart:
    """The beginning of a layer that shows the rows of a frame."""
    return alt.Chart(alt.NamedData(frame))


def _dashed(frame: str) -> alt.Chart:
    """The line that stands for the text itself."""
    line: alt.Chart = _chart(frame).mark_rule(color=INK, strokeDash=[5, 4], opacity=0.85)
    return line


def _drawn(chart: alt.LayerChart) -> Chart:
    """As wide as its place, with quiet axes; without a ground, so that a saved picture is dark ink on any paper."""
    placed: alt.LayerChart = chart.properties(width="container", background="transparent")
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
    drawn: Chart = quiet.to_dict()
    return drawn


def _with_frames(drawn: Chart, height: int, **frames: pd.DataFrame) -> Chart:
    return drawn | {"height": height, "datasets": frames}


_AS_THE_FRAMES = alt.Scale(nice=False, zero=False)
"""From the least value to the largest."""


def _scale(low: float, high: float) -> alt.Scale:
    return alt.Scale(domain=[low, high], nice=False, zero=False)


def _along(column: str, scale: alt.Scale) -> alt.X:
    return alt.X(f"{column}:Q", scale=scale, axis=None)


def _told(**titles: str) -> list[alt.Tooltip]:
    """What a mark tells when pointed at: columns with their titles."""
    return [alt.Tooltip(f"{column}:N", title=title) for column, title in titles.items()]


def _by_width(narrow: float, wide: float) -> alt.ExprRef:
    return alt.ExprRef(f"width < {_NARROW} ? {narrow} : {wide}")


def _look_up(values: tuple[float, ...], names: tuple[str, ...]) -> str:
    """A label for each value of an axis, as an expression that the chart evaluates."""
    pairs = ", ".join(f"{value:g}: {name!r}" for value, name in zip(values, names, strict=True))
    return f"{{{pairs}}}[datum.value]"
