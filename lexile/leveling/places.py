"""A word in its sentence as the encoder sees it: how alike a replacement is, and how well it fits the place."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from lexile.estimator.encoder import Encoder
from lexile.leveling.inflection import Reading
from lexile.leveling.thesaurus import Thesaurus

_CONTEXT = 50  # pieces read on either side of the word; what stands further off hardly changes its vector
Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class WordPlace:
    """A word and the text of its sentence on either side."""

    before: str
    word: str
    after: str


@dataclass(frozen=True, slots=True, eq=False)
class Fits:
    """For each replacement its likeness, shape (replacements, 5), and its score in the place; and the word's own."""

    likeness: NDArray[np.float64]
    scores: NDArray[np.float64]
    own_score: float


class Reader:
    """Reads words in their places with an encoder."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self._alone = lru_cache(maxsize=50_000)(self._read_alone)

    def fits(self, place: WordPlace, replacements: list[str]) -> Fits:
        """How alike each replacement is to the word, and how well it fits."""
        before = self._pieces(place.before)[-_CONTEXT:]
        after = self._pieces(place.after)[:_CONTEXT]
        own = self._read(before, place.word, after)
        alone = self._alone(place.word.lower())
        rows = []
        for replacement in replacements:
            other = self._read(before, replacement, after)
            other_alone = self._alone(replacement)
            rows.append(
                [
                    _cosine(alone[1], other_alone[1]),
                    _cosine(alone[0], other_alone[0]),
                    _cosine(own[0], other[0]),
                    _cosine(own[1], other[1]),
                    _cosine(own[2], other[2]),
                ]
            )
        return Fits(np.array(rows), np.zeros(len(rows)), 0.0)

    def meaning_fits(self, place: WordPlace, taken: tuple[Reading, ...], thesaurus: Thesaurus) -> dict[str, float]:
        """How alike the meaning of each sense is to the sentence."""
        meanings = {
            sense.meaning: None
            for reading in taken
            for sense in thesaurus.senses(reading.lemma)
            if sense.part_of_speech == reading.part_of_speech
        }
        sentence = self._outputs(self._pieces(place.before + place.word + place.after)[: 2 * _CONTEXT])[1].mean(axis=0)
        return {
            meaning: _cosine(sentence, self._outputs(self._pieces(meaning))[1].mean(axis=0)) if meaning else 0.0
            for meaning in meanings
        }

    def part_fits(self, place: WordPlace) -> dict[str, float]:
        """How likely each part of speech is in the place."""
        return {}

    def _pieces(self, text: str) -> NDArray[np.int64]:
        return self.encoder.pieces.encode(text)[1:-1]

    def _outputs(self, pieces: NDArray[np.int64]) -> list[Array]:
        """The output of each layer over pieces with the marks of beginning and end."""
        begin, end = self.encoder.pieces.encode("")[[0, -1]]
        numbers = np.concatenate([[begin], pieces, [end]])
        return [layer[0] for layer in self.encoder.layers(self.encoder.embed(numbers)[None])]

    def _read(self, before: NDArray[np.int64], word: str, after: NDArray[np.int64]) -> tuple[Array, Array, Array]:
        """The vector of a word in its place, low and high, and of the sentence."""
        pieces = self._pieces(word)
        low, high = self._outputs(np.concatenate([before, pieces, after]))
        inside = slice(1 + len(before), 1 + len(before) + max(len(pieces), 1))
        return low[inside].mean(axis=0), high[inside].mean(axis=0), high.mean(axis=0)

    def _read_alone(self, word: str) -> tuple[Array, Array]:
        pieces = self._pieces(word)
        static = self.encoder.embeddings[pieces].astype(np.float32) * self.encoder.scales[pieces, None]
        return static.mean(axis=0), self._outputs(pieces)[1].mean(axis=0)


def _cosine(one: Array, other: Array) -> float:
    return float(one @ other / np.sqrt((one @ one) * (other @ other) + 1e-12))
