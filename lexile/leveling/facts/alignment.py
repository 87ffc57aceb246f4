"""Sentences of two texts side by side: which sentences of a version say the same as which of its source.

The encoder reads each sentence; wordpiece by wordpiece, it is checked how much of one is in the other. A sentence of
the source may be split in the version, or several may be joined.
"""

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lexile.estimator.encoder import WINDOW, Encoder

_CANDIDATES = 6  # sentences compared piece by piece, those with the most similar vectors: keeps long texts quick
_NEAREST = 2  # sentences that may have the two halves of one, apart from those paired with it
_POSITION = 0.15  # likeness lost from one end of the text to the other; a version mostly keeps the order
_WHOLE = 0.3  # weight of the sentences' own vectors beside that of their pieces
_THREADS = 2  # as many as the encoder serves at once
_CHUNK = 512  # sentences compared with all others at once, so that memory stays small

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences of the source and of the version, by number, that say the same; neither is empty."""

    source: tuple[int, ...]
    version: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """All sentences of two texts in pairs, in the order of the source.

    `source_likeness` tells of each sentence of the source how much of it is in the version, `version_likeness` the
    other way round: 1 for the same words, about 0.8 for a paraphrase, 0.5 for another sentence on the same subject. A
    sentence is often split in a version, so that what is in one of the source is also looked for outside its pair.
    """

    pairs: tuple[Pair, ...]
    source_likeness: tuple[float, ...]
    version_likeness: tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Sentence:
    """The pieces of a sentence, each a unit vector of shape (pieces, width), with their weights and their mean."""

    vectors: Array
    weights: Array
    mean: Array

    def share_in(self, others: Iterable["_Sentence"]) -> float:
        """How much of this sentence is found among the pieces of others."""
        pieces = np.concatenate([other.vectors for other in others])
        return float(self.weights @ (self.vectors @ pieces.T).max(axis=1))


def align(source: Sequence[str], version: Sequence[str], encoder: Encoder) -> Alignment:
    """The sentences of two texts in pairs. Every sentence is in one, however little it is like the others there."""
    sentences = _read([*source, *version], encoder)
    ours, theirs = sentences[: len(source)], sentences[len(source) :]
    of_version = _nearest(theirs, ours)
    of_source = _nearest(ours, theirs)
    groups: dict[int, tuple[list[int], list[int]]] = {}  # by the sentence of the source that began it
    joined = {}
    for number, (best, *_) in enumerate(of_version):
        groups.setdefault(best, ([best], []))[1].append(number)
        joined[number] = best
    for number, (best, *_) in enumerate(of_source):
        if number not in groups:
            groups[joined[best]][0].append(number)
    pairs = [Pair(tuple(sorted(first)), tuple(second)) for first, second in groups.values()]
    source_likeness = [0.0] * len(ours)
    version_likeness = [0.0] * len(theirs)
    for pair in pairs:
        for number in pair.source:
            others = {*pair.version, *of_source[number]}
            source_likeness[number] = ours[number].share_in(theirs[other] for other in others)
        for number in pair.version:
            version_likeness[number] = theirs[number].share_in(ours[other] for other in pair.source)
    pairs.sort(key=lambda pair: (pair.source, pair.version))
    return Alignment(tuple(pairs), tuple(source_likeness), tuple(version_likeness))


def _nearest(ours: Sequence[_Sentence], theirs: Sequence[_Sentence]) -> list[tuple[int, ...]]:
    """For each of our sentences the numbers of theirs in which most of it is found: `_NEAREST` or fewer, best first."""
    means = np.stack([one.mean for one in theirs])
    their_places = (np.arange(len(theirs)) + 0.5) / len(theirs)
    nearest: list[tuple[int, ...]] = []
    for first in range(0, len(ours), _CHUNK):
        chunk = ours[first : first + _CHUNK]
        places = (np.arange(first, first + len(chunk)) + 0.5) / len(ours)
        far = _POSITION * np.abs(places[:, None] - their_places)
        whole = _WHOLE * (np.stack([one.mean for one in chunk]) @ means.T) - far
        order = np.argsort(-whole, axis=1, kind="stable")[:, :_CANDIDATES].tolist()
        for row, one in enumerate(chunk):
            scores = {number: one.share_in([theirs[number]]) + whole[row, number] for number in order[row]}
            nearest.append(tuple(sorted(scores, key=lambda number: -scores[number])[:_NEAREST]))
    return nearest


def _read(sentences: Sequence[str], encoder: Encoder) -> list[_Sentence]:
    known: dict[str, list[int]] = {}

    def read(sentence: str) -> tuple[Array, Array]:
        numbers = encoder.pieces.encode(sentence, known)[:WINDOW]
        output: Array = encoder.layers(encoder.embed(numbers)[None])[-1][0]
        return output, encoder.rarity[numbers]

    with ThreadPoolExecutor(_THREADS) as readers:  # the layers release Python's lock
        # What is equally long is read in a row, since the layers are slow to change to another length.
        order = sorted(range(len(sentences)), key=lambda place: len(sentences[place]))
        outputs = dict(zip(order, readers.map(lambda place: read(sentences[place]), order), strict=True))
    # All pieces point in much the same direction, which says nothing of any one of them.
    common = np.mean([output.mean(axis=0) for output, _ in outputs.values()], axis=0)
    found = []
    for place in range(len(sentences)):
        output, weights = outputs[place]
        own = output - common
        weights = weights / weights.sum()
        found.append(_Sentence(_unit(own), weights, _unit(weights @ own)))
    return found


def _unit(vectors: Array) -> Array:
    found: Array = vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)
    return found.astype(np.float32)
