"""The units that the measure counts: a typographic split, which is not a reader's sentence (see `segment`).

The rules and what each is worth: facts.md, section 2 (correlation with the published band 0.819 for `. ! ?` alone,
0.936 with `;`, `:` and titles), and `model/LOG.md` for the finer ones.
"""

import re
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

# A terminator with what closes behind it, before white space or a dash; whether a capital follows does not matter.
# A colon within a time of day ends one too.
_END = re.compile(r"[.!?;:…](?:[.!?;:…]*[\"'”’»)\]*_]*(?=\s|$|[—–]|--)|(?<=\d:)(?=\d))")
# Titles and months do not end a unit, nor do a few abbreviations; e.g., i.e., etc. and Capt. do.
_OPEN = tuple(
    """mr mrs ms dr st prof rev hon gen col lt sgt maj gov sen rep mme mlle messrs jr sr
    jan feb mar apr aug sept sep oct nov dec ft u.s d.c""".split()
)
_OPEN_TAILS = frozenset(word[-2:] for word in _OPEN)
# It stands by itself: the s of 1940s, the C of 3°C and the s of Noble's are no initials.
_LAST_WORD = re.compile(r"(?<![^\s\"'“‘(\[—–*_-])(?<!\w')[^\W\d_]+(?:\.[^\W\d_]+)*$")
_CLOSERS = "\"'”’»)]*_"
_SPAN: Callable[[re.Match[str]], tuple[int, int]] = re.Match.span
_LONGEST = 12  # letters of such an abbreviation, and the sign before it


def unit_ends(text: str) -> NDArray[np.int64]:
    """Where the units of a text end, in characters, in order; the end of the text is not among them.

    >>> text = 'Mr. J. K. Smith ran; "Stop!" cried Tom.'
    >>> [text[:end] for end in unit_ends(text)][:2]
    ['Mr. J. K. Smith ran;', 'Mr. J. K. Smith ran; "Stop!"']
    """
    ends = [
        end
        for start, end in map(_SPAN, _END.finditer(text))
        if text[start] != "." or _ends_a_word(text[start - 2 : start]) or not _is_point_of(text, start, end)
    ]
    return np.array(ends, dtype=np.int64)


def _ends_a_word(letters: str) -> bool:
    """Whether two signs before a point show by themselves that no word stays open there: most do."""
    return letters.isalpha() and letters.lower() not in _OPEN_TAILS


def _is_point_of(text: str, start: int, end: int) -> bool:
    """Whether a point with its closers is the single one of a word that stays open."""
    return not text[start + 1 : end].strip(_CLOSERS) and _stays_open(text, start)


def _stays_open(text: str, point: int) -> bool:
    """Whether the word before a point is a title, a month or a single letter, as of a name."""
    before = text[max(0, point - _LONGEST) : point]
    if len(before) > 1 and before[-2:].isalpha() and not before.lower().endswith(_OPEN):
        return False
    word = _LAST_WORD.search(before)
    return word is not None and (len(word.group()) == 1 or word.group().lower() in _OPEN)
