"""Passages: whole sentences, 125 words or more, as published measures are made of (facts.md, section 2)."""

from dataclasses import dataclass
from itertools import pairwise

from lexile.text.sentences import SegmentedText

PASSAGE_WORDS = 125  # the slice of the published measure, the last sentence completed; facts.md, section 2


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences `first` up to, not including, `last` of a text; characters `start` to `end`; its number of words."""

    first: int
    last: int
    start: int
    end: int
    words: int


def split_passages(text: SegmentedText) -> tuple[Passage, ...]:
    """Cut a text into passages; what is left at the end goes with the last one, so none is short but the only one."""
    cuts = [0]
    words = 0
    for number, sentence in enumerate(text.sentences, start=1):
        words += sentence.words
        if words >= PASSAGE_WORDS:
            cuts.append(number)
            words = 0
    if cuts[-1] != len(text.sentences):
        if len(cuts) > 1:
            cuts.pop()
        cuts.append(len(text.sentences))
    return tuple(_passage(text, first, last) for first, last in pairwise(cuts))


def _passage(text: SegmentedText, first: int, last: int) -> Passage:
    sentences = text.sentences[first:last]
    return Passage(first, last, sentences[0].start, sentences[-1].end, sum(sentence.words for sentence in sentences))
