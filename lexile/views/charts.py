"""Frames to charts: where things stand and how they look; every number and word comes with the frame.

Ink takes the page's own text colour and all else stands on light and dark alike, so that one chart serves both themes.
The width is the page's; in a narrow one the writing gets smaller.

A chart is a specification as Vega-Lite reads it, written out: with each answer the page makes several, and a library's
objects that check themselves at every step took most of the time that an answer took. The tests check them instead.
"""

from typing import Any

import pandas as pd

from lexile.views.palette import ACCENT, INK

Chart = dict[str, Any]
"""A Vega-Lite specification of layers; its `datasets` are the frames, each by the name that its layers use."""
_Piece = dict[str, Any]  # of a specification: a layer, a scale, what one channel shows

_NARROW = 480  # pixels: the width of a phone's page

# The ruler's heights in pixels, from the top: the measure, the curve, the scale, its edges, the bands' words.
_RULER_HEIGHT = 184
_PEAK, _SCALE, _TICK, _EDGES, _SHARES, _READERS = 24, 96, 101, 116, 140, 153
_BARS_HEIGHT = 340
# Without its L, 1050 and 1200 stand apart in a narrow place.
_EDGE = f"width < {_NARROW} ? datum.value : datum.value + 'L'"
_ROW_HEIGHT, _ABOVE, _HEAD = 36, 8, 40  # of a document among many, and of the scale above them
_DASHED = {"type": "rule", "color": INK, "strokeDash": [5, 4], "opacity": 0.85}
PICKED = "picked"
"""What a chart calls the bar that a person clicked."""


def ruler(bands: pd.DataFrame, ticks: pd.DataFrame, curve: pd.DataFrame, marker: pd.DataFrame) -> Chart:
    """The scale with its five bands and their probabilities, the distribution above it, its range and the measure."""
    scale = _scale(bands["floor"].min(), bands["ceiling"].max())
    lines = _layer(
        "ticks",
        {"type": "rule", "color": INK, "opacity": 0.45},
        x=_along("measure", scale),
        y=_at(_SCALE),
        y2=_at(_TICK),
    )
    layers = [*_band_columns(scale), *_distribution(scale), lines, *_estimate(scale)]
    return _on_page(layers, _RULER_HEIGHT, bands=bands, ticks=ticks, curve=curve, marker=marker)


def _band_columns(scale: _Piece) -> list[_Piece]:
    """A column for each band with its edge, probability and readers written in it; the most probable one is tinted."""
    # Without its L, 1050 and 1200 stand apart on a phone.
    edge = {"expr": f"width < {_NARROW} ? replace(datum.edge, 'L', '') : datum.edge"}
    words = {"x": _along("middle", scale), "opacity": _if("leading", 1, 0.78)}
    return [
        _layer(
            "bands",
            {"type": "rect", "stroke": INK, "strokeOpacity": 0.14, "fillOpacity": 0.10},
            x=_along("floor", scale),
            x2={"field": "ceiling"},
            y=_at(0),
            y2=_at(_RULER_HEIGHT),
            fill=_if("leading", ACCENT, "transparent"),
            tooltip=_told(band="Band", readers="Readers", share="Probability"),
        ),
        _layer(
            "bands",
            {"type": "text", "color": INK, "opacity": 0.8, "fontSize": _by_width(10, 12), "text": edge},
            x=_along("ceiling", scale),
            y=_at(_EDGES),
        ),
        _layer(
            "bands",
            {"type": "text", "color": INK, "fontSize": _by_width(13, 17)},
            **words,
            y=_at(_SHARES),
            text=_name("share"),
        ),
        _layer(
            "bands",
            {
                "type": "text",
                "color": INK,
                "fontSize": _by_width(9, 12),
                "lineBreak": " ",
                "lineHeight": _by_width(11, 14),
                "baseline": "top",
            },
            **words,
            y=_at(_READERS),
            text=_name("readers"),
        ),
    ]


def _distribution(scale: _Piece) -> list[_Piece]:
    """How likely each measure is."""
    height = _number("likelihood", {"domain": [0, 1], "range": [_SCALE, _PEAK]}, axis=None)
    marks = ({"type": "area", "color": ACCENT, "opacity": 0.30}, {"type": "line", "color": ACCENT, "strokeWidth": 2})
    return [_layer("curve", mark, x=_along("measure", scale), y=height) for mark in marks]


def _estimate(scale: _Piece) -> list[_Piece]:
    """The range as a bar on the scale, the measure as a needle with its number."""
    at_measure = _along("measure", scale)
    told = _told(label="Estimated", range="90% range")
    return [
        _layer(
            "marker",
            {"type": "rule", "color": ACCENT, "strokeWidth": 6, "strokeCap": "round"},
            x=_along("low", scale),
            x2={"field": "high"},
            y=_at(_SCALE),
            tooltip=told,
        ),
        _layer(
            "marker", {"type": "rule", "color": INK, "strokeWidth": 1.5}, x=at_measure, y=_at(_PEAK), y2=_at(_SCALE)
        ),
        _layer(
            "marker",
            {"type": "point", "shape": "circle", "filled": True, "size": 90, "color": INK, "opacity": 1},
            x=at_measure,
            y=_at(_SCALE),
            tooltip=told,
        ),
        _layer(
            "marker",
            {"type": "text", "color": INK, "fontSize": 14, "fontWeight": "bold", "baseline": "bottom"},
            x=at_measure,
            y=_at(_PEAK - 5),
            text=_name("label"),
        ),
    ]


def reading_bars(bars: pd.DataFrame, bands: pd.DataFrame, whole: pd.DataFrame, what: str) -> Chart:
    """The difficulty of sentences or sections in reading order, the bands behind it, the whole's measure as a line.

    `what` is what a bar stands for, "Sentence" or "Section". A click picks a bar by its `number`.
    """
    scale = _scale(bands["floor"].min(), bands["ceiling"].max())
    edges = {"values": bands["ceiling"].tolist()[:-1], "labelExpr": "datum.value + 'L'", "title": None}
    readers = {
        "orient": "right",
        "values": bands["middle"].tolist(),
        "labelExpr": _look_up(bands["middle"].tolist(), bands["readers"].tolist()),
        "title": None,
    }
    order = {
        "title": f"{what}s in reading order",
        "format": ",d",
        "tickMinStep": 1,
        "tickCount": 6,
        "labelOverlap": True,
    }
    behind = _layer(
        "bands",
        {"type": "rect", "color": "transparent", "stroke": INK, "strokeOpacity": 0.18},
        y=_number("floor", scale, axis=readers),
        y2={"field": "ceiling"},
        x=_at(0),
        x2=_at("width"),
    )
    columns = _layer(
        "bars",
        {"type": "rect", "color": ACCENT, "strokeWidth": 2},
        x=_number("begin", _scale(bars["begin"].min(), bars["end"].max()), axis=order),
        x2={"field": "end"},
        y=_number("base", scale, axis=edges),
        y2={"field": "measure"},
        stroke=_if("chosen", INK, "transparent"),
        fillOpacity=_if("faded", 0.5, 1),
        tooltip=_told(name=what, estimated="Estimated", readers="Readers", text="Text"),
    )
    line = _layer("whole", _DASHED, y=_along("measure", scale), tooltip=_told(label="Whole text"))
    layers = [behind, _picked_by("number", columns), line]
    chart = _on_page(layers, _BARS_HEIGHT, bars=bars, bands=bands, whole=whole)
    return chart | {"resolve": {"axis": {"y": "independent"}}}


def grade_ranges(bars: pd.DataFrame, marker: pd.DataFrame, whole: pd.DataFrame) -> Chart:
    """The overlapping ranges of the grades' texts, the estimate's own range across them."""
    scale = _scale(min(bars["low"].min(), marker["low"].min()), max(bars["high"].max(), marker["high"].max()))
    rows = {**_name("grade"), "sort": bars["grade"].tolist(), "axis": {"title": None}}
    across = _number("low", scale, axis={"labelExpr": "datum.value + 'L'", "title": None, "tickCount": 6})
    spans = _outlined_spans("bars", rows, across, "holds", _told(grade="Texts of", range="Range"))
    estimated = _layer(
        "marker",
        {"type": "rect", "color": INK, "opacity": 0.10},
        x=_number("low", scale),
        x2={"field": "high"},
        y=_at(0),
        y2=_at("height"),
    )
    line = _layer("whole", _DASHED, x=_number("measure", scale), tooltip=_told(label="This text"))
    return _on_page([estimated, spans, line], 30 * len(bars) + _HEAD, bars=bars, marker=marker, whole=whole)


def _outlined_spans(frame: str, rows: _Piece, across: _Piece, filled: str, told: list[_Piece]) -> _Piece:
    """A bar a row from `low` to `high`; those whose column `filled` is true stand out."""
    mark = {"type": "bar", "height": 15, "cornerRadius": 3, "stroke": ACCENT}
    fill = _if(filled, ACCENT, "transparent")
    return _layer(frame, mark, y=rows, x=across, x2={"field": "high"}, fill=fill, tooltip=told)


def trait_ranges(bands: pd.DataFrame, title: str) -> Chart:
    """What is typical of a trait in each band, and where this text stands among them."""
    scale = _scale(0.0, 1.06 * max(bands["high"].max(), bands["text"].max()))
    rows = {**_name("band"), "sort": bands["band"].tolist(), "axis": {"title": None}}
    across = _number("low", scale, axis={"title": title, "tickCount": 6})
    spans = _outlined_spans("bands", rows, across, "own", _told(band="Band", typical="Typical"))
    at_text = _number("text", scale)
    label = _layer(
        "own",
        {"type": "text", "color": INK, "fontSize": 12, "fontWeight": "bold", "baseline": "bottom", "dy": -2},
        x=at_text,
        y=_at(0),
        text=_name("label"),
    )
    layers = [spans, _layer("own", _DASHED, x=at_text), label]
    return _on_page(layers, 34 * len(bands) + _HEAD, bands=bands, own=bands.head(1))


def range_bars(ranges: pd.DataFrame, edges: pd.DataFrame) -> Chart:
    """The estimates of many documents, each with its range, the bands' edges behind them; a click picks one.

    A name stands above its range and not beside it, so that a phone has room for both.
    """
    scale = _scale(min(0.0, ranges["low"].min()), max(1700.0, ranges["high"].max()))
    rows = {**_name("label"), "sort": ranges["label"].tolist(), "axis": None}
    axis = {
        "orient": "top",
        "values": edges["measure"].tolist(),
        "title": None,
        "labelExpr": _EDGE,
        "labelOverlap": "parity",
    }
    told = _told(name="Name", estimated="Estimated", range="90% range", band="Band")
    behind = _layer("edges", {"type": "rule", "color": INK, "opacity": 0.18}, x=_number("measure", scale, axis=axis))
    names = _layer(
        "ranges",
        {"type": "text", "color": INK, "align": "left", "dy": -_ABOVE, "fontSize": 12},
        y=rows,
        x=_at(0),
        text=_name("label"),
    )
    points = _layer(
        "ranges",
        {
            "type": "point",
            "shape": "circle",
            "filled": True,
            "size": 60,
            "color": INK,
            "opacity": 1,
            "yOffset": _ABOVE,
        },
        y=rows,
        x=_number("measure", scale),
        tooltip=told,
    )
    spans = _layer(
        "ranges",
        {"type": "bar", "color": ACCENT, "height": 10, "opacity": 0.45, "cornerRadius": 4, "yOffset": _ABOVE},
        y=rows,
        x=_number("low", scale),
        x2={"field": "high"},
        tooltip=told,
    )
    layers = [behind, names, points, _picked_by("place", spans)]
    return _on_page(layers, _ROW_HEIGHT * len(ranges) + _HEAD, ranges=ranges, edges=edges)


def _on_page(layers: list[_Piece], height: int, **frames: pd.DataFrame) -> Chart:
    """As wide as its place, with quiet axes; without a ground, so that a saved picture is dark ink on any paper."""
    quiet = {
        "grid": False,
        "domain": False,
        "ticks": False,
        "labelColor": INK,
        "labelFontSize": 11,
        "labelOverlap": False,
        "titleColor": INK,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
    }
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.4.1.json",
        "layer": layers,
        "height": height,
        "width": "container",
        "background": "transparent",
        "config": {"view": {"stroke": None}, "axis": quiet},
        "datasets": frames,
    }


def _layer(frame: str, mark: _Piece, **encoding: Any) -> _Piece:
    """One kind of mark for the rows of a frame."""
    return {"data": {"name": frame}, "mark": mark, "encoding": encoding}


def _picked_by(field: str, layer: _Piece) -> _Piece:
    """A layer whose marks can be clicked; the page is told the picked one's `field` and nothing else."""
    picked = {"name": PICKED, "select": {"type": "point", "fields": [field], "toggle": False}}
    return layer | {"name": "clickable", "params": [picked]}


def _scale(low: float, high: float) -> _Piece:
    return {"domain": [float(low), float(high)], "nice": False, "zero": False}


def _number(column: str, scale: _Piece, **more: Any) -> _Piece:
    return {"field": column, "type": "quantitative", "scale": scale, **more}


def _along(column: str, scale: _Piece) -> _Piece:
    return _number(column, scale, axis=None)


def _name(column: str) -> _Piece:
    return {"field": column, "type": "nominal"}


def _at(value: float | str) -> _Piece:
    return {"value": value}


def _if(column: str, then: float | str, otherwise: float | str) -> _Piece:
    """One look for the rows whose column is true, another for the rest."""
    return {"condition": {"test": f"datum.{column}", "value": then}, "value": otherwise}


def _told(**titles: str) -> list[_Piece]:
    """What a mark tells when pointed at: columns with their titles."""
    return [_name(column) | {"title": title} for column, title in titles.items()]


def _by_width(narrow: float, wide: float) -> _Piece:
    return {"expr": f"width < {_NARROW} ? {narrow} : {wide}"}


def _look_up(values: list[float], names: list[str]) -> str:
    """A label for each value of an axis, as an expression that the chart evaluates."""
    pairs = ", ".join(f"{value:g}: {name!r}" for value, name in zip(values, names, strict=True))
    return f"{{{pairs}}}[datum.value]"
