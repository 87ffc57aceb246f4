"""Candidates to replace a word, each with the features by which they are ranked.

A candidate is an easier relative of a sense of the word (`leveling.thesaurus`) in the word's own form. The features say
how it is related, how frequent and how hard it is, and how well it fits the sentence by the encoder's vectors.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lexile.estimator.estimator import Estimator
from lexile.features.lexicon import BOOKS, MODERN
from lexile.leveling.inflection import Reading, inflected, readings
from lexile.leveling.places import Reader, WordPlace, sense_weight
from lexile.leveling.thesaurus import Relation, Sense, Thesaurus

FEATURES = (
    *(f"share_{relation.name.lower()}" for relation in Relation),
    "own_share", "relations", "nearest", "part_of_speech", "part_fit", "readings",
    "zipf", "zipf_gain", "books", "books_gain", "complexity", "complexity_gain", "effect_gain",
    "letters", "letters_gain", "form_loss", "common_start",
    "like_alone", "like_pieces", "like_low", "like_high", "like_sentence", "meaning_fit", "meaning_loss",
    "like_rank", "zipf_rank", "likest", "candidates",
)  # fmt: skip
"""The inputs of the ranker, in order."""
_MOST_FORM_LOSS = 2.2  # Zipf; "informations" is rarer than "information" by more, so it is not in use


@dataclass(frozen=True, slots=True)
class Candidate:
    """A replacement for a word: its form, how the word is read, its base form, and the meaning it stands for."""

    text: str
    reading: Reading
    lemma: str
    meaning: str


@dataclass(slots=True)
class _Evidence:
    reading: Reading
    shares: NDArray[np.float64]
    own_share: float = 0.0
    relations: int = 0
    fit: float = -1.0
    likelihood: float = 0.0
    meaning: str = ""


def find_candidates(
    place: WordPlace, estimator: Estimator, thesaurus: Thesaurus, reader: Reader
) -> tuple[tuple[Candidate, ...], NDArray[np.float32]]:
    """The candidates for a word and their features, shape (candidates, features)."""
    form = place.word.lower()
    taken = readings(form, place.before, place.after, thesaurus)
    meaning_fits = reader.meaning_fits(place, taken, thesaurus)
    found = _related(taken, thesaurus, meaning_fits)
    lexicon = estimator.lexicon
    rows, candidates = [], []
    for (lemma, _), one in found.items():
        text = inflected(lemma, one.reading.tag)
        if text is None or text == form:
            continue
        candidates.append(Candidate(text, one.reading, lemma, one.meaning))
        rows.append(one)
    if not candidates:
        return (), np.zeros((0, len(FEATURES)), dtype=np.float32)
    texts = [candidate.text for candidate in candidates]
    zipf, effect = lexicon.look_up([form, *(text.split()[-1] for text in texts)])
    of_lemmas = lexicon.look_up([candidate.lemma for candidate in candidates])[0][:, MODERN]
    form_loss = of_lemmas - zipf[1:, MODERN]
    complexity = np.array([thesaurus.complexity(candidate.lemma) or 6.0 for candidate in candidates])
    own = min((thesaurus.complexity(reading.lemma) or 6.0 for reading in taken), default=6.0)
    letters = np.array([len(text) for text in texts])
    likeness = reader.likeness(place, texts)
    part_fit = reader.part_fits(place)
    fit = np.array([one.fit for one in rows])
    columns = [
        *np.stack([one.shares for one in rows]).T,
        [one.own_share for one in rows],
        [one.relations for one in rows],
        [int(np.argmax(one.shares > 0)) for one in rows],
        ["nvar".index(one.reading.part_of_speech) for one in rows],
        [part_fit.get(one.reading.part_of_speech, 0.0) for one in rows],
        np.full(len(rows), len(taken)),
        zipf[1:, MODERN],
        zipf[1:, MODERN] - zipf[0, MODERN],
        zipf[1:, BOOKS],
        zipf[1:, BOOKS] - zipf[0, BOOKS],
        complexity,
        own - complexity,
        effect[0] - effect[1:],
        letters,
        len(form) - letters,
        form_loss,
        [_common_start(form, text) / len(form) for text in texts],
        *likeness.T,
        fit,
        max(meaning_fits.values(), default=0.0) - fit,
        _ranks(likeness[:, 2]),
        _ranks(zipf[1:, MODERN]),
        likeness[:, 2].max() - likeness[:, 2],
        np.full(len(rows), len(rows)),
    ]
    features = np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)
    used = form_loss < _MOST_FORM_LOSS
    return tuple(one for one, is_used in zip(candidates, used, strict=True) if is_used), features[used]


def _related(
    taken: tuple[Reading, ...], thesaurus: Thesaurus, meaning_fits: dict[str, float]
) -> dict[tuple[str, str], _Evidence]:
    found: dict[tuple[str, str], _Evidence] = {}
    for reading in taken:
        for sense in _senses(reading, thesaurus):
            fit = meaning_fits.get(sense.meaning, 0.0)
            for related in sense.related:
                key = related.lemma, reading.tag
                if key not in found:
                    found[key] = _Evidence(reading, np.zeros(len(Relation)))
                one = found[key]
                one.shares[related.relation] += sense.share
                one.own_share = max(one.own_share, related.share)
                one.relations += 1
                one.fit = max(one.fit, fit)
                likelihood = sense_weight(sense.share, fit)
                if likelihood > one.likelihood:
                    one.likelihood, one.meaning = likelihood, sense.meaning
    return found


def _senses(reading: Reading, thesaurus: Thesaurus) -> list[Sense]:
    return [sense for sense in thesaurus.senses(reading.lemma) if sense.part_of_speech == reading.part_of_speech]


def _common_start(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _ranks(values: NDArray[np.floating]) -> NDArray[np.int64]:
    return np.argsort(np.argsort(-values))
