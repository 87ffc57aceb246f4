"""Passages: whole sentences of at least 125 words, the slices of which published measures are made."""

from dataclasses import dataclass

import numpy as np

from lexile.text.sentences import SegmentedText

PASSAGE_WORDS = 125  # published measures use slices of 125 words, the last sentence completed
"""Least number of words in a passage (docs/measure.md#what-the-measure-is-made-of)."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences `first` up to but not including `last`; characters `start` to `end` of the text; number of words."""

    first: int
    last: int
    start: int
    end: int
    words: int


def split_passages(text: SegmentedText) -> tuple[Passage, ...]:
    """The passages of a text. A short remainder joins the last one, so only the only passage of a text can be short."""
    cuts = [0]
    words = 0
    for number, count in enumerate(text.sentences.words.tolist(), start=1):
        words += count
        if words >= PASSAGE_WORDS:
            cuts.append(number)
            words = 0
    if cuts[-1] != len(text.sentences):
        if len(cuts) > 1:
            cuts.pop()
        cuts.append(len(text.sentences))
    sentences = text.sentences
    before = np.concatenate([[0], np.cumsum(sentences.words, dtype=np.int64)])
    first, last = np.array(cuts[:-1], dtype=np.int64), np.array(cuts[1:], dtype=np.int64)
    columns = (first, last, sentences.starts[first], sentences.ends[last - 1], before[last] - before[first])
    return tuple(map(Passage, *(column.tolist() for column in columns)))
