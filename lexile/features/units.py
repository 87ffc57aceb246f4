"""The units that the measure counts: a split by punctuation, which is not a reader's sentence (see `text.splitting`).

Against published bands, units that end at `. ! ?` alone correlate 0.819; with `;`, `:` and titles they correlate 0.936
(docs/measure.md#what-the-measure-is-made-of). For the finer rules see model/LOG.md.
"""

import re
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from lexile.text.english import UNIT_ABBREVIATIONS

# A terminator with the characters that close behind it, before whitespace or a dash, whether or not a capital follows.
# The colon in a time of day ends a unit too.
# A run of terminators is looked at once, from its first one: from any other the answer would be the same.
_END = re.compile(
    r"[.!?;:…](?:(?<![.!?;:…].)[.!?;:…]*+[\"'”’»)\]*_]*+(?=\s|$|[—–]|--)|(?<=\d:)(?=\d))",
)
_ABBREVIATIONS = tuple(UNIT_ABBREVIATIONS)
_LAST_LETTERS = frozenset(word[-2:] for word in UNIT_ABBREVIATIONS)
_LONGEST = 12  # characters; more than the longest abbreviation and the character before it
# A whole word: the s of 1940s, the C of 3°C and the s of Noble's are not initials.
_LAST_WORD = re.compile(r"(?<![^\s\"'“‘(\[—–*_-])(?<!\w')[^\W\d_]+(?:\.[^\W\d_]+)*$")
_CLOSERS = "\"'”’»)]*_"
_SPAN: Callable[[re.Match[str]], tuple[int, int]] = re.Match.span


def unit_ends(text: str) -> NDArray[np.int64]:
    """The character offsets at which the units of a text end, in order, without the end of the text.

    >>> text = 'Mr. J. K. Smith ran; "Stop!" cried Tom.'
    >>> [text[:end] for end in unit_ends(text)][:2]
    ['Mr. J. K. Smith ran;', 'Mr. J. K. Smith ran; "Stop!"']
    """
    ends = [
        end
        for start, end in map(_SPAN, _END.finditer(text))
        if text[start] != "." or _is_ordinary(text[start - 2 : start]) or not _is_abbreviating(text, start, end)
    ]
    return np.array(ends, dtype=np.int64)


def _is_ordinary(letters: str) -> bool:
    """Whether the two characters before a full stop rule out an abbreviation, which they mostly do."""
    return letters.isalpha() and letters.lower() not in _LAST_LETTERS


def _is_abbreviating(text: str, start: int, end: int) -> bool:
    """Whether a full stop with its closing characters is the single one of an abbreviation or initial."""
    return not text[start + 1 : end].strip(_CLOSERS) and _follows_abbreviation(text, start)


def _follows_abbreviation(text: str, place: int) -> bool:
    """Whether the word before a full stop is a title, a month or a single letter, such as an initial."""
    before = text[max(0, place - _LONGEST) : place]
    if len(before) > 1 and before[-2:].isalpha() and not before.lower().endswith(_ABBREVIATIONS):
        return False
    word = _LAST_WORD.search(before)
    return word is not None and (len(word.group()) == 1 or word.group().lower() in UNIT_ABBREVIATIONS)
