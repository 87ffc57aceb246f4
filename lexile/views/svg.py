"""Charts as plain SVG for a report that needs no program to draw them: the same frames as on the page, in ink."""

from collections.abc import Iterator
from html import escape
from typing import Any

import pandas as pd

from lexile.views.palette import ACCENT

WIDTH = 720.0  # units; the report's column is as wide
_RULER, _BARS, _LEFT, _RIGHT = 190.0, 260.0, 52.0, 116.0
_INK = "#131c24"


def ruler_svg(bands: pd.DataFrame, curve: pd.DataFrame, marker: pd.DataFrame, told: str) -> str:
    """The scale with its bands and probabilities, the distribution over it, the range and the measure.

    `told` says it all in words, for who cannot see it.
    """
    low, high = float(bands["floor"].min()), float(bands["ceiling"].max())

    def at(measure: float) -> float:
        return round((measure - low) / (high - low) * WIDTH, 1)

    scale, peak = 104.0, 28.0
    parts = []
    for band in _rows(bands):
        left, right, middle = at(band.floor), at(band.ceiling), at(band.middle)
        fill = f'fill="{ACCENT}" fill-opacity="0.12"' if band.leading else 'fill="none"'
        parts.append(f'<rect x="{left}" y="0" width="{right - left:.1f}" height="{_RULER}" {fill} stroke="#d5dde3"/>')
        parts.append(_text(right, 120, band.edge))
        parts.append(_text(middle, 144, band.share, size=15))
        parts += [_text(middle, 160 + 13 * line, word) for line, word in enumerate(band.readers.split())]
    points = " ".join(f"{at(row.measure)},{scale - (scale - peak) * row.likelihood:.1f}" for row in _rows(curve))
    parts.append(
        f'<polygon points="{at(low)},{scale} {points} {at(high)},{scale}" fill="{ACCENT}" fill-opacity="0.3"/>'
    )
    parts.append(f'<polyline points="{points}" fill="none" stroke="{ACCENT}" stroke-width="2"/>')
    one = marker.iloc[0]
    parts.append(_line(at(one["low"]), scale, at(one["high"]), scale, ACCENT, 6))
    parts.append(_line(at(one["measure"]), peak, at(one["measure"]), scale, _INK, 1.5))
    parts.append(f'<circle cx="{at(one["measure"])}" cy="{scale}" r="5" fill="{_INK}"/>')
    parts.append(_text(at(one["measure"]), peak - 8, one["label"], size=14, weight="bold"))
    return _svg(parts, _RULER, told)


def bars_svg(bars: pd.DataFrame, bands: pd.DataFrame, whole: pd.DataFrame, told: str) -> str:
    """The difficulty of sentences or sections in reading order, the bands behind it, the whole's measure as a line."""
    low, high = float(bands["floor"].min()), float(bands["ceiling"].max())
    first, last = float(bars["begin"].min()), float(bars["end"].max())
    right = WIDTH - _RIGHT

    def up(measure: float) -> float:
        return round(_BARS - 24 - (measure - low) / (high - low) * (_BARS - 34), 1)

    def along(place: float) -> float:
        return round(_LEFT + (place - first) / (last - first) * (right - _LEFT), 1)

    parts = []
    for band in _rows(bands):
        if band.ceiling < high:
            parts.append(_line(_LEFT, up(band.ceiling), right, up(band.ceiling), "#c4cdd4", 1))
            parts.append(_text(_LEFT - 6, up(band.ceiling) + 4, f"{band.ceiling:.0f}L", anchor="end"))
        parts.append(_text(right + 8, up(band.middle) + 4, band.readers, anchor="start"))
    for bar in _rows(bars):
        top, foot = up(max(bar.measure, bar.base)), up(min(bar.measure, bar.base))
        width = max(along(bar.end) - along(bar.begin), 0.5)
        parts.append(
            f'<rect x="{along(bar.begin)}" y="{top}" width="{width:.1f}" height="{foot - top:.1f}" fill="{ACCENT}"/>'
        )
    level = up(float(whole["measure"].iloc[0]))
    parts.append(_line(_LEFT, level, right, level, _INK, 1.2, 'stroke-dasharray="5 4"'))
    parts.append(_text((_LEFT + right) / 2, _BARS - 6, "in reading order"))
    return _svg(parts, _BARS, told)


def _rows(frame: pd.DataFrame) -> Iterator[Any]:
    return frame.itertuples(index=False)


def _svg(parts: list[str], height: float, told: str) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH:.0f} {height:.0f}" role="img" aria-label="{escape(told)}" '
        f'xmlns="http://www.w3.org/2000/svg"><title>{escape(told)}</title>{"".join(parts)}</svg>'
    )


def _text(x: float, y: float, words: object, size: int = 12, weight: str = "normal", anchor: str = "middle") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}" text-anchor="{anchor}" '
        f'fill="{_INK}">{escape(str(words))}</text>'
    )


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float, more: str = "") -> str:
    places = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {places} stroke="{colour}" stroke-width="{width}" {more}/>'
