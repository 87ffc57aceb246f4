"""Why a sentence stands where it stands: the parts of its difficulty, in L, which add up to its measure."""

from dataclasses import dataclass

import numpy as np

from lexile.estimator.sentence_model import Contributions
from lexile.text.sentences import SegmentedText

TELLING = 1.0  # L; words that do less are told together


@dataclass(frozen=True, slots=True)
class WordContribution:
    """A word of a sentence, characters `start` to `end` of the text, and what it adds (below 0: takes away), in L."""

    start: int
    end: int
    effect: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """What makes a sentence easy or hard beside a typical one, in L.

    `typical` is the measure of a typical sentence; `length` what its length and signs add; `words` those words that do
    something, the strongest first; `other_words` what all others do; `together` how its words work together; `passage`
    how the passage that it stands in moves it. All of them together are the sentence's measure.
    """

    typical: float
    length: float
    words: tuple[WordContribution, ...]
    other_words: float
    together: float
    passage: float

    @property
    def measure(self) -> float:
        """The measure of the sentence in L: the sum of all parts."""
        of_words = sum(word.effect for word in self.words)
        return self.typical + self.length + of_words + self.other_words + self.together + self.passage


def explanation_of(text: SegmentedText, effects: Contributions, number: int, measure: float) -> Explanation:
    """The reasons of sentence `number` of a text, whose measure within its passage is given in L."""
    first, last = effects.bounds[number : number + 2].tolist()
    of_words = effects.words[first:last]
    order = np.argsort(-np.abs(of_words), kind="stable")
    telling = [place for place in order.tolist() if abs(of_words[place]) >= TELLING]
    words = tuple(
        WordContribution(
            int(text.words.starts[first + place]), int(text.words.ends[first + place]), float(of_words[place])
        )
        for place in telling
    )
    other = float(of_words.sum()) - sum(word.effect for word in words)
    length, together = float(effects.length[number]), float(effects.together[number])
    alone = effects.typical + length + float(of_words.sum()) + together
    return Explanation(effects.typical, length, words, other, together, measure - alone)
