"""How easy teachers would find a text, estimated beside its measure.

Easiness is on the scale of `BT_easiness` in the CLEAR corpus, a Bradley-Terry scale on which higher is easier. The
number means little by itself, so it is reported as the percentage of the corpus's passages, all for grades 3 to 12,
that are easier. It agrees with the measure only in part (docs/measure.md#what-teachers-judge).
"""

from bisect import bisect_right
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from lexile.estimator.distribution import TAIL
from lexile.estimator.encoder import Encoder
from lexile.estimator.runtime import Network
from lexile.features.sentence import sentence_bounds
from lexile.text.passages import Passage
from lexile.text.sentences import SegmentedText

# Passages of a long text that are read, evenly spaced. Reading more would change the easiness by less than its error.
MAX_PASSAGES = 24
JUDGED_WORDS = 10
"""Words of the shortest text with an easiness: its error was measured on snippets of at least this many."""


@dataclass(frozen=True, slots=True)
class EasinessScale:
    """The corpus as a yardstick for easiness, learned in training.

    `easiness_quantiles` and `measure_quantiles` (in L) are evenly spaced quantiles of the corpus's labels, ascending.
    The error variance of a text is `shared_variance` + `variance_by_word` / words.
    """

    easiness_quantiles: tuple[float, ...]
    measure_quantiles: tuple[float, ...]
    shared_variance: float
    variance_by_word: float


@dataclass(frozen=True, slots=True)
class EasinessEstimate:
    """How easy teachers would find a text, with its standard error, both on the scale of `BT_easiness`.

    Percentiles count how many of 100 passages of the corpus are less difficult: `difficulty_percentile` by easiness,
    between `lowest_percentile` and `highest_percentile` at the ends of the 90% range; `measure_percentile` by measure.
    """

    easiness: float
    standard_error: float
    difficulty_percentile: float
    highest_percentile: float
    lowest_percentile: float
    measure_percentile: float

    @property
    def low(self) -> float:
        """The lower end of the 90% range: the hardest that teachers are likely to find the text."""
        return self.easiness - TAIL * self.standard_error

    @property
    def high(self) -> float:
        """The upper end of the 90% range: the easiest that teachers are likely to find the text."""
        return self.easiness + TAIL * self.standard_error

    @property
    def disagreement(self) -> float:
        """Percentiles by which teachers find the text harder (or, if negative, easier) than its measure suggests.

        0 if the measure's percentile lies within the range of the teachers'.
        """
        if self.lowest_percentile <= self.measure_percentile <= self.highest_percentile:
            return 0.0
        return self.difficulty_percentile - self.measure_percentile


def sample_passages(passages: tuple[Passage, ...]) -> list[int]:
    """The numbers of the passages to read: all, or `MAX_PASSAGES` of them, evenly spaced."""
    if len(passages) <= MAX_PASSAGES:
        return list(range(len(passages)))
    places = (np.arange(MAX_PASSAGES) + 0.5) * len(passages) / MAX_PASSAGES
    return [int(place) for place in places]


def easiness_features(
    text: SegmentedText,
    bounds: NDArray[np.int64],
    of_passages: NDArray[np.float32],
    of_sentences: NDArray[np.float32],
    chosen: list[int],
    encoder: Encoder,
) -> NDArray[np.float32]:
    """The features of chosen passages for the easiness network, shape (chosen, features).

    Args:
        text: the text.
        bounds: the first word of each passage and, last, the number of words in the text; passages are whole sentences.
        of_passages: the features of each passage (`features.passage`).
        of_sentences: the features of each sentence (`features.sentence`).
        chosen: the numbers of the passages to read.
        encoder: the encoder that reads them.
    """
    encoded = encoder.encode(passage_texts(text, bounds, chosen))
    return join_easiness_features(encoded, text, bounds, of_passages, of_sentences, chosen)


def passage_texts(text: SegmentedText, bounds: NDArray[np.int64], chosen: list[int]) -> list[str]:
    """The chosen passages as the encoder reads them; `bounds` as in `easiness_features`."""
    first = np.searchsorted(sentence_bounds(text), bounds)
    spans = [(text.sentences[first[part]].start, text.sentences[first[part + 1] - 1].end) for part in chosen]
    return [text.measured(start, end) for start, end in spans]


def join_easiness_features(
    encoded: NDArray[np.float32],
    text: SegmentedText,
    bounds: NDArray[np.int64],
    of_passages: NDArray[np.float32],
    of_sentences: NDArray[np.float32],
    chosen: list[int],
) -> NDArray[np.float32]:
    """`easiness_features` for passages that are already `encoded`, shape (chosen, encoder width)."""
    first = np.searchsorted(sentence_bounds(text), bounds)
    means = np.add.reduceat(of_sentences.astype(np.float64), first[:-1]) / np.diff(first)[:, None]
    return np.concatenate([of_passages[chosen], means[chosen].astype(np.float32), encoded], axis=1)


def estimate_easiness(
    features: NDArray[np.float32], words: list[int], measure: float, network: Network, scale: EasinessScale
) -> EasinessEstimate:
    """The easiness of a text with this measure in L, from the features and word counts of its chosen passages."""
    easiness = float(np.average(network(features)[:, 0].astype(np.float64), weights=words))
    error = sqrt(scale.shared_variance + scale.variance_by_word / sum(words))
    return EasinessEstimate(
        easiness,
        error,
        difficulty_percentile(easiness, scale),
        difficulty_percentile(easiness - TAIL * error, scale),
        difficulty_percentile(easiness + TAIL * error, scale),
        measure_percentile(measure, scale),
    )


def measure_percentile(measure: float, scale: EasinessScale) -> float:
    """How many of 100 passages of the corpus have this measure or a lower one."""
    return 100.0 * bisect_right(scale.measure_quantiles, measure) / len(scale.measure_quantiles)


def difficulty_percentile(easiness: float, scale: EasinessScale) -> float:
    """How many of 100 passages of the corpus are easier.

    >>> difficulty_percentile(-1.0, EasinessScale((-2.0, -1.5, 0.0, 1.0), (), 0.0, 0.0))
    50.0
    """
    return 100.0 * (1.0 - bisect_right(scale.easiness_quantiles, easiness) / len(scale.easiness_quantiles))
