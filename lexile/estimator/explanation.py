"""The explanation of a sentence's measure: contributions in L that add up to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from lexile.estimator.sentence_model import Contributions
from lexile.text.sentences import SegmentedText

LEAST_EFFECT = 1.0  # L; a smaller effect is noise to a reader, so such words are summed up
_AT_ONCE = 100  # sentences looked at together, whose words stay in a processor's cache


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


_WORD = partial(tuple.__new__, WordContribution)  # of a tuple, as `_make`, in half the time


def explanations_of(
    text: SegmentedText,
    contributions: Contributions,
    measures: Sequence[float],
    first: int = 0,
    last: int | None = None,
) -> Iterator[Explanation]:
    """The explanation of each sentence of a text from `first` up to but not including `last`.

    `measures` are those of all its sentences within their passages, in L.
    """
    last = len(measures) if last is None else last
    for start in range(first, last, _AT_ONCE):
        yield from _explanations(text, contributions, measures, range(start, min(start + _AT_ONCE, last)))


def _explanations(
    text: SegmentedText, contributions: Contributions, measures: Sequence[float], numbers: range
) -> Iterator[Explanation]:
    bounds = contributions.bounds[numbers.start : numbers.stop + 1] - contributions.bounds[numbers.start]
    words = slice(*contributions.bounds[[numbers.start, numbers.stop]].tolist())
    effects = contributions.words[words]
    owner = np.repeat(np.arange(len(numbers)), np.diff(bounds))
    order = np.lexsort((-np.abs(effects), owner))
    order = order[np.abs(effects[order]) >= LEAST_EFFECT]
    columns = (text.words.starts[words], text.words.ends[words], effects)
    starts, ends, strongest = (column[order].tolist() for column in columns)
    strong = list(map(_WORD, zip(starts, ends, strongest, strict=True)))
    totals = np.add.reduceat(effects, bounds[:-1]).tolist()
    lengths, interactions = (
        values[numbers.start : numbers.stop].tolist() for values in (contributions.length, contributions.interaction)
    )
    cuts = pairwise([0, *np.cumsum(np.bincount(owner[order], minlength=len(numbers))).tolist()])
    rows = zip(measures[numbers.start : numbers.stop], lengths, interactions, totals, cuts, strict=True)
    for measure, length, interaction, total, (begin, end) in rows:
        other = total - sum(strongest[begin:end])
        alone = contributions.baseline + length + total + interaction
        own = tuple(strong[begin:end])
        yield Explanation(contributions.baseline, length, own, other, interaction, measure - alone)
