"""The words of a text: where they stand and which ones they are, as arrays.

A word is what the measure counts: letters and digits, with apostrophes, hyphens and points inside
(facts.md, section 2: splitting hyphens gained nothing).
"""

import re
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

# A point or comma inside a word belongs to a number or an abbreviation: 3.5, 10,000, U.S. Where a sentence ends without
# a space (see `segment`), two words meet.
WORD = re.compile(r"[^\W_]+(?:['’\-‐‑.,](?!(?<=[a-z]{2}\.)[A-Z][a-z]+ )[^\W_]+)*")
_WIDE = 8  # characters of a word with its blank; most words have fewer
_TYPOGRAPHIC = str.maketrans("’‐‑", "'--")


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """All words of a text: `starts` and `ends` in characters; `forms[ids[i]]` is word i in small letters.

    Arrays of shape (words,); `forms` is a tuple of the distinct words in order of appearance; `capital` tells which
    words begin with a capital.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    ids: NDArray[np.int64]
    forms: tuple[str, ...]
    capital: NDArray[np.bool_]

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
    number = {piece: place for place, piece in enumerate(dict.fromkeys(pieces))}
    kinds = np.fromiter(chain(map(number.__getitem__, pieces), (len(number),)), dtype=np.int64, count=len(pieces) + 1)
    sizes = np.array([*map(len, number), len(last)], dtype=np.int64) + 1
    distinct = " ".join((*number, last))
    spans = np.array([match.span() for match in WORD.finditer(distinct)], dtype=np.int64).reshape(-1, 2)
    starts = _before(sizes)
    owner = np.searchsorted(starts, spans[:, 0], side="right") - 1
    spans -= starts[owner, None]  # within its piece
    counts = np.bincount(owner, minlength=len(sizes))

    surface: dict[str, int] = {}
    ids = np.array([surface.setdefault(word, len(surface)) for word in WORD.findall(distinct)], dtype=np.int64)
    lowered: dict[str, int] = {}
    to_lower = np.array(
        [lowered.setdefault(form.lower().translate(_TYPOGRAPHIC), len(lowered)) for form in surface], dtype=np.int64
    )
    capitals = np.array([form[0].isupper() for form in surface], dtype=bool)

    # From the distinct pieces back to the text: `place` is where each of its words stands in the list of theirs.
    often = counts[kinds]
    piece = np.repeat(np.arange(len(kinds)), often)
    place = (_before(counts)[kinds] - _before(often))[piece] + np.arange(len(piece))
    begins = _before(sizes[kinds])[piece]
    ids = ids[place]
    return Words(begins + spans[place, 0], begins + spans[place, 1], to_lower[ids], tuple(lowered), capitals[ids])


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
