"""The words of a text: where they stand and which ones they are, as arrays.

A word is what the measure counts: letters and digits, with apostrophes, hyphens and points inside
(facts.md, section 2: splitting hyphens gained nothing).
"""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# A point or comma inside a word belongs to a number or an abbreviation: 3.5, 10,000, U.S. Where a sentence ends without
# a space (see `segment`), two words meet.
WORD = re.compile(r"[^\W_]+(?:['’\-‐‑.,](?!(?<=[a-z]{2}\.)[A-Z][a-z]+ )[^\W_]+)*")
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
    spans = [match.span() for match in WORD.finditer(text)]
    places = np.array(spans, dtype=np.int64).reshape(-1, 2)
    number: dict[str, int] = {}
    surface = [text[start:end] for start, end in spans]
    ids = np.fromiter(
        (number.setdefault(word, len(number)) for word in surface),
        dtype=np.int64,
        count=len(surface),
    )
    # Unique surface forms first: lowering and testing each is work for thousands, not for a whole book.
    distinct = tuple(number)
    capitals = np.array([form[0].isupper() for form in distinct], dtype=bool)
    lowered: dict[str, int] = {}
    to_lower = np.array(
        [lowered.setdefault(form.lower().translate(_TYPOGRAPHIC), len(lowered)) for form in distinct], dtype=np.int64
    )
    return Words(
        places[:, 0],
        places[:, 1],
        to_lower[ids] if len(ids) else ids,
        tuple(lowered),
        capitals[ids] if len(ids) else np.zeros(0, dtype=bool),
    )


def count_words(text: str) -> int:
    """How many words a text has.

    >>> count_words("Run! Stop. No.")
    3
    """
    return sum(1 for _ in WORD.finditer(text))
