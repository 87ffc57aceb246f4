"""The numbers that the network sees: counted once for the whole text, then summed for each of its parts.

Which of them matter, and how much: facts.md, section 2.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from lexile.text.segment import SegmentedText
from lexile.text.units import unit_ends
from lexile.text.vocabulary import COLUMNS, WordTable

Array = NDArray[np.float64]

_ZIPF_EDGES = (2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 5.5, 6.0, 6.5)
_LENGTH_EDGES = (4, 8, 12, 17, 25, 40)  # words in a unit
_LONG_WORDS = (7, 10)  # letters

LENGTHS = (
    "log_words",
    "log_mean_length",
    "log_mean_length_squared",
    "mean_log_length",
    "spread_log_length",
    "log_longest",
    *(f"units_to_{edge}" for edge in _LENGTH_EDGES),
)
FREQUENCIES = tuple(
    name
    for column in COLUMNS
    for name in (
        f"{column}_mean",
        f"{column}_spread",
        *(f"{column}_to_{edge}" for edge in _ZIPF_EDGES),
    )
)
SHAPES = ("word_length", *(f"words_from_{letters}" for letters in _LONG_WORDS), "digits", "capitals", "variety")
INPUTS = (*LENGTHS, *FREQUENCIES, *SHAPES)
"""The names of the inputs, in the order of the network's columns."""


def count_inputs(text: SegmentedText, bounds: NDArray[np.int64], table: WordTable) -> NDArray[np.float32]:
    """The inputs of consecutive parts of a text, of shape (parts, inputs).

    Args:
        text: the text with its words.
        bounds: shape (parts + 1,), in words: part i holds the words from `bounds[i]` up to `bounds[i + 1]`. No part is
            empty, and together they are the whole text.
        table: what is known of words.
    """
    counts = np.diff(bounds).astype(np.float64)
    columns = [
        *_lengths(text, bounds, counts),
        *_frequencies(text, bounds, counts, table),
        *_shapes(text, bounds, counts),
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
    units = np.diff(np.append(first, len(starts))).astype(np.float64)
    mean_log = _sum(logs, first) / units
    log_mean = np.log(counts / units)
    return [
        np.log(counts),
        log_mean,
        log_mean**2,
        mean_log,
        _spread(_sum(logs**2, first) / units, mean_log),
        np.maximum.reduceat(logs, first),
        *(_sum((sizes <= edge).astype(np.float64), first) / units for edge in _LENGTH_EDGES),
    ]


def _frequencies(text: SegmentedText, bounds: NDArray[np.int64], counts: Array, table: WordTable) -> list[Array]:
    zipf = table.look_up(text.words.forms).astype(np.float64)
    share = _share_of(text, bounds, counts)
    columns = []
    for frequencies in zipf.T:
        mean = share(frequencies)
        columns += [
            mean,
            _spread(share(frequencies**2), mean),
            *(share((frequencies <= edge).astype(np.float64)) for edge in _ZIPF_EDGES),
        ]
    return columns


def _shapes(text: SegmentedText, bounds: NDArray[np.int64], counts: Array) -> list[Array]:
    share = _share_of(text, bounds, counts)
    letters = np.array([len(form) for form in text.words.forms], dtype=np.float64)
    digits = np.array([any(sign.isdigit() for sign in form) for form in text.words.forms], dtype=np.float64)
    return [
        share(letters),
        *(share((letters >= least).astype(np.float64)) for least in _LONG_WORDS),
        share(digits),
        _sum(text.words.capital.astype(np.float64), bounds[:-1]) / counts,
        _distinct(text.words.ids, bounds) / counts,
    ]


def _share_of(text: SegmentedText, bounds: NDArray[np.int64], counts: Array) -> Callable[[Array], Array]:
    """The mean over each part's words of something known of every distinct form."""
    return lambda values: _sum(values[text.words.ids], bounds[:-1]) / counts


def _sum(values: Array, starts: NDArray[np.int64]) -> Array:
    return np.add.reduceat(values, starts)


def _spread(mean_square: Array, mean: Array) -> Array:
    return np.sqrt(np.maximum(mean_square - mean**2, 0.0))


def _distinct(ids: NDArray[np.int64], bounds: NDArray[np.int64]) -> Array:
    """How many distinct words each part has."""
    part = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
    distinct = np.unique(part * (int(ids.max()) + 1) + ids)
    return np.bincount(distinct // (int(ids.max()) + 1), minlength=len(bounds) - 1).astype(np.float64)
