"""The numbers that the network sees: counted once for the whole text, then summed for each of its parts.

Which of them matter, and how much: facts.md, section 2, and `model/LOG.md`.
"""

import zlib
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from lexile.features.lexicon import BOOKS, MODERN, Lexicon
from lexile.features.units import unit_ends
from lexile.text.sentences import SegmentedText

Array = NDArray[np.float64]

CONTENT = 6.0  # Zipf; more frequent words hold sentences together and say nothing of how much is repeated
KNOWN = 3.0  # Zipf; all rarer words are equally rare to the measure (facts.md, section 2: "cut off at Zipf 3")

SQUEEZED_WORDS = 60
NOT_SQUEEZED = 0.55  # what excerpts have in the mean

PASSAGE_FEATURES = (
    "log_words",
    "log_mean_length",
    "mean_log_length",
    "spread_log_length",
    "log_longest",
    "exclamations",
    "compression",
    "pair_variety",
    "content_variety",
    "word_length",
    "digits",
    "modern_mean",
    "books_mean",
    "word_value",
)
"""The names of the inputs, in the order of the network's columns; lengths are those of units, in words."""


def passage_features(text: SegmentedText, bounds: NDArray[np.int64], table: Lexicon) -> NDArray[np.float32]:
    """The inputs of consecutive parts of a text, of shape (parts, inputs).

    Args:
        text: the text with its words.
        bounds: shape (parts + 1,), in words: part i holds the words from `bounds[i]` up to `bounds[i + 1]`. No part is
            empty, and together they are the whole text.
        table: what is known of words.
    """
    counts = np.diff(bounds).astype(np.float64)
    zipf, value = table.look_up(text.words.forms)
    columns = [
        *_lengths(text, bounds, counts),
        _compression(text, bounds, counts),
        *_varieties(text, bounds, counts, zipf[:, MODERN] <= CONTENT),
        *_words(text, bounds, counts, zipf, value),
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def _lengths(text: SegmentedText, bounds: NDArray[np.int64], counts: Array) -> list[Array]:
    # A unit ends at its terminator, before and after a list item, and with the part that it stands in. A paragraph's
    # end alone ends none: in published measures it does not (model/LOG.md).
    around_items = [text.paragraphs[number][side] for number in text.items for side in (0, 1)]
    ends = np.concatenate([unit_ends(text.text), np.array(around_items, dtype=np.int64)])
    starts = np.unique(np.concatenate([np.searchsorted(text.words.starts, ends), bounds]))
    starts = starts[(starts >= bounds[0]) & (starts < bounds[-1])]
    sizes = np.diff(np.append(starts, bounds[-1])).astype(np.float64)
    logs = np.log(sizes)
    first = np.searchsorted(starts, bounds[:-1])
    # A list item's number with its point counts as a unit of one word, whose log is 0 (model/LOG.md).
    numbers = _numbers(text, bounds)
    units = np.diff(np.append(first, len(starts))) + numbers
    mean_log = _sum(logs, first) / units
    return [
        np.log(counts),
        np.log((counts + numbers) / units),
        mean_log,
        np.sqrt(np.maximum(_sum(logs**2, first) / units - mean_log**2, 0.0)),
        np.maximum.reduceat(logs, first),
        _signs(text, "!", bounds) / units,
    ]


def _numbers(text: SegmentedText, bounds: NDArray[np.int64]) -> Array:
    """How many numbered list items begin in each part."""
    first = np.searchsorted(text.words.starts, [text.paragraphs[number][0] for number in text.numbered])
    part = np.minimum(np.searchsorted(bounds, first, side="right") - 1, len(bounds) - 2)
    return np.bincount(part, minlength=len(bounds) - 1).astype(np.float64)


def _signs(text: SegmentedText, sign: str, bounds: NDArray[np.int64]) -> Array:
    """How often a sign stands in each part, with the word before it."""
    letters = np.frombuffer(text.text.encode("utf-32-le"), dtype=np.uint32)
    word = np.searchsorted(text.words.starts, np.flatnonzero(letters == ord(sign))) - 1
    part = np.searchsorted(bounds, np.maximum(word, 0), side="right") - 1
    return np.bincount(part, minlength=len(bounds) - 1).astype(np.float64)


def _compression(text: SegmentedText, bounds: NDArray[np.int64], counts: Array) -> Array:
    """To what share of its bytes each part can be squeezed: less, the more it repeats. Short parts have too little."""
    starts, ends = text.words.starts[bounds[:-1]].tolist(), text.words.ends[bounds[1:] - 1].tolist()
    shares = np.full(len(counts), NOT_SQUEEZED)
    for number in np.flatnonzero(counts >= SQUEEZED_WORDS).tolist():
        letters = text.text[starts[number] : ends[number]].lower().encode()
        shares[number] = len(zlib.compress(letters, 9)) / len(letters)
    return shares


def _varieties(
    text: SegmentedText, bounds: NDArray[np.int64], counts: Array, content: NDArray[np.bool_]
) -> list[Array]:
    """How much is repeated: distinct pairs of neighbours a pair; the log of distinct content words a content word."""
    ids, part = text.words.ids, np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
    together = part[1:] == part[:-1]
    pairs = _distinct((ids[:-1] * (len(text.words.forms) + 1) + ids[1:])[together], part[1:][together], len(counts))
    chosen = content[ids]
    tokens = np.bincount(part[chosen], minlength=len(counts))
    types = _distinct(ids[chosen], part[chosen], len(counts))
    return [
        np.where(counts > 1, pairs / np.maximum(counts - 1, 1), 1.0),
        np.log(np.maximum(types, 1.0) / np.maximum(tokens, 1.0)),
    ]


def _words(
    text: SegmentedText, bounds: NDArray[np.int64], counts: Array, zipf: NDArray[np.float32], value: NDArray[np.float32]
) -> list[Array]:
    mean = _mean_over(text, bounds, counts)
    letters = np.array([len(form) for form in text.words.forms], dtype=np.float64)
    digits = np.array([form[0].isdigit() for form in text.words.forms], dtype=np.float64)
    return [
        mean(letters),
        np.sqrt(mean(digits)),
        mean(np.maximum(zipf[:, MODERN], KNOWN).astype(np.float64)),
        mean(zipf[:, BOOKS].astype(np.float64)),
        mean(value.astype(np.float64)),
    ]


def _mean_over(text: SegmentedText, bounds: NDArray[np.int64], counts: Array) -> Callable[[Array], Array]:
    """The mean over each part's words of something known of every distinct form."""
    return lambda values: _sum(values[text.words.ids], bounds[:-1]) / counts


def _sum(values: Array, starts: NDArray[np.int64]) -> Array:
    return np.asarray(np.add.reduceat(values, starts))


def _distinct(what: NDArray[np.int64], part: NDArray[np.int64], parts: int) -> Array:
    """How many distinct numbers each part has."""
    if not len(what):
        return np.zeros(parts)
    names = int(what.max()) + 1
    keys = part * names + what
    if parts * names < np.iinfo(np.int32).max:
        keys = keys.astype(np.int32)  # sorted in half the time
    keys.sort()  # in NumPy, quicker than `numpy.unique`
    distinct = keys[np.flatnonzero(np.diff(keys, prepend=-1))]
    return np.bincount(distinct // names, minlength=parts).astype(np.float64)
