"""A target: the sentences and words above it, and the suggested edits, as tables."""

import pandas as pd

from lexile.analysis import Analysis
from lexile.csv_text import escape_formula
from lexile.leveling.suggestions import Suggestion
from lexile.leveling.targets import Target, sentences_above
from lexile.scale import format_measure
from lexile.views.frames.text_view import chosen_sentence_table
from lexile.views.frames.words import DIFFICULTY_HEADING, hard_word_table
from lexile.views.wording.quantities import difference
from lexile.views.wording.targets import suggestion_title, suggestion_wording

MOST_SENTENCES = 200  # rows; of a long text the hardest
WORDING_HEADING = "Suggested wording"


def sentences_above_table(analysis: Analysis, target: Target) -> pd.DataFrame:
    """The sentences above a target, hardest first."""
    return chosen_sentence_table(analysis, sentences_above(analysis, target)[:MOST_SENTENCES])


def words_above_table(analysis: Analysis, target: Target) -> pd.DataFrame:
    """The words above a target, hardest first."""
    table = hard_word_table(analysis)
    return table[table[DIFFICULTY_HEADING] > target.high]


def suggestion_table(suggestions: tuple[Suggestion, ...]) -> pd.DataFrame:
    """The suggested edits, most effective first, with the estimate of the text after each edit and all before it."""
    return pd.DataFrame(
        {
            "Edit": [suggestion_title(one) for one in suggestions],
            "Sentence": [one.sentence + 1 for one in suggestions],
            "Easier by": [difference(one.gain) for one in suggestions],
            "Estimate so far": [format_measure(one.measure) for one in suggestions],
            WORDING_HEADING: [escape_formula(suggestion_wording(one)) for one in suggestions],
        }
    )
