"""Senses: which of a word's senses fits its sentence.

A sense is likelier the larger its share of the word's uses, the better its part of speech fits, and the more alike its
meaning is to the sentence. How much each of them counts was learned from the examples of WordNet
(`training.senses`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lexile.leveling.inflection import Reading, readings
from lexile.leveling.places import Reader, View, WordPlace, likeness
from lexile.leveling.thesaurus import Sense, Thesaurus

_SHARE_WEIGHT = 0.7  # twice what the examples of WordNet teach, which show rare senses as often as frequent ones
_PART_WEIGHT = 0.5  # the same
_LIKENESS_WEIGHT = 9.0
_LEAST_SHARE = 0.03  # added to the share of a sense, so that a rare one can win by its likeness to the sentence
_LEAST_PART = 0.01  # added to the probability of a part of speech, for the same reason
_USUAL_LIKENESS = 0.25  # of a meaning to a sentence, where the meaning is not known


@dataclass(frozen=True, slots=True)
class FittingSense:
    """A sense that a word may have: how the word is read, the likeness of meaning and sentence, its probability."""

    reading: Reading
    sense: Sense
    likeness: float
    probability: float


def fitting_senses(
    places: Sequence[WordPlace], views: Sequence[View], thesaurus: Thesaurus, reader: Reader
) -> list[tuple[FittingSense, ...]]:
    """The senses that each word may have in its place; none for a word that the thesaurus does not know."""
    found = [_senses(place, thesaurus) for place in places]
    described = list({_described(*one): None for senses in found for one in senses if one[1].meaning})
    vectors = dict(zip(described, reader.alone(described), strict=True)) if described else {}
    return [
        _weighed(senses, view, reader.part_fits(place), vectors)
        for place, view, senses in zip(places, views, found, strict=True)
    ]


def _senses(place: WordPlace, thesaurus: Thesaurus) -> list[tuple[Reading, Sense]]:
    return [
        (reading, sense)
        for reading in readings(place.word.lower(), place.before, place.after, thesaurus)
        for sense in thesaurus.senses(reading.lemma)
        if sense.part_of_speech == reading.part_of_speech
    ]


def _described(reading: Reading, sense: Sense) -> str:
    # With the word itself before it, a meaning is read as one of this word's, and is told from others better.
    return f"{reading.lemma}: {sense.meaning}"


def _weighed(
    senses: list[tuple[Reading, Sense]],
    view: View,
    part_fits: dict[str, float],
    vectors: dict[str, NDArray[np.float32]],
) -> tuple[FittingSense, ...]:
    if not senses:
        return ()
    alike = np.array(
        [
            likeness(vectors[_described(*one)][None], view.whole)[0] if one[1].meaning else _USUAL_LIKENESS
            for one in senses
        ]
    )
    shares = np.array([sense.share for _, sense in senses])
    parts = np.array([part_fits[sense.part_of_speech] for _, sense in senses])
    logarithms = (
        _SHARE_WEIGHT * np.log(shares + _LEAST_SHARE)
        + _PART_WEIGHT * np.log(parts + _LEAST_PART)
        + _LIKENESS_WEIGHT * alike
    )
    weights = np.exp(logarithms - logarithms.max())
    return tuple(
        FittingSense(reading, sense, *numbers)
        for (reading, sense), *numbers in zip(senses, alike.tolist(), (weights / weights.sum()).tolist(), strict=True)
    )
