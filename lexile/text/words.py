"""The words of a text: where they stand and which ones they are, as arrays.

A word is what the measure counts: letters and digits, with apostrophes, hyphens and points inside
(facts.md, section 2: splitting hyphens gained nothing).
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray

# A point or comma inside a word belongs to a number or an abbreviation: 3.5, 10,000, U.S. Where a sentence ends without
# a space (see `segment`), two words meet.
WORD = re.compile(r"[^\W_]+(?:['’\-‐‑.,](?!(?<=[a-z]{2}\.)[A-Z][a-z]+ )[^\W_]+)*")
_EACH = re.compile(f"({WORD.pattern})")
_WIDE = 8  # characters of a word with its blank; most words have fewer


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """What stands between the blanks of a text: `distinct[kinds[i]]` is piece i; `kinds` has shape (pieces,)."""

    distinct: tuple[str, ...]
    kinds: NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """All words of a text: `starts` and `ends` in characters; `forms[ids[i]]` is word i in small letters.

    Arrays of shape (words,); `forms` is a tuple of the distinct words in order of appearance; `capital` tells which
    words begin with a capital. `pieces` is what they were found in.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    ids: NDArray[np.int64]
    forms: tuple[str, ...]
    capital: NDArray[np.bool_]
    pieces: Pieces

    def __len__(self) -> int:
        return len(self.starts)


def find_words(text: str) -> Words:
    """The words of a text.

    >>> words = find_words("Mr. O’Neil's 3.5 well-known dogs")
    >>> words.forms
    ('mr', "o'neil's", '3.5', 'well-known', 'dogs')
    """
    # Each distinct piece between blanks is looked at once: that is work for thousands, not for a whole book. A blank
    # stays behind its piece, since it tells whether a word ends before a capital; the last piece has none.
    *pieces, last = text.split(" ")
    number = _numbers()
    kinds = np.fromiter(map(number.__getitem__, pieces), dtype=np.int32, count=len(pieces))
    kinds = np.append(kinds, np.int32(len(number)))
    distinct = (*number, last)
    sizes = np.fromiter(map(len, distinct), dtype=np.int64, count=len(distinct)) + 1
    # What stands before each word and the word itself, in turn; what stands behind the last one.
    cut = _EACH.split(" ".join(distinct))
    found = cut[1::2]
    lengths = np.fromiter(map(len, cut), dtype=np.int64, count=len(cut))
    within, lengths = _before(lengths)[1::2], lengths[1::2]
    starts = _before(sizes)
    owner = np.searchsorted(starts, within, side="right") - 1
    within -= starts[owner]  # its piece
    counts = np.bincount(owner, minlength=len(sizes))

    surface, lowered = _numbers(), _numbers()
    ids = np.fromiter(map(surface.__getitem__, found), dtype=np.int64, count=len(found))
    to_lower = np.fromiter(map(lowered.__getitem__, _in_small_letters(surface)), dtype=np.int64, count=len(surface))
    capitals = np.fromiter((form[0].isupper() for form in surface), dtype=bool, count=len(surface))

    piece, place = spread(counts, kinds)
    begins = _before(sizes[kinds])[piece] + within[place]
    forms = ids[place]
    return Words(
        begins, begins + lengths[place], to_lower[forms], tuple(lowered), capitals[forms], Pieces(distinct, kinds)
    )


def spread(counts: NDArray[np.int64], kinds: NDArray[np.int32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """From what was found in distinct pieces back to the text: of each find there, the piece and the place in the list.

    Args:
        counts: shape (distinct pieces,), how much was found in each; the list holds one piece's after the other's.
        kinds: shape (pieces,), which of the distinct ones each piece of the text is.
    """
    often = counts[kinds]
    piece = np.repeat(np.arange(len(kinds)), often)
    return piece, (_before(counts)[kinds] - _before(often))[piece] + np.arange(len(piece))


def _numbers() -> defaultdict[str, int]:
    """A number for each string that it is asked for, in the order of the first time."""
    return defaultdict(count().__next__)


def _in_small_letters(forms: Iterable[str]) -> list[str]:
    """Word forms in small letters with plain apostrophes and hyphens; all at once, since there are many."""
    lowered = "\n".join(forms).lower().replace("’", "'").replace("‐", "-").replace("‑", "-")
    return lowered.split("\n") if lowered else []


def _before(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """The sum of all counts before each."""
    return np.cumsum(counts) - counts


def count_words(text: str) -> int:
    """How many words a text has.

    >>> count_words("Run! Stop. No.")
    3
    """
    return len(WORD.findall(text))


def has_words(text: str, count: int) -> bool:
    """Whether a text has so many words or more.

    >>> has_words("Run! Stop. No.", 3), has_words("Run! Stop. No.", 4)
    (True, False)
    """
    return len(WORD.findall(text, 0, _WIDE * count)) >= count or count_words(text) >= count
