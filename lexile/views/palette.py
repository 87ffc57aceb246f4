"""The colours of the page: one accent, and one sequential scale for difficulty made of it.

They are chosen to stand on a light and on a dark ground alike, because a chart or a piece of HTML is not told which
theme the reader has. Contrast on the grounds of `.streamlit/config.toml`: the accent 4.5 and 3.9 (3 is asked of signs),
text on the strongest tint 6.4 in both (4.5 is asked of text); `test_palette.py` guards all of it.
"""

ACCENT = "#2a7f9e"
INK = "currentColor"
"""The text colour of whatever theme the chart stands in."""

# How much of the accent lies over the ground. One hue that only grows stronger can be read by people who see no colour.
_STRONGEST = 0.62
SPAN = 250.0
"""How far from its text, in L, a sentence has the weakest or the strongest tint.

Against the text and not the whole scale: in a passage that is well written for its readers, all sentences are of one
band, and which of them are the hard ones could not be seen.
"""


def strength(difference: float) -> float:
    """How strong the tint is of a sentence that is this much harder than its text, in L.

    >>> strength(-400.0), strength(0.0), strength(250.0)
    (0.0, 0.31, 0.62)
    """
    share = min(max((difference + SPAN) / (2 * SPAN), 0.0), 1.0)
    return round(share * _STRONGEST, 3)


def tint(difference: float) -> str:
    """The ground of a sentence that is this much harder than its text, in L, as CSS.

    >>> tint(0.0)
    'rgba(42, 127, 158, 0.31)'
    """
    red, green, blue = (int(ACCENT[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {strength(difference):g})"
