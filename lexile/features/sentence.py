"""The features of sentences besides their words: length and punctuation. Also which words are names."""

from collections.abc import Callable

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
_PIECE = 65_536  # characters looked at together, which stay in a processor's cache


def sentence_features(text: SegmentedText, names: NDArray[np.bool_]) -> NDArray[np.float32]:
    """The features of each sentence of a text, shape (sentences, features); `names` comes from `find_names`."""
    bounds = sentence_bounds(text)
    words = np.maximum(np.diff(bounds), 1).astype(np.float64)
    forms = text.words.forms
    digit = np.array([form[0].isdigit() for form in forms], dtype=bool)[text.words.ids]
    apostrophe = np.array(["'" in form for form in forms], dtype=bool)[text.words.ids]
    counts = _occurrences(text)
    columns: dict[str, Callable[[], Array]] = {
        "log_words": lambda: np.log(words),
        "commas": lambda: np.log1p(counts["commas"].astype(np.float64)),
        "digits": lambda: np.minimum(_sums(digit, bounds), 1.0),
        "names": lambda: _sums(names, bounds) / words,
        "apostrophes": lambda: _sums(apostrophe, bounds) / words,
        "questions": lambda: np.minimum(counts["questions"], 1.0),
        "quotes": lambda: np.minimum(counts["quotes"], 1.0),
        "stops": lambda: np.log1p(counts["stops"].astype(np.float64)),
    }
    features = np.empty((len(words), len(SENTENCE_FEATURES)), dtype=np.float32)
    for number, name in enumerate(SENTENCE_FEATURES):  # one by one, to hold one of them in double precision at a time
        features[:, number] = columns[name]()
    return features


def sentence_bounds(text: SegmentedText) -> NDArray[np.int64]:
    """The number of each sentence's first word, followed by the number of all words; shape (sentences + 1,)."""
    return np.concatenate([[0], np.cumsum(text.sentences.words, dtype=np.int64)])


def find_names(text: SegmentedText, lexicon: Lexicon, rows: NDArray[np.int64] | None = None) -> NDArray[np.bool_]:
    """Which words are names, shape (words,): those capitalized within a sentence, which are not hard for being rare.

    The capital of a sentence's first word shows nothing. That word is a name if the text never writes it in lower case,
    and either capitalizes it within a sentence elsewhere, or the lexicon has it as a name or not at all. `rows` are
    those of the text's forms in the lexicon, if they are known already.
    """
    words = text.words
    first = np.zeros(len(words), dtype=bool)
    first[sentence_bounds(text)[:-1]] = True
    pronoun = np.array([form == "i" or form.startswith("i'") for form in words.forms], dtype=bool)
    within = words.capital & ~first & ~pronoun[words.ids]
    lower_case = np.bincount(words.ids, weights=~words.capital, minlength=len(words.forms)) > 0
    name = np.bincount(words.ids, weights=within, minlength=len(words.forms)) > 0
    name |= lexicon.are_names(words.forms, rows)
    return np.asarray(within | (first & words.capital & name[words.ids] & ~lower_case[words.ids]))


def _occurrences(text: SegmentedText) -> dict[str, NDArray[np.int32]]:
    """How often each sentence has any of the characters of each of `_CHARACTERS`.

    One between two sentences belongs to the first.
    """
    starts = text.sentences.starts
    counts = {name: np.zeros(len(starts), dtype=np.int32) for name in _CHARACTERS}
    for start in range(0, len(text.text), _PIECE):
        piece = text.measured_text[start : start + _PIECE]
        codes = np.frombuffer(piece.encode("utf-32-le"), dtype=np.uint32)
        first, last = np.searchsorted(starts, (start, start + len(piece))).tolist()
        first = max(first - 1, 0)  # the sentence that goes on from the piece before
        for name, characters in _CHARACTERS.items():
            found = codes == ord(characters[0])
            for character in characters[1:]:
                found |= codes == ord(character)
            number = np.searchsorted(starts[first:last] - start, np.flatnonzero(found), side="right") - 1
            counts[name][first:last] += np.bincount(np.maximum(number, 0), minlength=last - first).astype(np.int32)
    return counts


def _sums(flags: NDArray[np.bool_], bounds: NDArray[np.int64]) -> Array:
    return np.asarray(np.add.reduceat(flags.astype(np.float64), bounds[:-1]))
