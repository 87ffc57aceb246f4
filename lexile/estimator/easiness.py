"""What teachers would judge: how easy they would find a text beside passages of grades 3 to 12.

`ease` is on the scale of the corpus's `BT_easiness`: the more, the easier; it says little by itself, so that it is told
as the share of the corpus's passages that are easier. It agrees with the measure only in part (facts.md, section 3).
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

MOST_PASSAGES = 24  # of a long text that are read, evenly spread: more change the ease by less than its error


@dataclass(frozen=True, slots=True)
class EasinessScale:
    """What turns an ease into words, learned from the corpus.

    `eases` are the judgements of its passages at even steps, from the hardest to the easiest, `measures` their measures
    in L, from the easiest to the hardest. The variance of an error is `shared` + `by_word` / words.
    """

    eases: tuple[float, ...]
    measures: tuple[float, ...]
    shared: float
    by_word: float


@dataclass(frozen=True, slots=True)
class EasinessEstimate:
    """How easy teachers would find a text, with its standard error, both on the corpus's scale.

    `harder_than` is the number of passages in 100 that teachers would find easier than this one, `measure_harder_than`
    that of those with a lower measure.
    """

    ease: float
    standard_error: float
    harder_than: float
    hardest: float
    easiest: float
    measure_harder_than: float

    @property
    def low(self) -> float:
        """The lower end of the range that holds nine judgements in ten: the hardest that teachers may find it."""
        return self.ease - TAIL * self.standard_error

    @property
    def high(self) -> float:
        """The upper end of the range that holds nine judgements in ten."""
        return self.ease + TAIL * self.standard_error

    @property
    def apart(self) -> float:
        """By how many passages in 100 teachers find it harder (or, below 0, easier) than its measure says.

        0 where the measure's place lies within the range of the teachers'.
        """
        if self.easiest <= self.measure_harder_than <= self.hardest:
            return 0.0
        return self.harder_than - self.measure_harder_than


def chosen_passages(passages: tuple[Passage, ...]) -> list[int]:
    """The numbers of the passages that are read: all, or `MOST_PASSAGES` of them, evenly spread."""
    if len(passages) <= MOST_PASSAGES:
        return list(range(len(passages)))
    places = (np.arange(MOST_PASSAGES) + 0.5) * len(passages) / MOST_PASSAGES
    return [int(place) for place in places]


def teacher_inputs(
    text: SegmentedText,
    bounds: NDArray[np.int64],
    inputs: NDArray[np.float32],
    counts: NDArray[np.float32],
    chosen: list[int],
    encoder: Encoder,
) -> NDArray[np.float32]:
    """What the teachers' network sees of the chosen parts of a text, shape (chosen, inputs).

    Args:
        text: the text.
        bounds: the words at which the parts begin, and last the number of all words; parts are whole sentences.
        inputs: those of the measure, one row a part (`text.inputs`).
        counts: those of its sentences (`text.sentence_inputs`).
        chosen: which parts.
        encoder: what reads them.
    """
    first = np.searchsorted(sentence_bounds(text), bounds)
    spans = [(text.sentences[first[part]].start, text.sentences[first[part + 1] - 1].end) for part in chosen]
    return with_encoded(
        encoder.encode([text.text[start:end] for start, end in spans]), text, bounds, inputs, counts, chosen
    )


def with_encoded(
    encoded: NDArray[np.float32],
    text: SegmentedText,
    bounds: NDArray[np.int64],
    inputs: NDArray[np.float32],
    counts: NDArray[np.float32],
    chosen: list[int],
) -> NDArray[np.float32]:
    """The same, where the encoder has already read the chosen parts."""
    first = np.searchsorted(sentence_bounds(text), bounds)
    signs = np.add.reduceat(counts.astype(np.float64), first[:-1]) / np.diff(first)[:, None]
    return np.concatenate([inputs[chosen], signs[chosen].astype(np.float32), encoded], axis=1)


def judge(
    inputs: NDArray[np.float32], words: list[int], measure: float, network: Network, scale: EasinessScale
) -> EasinessEstimate:
    """The judgement of a text of this measure from those of its chosen passages, each with its number of words."""
    ease = float(np.average(network(inputs)[:, 0].astype(np.float64), weights=words))
    error = sqrt(scale.shared + scale.by_word / sum(words))
    return EasinessEstimate(
        ease,
        error,
        harder_than(ease, scale),
        harder_than(ease - TAIL * error, scale),
        harder_than(ease + TAIL * error, scale),
        measure_harder_than(measure, scale),
    )


def measure_harder_than(measure: float, scale: EasinessScale) -> float:
    """How many of 100 passages of the corpus have a lower measure, or the same one."""
    return 100.0 * bisect_right(scale.measures, measure) / len(scale.measures)


def harder_than(ease: float, scale: EasinessScale) -> float:
    """How many of 100 passages of the corpus are easier.

    >>> harder_than(-1.0, TeacherScale((-2.0, -1.5, 0.0, 1.0), (), 0.0, 0.0))
    50.0
    """
    return 100.0 * (1.0 - bisect_right(scale.eases, ease) / len(scale.eases))
