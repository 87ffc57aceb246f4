"""Statistics of a text that a teacher can check by hand: how long its sentences are, how rare its words."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lexile.features.lexicon import MODERN, Lexicon
from lexile.features.sentence import find_names
from lexile.text.sentences import SegmentedText

RARE = 4.0  # Zipf, ten per million words: even an avid reader meets such a word only a few times a year


@dataclass(frozen=True, slots=True)
class TextStatistics:
    """Mean words per sentence, mean letters per word, and the share of words that are rare (0 to 1)."""

    sentence_words: float
    word_letters: float
    rare: float


def text_statistics(text: SegmentedText, lexicon: Lexicon) -> TextStatistics:
    """The statistics of a text of at least one word."""
    count = len(text.words)
    letters = np.array([sum(map(str.isalpha, form)) for form in text.words.forms])[text.words.ids]
    return TextStatistics(
        count / len(text.sentences), float(letters.sum()) / count, len(rare_places(text, lexicon)) / count
    )


def rare_places(text: SegmentedText, lexicon: Lexicon) -> NDArray[np.int64]:
    """The numbers of the rare words of a text, in reading order; names and numbers do not count as rare."""
    forms = text.words.forms
    zipf = lexicon.look_up(forms)[0][:, MODERN]
    plain = np.array([not any(map(str.isdigit, form)) for form in forms], dtype=bool)
    return np.flatnonzero(((zipf < RARE) & plain)[text.words.ids] & ~find_names(text, lexicon))
