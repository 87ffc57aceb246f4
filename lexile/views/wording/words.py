"""The hard words of a text as a table: how hard each is, how often and where first it stands."""

from bisect import bisect_right

import pandas as pd

from lexile.analysis import Analysis
from lexile.views.frames import escape_formula, tens

DIFFICULTY_NAME = "Difficulty (L)"
MOST_WORDS = 200
WORDS_HINT = (
    "The difficulty of a word is the estimated measure of a sentence of typical length in which every third word is as "
    "hard. Forms of one word stand together; names and numbers are left out."
)


def hard_word_table(analysis: Analysis) -> pd.DataFrame:
    """The content words, the hardest first."""
    starts = [one.sentence.start for one in analysis.sentences]
    words = analysis.content_words[:MOST_WORDS]
    return pd.DataFrame(
        {
            "Word": [escape_formula(one.word) for one in words],
            "As it stands here": [escape_formula(", ".join(one.forms)) for one in words],
            "Times here": [one.count for one in words],
            DIFFICULTY_NAME: [tens(one.difficulty) for one in words],
            "First in sentence": [max(bisect_right(starts, one.start), 1) for one in words],
        }
    )


def hard_words_line(analysis: Analysis) -> str:
    """How many content words there are, and how many of them are harder than in a typical passage."""
    words = analysis.content_words
    if not words:
        return "No content words: only names, numbers and the small words that hold sentences together."
    harder = sum(one.difficulty > analysis.effects.typical for one in words)
    shown = f" The {MOST_WORDS} hardest are listed." if len(words) > MOST_WORDS else ""
    return (
        f"{len(words):,} different content words, the hardest first; {harder:,} of them harder than the words of a "
        f"typical passage of grades 3 to 12.{shown}"
    )
