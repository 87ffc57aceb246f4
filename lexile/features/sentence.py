"""The features of sentences besides their words: length and punctuation. Also which words are names."""

import numpy as np
from numpy.typing import NDArray

from lexile.features.lexicon import Lexicon
from lexile.text.sentences import SegmentedText

Array = NDArray[np.float64]

SENTENCE_FEATURES = ("log_words", "commas", "digits", "names", "apostrophes", "questions", "quotes", "stops")
"""The names of the features in the order of the network's inputs.

`names` and `apostrophes` are shares of the words. `commas` and `stops` are logs of counts; `digits`, `questions` and
`quotes` are 1 where there are any.
"""

_CHARACTERS = {"commas": ",", "questions": "?", "quotes": '"“”«»', "stops": ".!?;:…"}


def sentence_features(text: SegmentedText, names: NDArray[np.bool_]) -> NDArray[np.float32]:
    """The features of each sentence of a text, shape (sentences, features); `names` comes from `find_names`."""
    bounds = sentence_bounds(text)
    words = np.maximum(np.diff(bounds), 1).astype(np.float64)
    codes = np.frombuffer(text.measured_text.encode("utf-32-le"), dtype=np.uint32)
    starts = np.array([sentence.start for sentence in text.sentences], dtype=np.int64)
    forms = text.words.forms
    digit = np.array([form[0].isdigit() for form in forms], dtype=bool)[text.words.ids]
    apostrophe = np.array(["'" in form for form in forms], dtype=bool)[text.words.ids]
    counts = {name: _occurrences(codes, characters, starts) for name, characters in _CHARACTERS.items()}
    columns = {
        "log_words": np.log(words),
        "commas": np.log1p(counts["commas"]),
        "digits": np.minimum(_sums(digit, bounds), 1.0),
        "names": _sums(names, bounds) / words,
        "apostrophes": _sums(apostrophe, bounds) / words,
        "questions": np.minimum(counts["questions"], 1.0),
        "quotes": np.minimum(counts["quotes"], 1.0),
        "stops": np.log1p(counts["stops"]),
    }
    return np.stack([columns[name] for name in SENTENCE_FEATURES], axis=1).astype(np.float32)


def sentence_bounds(text: SegmentedText) -> NDArray[np.int64]:
    """The number of each sentence's first word, followed by the number of all words; shape (sentences + 1,)."""
    counts = np.array([sentence.words for sentence in text.sentences], dtype=np.int64)
    return np.concatenate([[0], np.cumsum(counts)])


def find_names(text: SegmentedText, lexicon: Lexicon) -> NDArray[np.bool_]:
    """Which words are names, shape (words,): those capitalized within a sentence, which are not hard for being rare.

    The capital of a sentence's first word shows nothing. That word is a name if the text never writes it in lower case,
    and either capitalizes it within a sentence elsewhere, or the lexicon has it as a name or not at all.
    """
    words = text.words
    first = np.zeros(len(words), dtype=bool)
    first[sentence_bounds(text)[:-1]] = True
    pronoun = np.array([form == "i" or form.startswith("i'") for form in words.forms], dtype=bool)
    within = words.capital & ~first & ~pronoun[words.ids]
    lower_case = np.bincount(words.ids, weights=~words.capital, minlength=len(words.forms)) > 0
    name = np.bincount(words.ids, weights=within, minlength=len(words.forms)) > 0
    name |= lexicon.are_names(words.forms)
    return np.asarray(within | (first & words.capital & name[words.ids] & ~lower_case[words.ids]))


def _occurrences(codes: NDArray[np.uint32], characters: str, starts: NDArray[np.int64]) -> Array:
    """How often each sentence has any of some characters; one between two sentences belongs to the first."""
    found = codes == ord(characters[0])
    for character in characters[1:]:
        found |= codes == ord(character)
    places = np.flatnonzero(found)
    number = np.searchsorted(starts, places, side="right") - 1
    return np.bincount(np.maximum(number, 0), minlength=len(starts)).astype(np.float64)


def _sums(flags: NDArray[np.bool_], bounds: NDArray[np.int64]) -> Array:
    return np.asarray(np.add.reduceat(flags.astype(np.float64), bounds[:-1]))
