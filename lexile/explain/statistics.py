"""What makes a text easy or hard, in numbers that can be checked: how long its sentences are, how rare its words."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lexile.features.lexicon import MODERN, Lexicon
from lexile.features.sentence import is_name
from lexile.text.sentences import SegmentedText

RARE = 4.0  # Zipf: ten in a million words; a reader of many books meets such a word some times a year


@dataclass(frozen=True, slots=True)
class TextStatistics:
    """Mean words a sentence, mean letters a word, and the share of rare words among all words (0 to 1)."""

    sentence_words: float
    word_letters: float
    rare: float


def text_statistics(text: SegmentedText, table: Lexicon) -> TextStatistics:
    """The traits of a text of at least one word."""
    count = len(text.words)
    letters = np.array([sum(map(str.isalpha, form)) for form in text.words.forms])[text.words.ids]
    return TextStatistics(
        count / len(text.sentences), float(letters.sum()) / count, len(rare_places(text, table)) / count
    )


def rare_places(text: SegmentedText, table: Lexicon) -> NDArray[np.int64]:
    """Which words of a text are rare, in reading order; names and numbers are none, however rare."""
    forms = text.words.forms
    zipf = table.look_up(forms)[0][:, MODERN]
    plain = np.array([not any(map(str.isdigit, form)) for form in forms], dtype=bool)
    return np.flatnonzero(((zipf < RARE) & plain)[text.words.ids] & ~is_name(text, table))
