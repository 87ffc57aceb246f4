"""The hard words of a text as a table."""

from bisect import bisect_right

import pandas as pd

from lexile.analysis import Analysis
from lexile.csv_text import escape_formula
from lexile.scale import rounded_measure
from lexile.views.wording.words import MOST_WORDS

DIFFICULTY_HEADING = "Difficulty (L)"


def hard_word_table(analysis: Analysis) -> pd.DataFrame:
    """The content words, hardest first."""
    starts = [one.sentence.start for one in analysis.sentences]
    words = analysis.content_words[:MOST_WORDS]
    return pd.DataFrame(
        {
            "Word": [escape_formula(one.word) for one in words],
            "Forms in the text": [escape_formula(", ".join(one.forms)) for one in words],
            "Count": [one.count for one in words],
            DIFFICULTY_HEADING: [rounded_measure(one.difficulty) for one in words],
            "First sentence": [max(bisect_right(starts, one.start), 1) for one in words],
        }
    )
