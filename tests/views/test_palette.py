"""Colours that people can read, measured on the two grounds that the page's settings name."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from lexile.views.highlight import STEPS
from lexile.views.palette import ACCENT, strength

THEMES = tomllib.loads((Path(__file__).parents[2] / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
Colour = tuple[float, float, float]


def colour(code: str) -> Colour:
    red, green, blue = (int(code[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def luminance(of: Colour) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in of)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours as the accessibility guidelines (WCAG 2) count it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def tinted(ground: Colour, share: float) -> Colour:
    red, green, blue = (a * share + g * (1 - share) for a, g in zip(colour(ACCENT), ground, strict=True))
    return red, green, blue


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_can_be_read_on_every_tint(theme: str) -> None:
    """4.5 is asked of text, in both themes."""
    ground, text = colour(THEMES[theme]["backgroundColor"]), colour(THEMES[theme]["textColor"])
    assert min(contrast(tinted(ground, strength(difference)), text) for difference in range(-400, 401, 25)) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_accent_stands_out_from_its_ground(theme: str) -> None:
    """3 is asked of bars and lines."""
    assert contrast(colour(ACCENT), colour(THEMES[theme]["backgroundColor"])) >= 3.0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_chosen_can_be_read(theme: str) -> None:
    """A chosen tab or label is written in the theme's own shade of the accent, on its ground or a tenth of it: 4.5."""
    ground, shade = colour(THEMES[theme]["backgroundColor"]), colour(THEMES[theme]["primaryColor"])
    under = tuple(0.1 * a + 0.9 * g for a, g in zip(shade, ground, strict=True))
    assert contrast(shade, ground) >= 4.5
    assert contrast(shade, under) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_harder_is_always_stronger(theme: str) -> None:
    """Each tint of the legend is further from the ground than the one before, so that no colour need be told apart."""
    ground = colour(THEMES[theme]["backgroundColor"])
    steps = [contrast(tinted(ground, strength(difference)), ground) for difference in STEPS]
    assert all(harder > 1.08 * easier for easier, harder in pairwise(steps))
