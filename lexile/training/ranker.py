"""The ranker of replacements, learned from the replacements that people gave for words in sentences.

Gradient boosting over the features of each candidate, right or not; what scikit-learn learns is exported to plain
arrays, so that ranking needs NumPy alone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lexile.estimator.encoder import Encoder
from lexile.estimator.estimator import load_estimator
from lexile.leveling.acceptance import ACCEPTANCE_FILE, load_acceptance
from lexile.leveling.candidates import (
    FEATURES,
    FIRST_FEATURES,
    KEPT,
    Candidates,
    first_candidates,
    read_in_place,
)
from lexile.leveling.parts_of_speech import TAGGER_FILE, Tagger, load_tagger
from lexile.leveling.places import Reader, View, WordPlace
from lexile.leveling.ranker import FIRST_RANKER_FILE, RANKER_FILE, Ranker, save_ranker
from lexile.leveling.thesaurus import THESAURUS_FILE, load_thesaurus
from lexile.training.replacements import (
    LabelledWord,
    RankingFigures,
    best_first,
    folds_by_word,
    labelled_words,
    ranking_figures,
)

_FOLDS = 5
_INNER_FOLDS = 4  # in which the first ranking is tried, to train the second on what it keeps of words it did not see
_SEEDS = 3  # models that are added up, since a few hundred words leave much to chance
_CALIBRATED = 5  # candidates of each word whose confidences are set by what came true
_FEW = 5  # candidates; a word with fewer counts no more than one with as many
_TOGETHER = 32  # words read at once
_LINE_STRENGTH = 0.02  # of the regression's fit against its weights
_WRONG = -30.0  # the sum of a candidate that the first ranking does not keep


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A labelled word with its candidates, their features, and which of them people gave."""

    word: LabelledWord
    candidates: Candidates
    right: NDArray[np.bool_]

    @property
    def texts(self) -> tuple[str, ...]:
        """The candidates as they would be written."""
        return tuple(one.text for one in self.candidates.all)


class _RememberingReader(Reader):
    """A reader that keeps all views: folds share most of what they read."""

    def __init__(self, encoder: Encoder, tagger: Tagger) -> None:
        super().__init__(encoder, tagger)
        self._views: dict[WordPlace, View] = {}

    def views(self, places: Sequence[WordPlace]) -> list[View]:
        missing = [place for place in dict.fromkeys(places) if place not in self._views]
        self._views.update(zip(missing, super().views(missing), strict=True))
        return [self._views[place] for place in places]


Rankers = tuple[Ranker, Ranker]
"""The rankers of the first and the second ranking."""


def make_ranker(data: Path, model: Path, report: Callable[[str], None]) -> str:
    """Train the rankers on all labelled words and write them; returns their figures on words that they did not see."""
    examples, reader = read_examples(data, model, report)
    (confidences,) = _out_of_fold(examples, reader, report, (_by_ranker,))
    first, second = train_rankers(examples, reader)
    save_ranker(first, model / FIRST_RANKER_FILE, FIRST_FEATURES)
    save_ranker(_calibrated(second, examples, confidences), model / RANKER_FILE, FEATURES)
    return _by_corpus("words held out", examples, confidences)


def evaluate_ranker(data: Path, model: Path, report: Callable[[str], None]) -> str:
    """The figures of rankers trained on one set of words and tried on another, and on held-out words of both.

    Raises:
        LexileError: labels or model files are missing.
    """
    examples, reader = read_examples(data, model, report)
    lines = []
    for corpus in dict.fromkeys(one.word.corpus for one in examples):
        tried = [one for one in examples if one.word.corpus == corpus]
        report(f"Trying {corpus}")
        (found,) = _tried(examples_without(examples, tried, corpus), tried, reader, (_by_ranker,))
        figures = _figures(tried, found)
        lines.append(f"trained on the other set, tried on {corpus}: {figures}")
    acceptance = load_acceptance(model / ACCEPTANCE_FILE)

    def by_acceptance(ranker: Ranker, candidates: Candidates) -> NDArray[np.float64]:
        return acceptance.confidences(candidates, ranker.scores(candidates.features))

    confidences, accepted = _out_of_fold(examples, reader, report, (_by_ranker, by_acceptance))
    lines.append(_by_corpus(f"words held out, {_FOLDS} folds", examples, confidences))
    lines.append(_by_corpus("the same, ordered by what teachers would keep, as served", examples, accepted))
    among = np.mean([bool(one.right.any()) for one in examples])
    lines.append(f"a right replacement is among the candidates of {among:.3f} of the words")
    return "\n".join(lines)


def read_examples(data: Path, model: Path, report: Callable[[str], None]) -> tuple[list[Example], Reader]:
    """The labelled words with their candidates, and the reader that reads them in their places."""
    words = labelled_words(data)
    estimator = load_estimator(model)
    thesaurus = load_thesaurus(model / THESAURUS_FILE)
    reader = _RememberingReader(estimator.encoder, load_tagger(model / TAGGER_FILE))
    examples = []
    for start in range(0, len(words), _TOGETHER):
        report(f"Candidates of word {start} of {len(words)}")
        some = words[start : start + _TOGETHER]
        found = first_candidates([word.place for word in some], estimator, thesaurus, reader)
        for word, candidates in zip(some, found, strict=True):
            right = np.array([one.text.lower() in word.replacements for one in candidates.all], dtype=bool)
            examples.append(Example(word, candidates, right))
    return examples, reader


def examples_without(examples: Sequence[Example], tried: Sequence[Example], corpus: str) -> list[Example]:
    """The examples of other corpora whose words are not among those tried."""
    words = {one.word.place.word.lower() for one in tried}
    return [one for one in examples if one.word.corpus != corpus and one.word.place.word.lower() not in words]


def train_rankers(examples: Sequence[Example], reader: Reader) -> Rankers:
    """The rankers learned from examples, their confidences not yet calibrated."""
    used = [one for one in examples if one.candidates.all]
    scores: dict[int, NDArray[np.float64]] = {}
    for fold in folds_by_word([one.word for one in used], _INNER_FOLDS):
        held_out = set(fold)
        ranker = _fitted([one for place, one in enumerate(used) if place not in held_out], _FIRST_SETTINGS, 1)
        scores.update((place, ranker.scores(used[place].candidates.features)) for place in fold)
    kept = kept_examples(used, [scores[place] for place in range(len(used))], reader)
    return _fitted(used, _FIRST_SETTINGS, 1), _fitted(kept, _SETTINGS, _SEEDS)


def kept_examples(examples: Sequence[Example], scores: Sequence[NDArray[np.float64]], reader: Reader) -> list[Example]:
    """The examples with the candidates that the first ranking keeps, as the encoder reads them in their places."""
    kept = [one.candidates.kept(own) for one, own in zip(examples, scores, strict=True)]
    read = [
        words
        for start in range(0, len(kept), _TOGETHER)
        for words in read_in_place(kept[start : start + _TOGETHER], reader)
    ]
    return [
        Example(one.word, words, np.array([c.text.lower() in one.word.replacements for c in words.all], dtype=bool))
        for one, words in zip(examples, read, strict=True)
    ]


_SETTINGS = {
    "max_iter": 150,
    "learning_rate": 0.05,
    "max_leaf_nodes": 12,
    "min_samples_leaf": 20,
    "l2_regularization": 5.0,
    "max_features": 0.5,
}
_FIRST_SETTINGS = {**_SETTINGS, "max_iter": 80}


def _fitted(examples: Sequence[Example], settings: dict[str, Any], seeds: int) -> Ranker:
    from sklearn.ensemble import HistGradientBoostingClassifier

    used = [one for one in examples if one.candidates.all]
    features = np.concatenate([one.candidates.features for one in used])
    right = np.concatenate([one.right for one in used])
    # A word with many candidates counts for more, but not in proportion.
    weights = np.concatenate([np.full(len(one.right), max(len(one.right), _FEW) ** -0.5) for one in used])
    rankers = []
    for seed in range(seeds):
        model = HistGradientBoostingClassifier(random_state=seed, **settings)
        rankers.append(exported(model.fit(features, right, sample_weight=weights / weights.mean())))
    trees = mean_ranker(rankers)
    return _with_line(trees, features, right) if seeds > 1 else trees


def _with_line(trees: Ranker, features: NDArray[np.float32], right: NDArray[np.bool_]) -> Ranker:
    """The mean of trees and a logistic regression, which errs elsewhere."""
    from sklearn.linear_model import LogisticRegression

    middle, spread = features.mean(axis=0), features.std(axis=0) + 1e-6
    fit: Any = LogisticRegression(C=_LINE_STRENGTH, max_iter=400).fit((features - middle) / spread, right)
    weights = fit.coef_[0] / spread
    return replace(
        trees,
        value=trees.value / np.float32(2),
        weights=(weights / 2).astype(np.float32),
        baseline=(trees.baseline + float(fit.intercept_[0] - weights @ middle)) / 2,
    )


def exported(model: Any) -> Ranker:
    """A model of scikit-learn's histogram gradient boosting as a ranker."""
    parts: dict[str, list[NDArray[Any]]] = {name: [] for name in ("feature", "threshold", "left", "right", "value")}
    roots, place = [], 0
    for (tree,) in model._predictors:
        nodes = tree.nodes
        own = np.arange(place, place + len(nodes))
        leaf = nodes["is_leaf"].astype(bool)
        roots.append(place)
        parts["feature"].append(np.where(leaf, 0, nodes["feature_idx"]))
        parts["threshold"].append(np.where(leaf, 0, nodes["num_threshold"]))
        parts["left"].append(np.where(leaf, own, nodes["left"] + place))
        parts["right"].append(np.where(leaf, own, nodes["right"] + place))
        parts["value"].append(np.where(leaf, nodes["value"], 0))
        place += len(nodes)
    return Ranker(
        np.array(roots),
        np.concatenate(parts["feature"]).astype(np.int64),
        np.concatenate(parts["threshold"]).astype(np.float32),
        np.concatenate(parts["left"]).astype(np.int64),
        np.concatenate(parts["right"]).astype(np.int64),
        np.concatenate(parts["value"]).astype(np.float32),
        np.zeros(model.n_features_in_, dtype=np.float32),
        float(model._baseline_prediction[0, 0]),
    )


def mean_ranker(rankers: Sequence[Ranker]) -> Ranker:
    """One ranker whose sum is the mean of several."""
    starts = np.cumsum([0, *(len(one.value) for one in rankers)])[:-1].tolist()
    return Ranker(
        np.concatenate([one.roots + start for one, start in zip(rankers, starts, strict=True)]),
        np.concatenate([one.feature for one in rankers]),
        np.concatenate([one.threshold for one in rankers]),
        np.concatenate([one.left + start for one, start in zip(rankers, starts, strict=True)]),
        np.concatenate([one.right + start for one, start in zip(rankers, starts, strict=True)]),
        np.concatenate([one.value / np.float32(len(rankers)) for one in rankers]).astype(np.float32),
        np.mean([one.weights for one in rankers], axis=0),
        float(np.mean([one.baseline for one in rankers])),
    )


_Confidences = list[NDArray[np.float64]]
_Judge = Callable[[Ranker, Candidates], NDArray[np.float64]]
"""The confidences of the candidates of one word, from the second ranker."""


def _by_ranker(ranker: Ranker, candidates: Candidates) -> NDArray[np.float64]:
    return ranker.confidences(candidates.features)


def _tried(
    training: Sequence[Example], tried: Sequence[Example], reader: Reader, judges: Sequence[_Judge]
) -> list[_Confidences]:
    """By each judge the confidences of all candidates, those that the first ranking does not keep last."""
    first, second = train_rankers(training, reader)
    scores = [first.scores(one.candidates.features) for one in tried]
    kept = kept_examples(tried, scores, reader)
    found: list[_Confidences] = []
    for judge in judges:
        own: _Confidences = []
        for before, example in zip(scores, kept, strict=True):
            confidences = np.full(len(before), 1 / (1 + np.exp(-_WRONG)))
            confidences[np.argsort(-before, kind="stable")[:KEPT]] = judge(second, example.candidates)
            own.append(confidences)
        found.append(own)
    return found


def _out_of_fold(
    examples: Sequence[Example], reader: Reader, report: Callable[[str], None], judges: Sequence[_Judge]
) -> list[_Confidences]:
    found: list[dict[int, NDArray[np.float64]]] = [{} for _ in judges]
    for number, fold in enumerate(folds_by_word([one.word for one in examples], _FOLDS)):
        report(f"Fold {number + 1} of {_FOLDS}")
        held_out = set(fold)
        training = [one for place, one in enumerate(examples) if place not in held_out]
        for confidences, own in zip(
            found, _tried(training, [examples[place] for place in fold], reader, judges), strict=True
        ):
            confidences.update(zip(fold, own, strict=True))
    return [[confidences[place] for place in range(len(examples))] for confidences in found]


def _calibrated(ranker: Ranker, examples: Sequence[Example], confidences: list[NDArray[np.float64]]) -> Ranker:
    """A ranker whose confidences are the shares that came true among the best candidates of held-out words."""
    slope, shift = _calibration(examples, confidences)
    return replace(ranker, slope=slope, shift=shift)


def _calibration(examples: Sequence[Example], confidences: list[NDArray[np.float64]]) -> tuple[float, float]:
    from sklearn.linear_model import LogisticRegression

    scores, right = [], []
    for one, sure in zip(examples, confidences, strict=True):
        best = np.argsort(-sure)[:_CALIBRATED]
        scores += np.log(sure[best] / (1 - sure[best])).tolist()
        right += one.right[best].tolist()
    fit: Any = LogisticRegression(C=100.0).fit(np.array(scores)[:, None], right)
    return float(fit.coef_[0, 0]), float(fit.intercept_[0])


def _by_corpus(title: str, examples: Sequence[Example], confidences: Sequence[NDArray[np.float64]]) -> str:
    lines = []
    for corpus in dict.fromkeys(one.word.corpus for one in examples):
        numbers = [number for number, one in enumerate(examples) if one.word.corpus == corpus]
        figures = _figures([examples[number] for number in numbers], [confidences[number] for number in numbers])
        lines.append(f"{title}, {corpus}: {figures}")
    return "\n".join(lines)


def _figures(examples: Sequence[Example], confidences: Sequence[NDArray[np.float64]]) -> RankingFigures:
    ranked = [best_first(one.texts, sure) for one, sure in zip(examples, confidences, strict=True)]
    return ranking_figures([one.word for one in examples], ranked)
