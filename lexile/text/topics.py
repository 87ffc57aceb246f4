"""Where the topic of a text changes: NLTK's TextTiling, as the original application had it, fast enough for a book."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate, count
from math import sqrt

import numpy as np
from nltk.tokenize.texttiling import TextTilingTokenizer
from numpy.typing import NDArray

from lexile.text.cleaning import GAP
from lexile.text.words import Pieces, spread

_LEAST_PIECES = 8
# The words that hold sentences together and tell of no topic; given here, so that no data is looked for.
STOPWORDS = frozenset(
    """a about after all an and any are as at be been but by can could did do for from had has have he her him his how i
    if in into is it its just like me more my no not now of on one only or other our out over said she so some such than
    that the their
    them then there they this to up upon us was we were what when which who will with would you your""".split()
)
_BREAK = 100  # characters of a paragraph that is more than a heading to TextTiling
_NO_LETTER = re.compile(r"[^a-z\-' \n\t]")
_WORD = re.compile("[a-z]+")
_HEAD = 1_000  # characters


def topic_starts(paragraphs: list[str], pieces: Pieces, step: int) -> list[int]:
    """The paragraphs, after the first, at which a new topic begins, in steps of so many words.

    There are none in a text that is too short or odd for it. Smoothing, depths and the choice of gaps are NLTK's own;
    words, the likeness of blocks and the way back to the text are arrays here, since NLTK goes sign by sign.

    Args:
        paragraphs: what may be a topic of its own: each has single blanks.
        pieces: what stands between the blanks of all paragraphs together.
        step: words.
    """
    if len(paragraphs) < _LEAST_PIECES:
        return []
    text = GAP.join(paragraphs)
    if not _has_break(text):
        return []
    tiling = TextTilingTokenizer(w=step, stopwords=STOPWORDS)
    try:
        scores = tiling._smooth_scores(_similarities(_columns(pieces), step, tiling.k))
        chosen: list[int] = tiling._identify_boundaries(tiling._depth_scores(scores))
    except (ValueError, IndexError, ZeroDivisionError):  # what NLTK raises for a text without enough words
        return []
    ends = list(accumulate(len(paragraph) + len(GAP) for paragraph in paragraphs))
    breaks = _breaks([end - len(GAP) for end in ends[:-1]])
    found = {
        _nearest(breaks, place) for place, is_chosen in zip(_gap_places(text, step), chosen, strict=False) if is_chosen
    }
    return sorted(number for found_at in found - {0} if (number := bisect_left(ends, found_at) + 1) < len(paragraphs))


def _has_break(text: str) -> bool:
    """Whether before the last gap there is more than a heading; the beginning alone tells it of most texts."""
    last = text.rfind(GAP)
    return any(len(_letters(text[:end]).rstrip()) >= _BREAK for end in (min(last, _HEAD), last))


def _letters(text: str) -> str:
    """A text as NLTK sees it: small letters, hyphens and apostrophes, what stood between others drawn together."""
    return _NO_LETTER.sub("", text.lower())


def _columns(pieces: Pieces) -> NDArray[np.int64]:
    """A number for each word that NLTK sees, the same for the same word, -1 for one that tells of no topic."""
    within = [
        [piece] if piece.isalpha() else _WORD.findall(piece) for piece in _letters(" ".join(pieces.distinct)).split(" ")
    ]
    columns: defaultdict[str, int] = defaultdict(count().__next__, dict.fromkeys(STOPWORDS, -1))
    found = np.array([columns[word] for words in within for word in words], dtype=np.int64)
    _, place = spread(np.fromiter(map(len, within), dtype=np.int64, count=len(within)), pieces.kinds)
    return found[place]


def _similarities(column: NDArray[np.int64], step: int, most: int) -> list[float]:
    """How similar the blocks before and after each gap are: the cosine of their words' counts.

    A block has up to `most` steps.
    """
    telling = np.flatnonzero(column >= 0)
    steps = -(-len(column) // step)
    counts = np.zeros((steps + 1, int(column.max(initial=-1)) + 1), dtype=np.float32)
    np.add.at(counts, (telling // step + 1, column[telling]), 1.0)
    totals = np.cumsum(counts, axis=0, out=counts)  # row i: of the first i steps
    gaps = steps - 1
    scores = []
    for gap in range(gaps):
        # The blocks are shorter at the ends of a text, just as NLTK has them.
        size = gap + 1 if gap < most - 1 else gaps - gap if gap > gaps - most else most
        before = totals[gap + 1] - totals[gap + 1 - size]
        after = totals[gap + 1 + size] - totals[gap + 1]
        lengths = sqrt(float(before @ before) * float(after @ after))
        scores.append(float(before @ after) / lengths if lengths else 0.0)
    return scores


def _breaks(ends: list[int]) -> list[int]:
    """The beginning of a text, and those ends of pieces that are not too near to the one before."""
    breaks = [0]
    for end in ends:
        if end - breaks[-1] >= _BREAK:
            breaks.append(end)
    return breaks


def _gap_places(text: str, step: int) -> Iterator[int]:
    """After how many characters each gap between steps lies, as NLTK counts: behind a word more than the steps have."""
    signs = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    blank = (signs == ord(" ")) | (signs == ord("\n")) | (signs == ord("\t"))
    ends = (np.flatnonzero(blank[1:] & ~blank[:-1]) + 2)[step::step].tolist()
    if ends:
        yield from (ends[0], ends[0] + 1, *ends[1:])  # the first two gaps lie together


def _nearest(breaks: list[int], place: int) -> int:
    """The break that is nearest to a place, the first of two."""
    after = bisect_left(breaks, place)
    return min(breaks[max(after - 1, 0) : after + 1], key=lambda one: abs(one - place))
