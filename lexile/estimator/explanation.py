"""The explanation of a sentence's measure: contributions in L that add up to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from lexile.estimator.sentence_model import Contributions
from lexile.text.sentences import SegmentedText

LEAST_EFFECT = 1.0  # L; a smaller effect is noise to a reader, so such words are summed up


class WordContribution(NamedTuple):
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


@dataclass(frozen=True, slots=True)
class ExplainedSentences:
    """The explanations of consecutive sentences as columns, which for a book are made sooner than records.

    `baseline` is that of all; the four columns behind it have the values of `Explanation` for each sentence. The words
    of sentence i are those from `cuts[i]` up to but not including `cuts[i + 1]` in the last three columns.
    """

    baseline: float
    lengths: list[float]
    other_words: list[float]
    interactions: list[float]
    passages: list[float]
    cuts: list[int]
    starts: list[int]
    ends: list[int]
    effects: list[float]

    def explanation(self, number: int) -> Explanation:
        """The explanation of one of these sentences, counted from 0."""
        own = slice(self.cuts[number], self.cuts[number + 1])
        return Explanation(
            self.baseline,
            self.lengths[number],
            tuple(map(WordContribution, self.starts[own], self.ends[own], self.effects[own])),
            self.other_words[number],
            self.interactions[number],
            self.passages[number],
        )


def explain_sentences(
    text: SegmentedText, contributions: Contributions, measures: Sequence[float], numbers: range
) -> ExplainedSentences:
    """The explanations of the sentences with these numbers.

    `measures` are those of all sentences of the text within their passages, in L.
    """
    bounds = contributions.bounds[numbers.start : numbers.stop + 1] - contributions.bounds[numbers.start]
    words = slice(*contributions.bounds[[numbers.start, numbers.stop]].tolist())
    effects = contributions.words[words]
    owner = np.repeat(np.arange(len(numbers)), np.diff(bounds))
    order = np.lexsort((-np.abs(effects), owner))
    order = order[np.abs(effects[order]) >= LEAST_EFFECT]
    columns = (text.words.starts[words], text.words.ends[words], effects)
    starts, ends, strongest = (column[order].tolist() for column in columns)
    totals = np.add.reduceat(effects, bounds[:-1]).tolist()
    lengths, interactions = (
        values[numbers.start : numbers.stop].tolist() for values in (contributions.length, contributions.interaction)
    )
    cuts = [0, *np.cumsum(np.bincount(owner[order], minlength=len(numbers))).tolist()]
    baseline = contributions.baseline
    others = [total - sum(strongest[begin:end]) for total, (begin, end) in zip(totals, pairwise(cuts), strict=True)]
    passages = [
        measure - (baseline + length + total + interaction)
        for measure, length, total, interaction in zip(
            measures[numbers.start : numbers.stop], lengths, totals, interactions, strict=True
        )
    ]
    return ExplainedSentences(baseline, lengths, others, interactions, passages, cuts, starts, ends, strongest)
