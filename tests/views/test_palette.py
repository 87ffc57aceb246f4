"""The contrast of the colours on the backgrounds of the page's two themes."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from lexile.views.highlight import LEGEND_STEPS
from lexile.views.palette import ACCENT, opacity

THEMES = tomllib.loads((Path(__file__).parents[2] / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
Colour = tuple[float, float, float]


def colour(code: str) -> Colour:
    red, green, blue = (int(code[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def luminance(of: Colour) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in of)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours as defined in WCAG 2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def over(background: Colour, shade: Colour, share: float) -> Colour:
    """A colour of this opacity over a background."""
    red, green, blue = (a * share + b * (1 - share) for a, b in zip(shade, background, strict=True))
    return red, green, blue


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_is_readable_on_every_tint(theme: str) -> None:
    """WCAG 2 asks for 4.5."""
    background, text = colour(THEMES[theme]["backgroundColor"]), colour(THEMES[theme]["textColor"])
    tints = [over(background, colour(ACCENT), opacity(difference)) for difference in range(-400, 401, 25)]
    assert min(contrast(one, text) for one in tints) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_accent_stands_out_from_the_background(theme: str) -> None:
    """WCAG 2 asks for 3 in graphics."""
    assert contrast(colour(ACCENT), colour(THEMES[theme]["backgroundColor"])) >= 3.0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_selected_items_are_readable(theme: str) -> None:
    """A selected tab or label has the theme's shade of the accent, on the background or on a tenth of itself: 4.5."""
    background, shade = colour(THEMES[theme]["backgroundColor"]), colour(THEMES[theme]["primaryColor"])
    assert contrast(shade, background) >= 4.5
    assert contrast(shade, over(background, shade, 0.1)) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_harder_is_always_stronger(theme: str) -> None:
    """Each tint of the legend differs more from the background than the one before it, even without colours."""
    background = colour(THEMES[theme]["backgroundColor"])
    tints = [over(background, colour(ACCENT), opacity(difference)) for difference in LEGEND_STEPS]
    steps = [contrast(one, background) for one in tints]
    assert all(harder > 1.08 * easier for easier, harder in pairwise(steps))
