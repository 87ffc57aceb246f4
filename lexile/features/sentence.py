"""The numbers that a sentence is judged by, besides its words: how long it is and which signs it has."""

import numpy as np
from numpy.typing import NDArray

from lexile.features.lexicon import Lexicon
from lexile.text.sentences import SegmentedText

Array = NDArray[np.float64]

SENTENCE_FEATURES = ("log_words", "commas", "digits", "names", "apostrophes", "questions", "quotes", "stops")
"""The names of the columns; `names` and `apostrophes` are shares of the words, the others counts."""

_SIGNS = {"commas": ",", "questions": "?", "quotes": '"“”«»', "stops": ".!?;:…"}


def sentence_features(text: SegmentedText, names: NDArray[np.bool_]) -> NDArray[np.float32]:
    """The inputs of each sentence of a text, of shape (sentences, inputs); `names` is what `is_name` tells of it."""
    bounds = sentence_bounds(text)
    words = np.maximum(np.diff(bounds), 1).astype(np.float64)
    letters = np.frombuffer(text.text.encode("utf-32-le"), dtype=np.uint32)
    starts = np.array([sentence.start for sentence in text.sentences], dtype=np.int64)
    forms = text.words.forms
    digit = np.array([form[0].isdigit() for form in forms], dtype=bool)[text.words.ids]
    apostrophe = np.array(["'" in form for form in forms], dtype=bool)[text.words.ids]
    signs = {name: _count(letters, listed, starts) for name, listed in _SIGNS.items()}
    columns = {
        "log_words": np.log(words),
        "commas": np.log1p(signs["commas"]),
        "digits": np.minimum(_sum(digit, bounds), 1.0),
        "names": _sum(names, bounds) / words,
        "apostrophes": _sum(apostrophe, bounds) / words,
        "questions": np.minimum(signs["questions"], 1.0),
        "quotes": np.minimum(signs["quotes"], 1.0),
        "stops": np.log1p(signs["stops"]),
    }
    return np.stack([columns[name] for name in SENTENCE_FEATURES], axis=1).astype(np.float32)


def sentence_bounds(text: SegmentedText) -> NDArray[np.int64]:
    """The number of each sentence's first word, and last the number of all words; shape (sentences + 1,)."""
    counts = np.array([sentence.words for sentence in text.sentences], dtype=np.int64)
    return np.concatenate([[0], np.cumsum(counts)])


def is_name(text: SegmentedText, table: Lexicon) -> NDArray[np.bool_]:
    """Which words have a capital within a sentence, shape (words,): names, as a rule; not hard for being rare.

    At the head of a sentence the capital tells nothing; there a word counts as a name where the text never writes it
    small and elsewhere, within a sentence, writes it with a capital, or where the table
    knows it as a name or not at all.
    """
    words = text.words
    first = np.zeros(len(words), dtype=bool)
    first[sentence_bounds(text)[:-1]] = True
    myself = np.array([form == "i" or form.startswith("i'") for form in words.forms], dtype=bool)
    within = words.capital & ~first & ~myself[words.ids]
    small = np.bincount(words.ids, weights=~words.capital, minlength=len(words.forms)) > 0
    named = np.bincount(words.ids, weights=within, minlength=len(words.forms)) > 0
    named |= table.are_named(words.forms)
    return np.asarray(within | (first & words.capital & named[words.ids] & ~small[words.ids]))


def _count(letters: NDArray[np.uint32], signs: str, starts: NDArray[np.int64]) -> Array:
    """How many of some signs each sentence has; what stands between two sentences goes with the first."""
    found = letters == ord(signs[0])
    for sign in signs[1:]:
        found |= letters == ord(sign)
    places = np.flatnonzero(found)
    number = np.searchsorted(starts, places, side="right") - 1
    return np.bincount(np.maximum(number, 0), minlength=len(starts)).astype(np.float64)


def _sum(flags: NDArray[np.bool_], bounds: NDArray[np.int64]) -> Array:
    return np.asarray(np.add.reduceat(flags.astype(np.float64), bounds[:-1]))
