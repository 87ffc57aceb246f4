"""The colours of the page: one accent, and a sequential scale of difficulty made from it.

A chart and a piece of HTML do not know which theme the visitor uses, so each colour works on a light and on a dark
background. Contrast on the backgrounds of `.streamlit/config.toml`, light and dark: the accent 4.5 and 3.9 (WCAG 2 asks
for 3 in graphics), text on the strongest tint 6.4 in both (WCAG 2 asks for 4.5); `tests/views/test_palette.py` checks.
"""

ACCENT = "#2a7f9e"
INK = "currentColor"
"""The text colour of the theme in which a chart is shown."""

# Opacity of the accent in the strongest tint: the strongest on which text can still be read. The scale has one hue that
# only gets stronger, so that it works for people who do not see colours.
_STRONGEST = 0.62
TINT_RANGE = 250.0
"""Difference from its text, in L, at which a sentence has the strongest or weakest tint.

The difference and not the measure sets the tint: in a text written for one group of readers nearly all sentences are in
the same band, and the hard ones would not stand out.
"""


def opacity(difference: float) -> float:
    """The opacity of the accent behind a sentence that is this much harder than its text, in L.

    >>> opacity(-400.0), opacity(0.0), opacity(250.0)
    (0.0, 0.31, 0.62)
    """
    share = min(max((difference + TINT_RANGE) / (2 * TINT_RANGE), 0.0), 1.0)
    return round(share * _STRONGEST, 3)


def tint(difference: float) -> str:
    """The background of a sentence that is this much harder than its text, in L, as a CSS colour.

    >>> tint(0.0)
    'rgba(42, 127, 158, 0.31)'
    """
    red, green, blue = (int(ACCENT[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {opacity(difference):g})"
