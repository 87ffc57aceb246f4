"""Where the topic of a text changes: NLTK's TextTiling, made fast enough for a book.

TextTiling (Hearst, Computational Linguistics 23, 1997) compares the words of neighbouring blocks of text. Smoothing,
depth scores and the choice of boundaries are NLTK's own; the words, the similarities and the way back to the text are
arrays here, since NLTK goes character by character.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, count
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lexile.text.cleaning import PARAGRAPH_GAP
from lexile.text.english import STOP_WORDS
from lexile.text.imports import nltk_modules_alone
from lexile.text.words import Tokens, spread

_LEAST_PARAGRAPHS = 8  # fewer have no room for two topics
_BREAK = 100  # characters; NLTK takes a shorter paragraph for a heading
_NOT_SEEN = re.compile(r"[^a-z\-' \n\t]")
_WORD = re.compile("[a-z]+")
_HEAD = 1_000  # characters of a text that mostly contain a paragraph longer than a heading


def topic_starts(paragraphs: list[str], tokens: Tokens, step: int) -> list[int]:
    """The numbers of the paragraphs, after the first, at which a new topic begins; none in a short or odd text.

    Args:
        paragraphs: texts with single spaces, each of which may be a topic of its own.
        tokens: the whitespace tokens of all paragraphs together.
        step: words in a block that is compared with its neighbours.
    """
    if len(paragraphs) < _LEAST_PARAGRAPHS:
        return []
    text = PARAGRAPH_GAP.join(paragraphs)
    if not _has_break(text):
        return []
    tiling = _text_tiling()(w=step, stopwords=STOP_WORDS)
    try:
        scores = tiling._smooth_scores(_similarities(_columns(tokens), step, tiling.k))
        chosen: list[int] = tiling._identify_boundaries(tiling._depth_scores(scores))
    except (ValueError, IndexError, ZeroDivisionError):  # raised by NLTK for a text without enough words
        return []
    ends = list(accumulate(len(paragraph) + len(PARAGRAPH_GAP) for paragraph in paragraphs))
    breaks = _breaks([end - len(PARAGRAPH_GAP) for end in ends[:-1]])
    found = {
        _nearest(breaks, place) for place, is_chosen in zip(_gap_places(text, step), chosen, strict=False) if is_chosen
    }
    return sorted(number for found_at in found - {0} if (number := bisect_left(ends, found_at) + 1) < len(paragraphs))


@cache
def _text_tiling() -> Any:
    """NLTK's class."""
    with nltk_modules_alone():
        from nltk.tokenize.texttiling import TextTilingTokenizer
    return TextTilingTokenizer


def _has_break(text: str) -> bool:
    """Whether more than a heading comes before the last gap, which the beginning alone shows for most texts."""
    last = text.rfind(PARAGRAPH_GAP)
    return any(len(_letters(text[:end]).rstrip()) >= _BREAK for end in (min(last, _HEAD), last))


def _letters(text: str) -> str:
    """A text as NLTK sees it: letters in lower case, hyphens, apostrophes and whitespace."""
    return _NOT_SEEN.sub("", text.lower())


def _columns(tokens: Tokens) -> NDArray[np.int64]:
    """A number for each distinct word that NLTK sees, at each of its places, and -1 for stop words."""
    within = [
        [token] if token.isalpha() else _WORD.findall(token) for token in _letters(" ".join(tokens.distinct)).split(" ")
    ]
    columns: defaultdict[str, int] = defaultdict(count().__next__, dict.fromkeys(STOP_WORDS, -1))
    found = np.array([columns[word] for words in within for word in words], dtype=np.int64)
    _, place = spread(np.fromiter(map(len, within), dtype=np.int32, count=len(within)), tokens.ids)
    return found[place]


def _similarities(column: NDArray[np.int64], step: int, most: int) -> list[float]:
    """The cosine between the word counts of the blocks before and after each gap; a block has up to `most` steps."""
    counted = np.flatnonzero(column >= 0)
    steps = -(-len(column) // step)
    width = int(column.max(initial=-1)) + 1
    pairs, counts = np.unique(counted // step * width + column[counted], return_counts=True)
    cuts = np.searchsorted(pairs, np.arange(1, steps) * width)
    parts = list(zip(np.split(pairs % max(width, 1), cuts), np.split(counts, cuts), strict=True))
    before, after = _Block(width), _Block(width)
    product = 0  # of the two blocks' counts, kept up to date step by step, as few of the words change with a step
    gaps = steps - 1
    scores = []
    for gap in range(gaps):
        # Blocks are shorter at both ends of a text, as in NLTK.
        size = gap + 1 if gap < most - 1 else gaps - gap if gap > gaps - most else most
        for block, other, first in ((before, after, gap + 1 - size), (after, before, gap + 1)):
            while block.last < first + size:
                product += other.product_with(*parts[block.last])
                block.append(*parts[block.last])
            while block.first < first:
                product -= other.product_with(*parts[block.first])
                block.drop(*parts[block.first])
        lengths = sqrt(float(before.square) * float(after.square))
        scores.append(float(product) / lengths if lengths else 0.0)
    return scores


class _Block:
    """The word counts of the steps `first` up to but not including `last`, and the sum of their squares."""

    def __init__(self, width: int) -> None:
        self.first = self.last = 0
        self.square = 0
        self._counts = np.zeros(width, dtype=np.int64)

    def product_with(self, words: NDArray[np.int64], counts: NDArray[np.int64]) -> int:
        """The sum of products of this block's counts with those of a step."""
        return int(self._counts[words] @ counts)

    def append(self, words: NDArray[np.int64], counts: NDArray[np.int64]) -> None:
        """Take up the next step."""
        self.square += 2 * self.product_with(words, counts) + int(counts @ counts)
        self._counts[words] += counts
        self.last += 1

    def drop(self, words: NDArray[np.int64], counts: NDArray[np.int64]) -> None:
        """Leave out the first step."""
        self.square -= 2 * self.product_with(words, counts) - int(counts @ counts)
        self._counts[words] -= counts
        self.first += 1


def _breaks(ends: list[int]) -> list[int]:
    """The start of a text, and the ends of paragraphs that are not too near the break before them."""
    breaks = [0]
    for end in ends:
        if end - breaks[-1] >= _BREAK:
            breaks.append(end)
    return breaks


def _gap_places(text: str, step: int) -> Iterator[int]:
    """The character offset of each gap between steps; like NLTK, one word too far."""
    characters = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    space = (characters == ord(" ")) | (characters == ord("\n")) | (characters == ord("\t"))
    ends = (np.flatnonzero(space[1:] & ~space[:-1]) + 2)[step::step].tolist()
    if ends:
        yield from (ends[0], ends[0] + 1, *ends[1:])  # in NLTK the first two gaps are neighbours


def _nearest(breaks: list[int], place: int) -> int:
    """The break nearest to a place, of two equally near ones the first."""
    after = bisect_left(breaks, place)
    return min(breaks[max(after - 1, 0) : after + 1], key=lambda one: abs(one - place))
