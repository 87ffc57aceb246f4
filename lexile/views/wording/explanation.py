"""Why a sentence is as hard as it is, in words: each part of its difficulty, in L."""

import pandas as pd

from lexile.analysis import Analysis
from lexile.estimator.explanation import Explanation
from lexile.scale import format_measure
from lexile.views.frames import escape_formula

EFFECT_NAME = "Adds (L)"
REASONS_HINT = (
    "Learned from sentences that teachers of English put into levels. The parts add up to the sentence's estimated "
    "measure: a typical sentence, and what length, words, their play and the passage around it add (+) or take away "
    "(−)."
)
MOST_WORDS = 6  # that are named; the others are told together
_LEAST = 0.5  # L


def reasons_table(analysis: Analysis, reasons: Explanation) -> pd.DataFrame:
    """One row for each part, the strongest first; rounded to whole L."""
    named, others = reasons.words[:MOST_WORDS], reasons.words[MOST_WORDS:]
    rest = reasons.other_words + sum(word.effect for word in others)
    rows = [
        ("its length and signs", reasons.length),
        *((f"“{escape_formula(analysis.text[word.start : word.end])}”", word.effect) for word in named),
        ("all other words", rest),
        ("how its words work together", reasons.together),
        ("the passage around it", reasons.passage),
    ]
    rows = sorted((row for row in rows if abs(row[1]) >= _LEAST), key=lambda row: -abs(row[1]))
    return pd.DataFrame({"Reason": [row[0] for row in rows], EFFECT_NAME: [signed(row[1]) for row in rows]})


def reasons_line(reasons: Explanation) -> str:
    """Where the parts start from.

    >>> reasons_line(Reasons(1053.0, -84.0, (), 40.0, 0.0, 0.0))
    'Beside a typical sentence of 1050L:'
    """
    return f"Beside a typical sentence of {format_measure(reasons.typical)}:"


def signed(effect: float) -> str:
    """An effect with its sign.

    >>> signed(41.6), signed(-8.2)
    ('+42', '−8')
    """
    return f"{'+' if effect > 0 else '−'}{abs(effect):.0f}"
