"""The sentence model: the measure of each sentence as a sum of contributions in L.

Its length and punctuation, each of its words and their interaction contribute; the sum is the measure by construction.
`training.sentence_model` learns it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lexile.arrays import read_arrays
from lexile.errors import UnusableModel
from lexile.estimator.runtime import Network
from lexile.features.lexicon import Lexicon
from lexile.features.sentence import sentence_bounds
from lexile.text.sentences import SegmentedText, Sentence

SENTENCE_MODEL_FILE = "sentences.npz"
NAME, UNKNOWN_WORD = -1, -2
"""Rows of the tables, counted from their end: any name, and any word that the lexicon lacks."""

# Words the encoder reads in about a second; longer texts do without interaction.
MAX_ENCODED_WORDS = 25_000
_SLICE = 200  # sentences computed at once, whose arrays fit in a processor's cache
_WEIGHT_STEPS = 100.0  # in a unit of a weight's logarithm

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class SentenceModel:
    """The contribution of each word of the lexicon, followed by `UNKNOWN_WORD` and `NAME`, to a sentence.

    `difficulty` in L and `weight`, hundredths of the logarithm of a weight, describe each word in several kinds of
    difficulty; both have the shape (words + 2, kinds). In each kind a sentence gets the weighted mean of its words.
    Both are whole numbers, which take half the memory and change a sentence's measure by 2L at most. `baseline` is the
    measure in L of a sentence to which nothing contributes. `direct_share` is the share of the
    measure that comes from networks that see no separate words; what words contribute is in it already.
    """

    difficulty: NDArray[np.int16]
    weight: NDArray[np.int16]
    baseline: float
    direct_share: float

    def weights(self, rows: NDArray[np.int64] | slice = slice(None)) -> Array:
        """The weights of the words in these rows, or of all, shape (rows, kinds)."""
        return np.asarray(np.exp(self.weight[rows] / np.float32(_WEIGHT_STEPS)))


def rounded_model(difficulty: Array, weight: Array, baseline: float, direct_share: float) -> SentenceModel:
    """A model of these tables, shape (words + 2, kinds): difficulty in L, and the logarithm of each weight."""
    return SentenceModel(
        np.round(difficulty).astype(np.int16),
        np.round(weight * _WEIGHT_STEPS).astype(np.int16),
        baseline,
        direct_share,
    )


@dataclass(frozen=True, slots=True, eq=False)
class Contributions:
    """What makes each sentence of a text easier or harder than a typical sentence, in L.

    `baseline` is the measure of the typical sentence. `length`, shape (sentences,), is the contribution of length and
    punctuation; `interaction`, shape (sentences,), that of the words together as the encoder reads them, 0 in texts
    longer than `MAX_ENCODED_WORDS`; `words`, shape (words of the text,), that of each word. `bounds`,
    shape (sentences + 1,), holds the first word of each sentence.
    """

    baseline: float
    length: NDArray[np.float64]
    interaction: NDArray[np.float64]
    words: NDArray[np.float64]
    bounds: NDArray[np.int64]

    def measures(self) -> NDArray[np.float64]:
        """The measure of each sentence in isolation, shape (sentences,)."""
        return self.baseline + self.length + self.interaction + np.add.reduceat(self.words, self.bounds[:-1])


def encoded_sentences(text: SegmentedText) -> Sequence[Sentence]:
    """The sentences for the encoder to read: all, or none in a text longer than `MAX_ENCODED_WORDS`."""
    return text.sentences if len(text.words) <= MAX_ENCODED_WORDS else ()


def word_contributions(rows: NDArray[np.int64], bounds: NDArray[np.int64], model: SentenceModel) -> NDArray[np.float64]:
    """The contribution of each word to its sentence in L, shape (words,); see `word_rows` and `sentence_bounds`."""
    words = np.empty(len(rows))
    # A book has more words than the lexicon: then the exponential is taken once for each word of the lexicon.
    table = model.weights() if len(rows) > len(model.weight) else None
    # In slices, because the attention shares of a book's words would take a hundred megabytes.
    for first in range(0, len(bounds) - 1, _SLICE):
        parts = bounds[first : first + _SLICE + 1]
        some = rows[parts[0] : parts[-1]] % len(model.weight)  # as `take` is quickest with rows counted from the start
        weights = model.weights(some) if table is None else table.take(some, axis=0, mode="clip")
        shares = _shares(weights, parts - parts[0])
        difficulty = model.difficulty.take(some, axis=0, mode="clip").astype(np.float32)
        words[parts[0] : parts[-1]] = np.einsum("wk,wk->w", shares, difficulty)
    return words


def contributions_of(
    text: SegmentedText,
    features: Array,
    words: NDArray[np.float64],
    encoded: Array,
    model: SentenceModel,
    network: Network,
    length_network: Network,
) -> Contributions:
    """The contributions to each sentence of a text of at least one word.

    Args:
        text: the text.
        features: the features of its sentences (`features.sentence`), shape (sentences, features).
        words: the contributions of its words (`word_contributions`), shape (words,).
        encoded: the encoder's reading of its `encoded_sentences`, shape (sentences or 0, width).
        model: the tables of words.
        network: the network for the contributions of length and interaction.
        length_network: the part of it that gives the contribution of length.
    """
    if len(encoded):
        # In slices, because a copy of all encodings would take as much memory again.
        outputs = [
            network(np.concatenate([features[row : row + _SLICE], encoded[row : row + _SLICE]], axis=1))
            for row in range(0, len(features), _SLICE)
        ]
        length, interaction = np.concatenate(outputs).astype(np.float64).T
        interaction -= model.direct_share * np.add.reduceat(words, sentence_bounds(text)[:-1])
    else:
        length = length_network(features)[:, 0].astype(np.float64)
        interaction = np.zeros(len(features))
    return Contributions(model.baseline, length, interaction, words, sentence_bounds(text))


def word_rows(
    text: SegmentedText, lexicon: Lexicon, names: NDArray[np.bool_], rows: NDArray[np.int64] | None = None
) -> NDArray[np.int64]:
    """The row of each word of a text in a sentence model's tables, shape (words,); `names` comes from `find_names`.

    `rows` are those of the text's forms in the lexicon, if they are known already.
    """
    rows = lexicon.rows(text.words.forms) if rows is None else rows
    return np.where(names, NAME, np.where(rows < 0, UNKNOWN_WORD, rows)[text.words.ids])


def attention_shares(weight: Array, rows: NDArray[np.int64], bounds: NDArray[np.int64]) -> Array:
    """Each word's share of its sentence in each kind, shape (words, kinds); the shares of a sentence add up to 1."""
    return _shares(np.exp(weight[rows]), bounds)


def _shares(weights: Array, bounds: NDArray[np.int64]) -> Array:
    """The weights, shape (words, kinds), as shares of their sums over each sentence."""
    totals = np.add.reduceat(weights, bounds[:-1])
    return np.asarray(weights / np.repeat(totals, np.diff(bounds), axis=0))


def save_sentence_model(model: SentenceModel, folder: Path) -> None:
    """Write a sentence model."""
    np.savez_compressed(
        folder / SENTENCE_MODEL_FILE,
        difficulty=_bytes_apart(model.difficulty),
        weight=_bytes_apart(model.weight),
        baseline=np.array(model.baseline, dtype=np.float64),
        direct_share=np.array(model.direct_share, dtype=np.float64),
    )


def _bytes_apart(numbers: NDArray[np.int16]) -> NDArray[np.uint8]:
    """The low and the high bytes of numbers of shape (words, kinds), kind by kind; shape (2, kinds, words).

    So they take as little space as LZMA would leave of the numbers as they are, and are read in a fifth of its time.
    """
    return np.stack([numbers & 255, numbers >> 8]).transpose(0, 2, 1).astype(np.uint8)


def _bytes_together(low: NDArray[np.uint8], high: NDArray[np.uint8]) -> NDArray[np.int16]:
    """The numbers of `_bytes_apart`, shape (words, kinds)."""
    return np.asarray((high.astype(np.int16) << 8 | low).T.copy())


def load_sentence_model(folder: Path, lexicon: Lexicon) -> SentenceModel:
    """The sentence model of a model folder.

    Raises:
        UnusableModel: the file is missing, damaged, or belongs to another lexicon.
    """
    with read_arrays(folder / SENTENCE_MODEL_FILE) as file:
        difficulty = _bytes_together(*file["difficulty"])
        weight = _bytes_together(*file["weight"])
        baseline, direct_share = float(file["baseline"]), float(file["direct_share"])
    if len(difficulty) != len(lexicon.words) + 2 or weight.shape != difficulty.shape:
        raise UnusableModel(
            f"{SENTENCE_MODEL_FILE} in the model folder belongs to another lexicon. Train the model again."
        )
    return SentenceModel(difficulty, weight, baseline, direct_share)
