"""The explanation of a sentence's measure: contributions in L that add up to it."""

from dataclasses import dataclass

import numpy as np

from lexile.estimator.sentence_model import Contributions
from lexile.text.sentences import SegmentedText

LEAST_EFFECT = 1.0  # L; a smaller effect is noise to a reader, so such words are summed up


@dataclass(frozen=True, slots=True)
class WordContribution:
    """The word at characters `start` to `end` of the text, and its effect on the sentence's measure in L."""

    start: int
    end: int
    effect: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """What makes a sentence easier or harder than a typical one, in L.

    `baseline` is the measure of a typical sentence; `length` the contribution of length and punctuation; `words` those
    of single words, strongest first; `other_words` the sum of the words below `LEAST_EFFECT`; `interaction` the
    contribution of the words together; `passage` the shift from the passage around the sentence.
    """

    baseline: float
    length: float
    words: tuple[WordContribution, ...]
    other_words: float
    interaction: float
    passage: float

    @property
    def measure(self) -> float:
        """The measure of the sentence in L, the sum of all contributions."""
        of_words = sum(word.effect for word in self.words)
        return self.baseline + self.length + of_words + self.other_words + self.interaction + self.passage


def explanation_of(text: SegmentedText, contributions: Contributions, number: int, measure: float) -> Explanation:
    """The explanation of sentence `number` of a text; `measure` is its measure within its passage, in L."""
    first, last = contributions.bounds[number : number + 2].tolist()
    of_words = contributions.words[first:last]
    order = np.argsort(-np.abs(of_words), kind="stable")
    strong = [place for place in order.tolist() if abs(of_words[place]) >= LEAST_EFFECT]
    words = tuple(
        WordContribution(
            int(text.words.starts[first + place]), int(text.words.ends[first + place]), float(of_words[place])
        )
        for place in strong
    )
    other = float(of_words.sum()) - sum(word.effect for word in words)
    length, interaction = float(contributions.length[number]), float(contributions.interaction[number])
    alone = contributions.baseline + length + float(of_words.sum()) + interaction
    return Explanation(contributions.baseline, length, words, other, interaction, measure - alone)
