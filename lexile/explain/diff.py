"""The difference between two versions of a text, sentence by sentence, in time proportional to their length.

Short texts are compared by `difflib`, whose time grows with the square of their length. Longer ones are first aligned
by the sentences that occur once in each version, of which the longest common sequence is kept (patience diff, Bram
Cohen); `difflib` then compares what lies between.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from lexile.analysis import Analysis

_MOST_PAIRS = 40_000  # of sentences that `difflib` compares: 200 by 200 take a hundredth of a second


@dataclass(frozen=True, slots=True)
class Change:
    """Numbers of sentences in the first version, and of those in the second that replace them; either may be empty."""

    before: tuple[int, ...]
    after: tuple[int, ...]


def diff(before: Analysis, after: Analysis) -> tuple[Change, ...]:
    """The changes in reading order; whitespace does not count."""
    return tuple(
        Change(tuple(range(first, last)), tuple(range(start, end)))
        for first, last, start, end in _changed(_sentences(before), _sentences(after))
    )


def _sentences(analysis: Analysis) -> list[str]:
    return [" ".join(analysis.text_of(one.sentence).split()) for one in analysis.sentences]


_Range = tuple[int, int, int, int]
"""Sentences `first` to `last` of the first version, and `start` to `end` of the second."""


def _changed(before: list[str], after: list[str]) -> Iterator[_Range]:
    """The ranges that differ, in order."""
    whole = (0, len(before), 0, len(after))
    gaps = [whole] if len(before) * len(after) <= _MOST_PAIRS else _between_anchors(before, after)
    for first, last, start, end in gaps:
        if (last - first) * (end - start) > _MOST_PAIRS:
            yield first, last, start, end
            continue
        matcher = SequenceMatcher(a=before[first:last], b=after[start:end], autojunk=False)
        for kind, a, b, c, d in matcher.get_opcodes():
            if kind != "equal":
                yield first + a, first + b, start + c, start + d


def _between_anchors(before: list[str], after: list[str]) -> Iterator[_Range]:
    """What lies between the sentences that both versions have once and in the same order, without equal ends."""
    anchors = [*_common_sequence(_unique(before), _unique(after)), (len(before), len(after))]
    first = start = 0
    for last, end in anchors:
        next_first, next_start = last + 1, end + 1
        while first < last and start < end and before[first] == after[start]:
            first, start = first + 1, start + 1
        while first < last and start < end and before[last - 1] == after[end - 1]:
            last, end = last - 1, end - 1
        if first < last or start < end:
            yield first, last, start, end
        first, start = next_first, next_start


def _unique(sentences: list[str]) -> dict[str, int]:
    """The sentences that occur once, with their numbers."""
    counts = Counter(sentences)
    return {sentence: number for number, sentence in enumerate(sentences) if counts[sentence] == 1}


def _common_sequence(before: dict[str, int], after: dict[str, int]) -> list[tuple[int, int]]:
    """The longest sequence of pairs of equal sentences that is in order in both versions."""
    pairs = [(number, after[sentence]) for sentence, number in before.items() if sentence in after]
    ends: list[int] = []  # the smallest last number of a sequence of each length
    at_end: list[int] = []  # the pair that it belongs to
    previous: list[int] = []
    for place, (_, number) in enumerate(pairs):
        length = bisect_left(ends, number)
        previous.append(at_end[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        at_end[length : length + 1] = [place]
    sequence: list[tuple[int, int]] = []
    place = at_end[-1] if at_end else -1
    while place >= 0:
        sequence.append(pairs[place])
        place = previous[place]
    return sequence[::-1]
