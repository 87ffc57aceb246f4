"""Candidates to replace a word, each with the features by which they are ranked.

A candidate is an easier relative of a sense of the word (`leveling.thesaurus`) in the word's own form. Two rankings
choose among them. The first knows how they are related to the sense that fits, how frequent and how hard they are; it
keeps the best few. Only these are read in the sentence by the encoder, which is slow, and ranked once more.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lexile.estimator.estimator import Estimator
from lexile.features.lexicon import BOOKS, MODERN
from lexile.leveling.complements import fits_complement
from lexile.leveling.inflection import Reading, inflected
from lexile.leveling.places import Reader, View, WordPlace, likeness
from lexile.leveling.ranker import Ranker
from lexile.leveling.senses import FittingSense, fitting_senses
from lexile.leveling.thesaurus import Relation, Thesaurus

FIRST_FEATURES = (
    *(f"share_{relation.name.lower()}" for relation in Relation),
    *(f"fitting_{relation.name.lower()}" for relation in Relation),
    "fitting", "fitting_most", "own_share", "relations", "nearest", "part_of_speech", "part_fit", "readings",
    "zipf", "zipf_gain", "books", "books_gain", "complexity", "complexity_gain", "effect_gain",
    "letters", "letters_gain", "form_loss", "common_start", "like_pieces", "meaning_fit", "meaning_loss", "candidates",
)  # fmt: skip
"""The inputs of the first ranking, in order."""
FEATURES = (
    *FIRST_FEATURES,
    "first_rank", "like_alone", "like_low", "like_high", "like_sentence", "like_alone_across", "like_others",
    "like_others_alone", "like_itself", "like_itself_loss", "like_rank", "likest", "likest_alone", "zipf_rank",
)  # fmt: skip
"""The inputs of the second ranking, in order."""
KEPT = 12  # candidates that the encoder reads; among 10, there is a right one for 99 in 100 words that have one
_MOST_FORM_LOSS = 2.2  # Zipf; "informations" is rarer than "information" by more, so it is not in use


@dataclass(frozen=True, slots=True)
class Candidate:
    """A replacement for a word: its form, how the word is read, its base form, and the meaning it stands for.

    `means_the_same` unless it is a wider or narrower noun ("gas" for "oxygen"), or says more than the word does.
    """

    text: str
    reading: Reading
    lemma: str
    meaning: str
    means_the_same: bool


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """All candidates for a word in its place, with features of shape (candidates, features)."""

    place: WordPlace
    view: View
    all: tuple[Candidate, ...]
    features: NDArray[np.float32]

    def kept(self, first: NDArray[np.float64]) -> "Candidates":
        """The best few by the scores of the first ranking, best first."""
        best = np.argsort(-first, kind="stable")[:KEPT]
        features = np.column_stack([self.features[best], first[best].astype(np.float32)])
        return Candidates(self.place, self.view, tuple(self.all[one] for one in best), features)


_SAME_SHARE = 0.5  # of the fitting senses: most of what the word may mean here


@dataclass(slots=True)
class _Evidence:
    reading: Reading
    shares: NDArray[np.float64]
    fitting: NDArray[np.float64]
    own_share: float = 0.0
    relations: int = 0
    likeness: float = -1.0
    most: float = 0.0
    meaning: str = ""


def ranked_candidates(
    places: Sequence[WordPlace], estimator: Estimator, thesaurus: Thesaurus, reader: Reader, ranker: Ranker
) -> list[Candidates]:
    """The best few candidates for each word with the features of the second ranking."""
    found = first_candidates(places, estimator, thesaurus, reader)
    return read_in_place([one.kept(ranker.scores(one.features)) for one in found], reader)


def first_candidates(
    places: Sequence[WordPlace], estimator: Estimator, thesaurus: Thesaurus, reader: Reader
) -> list[Candidates]:
    """All candidates for each word with the features of the first ranking."""
    views = reader.views(places)
    senses = fitting_senses(places, views, thesaurus, reader)
    return [
        _candidates(place, view, fitting, estimator, thesaurus, reader)
        for place, view, fitting in zip(places, views, senses, strict=True)
    ]


def read_in_place(found: Sequence[Candidates], reader: Reader) -> list[Candidates]:
    """Candidates with the features that the encoder adds."""
    places = [WordPlace(words.place.before, one.text, words.place.after) for words in found for one in words.all]
    views = reader.views(places)
    texts = [words.place.word.lower() for words in found if words.all]
    vectors = (
        reader.alone([*texts, *(place.word for place in places)]) if places else np.zeros((0, 0), dtype=np.float32)
    )
    own_alone, alone = iter(vectors[: len(texts)]), vectors[len(texts) :]
    read, first = [], 0
    for words in found:
        last = first + len(words.all)
        if words.all:
            columns = _encoder_columns(words, views[first:last], next(own_alone), alone[first:last])
            features = np.column_stack([words.features, *columns]).astype(np.float32)
        else:
            features = np.zeros((0, len(FEATURES)), dtype=np.float32)
        read.append(Candidates(words.place, words.view, words.all, features))
        first = last
    return read


def _means_the_same(evidence: _Evidence) -> bool:
    """Whether a replacement says neither less nor more, by how it is related to the senses that fit most."""
    same = [Relation.SYNONYM, Relation.SIMILAR]
    if evidence.reading.part_of_speech != "n":
        same += [Relation.HYPERNYM, Relation.NEAR]  # "change" for "convert"; a noun would be a wider thing
    return bool(evidence.fitting[same].sum() >= _SAME_SHARE * evidence.fitting.sum())


def _candidates(
    place: WordPlace,
    view: View,
    senses: tuple[FittingSense, ...],
    estimator: Estimator,
    thesaurus: Thesaurus,
    reader: Reader,
) -> Candidates:
    form = place.word.lower()
    rows, candidates = [], []
    for (lemma, _), one in _related(senses).items():
        text = inflected(lemma, one.reading.tag)
        if text is None or text == form or not fits_complement(lemma, one.reading, place.after, thesaurus):
            continue
        candidates.append(Candidate(text, one.reading, lemma, one.meaning, _means_the_same(one)))
        rows.append(one)
    if not candidates:
        return Candidates(place, view, (), np.zeros((0, len(FIRST_FEATURES)), dtype=np.float32))
    texts = [candidate.text for candidate in candidates]
    zipf, effect = estimator.lexicon.look_up([form, *(text.split()[-1] for text in texts)])
    of_lemmas = estimator.lexicon.look_up([candidate.lemma for candidate in candidates])[0][:, MODERN]
    form_loss = of_lemmas - zipf[1:, MODERN]
    complexity = np.array([thesaurus.complexity(candidate.lemma) or 6.0 for candidate in candidates])
    readings = dict.fromkeys(one.reading for one in senses)
    own = min((thesaurus.complexity(reading.lemma) or 6.0 for reading in readings), default=6.0)
    letters = np.array([len(text) for text in texts])
    part_fit = reader.part_fits(place)
    static = reader.static([form, *texts])
    fit = np.array([one.likeness for one in rows])
    columns = [
        *np.stack([one.shares for one in rows]).T,
        *np.stack([one.fitting for one in rows]).T,
        [one.fitting.sum() for one in rows],
        [one.most for one in rows],
        [one.own_share for one in rows],
        [one.relations for one in rows],
        [int(np.argmax(one.shares > 0)) for one in rows],
        ["nvar".index(one.reading.part_of_speech) for one in rows],
        [part_fit.get(one.reading.part_of_speech, 0.0) for one in rows],
        np.full(len(rows), len(readings)),
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
        likeness(static[1:], static[0]),
        fit,
        max(one.likeness for one in senses) - fit,
        np.full(len(rows), len(rows)),
    ]
    features = np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)
    used = form_loss < _MOST_FORM_LOSS
    kept = tuple(one for one, is_used in zip(candidates, used, strict=True) if is_used)
    return Candidates(place, view, kept, features[used])


def _encoder_columns(
    words: Candidates, views: Sequence[View], own_alone: NDArray[np.float32], alone: NDArray[np.float32]
) -> list[NDArray[np.float64]]:
    own = words.view
    high = np.stack([view.high for view in views])
    like_low = likeness(np.stack([view.low for view in views]), own.low)
    like_alone = likeness(alone, own_alone)
    like_itself = np.array(
        [likeness(one.high[None], by_itself)[0] for one, by_itself in zip(views, alone, strict=True)]
    )
    zipf = words.features[:, FIRST_FEATURES.index("zipf")]
    return [
        like_alone,
        like_low,
        likeness(high, own.high),
        likeness(np.stack([view.whole for view in views]), own.whole),
        likeness(alone, own.high),
        likeness(high, high.mean(axis=0)),
        likeness(alone, alone.mean(axis=0)),
        like_itself,
        like_itself - likeness(own.high[None], own_alone)[0],
        _ranks(like_low),
        like_low.max() - like_low,
        like_alone.max() - like_alone,
        _ranks(zipf),
    ]


def _related(senses: tuple[FittingSense, ...]) -> dict[tuple[str, str], _Evidence]:
    found: dict[tuple[str, str], _Evidence] = {}
    for one in senses:
        for related in one.sense.related:
            key = related.lemma, one.reading.tag
            if key not in found:
                found[key] = _Evidence(one.reading, np.zeros(len(Relation)), np.zeros(len(Relation)))
            evidence = found[key]
            evidence.shares[related.relation] += one.sense.share
            evidence.fitting[related.relation] += one.probability
            evidence.own_share = max(evidence.own_share, related.share)
            evidence.relations += 1
            evidence.likeness = max(evidence.likeness, one.likeness)
            if one.probability > evidence.most:
                evidence.most, evidence.meaning = one.probability, one.sense.meaning
    return found


def _common_start(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _ranks(values: NDArray[np.floating]) -> NDArray[np.int64]:
    return np.argsort(np.argsort(-values))
