"""What a teacher would keep, learned from the replacements that were judged by reading.

A logistic regression over the features of `leveling.acceptance`. What was judged of a pair of words is taken from other
excerpts while it learns, and what was judged of a replacement from other words, so that neither tells it the answer.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from lexile.estimator.estimator import Estimator
from lexile.leveling.acceptance import Acceptance, pair_of, ranking_features
from lexile.leveling.candidates import Candidates, ranked_candidates
from lexile.leveling.draft import CONFIDENT
from lexile.leveling.places import Reader
from lexile.leveling.ranker import Ranker
from lexile.leveling.thesaurus import Thesaurus
from lexile.training.replacements import LabelledWord

_STRENGTH = 0.03  # of the regression's fit against its weights
_PAIR_DOUBT = 0.7  # judgements; a pair that was judged as often is believed half
_REPLACEMENT_DOUBT = 3.0  # the same for a replacement of whatever word
_FOLDS = 8
_TOGETHER = 32  # words read at once
_WANTED = 0.9  # share of the replacements made without being asked for that a teacher keeps
Array = NDArray[np.float64]
_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Judged replacements: their features without what was judged of them elsewhere, shape (judged, features).

    `kept`, shape (judged,); `pairs` are base forms of a word and its replacement, `excerpts` where it was read, and
    `same` whether it means the same.
    """

    features: Array
    kept: NDArray[np.bool_]
    pairs: tuple[tuple[str, str], ...]
    excerpts: tuple[str, ...]
    same: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.kept)

    def some(self, chosen: NDArray[np.bool_]) -> "Judged":
        """Some of them."""
        numbers = np.flatnonzero(chosen).tolist()
        return Judged(
            self.features[chosen],
            self.kept[chosen],
            tuple(self.pairs[number] for number in numbers),
            tuple(self.excerpts[number] for number in numbers),
            self.same[chosen],
        )


def read_judged(
    words: Sequence[LabelledWord],
    estimator: Estimator,
    thesaurus: Thesaurus,
    reader: Reader,
    rankers: tuple[Ranker, Ranker],
) -> Judged:
    """The judged replacements as two rankers see them."""
    features, kept, pairs, excerpts, same = [], [], [], [], []
    first, second = rankers
    for start in range(0, len(words), _TOGETHER):
        some = words[start : start + _TOGETHER]
        found = ranked_candidates([word.place for word in some], estimator, thesaurus, reader, first)
        for word, candidates in zip(some, found, strict=True):
            if not candidates.all:
                continue
            own = ranking_features(candidates, second.scores(candidates.features))
            for number in _judged_numbers(word, candidates):
                one = candidates.all[number]
                features.append(own[number])
                kept.append(one.text.lower() in word.replacements)
                pairs.append(pair_of(one))
                excerpts.append(word.source)
                same.append(one.means_the_same)
    return Judged(
        np.array(features), np.array(kept, dtype=bool), tuple(pairs), tuple(excerpts), np.array(same, dtype=bool)
    )


def _judged_numbers(word: LabelledWord, candidates: Candidates) -> Iterator[int]:
    """The candidates that were judged; of readings with one text, the best ranked."""
    left = set(word.replacements | (word.rejected or frozenset()))
    for number, one in enumerate(candidates.all):
        if one.text.lower() in left:
            left.remove(one.text.lower())
            yield number


def train_acceptance(judged: Judged) -> Acceptance:
    """What judgements teach."""
    expected = _fitted(judged.features, judged.kept).predict(judged.features)
    surprise = judged.kept - expected
    words = [word for word, _ in judged.pairs]
    replacements = [own for _, own in judged.pairs]
    regression = _fitted(
        np.column_stack(
            [
                judged.features,
                _elsewhere(judged.pairs, judged.excerpts, surprise, _PAIR_DOUBT),
                _elsewhere(replacements, words, surprise, _REPLACEMENT_DOUBT),
            ]
        ),
        judged.kept,
    )
    return Acceptance(
        regression.weights,
        regression.offset,
        MappingProxyType(_means(judged.pairs, surprise, _PAIR_DOUBT)),
        MappingProxyType(_means(replacements, surprise, _REPLACEMENT_DOUBT)),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Regression:
    weights: Array
    offset: float

    def predict(self, features: Array) -> Array:
        return np.asarray(1 / (1 + np.exp(-(features @ self.weights + self.offset))))


def _fitted(features: Array, kept: NDArray[np.bool_]) -> _Regression:
    from sklearn.linear_model import LogisticRegression

    middle, spread = features.mean(axis=0), features.std(axis=0) + 1e-6
    fit: Any = LogisticRegression(C=_STRENGTH, max_iter=400).fit((features - middle) / spread, kept)
    weights = fit.coef_[0] / spread
    return _Regression(weights, float(fit.intercept_[0] - weights @ middle))


def _means(keys: Sequence[_Key], values: Array, doubt: float) -> dict[_Key, float]:
    """The mean value of each key, nearer to 0 the fewer there are."""
    sums: dict[_Key, float] = defaultdict(float)
    counts: dict[_Key, int] = defaultdict(int)
    for key, value in zip(keys, values.tolist(), strict=True):
        sums[key] += value
        counts[key] += 1
    return {key: sums[key] / (counts[key] + doubt) for key in sorted(sums, key=str)}


def _elsewhere(keys: Sequence[Hashable], groups: Sequence[str], values: Array, doubt: float) -> Array:
    """For each row the mean value of its key in other groups, nearer to 0 the fewer there are."""
    sums: dict[Hashable, float] = defaultdict(float)
    counts: dict[Hashable, int] = defaultdict(int)
    for key, group, value in zip(keys, groups, values.tolist(), strict=True):
        for one in (key, (key, group)):
            sums[one] += value
            counts[one] += 1
    return np.array(
        [
            (sums[key] - sums[key, group]) / (counts[key] - counts[key, group] + doubt)
            for key, group in zip(keys, groups, strict=True)
        ]
    )


def held_out_confidences(judged: Judged, groups: Sequence[str]) -> Array:
    """The confidence of each judged replacement by what was learned from other groups, shape (judged,)."""
    fold_of = {group: number % _FOLDS for number, group in enumerate(sorted(set(groups)))}
    folds = np.array([fold_of[group] for group in groups])
    found = np.zeros(len(judged))
    for fold in range(_FOLDS):
        tried = judged.some(folds == fold)
        found[folds == fold] = confidences_of(train_acceptance(judged.some(folds != fold)), tried)
    return found


def confidences_of(acceptance: Acceptance, judged: Judged) -> Array:
    """The confidences of judged replacements, shape (judged,)."""
    before = [(acceptance.pairs.get(pair, 0.0), acceptance.replacements.get(pair[1], 0.0)) for pair in judged.pairs]
    return _Regression(acceptance.weights, acceptance.offset).predict(np.column_stack([judged.features, before]))


def acceptance_figures(judged: Judged) -> str:
    """How right the surest judged replacements are that mean the same, with excerpts, then words, held out."""
    words = [word for word, _ in judged.pairs]
    return "\n".join(
        _figures(title, held_out_confidences(judged, groups)[judged.same], judged.kept[judged.same])
        for title, groups in (("excerpts", judged.excerpts), ("words", words))
    )


def _figures(title: str, confidences: Array, kept: NDArray[np.bool_]) -> str:
    order = np.argsort(-confidences, kind="stable")
    right = np.cumsum(kept[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(right >= _WANTED)
    most = int(enough[-1]) + 1 if len(enough) else 0
    sure = confidences >= CONFIDENT
    return (
        f"judged, {title} held out: {kept[sure].mean() if sure.any() else 0.0:.3f} right of {sure.sum()} of "
        f"{len(kept)} with a confidence of {CONFIDENT:.2f} or more; nine in ten right of the surest {most}"
    )
