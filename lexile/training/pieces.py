"""Excerpts as the network sees them: whole, and cut at random into shorter pieces.

Short pieces teach that with less to go by the spread grows (design.md, "Short texts").
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lexile.documents import document_from_text
from lexile.features.lexicon import Lexicon
from lexile.features.passage import passage_features
from lexile.text.cleaning import clean
from lexile.text.sentences import SegmentedText, segment

SHORTEST, LONGEST = 5, 110  # words of a piece, drawn evenly on a log scale


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """Inputs of shape (pieces, inputs), the excerpt that each was cut from, and its first word and the one after it."""

    inputs: NDArray[np.float32]
    excerpt: NDArray[np.int64]
    bounds: NDArray[np.int64]


def segment_excerpt(text: str) -> SegmentedText:
    """An excerpt through the same door as any upload."""
    return segment(clean(document_from_text(text)))


def whole_excerpts(texts: list[SegmentedText], table: Lexicon) -> Pieces:
    """Each excerpt as one piece."""
    rows = [passage_features(text, np.array([0, len(text.words)]), table) for text in texts]
    bounds = np.array([[0, len(text.words)] for text in texts])
    return Pieces(np.concatenate(rows), np.arange(len(texts)), bounds)


def cut_excerpts(texts: list[SegmentedText], table: Lexicon, rounds: int, seed: int) -> Pieces:
    """Each excerpt cut into runs of whole sentences, `rounds` times, each round with lengths of its own."""
    chance = np.random.default_rng(seed)
    rows, excerpt, places = [], [], []
    for number, text in enumerate(texts):
        sentence_words = np.array([sentence.words for sentence in text.sentences])
        for _ in range(rounds):
            goal = np.exp(chance.uniform(np.log(SHORTEST), np.log(LONGEST)))
            bounds = _cut(sentence_words, goal)
            piece = chance.integers(len(bounds) - 1)  # one of them: a hundred sentences of one excerpt say little more
            inputs = passage_features(text, bounds, table)[piece : piece + 1]
            rows.append(inputs)
            excerpt.append(number)
            places.append(bounds[piece : piece + 2])
    return Pieces(np.concatenate(rows), np.array(excerpt), np.array(places))


def _cut(sentence_words: NDArray[np.int64], goal: float) -> NDArray[np.int64]:
    bounds, count = [0], 0
    for words in sentence_words.tolist():
        count += words
        if count - bounds[-1] >= goal:
            bounds.append(count)
    if bounds[-1] != count:
        bounds.append(count)
    return np.array(bounds, dtype=np.int64)
