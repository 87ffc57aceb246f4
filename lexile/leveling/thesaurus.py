"""The thesaurus: for each word its senses, each with its meaning and the easier words that are related to it.

Training makes it from WordNet (`training.thesaurus`) and writes it to `model/thesaurus.npz.xz`. It knows base forms
only; `leveling.inflection` brings a word into the form that a sentence needs.
"""

import io
import lzma
from dataclasses import dataclass, field
from enum import IntEnum, IntFlag
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lexile.arrays import letters_of, read_arrays, strings_of

THESAURUS_FILE = "thesaurus.npz.xz"
PARTS_OF_SPEECH = "nvar"
"""Noun, verb, adjective and adverb, by WordNet's letters."""
SHARE_SCALE = 255  # a share from 0 to 1 is stored in one byte


class Relation(IntEnum):
    """How a candidate is related to the word's sense, nearest first."""

    SYNONYM = 0
    SIMILAR = 1  # adjectives in one cluster, verbs of one group
    HYPERNYM = 2
    NEAR = 3  # adjectives two steps apart, adverbs of similar adjectives
    HYPONYM = 4
    SIBLING = 5  # verbs with one hypernym


class Complement(IntFlag):
    """What may follow a verb."""

    NONE = 1
    OBJECT = 2
    CLAUSE = 4  # with "that" or "whether"


@dataclass(frozen=True, slots=True)
class Related:
    """A candidate: its base form, its relation, and the share of its own uses that have this sense (0 to 1)."""

    lemma: str
    relation: Relation
    share: float


@dataclass(frozen=True, slots=True)
class Sense:
    """A sense of a word: its part of speech, the share of the word's uses that have it, its meaning, its relatives."""

    part_of_speech: str
    share: float
    meaning: str
    related: tuple[Related, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Thesaurus:
    """The senses of all words, as arrays.

    Senses, shape (senses,): `sense_lemmas` are numbers in `lemmas`, in ascending order; `sense_parts` places in
    `PARTS_OF_SPEECH`; `sense_shares`; `sense_meanings` numbers in `meanings`. Pairs, shape (pairs,): those of sense i
    are `pair_starts[i]` to `pair_starts[i + 1]`, each with its lemma, relation and share. `complexities`, shape
    (lemmas,), is how hard people find each word, from 1 to 6; `verb_complements`, of equal shape, is what may follow it
    as a verb, in any of its senses. `phrases` are those of several words that mean something
    as a whole: "solar system", "take into account".
    """

    lemmas: tuple[str, ...]
    meanings: tuple[str, ...]
    complexities: NDArray[np.float32]
    verb_complements: NDArray[np.uint8]
    sense_lemmas: NDArray[np.int64]
    sense_parts: NDArray[np.uint8]
    sense_shares: NDArray[np.uint8]
    sense_meanings: NDArray[np.int64]
    pair_starts: NDArray[np.int64]
    pair_lemmas: NDArray[np.int64]
    pair_relations: NDArray[np.uint8]
    pair_shares: NDArray[np.uint8]
    phrases: frozenset[str]
    _numbers: dict[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_numbers", {lemma: number for number, lemma in enumerate(self.lemmas)})

    def senses(self, lemma: str) -> tuple[Sense, ...]:
        """The senses of a base form, most frequent first within each part of speech; none if it is not known."""
        number = self._numbers.get(lemma)
        if number is None:
            return ()
        first, last = np.searchsorted(self.sense_lemmas, [number, number + 1]).tolist()
        return tuple(self._sense(row) for row in range(first, last))

    def complexity(self, lemma: str) -> float | None:
        """How hard people find a word, from 1 (very simple) to 6, or None for a word that is not known."""
        number = self._numbers.get(lemma)
        return None if number is None else float(self.complexities[number])

    def complements(self, lemma: str) -> Complement:
        """What may follow a verb; nothing is known of other words."""
        number = self._numbers.get(lemma)
        return Complement(0) if number is None else Complement(int(self.verb_complements[number]))

    def _sense(self, row: int) -> Sense:
        pairs = range(int(self.pair_starts[row]), int(self.pair_starts[row + 1]))
        return Sense(
            PARTS_OF_SPEECH[self.sense_parts[row]],
            float(self.sense_shares[row]) / SHARE_SCALE,
            self.meanings[self.sense_meanings[row]],
            tuple(
                Related(
                    self.lemmas[self.pair_lemmas[pair]],
                    Relation(int(self.pair_relations[pair])),
                    float(self.pair_shares[pair]) / SHARE_SCALE,
                )
                for pair in pairs
            ),
        )


_COMPLEXITY_STEP = 0.02  # a complexity is stored in one byte, from 1 to 6.1


def save_thesaurus(thesaurus: Thesaurus, path: Path) -> None:
    """Write a thesaurus: numbers in ascending order as differences, which compress better."""
    buffer = io.BytesIO()
    np.savez(
        buffer,
        lemmas=letters_of(thesaurus.lemmas),
        meanings=letters_of(thesaurus.meanings),
        complexities=np.round((thesaurus.complexities - 1) / _COMPLEXITY_STEP).astype(np.uint8),
        verb_complements=thesaurus.verb_complements,
        sense_lemmas=np.diff(thesaurus.sense_lemmas, prepend=0).astype(np.uint16),
        sense_parts=thesaurus.sense_parts,
        sense_shares=thesaurus.sense_shares,
        sense_meanings=thesaurus.sense_meanings.astype(np.int32),
        pair_counts=np.diff(thesaurus.pair_starts).astype(np.uint16),
        pair_lemmas=thesaurus.pair_lemmas.astype(np.uint16),
        pair_relations=thesaurus.pair_relations,
        pair_shares=thesaurus.pair_shares,
        phrases=letters_of(sorted(thesaurus.phrases)),
    )
    path.write_bytes(lzma.compress(buffer.getvalue(), preset=9 | lzma.PRESET_EXTREME))


def load_thesaurus(path: Path) -> Thesaurus:
    """Read a thesaurus that `save_thesaurus` wrote.

    Raises:
        UnusableModel: the file is missing or damaged.
    """
    with read_arrays(path) as file:
        return Thesaurus(
            strings_of(file["lemmas"]),
            strings_of(file["meanings"]),
            file["complexities"].astype(np.float32) * np.float32(_COMPLEXITY_STEP) + 1,
            file["verb_complements"],
            np.cumsum(file["sense_lemmas"], dtype=np.int64),
            file["sense_parts"],
            file["sense_shares"],
            file["sense_meanings"].astype(np.int64),
            np.concatenate([[0], np.cumsum(file["pair_counts"], dtype=np.int64)]),
            file["pair_lemmas"].astype(np.int64),
            file["pair_relations"],
            file["pair_shares"],
            frozenset(strings_of(file["phrases"])),
        )
