"""Charts as SVG, for a report that has to show them without a program: from the frames of the page's charts."""

from collections.abc import Iterator
from html import escape
from typing import Any

import pandas as pd

from lexile.views.charts import layout
from lexile.views.palette import ACCENT

_INK, _FAINT = "#131c24", "#c4cdd4"  # on white paper: the text colour of the light theme, and a grey that recedes
_HALO = 'stroke="#fff" stroke-width="4" stroke-linejoin="round" paint-order="stroke"'  # behind words that lines cross
_LEFT, _RIGHT, _TOP, _BOTTOM = 52.0, 116.0, 10.0, 24.0  # margins of the bars: edges on the left, readers on the right


def ruler_svg(bands: pd.DataFrame, curve: pd.DataFrame, marker: pd.DataFrame, alternative: str) -> str:
    """`ruler_chart` as SVG; `alternative` says in words what it shows."""
    low, high = float(bands["floor"].min()), float(bands["ceiling"].max())

    def x(measure: float) -> float:
        return round((measure - low) / (high - low) * layout.PAPER_WIDTH, 1)

    scale, peak = layout.SCALE, layout.PEAK
    shapes = []
    for band in _rows(bands):
        left, right, middle = x(band.floor), x(band.ceiling), x(band.middle)
        fill = f'fill="{ACCENT}" fill-opacity="{layout.LEADING_OPACITY}"' if band.leading else 'fill="none"'
        shapes.append(
            f'<rect x="{left}" y="0" width="{right - left:.1f}" height="{layout.RULER_HEIGHT}" {fill} '
            f'stroke="{_FAINT}"/>'
        )
        shapes.append(_text(middle, layout.SHARES, band.share, size=layout.SHARE_FONT))
        shapes += [
            _text(middle, layout.READERS + layout.FONT / 2 + layout.READERS_LINE * line, word)
            for line, word in enumerate(band.readers.split())
        ]
    # After all borders, which would run through them.
    shapes += [_text(x(band.ceiling), layout.EDGES, band.edge, attributes=_HALO) for band in _rows(bands)]
    points = " ".join(f"{x(row.measure)},{scale - (scale - peak) * row.density:.1f}" for row in _rows(curve))
    shapes.append(
        f'<polygon points="{x(low)},{scale} {points} {x(high)},{scale}" fill="{ACCENT}" '
        f'fill-opacity="{layout.CURVE_OPACITY}"/>'
    )
    shapes.append(f'<polyline points="{points}" fill="none" stroke="{ACCENT}" stroke-width="{layout.CURVE_WIDTH}"/>')
    one = marker.iloc[0]
    measure = x(one["measure"])
    shapes.append(_line(x(one["low"]), scale, x(one["high"]), scale, ACCENT, layout.RANGE_WIDTH))
    shapes.append(_line(measure, peak, measure, scale, _INK, layout.NEEDLE_WIDTH))
    shapes.append(f'<circle cx="{measure}" cy="{scale}" r="{(layout.POINT_AREA / 3.14) ** 0.5:.1f}" fill="{_INK}"/>')
    shapes.append(_text(measure, peak - 12, one["label"], size=layout.MEASURE_FONT, weight="bold", attributes=_HALO))
    return _svg(shapes, layout.RULER_HEIGHT, alternative)


def difficulty_svg(bars: pd.DataFrame, bands: pd.DataFrame, whole: pd.DataFrame, alternative: str) -> str:
    """`difficulty_chart` as SVG; `alternative` says in words what it shows."""
    low, high = float(bands["floor"].min()), float(bands["ceiling"].max())
    first, last = float(bars["begin"].min()), float(bars["end"].max())
    right, bottom = layout.PAPER_WIDTH - _RIGHT, layout.PAPER_BARS_HEIGHT - _BOTTOM

    def y(measure: float) -> float:
        return round(bottom - (measure - low) / (high - low) * (bottom - _TOP), 1)

    def x(place: float) -> float:
        return round(_LEFT + (place - first) / (last - first) * (right - _LEFT), 1)

    shapes = []
    for band in _rows(bands):
        if band.ceiling < high:
            shapes.append(_line(_LEFT, y(band.ceiling), right, y(band.ceiling), _FAINT, 1))
            shapes.append(_text(_LEFT - 6, y(band.ceiling), f"{band.ceiling:.0f}L", anchor="end"))
        shapes.append(_text(right + 8, y(band.middle), band.readers, anchor="start"))
    for bar in _rows(bars):
        top, foot = y(max(bar.measure, bar.base)), y(min(bar.measure, bar.base))
        width = max(x(bar.end) - x(bar.begin), 0.5)
        shapes.append(
            f'<rect x="{x(bar.begin)}" y="{top}" width="{width:.1f}" height="{foot - top:.1f}" fill="{ACCENT}"/>'
        )
    level = y(float(whole["measure"].iloc[0]))
    dashes = " ".join(map(str, layout.DASHES))
    shapes.append(_line(_LEFT, level, right, level, _INK, 1.2, f'stroke-dasharray="{dashes}"'))
    shapes.append(_text((_LEFT + right) / 2, layout.PAPER_BARS_HEIGHT - _BOTTOM / 2, "Sentences in reading order"))
    return _svg(shapes, layout.PAPER_BARS_HEIGHT, alternative)


def _rows(frame: pd.DataFrame) -> Iterator[Any]:
    return frame.itertuples(index=False)


def _svg(shapes: list[str], height: float, alternative: str) -> str:
    return (
        f'<svg viewBox="0 0 {layout.PAPER_WIDTH} {height:.0f}" role="img" aria-label="{escape(alternative)}" '
        f'xmlns="http://www.w3.org/2000/svg"><title>{escape(alternative)}</title>{"".join(shapes)}</svg>'
    )


def _text(
    x: float,
    y: float,
    words: object,
    size: int = layout.FONT,
    weight: str = "normal",
    anchor: str = "middle",
    attributes: str = "",
) -> str:
    """Text centred at height `y`, as Vega-Lite places it."""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}" text-anchor="{anchor}" '
        f'dominant-baseline="central" fill="{_INK}" {attributes}>{escape(str(words))}</text>'
    )


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float, attributes: str = "") -> str:
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="{colour}" stroke-width="{width}" {attributes}/>'
