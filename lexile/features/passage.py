"""The features of passages: counted once for a whole text, then summed over each of its passages.

How much each of them matters: docs/measure.md#what-the-measure-is-made-of and model/LOG.md. To add a feature, add its
name to `PASSAGE_FEATURES` and its column to one of the groups in `passage_features`, and train again.
"""

import re
import zlib
from collections.abc import Callable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from lexile.features.lexicon import BOOKS, MODERN, Lexicon
from lexile.features.units import unit_ends
from lexile.text.sentences import SegmentedText

Array = NDArray[np.float64]
Columns = dict[str, Array]
"""Features by name, each of shape (passages,)."""

CONTENT = 6.0  # Zipf; more frequent words are function words, whose repetition says nothing
KNOWN = 3.0  # Zipf; rarer words count as equally rare, which fits published measures best of all cutoffs tried
COMPRESSED_WORDS = 60  # a shorter passage is too short for zlib to find what is repeated
MEAN_COMPRESSION = 0.55  # compression of a shorter passage: the mean over the excerpts of the corpus

_START: Callable[[re.Match[str]], int] = re.Match.start

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
    "word_effect",
)
"""The names of the features in the order of the network's inputs; lengths are those of units, in words."""


def passage_features(
    text: SegmentedText, bounds: NDArray[np.int64], lexicon: Lexicon, rows: NDArray[np.int64] | None = None
) -> NDArray[np.float32]:
    """The features of consecutive passages of a text, shape (passages, features).

    Args:
        text: a text with its words.
        bounds: shape (passages + 1,); passage i holds the words from `bounds[i]` up to `bounds[i + 1]`. No passage is
            empty, and together they cover the text.
        lexicon: the known words.
        rows: the rows of the text's forms in the lexicon, if they are known already.
    """
    counts = np.diff(bounds).astype(np.float64)
    zipf, word_effect = lexicon.look_up(text.words.forms, rows)
    columns = (
        _length_features(text, bounds, counts)
        | {"compression": _compression(text, bounds, counts)}
        | _variety_features(text, bounds, counts, zipf[:, MODERN] <= CONTENT)
        | _word_features(text, bounds, counts, zipf, word_effect)
    )
    return np.stack([columns[name] for name in PASSAGE_FEATURES], axis=1).astype(np.float32)


def _length_features(text: SegmentedText, bounds: NDArray[np.int64], counts: Array) -> Columns:
    # A unit ends at its terminator, before and after a list item, and with its passage. A paragraph break alone does
    # not end one, nor does it in published measures (model/LOG.md).
    around_items = [text.paragraphs[number][side] for number in text.items for side in (0, 1)]
    ends = np.concatenate([unit_ends(text.measured_text), np.array(around_items, dtype=np.int64)])
    starts = np.unique(np.concatenate([np.searchsorted(text.words.starts, ends), bounds]))
    starts = starts[(starts >= bounds[0]) & (starts < bounds[-1])]
    sizes = np.diff(np.append(starts, bounds[-1])).astype(np.float64)
    logs = np.log(sizes)
    first = np.searchsorted(starts, bounds[:-1])
    # The number in front of a list item counts as a unit of one word, whose log is 0 (model/LOG.md).
    numbers = _numbered_items(text, bounds)
    units = np.diff(np.append(first, len(starts))) + numbers
    mean_log = _sums(logs, first) / units
    return {
        "log_words": np.log(counts),
        "log_mean_length": np.log((counts + numbers) / units),
        "mean_log_length": mean_log,
        "spread_log_length": np.sqrt(np.maximum(_sums(logs**2, first) / units - mean_log**2, 0.0)),
        "log_longest": np.maximum.reduceat(logs, first),
        "exclamations": _occurrences(text, "!", bounds) / units,
    }


def _numbered_items(text: SegmentedText, bounds: NDArray[np.int64]) -> Array:
    """The number of numbered list items that begin in each passage."""
    first = np.searchsorted(text.words.starts, [text.paragraphs[number][0] for number in text.numbered])
    passage = np.minimum(np.searchsorted(bounds, first, side="right") - 1, len(bounds) - 2)
    return np.bincount(passage, minlength=len(bounds) - 1).astype(np.float64)


def _occurrences(text: SegmentedText, character: str, bounds: NDArray[np.int64]) -> Array:
    """The number of occurrences of a character in each passage; it belongs to the word before it."""
    places = np.fromiter(map(_START, re.finditer(re.escape(character), text.measured_text)), dtype=np.int32)
    word = np.searchsorted(text.words.starts, places) - 1
    passage = np.searchsorted(bounds, np.maximum(word, 0), side="right") - 1
    return np.bincount(passage, minlength=len(bounds) - 1).astype(np.float64)


def _compression(text: SegmentedText, bounds: NDArray[np.int64], counts: Array) -> Array:
    """Compressed size as a share of the original: the smaller, the more a passage repeats itself."""
    starts, ends = text.words.starts[bounds[:-1]].tolist(), text.words.ends[bounds[1:] - 1].tolist()
    shares = np.full(len(counts), MEAN_COMPRESSION)
    for number in np.flatnonzero(counts >= COMPRESSED_WORDS).tolist():
        original = text.measured(starts[number], ends[number]).lower().encode("utf-8", "surrogatepass")
        shares[number] = len(zlib.compress(original, 9)) / len(original)
    return shares


def _variety_features(
    text: SegmentedText, bounds: NDArray[np.int64], counts: Array, content: NDArray[np.bool_]
) -> Columns:
    """The share of distinct pairs among neighbouring words, and the log share of distinct content words."""
    ids = text.words.ids
    # Of each word the pair with the next one; the last word of a passage has none.
    pair_ids = ids.astype(np.int64) * (len(text.words.forms) + 1)
    pair_ids[:-1] += ids[1:]
    within = np.ones(len(ids), dtype=bool)
    within[bounds[1:] - 1] = False
    pairs = _distinct(pair_ids, within, bounds)
    chosen = content[ids]
    tokens = np.add.reduceat(chosen, bounds[:-1], dtype=np.int64)
    types = _distinct(ids, chosen, bounds)
    return {
        "pair_variety": np.where(counts > 1, pairs / np.maximum(counts - 1, 1), 1.0),
        "content_variety": np.log(np.maximum(types, 1.0) / np.maximum(tokens, 1.0)),
    }


def _word_features(
    text: SegmentedText,
    bounds: NDArray[np.int64],
    counts: Array,
    zipf: NDArray[np.float32],
    word_effect: NDArray[np.float32],
) -> Columns:
    """Means over the words of each passage."""

    def mean(of_forms: Array) -> Array:
        return _sums(of_forms[text.words.ids], bounds[:-1]) / counts

    letters = np.array([len(form) for form in text.words.forms], dtype=np.float64)
    digits = np.array([form[0].isdigit() for form in text.words.forms], dtype=np.float64)
    return {
        "word_length": mean(letters),
        "digits": np.sqrt(mean(digits)),
        "modern_mean": mean(np.maximum(zipf[:, MODERN], KNOWN).astype(np.float64)),
        "books_mean": mean(zipf[:, BOOKS].astype(np.float64)),
        "word_effect": mean(word_effect.astype(np.float64)),
    }


def _sums(values: Array, starts: NDArray[np.int64]) -> Array:
    """The sums of consecutive stretches of an array that begin at `starts`."""
    return np.asarray(np.add.reduceat(values, starts))


def _distinct(
    ids: NDArray[np.int32] | NDArray[np.int64], chosen: NDArray[np.bool_], bounds: NDArray[np.int64]
) -> Array:
    """The number of distinct ids among the chosen ones of each passage."""
    kept = ids[chosen]
    ends = np.cumsum(chosen)[bounds[1:] - 1]
    for start, end in pairwise([0, *ends.tolist()]):  # quicker than sorting all of them at once
        kept[start:end].sort()
    first = np.ones(len(kept) + 1, dtype=bool)  # of its passage and kind; the last one stands for the end
    np.not_equal(kept[1:], kept[:-1], out=first[1:-1])
    first[ends] = True
    before = np.cumsum(first) - first
    return np.diff(before[ends], prepend=0).astype(np.float64)
