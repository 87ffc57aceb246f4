"""A word in its sentence as the encoder sees it: how alike a replacement is."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp

import numpy as np
from numpy.typing import NDArray

from lexile.estimator.encoder import Encoder
from lexile.leveling.inflection import Reading, readings
from lexile.leveling.parts_of_speech import Tagger
from lexile.leveling.thesaurus import Sense, Thesaurus

_CONTEXT = 50  # pieces read on either side of the word; what stands further off hardly changes its vector
_KEPT = 10_000  # words and meanings whose vectors are kept, 3 kB each
_LEAST_SHARE = 0.05  # added to the share of a sense, so that a rare one can win by its likeness to the sentence
_FIT_WEIGHT = 8.0  # likeness of a meaning to the sentence, in logarithms of a share; most lie between 0 and 0.4
Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class WordPlace:
    """A word and the text of its sentence on either side."""

    before: str
    word: str
    after: str


class Reader:
    """Reads words in their places with an encoder and a tagger."""

    def __init__(self, encoder: Encoder, tagger: Tagger) -> None:
        """Keep both, and the vectors of words met before."""
        self.encoder = encoder
        self.tagger = tagger
        self._alone = lru_cache(maxsize=_KEPT)(self._read_alone)
        self._meaning = lru_cache(maxsize=_KEPT)(self._read_meaning)

    def likeness(self, place: WordPlace, replacements: Sequence[str]) -> NDArray[np.float64]:
        """How alike each replacement is to the word, shape (replacements, 5).

        Alone: by the last layer, and by its wordpieces; in the place: by the first and last layer; and how alike the
        sentence is with it and without.
        """
        before = self._pieces(place.before)[-_CONTEXT:]
        after = self._pieces(place.after)[:_CONTEXT]
        # The layers are slow to change to another length, so what is equally long is read in a row.
        order = sorted(range(len(replacements)), key=lambda one: len(self._pieces(replacements[one])))
        alone = self._alone(place.word.lower())
        rows = np.zeros((len(replacements), 5))
        for number in order:
            other_alone = self._alone(replacements[number])
            rows[number, :2] = _cosine(alone[1], other_alone[1]), _cosine(alone[0], other_alone[0])
        own = self._read(before, place.word, after)
        for number in order:
            other = self._read(before, replacements[number], after)
            rows[number, 2:] = [_cosine(one, two) for one, two in zip(own, other, strict=True)]
        return rows

    def meaning_fits(self, place: WordPlace, taken: tuple[Reading, ...], thesaurus: Thesaurus) -> dict[str, float]:
        """How alike the meaning of each sense is to the sentence."""
        meanings = {
            sense.meaning: None
            for reading in taken
            for sense in thesaurus.senses(reading.lemma)
            if sense.part_of_speech == reading.part_of_speech
        }
        sentence = self._outputs(self._pieces(place.before + place.word + place.after)[: 2 * _CONTEXT])[1].mean(axis=0)
        in_order = sorted(meanings, key=lambda meaning: len(self._pieces(meaning)))  # as above
        return {meaning: _cosine(sentence, self._meaning(meaning)) if meaning else 0.0 for meaning in in_order}

    def weighed_senses(self, place: WordPlace, thesaurus: Thesaurus) -> list[tuple[Reading, Sense, float]]:
        """The senses that a word may have, each with how it is read and a weight in proportion to its probability."""
        taken = readings(place.word.lower(), place.before, place.after, thesaurus)
        fits = self.meaning_fits(place, taken, thesaurus)
        parts = self.part_fits(place)
        return [
            (reading, sense, parts[sense.part_of_speech] * sense_weight(sense.share, fits[sense.meaning]))
            for reading in taken
            for sense in thesaurus.senses(reading.lemma)
            if sense.part_of_speech == reading.part_of_speech
        ]

    def part_fits(self, place: WordPlace) -> dict[str, float]:
        """How likely each part of speech is in the place."""
        return self.tagger.probabilities(place.before, place.word, place.after)

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

    def _read_meaning(self, meaning: str) -> Array:
        return np.asarray(self._outputs(self._pieces(meaning))[1].mean(axis=0))

    def _read_alone(self, word: str) -> tuple[Array, Array]:
        pieces = self._pieces(word)
        static = self.encoder.embeddings[pieces].astype(np.float32) * self.encoder.scales[pieces, None]
        return static.mean(axis=0), self._outputs(pieces)[1].mean(axis=0)


def sense_weight(share: float, fit: float) -> float:
    """How likely a sense is, up to a factor, by the share of the word's uses that have it and its meaning's likeness.

    >>> sense_weight(0.5, 0.3) > sense_weight(0.5, 0.1) > sense_weight(0.1, 0.1)
    True
    """
    return (share + _LEAST_SHARE) * exp(_FIT_WEIGHT * fit)


def _cosine(one: Array, other: Array) -> float:
    return float(one @ other / np.sqrt((one @ one) * (other @ other) + 1e-12))
