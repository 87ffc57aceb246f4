"""How hard each sentence is, and why: what its length, each of its words and their play together add, in L.

The parts add up to the sentence's difficulty by construction; see `training.sentences` for how they are learned.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lexile.errors import UnusableModel
from lexile.estimator.runtime import Network
from lexile.features.lexicon import MODERN, Lexicon
from lexile.features.sentence import sentence_bounds
from lexile.text.sentences import SegmentedText, Sentence

SENTENCE_MODEL_FILE = "sentences.npz"
NAME, UNKNOWN_WORD = -1, -2
"""Rows of the tables, counted from their end: any name, and a word that the word table lacks."""

EVERY = 3  # words; of more hard words in a row all would be as hard as the scale goes
TOGETHER_WORDS = 25_000  # the encoder reads as many in a second; sentences of longer texts are judged without it
_SLICE = 2_000  # sentences
_PARTS = 100.0  # of a weight, as the file has them: a sentence's difficulty moves by some 2L at most

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class SentenceModel:
    """For each word of the word table, and for `UNKNOWN_WORD` and `NAME` after them, what it adds to a sentence.

    `difficulty` in L and `weight`, both of shape (words + 2, kinds): of each kind a sentence has the mean difficulty of
    its words, in which a word counts by the exponential of its weight. `typical` is the measure in L of a sentence to
    which nothing adds. `loudness`, shape (kinds,), is the mean of that exponential over the words of English, each as
    often as it is used.
    """

    difficulty: Array
    weight: Array
    typical: float
    mean_weight: Array

    def word_measures(self, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """The measure in L of a sentence of typical length in which every `EVERY`th word is as hard, for each row."""
        loud = np.exp(self.weight[rows].astype(np.float64))
        shares = loud / (loud + (EVERY - 1) * self.mean_weight)
        return np.asarray(self.typical + (shares * self.difficulty[rows]).sum(axis=1))


@dataclass(frozen=True, slots=True, eq=False)
class Contributions:
    """What makes the sentences of a text easy or hard, all in L beside a typical sentence.

    `length` and `together`, shape (sentences,): its length and signs; how its words work together, as the encoder tells
    (0 in texts too long for it). `words`, shape (words of the text,): each word where it stands.
    """

    typical: float
    length: NDArray[np.float64]
    together: NDArray[np.float64]
    words: NDArray[np.float64]
    bounds: NDArray[np.int64]

    def measures(self) -> NDArray[np.float64]:
        """The difficulty of each sentence by itself, shape (sentences,)."""
        return self.typical + self.length + self.together + np.add.reduceat(self.words, self.bounds[:-1])


def read_together(text: SegmentedText) -> tuple[Sentence, ...]:
    """The sentences that the encoder reads: none of a text of more than `TOGETHER_WORDS`."""
    return text.sentences if len(text.words) <= TOGETHER_WORDS else ()


def word_effects(rows: NDArray[np.int64], bounds: NDArray[np.int64], judge: SentenceModel) -> NDArray[np.float64]:
    """What each word adds to its sentence in L, shape (words,); see `rows_of` and `sentence_bounds`."""
    words = np.empty(len(rows))
    # Some sentences at a time: what each of a book's words is heard of would fill a hundred megabytes.
    for first in range(0, len(bounds) - 1, _SLICE):
        parts = bounds[first : first + _SLICE + 1]
        some = rows[parts[0] : parts[-1]]
        loud = attention_shares(judge.weight, some, parts - parts[0])
        words[parts[0] : parts[-1]] = np.einsum("wk,wk->w", loud, judge.difficulty[some])
    return words


def contributions_of(
    text: SegmentedText,
    counts: Array,
    words: NDArray[np.float64],
    encoded: Array,
    judge: SentenceModel,
    network: Network,
) -> Contributions:
    """Judge each sentence of a text of at least one word.

    Args:
        text: the text.
        counts: the inputs of its sentences (`text.sentence_inputs`).
        words: what its words add (`word_effects`).
        encoded: what the encoder makes of the sentences that it reads (`read_together`), shape (sentences or 0, width).
        judge: the tables.
        network: what length and signs add, and how the words work together.
    """
    if len(encoded):
        length, together = network(np.concatenate([counts, encoded], axis=1)).astype(np.float64).T
    else:
        # A few at a time: zeros for all sentences of a book would fill two hundred megabytes. Most have the same
        # inputs as another one.
        distinct, place = _distinct_rows(counts)
        slices = [distinct[row : row + _SLICE] for row in range(0, len(distinct), _SLICE)]
        padded = (np.pad(part, ((0, 0), (0, encoded.shape[1]))) for part in slices)
        length = np.concatenate([network(part)[:, 0] for part in padded]).astype(np.float64)[place]
        together = np.zeros(len(counts))
    return Contributions(judge.typical, length, together, words, sentence_bounds(text))


def _distinct_rows(counts: Array) -> tuple[Array, NDArray[np.int64]]:
    """The distinct rows of an array, and for each row which of them it is."""
    rows = np.ascontiguousarray(counts)
    as_bytes = rows.view(
        np.dtype((np.void, rows.itemsize * rows.shape[1]))
    ).ravel()  # quicker to compare than their numbers
    _, first, place = np.unique(as_bytes, return_index=True, return_inverse=True)
    return rows[first], place


def rows_of(text: SegmentedText, table: Lexicon, names: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The row of each word of a text in a judge's tables, shape (words,); `names` is what `is_name` tells of it."""
    known = table.rows_of(text.words.forms)[text.words.ids]
    return np.where(names, NAME, np.where(known < 0, UNKNOWN_WORD, known))


def attention_shares(weight: Array, rows: NDArray[np.int64], bounds: NDArray[np.int64]) -> Array:
    """How much each word is heard among those of its sentence, shape (words, kinds): shares that add up to 1."""
    loud = np.exp(weight[rows])
    together = np.add.reduceat(loud, bounds[:-1])
    return np.asarray(loud / np.repeat(together, np.diff(bounds), axis=0))


def mean_weight_of(weight: Array, table: Lexicon) -> Array:
    """The mean loudness of the words of a table, each counted as often as it is used; shape (kinds,)."""
    often = 10.0 ** table.zipf[:, MODERN].astype(np.float64)
    return np.asarray(np.average(np.exp(weight[: len(often)]), axis=0, weights=often), dtype=np.float32)


def save_sentence_model(judge: SentenceModel, folder: Path) -> None:
    """Write a judge's tables: whole L and hundredths, which take two thirds of the room of finer numbers."""
    np.savez_compressed(
        folder / SENTENCE_MODEL_FILE,
        difficulty=np.round(judge.difficulty).astype(np.int16),
        weight=np.round(judge.weight * _PARTS).astype(np.int16),
        typical=np.float64(judge.typical),
    )


def load_sentence_model(folder: Path, table: Lexicon) -> SentenceModel:
    """The judge of a model folder.

    Raises:
        UnusableModel: the file is missing, damaged, or made for other words.
    """
    try:
        with np.load(folder / SENTENCE_MODEL_FILE) as file:
            difficulty, weight = file["difficulty"].astype(np.float32), file["weight"].astype(np.float32) / _PARTS
            typical = float(file["typical"])
    except (OSError, KeyError, ValueError) as error:
        raise UnusableModel(
            f"{SENTENCE_MODEL_FILE} in the model folder cannot be read. Train the model again."
        ) from error
    if len(difficulty) != len(table.words) + 2 or weight.shape != difficulty.shape:
        raise UnusableModel(
            f"{SENTENCE_MODEL_FILE} in the model folder was made for other words. Train the model again."
        )
    return SentenceModel(difficulty, weight, typical, mean_weight_of(weight, table))
