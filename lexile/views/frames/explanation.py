"""The explanation of a sentence's measure as a table."""

import pandas as pd

from lexile.analysis import Analysis
from lexile.csv_text import escape_formula
from lexile.estimator.explanation import Explanation
from lexile.views.wording.explanation import INTERACTION, LENGTH, OTHER_WORDS, PASSAGE
from lexile.views.wording.quantities import signed

EFFECT_HEADING = "Effect (L)"
MOST_WORDS = 6  # listed one by one; the effects of further words are summed up
_LEAST = 0.5  # L; a smaller effect would be written as 0


def explanation_table(analysis: Analysis, explanation: Explanation) -> pd.DataFrame:
    """The contributions to a sentence's measure, strongest first, in whole L."""
    named, others = explanation.words[:MOST_WORDS], explanation.words[MOST_WORDS:]
    contributions = [
        (LENGTH, explanation.length),
        *((f"“{escape_formula(analysis.text[word.start : word.end])}”", word.effect) for word in named),
        (OTHER_WORDS, explanation.other_words + sum(word.effect for word in others)),
        (INTERACTION, explanation.interaction),
        (PASSAGE, explanation.passage),
    ]
    rows = sorted((row for row in contributions if abs(row[1]) >= _LEAST), key=lambda row: -abs(row[1]))
    return pd.DataFrame({"Reason": [row[0] for row in rows], EFFECT_HEADING: [signed(row[1]) for row in rows]})
