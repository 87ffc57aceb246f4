"""The words of a text as arrays: their positions, and the distinct forms among them.

A word is a run of letters and digits with apostrophes, hyphens, full stops and commas inside. Hyphenated compounds
count as one word, since splitting them brought estimates no closer to published measures
(docs/measure.md#what-the-measure-is-made-of).
"""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray

from lexile.documents.limits import check_distinct

# A full stop or comma inside a word belongs to a number or an abbreviation: 3.5, 10,000, U.S. But two words meet where
# the space after a sentence is missing: "The end.Then" (see `text.splitting`).
WORD = re.compile(r"[^\W_]+(?:['’\-‐‑.,](?!(?<=[a-z]{2}\.)(?:[A-Z][a-z]+ |\d{1,3}(?![^\W_])))[^\W_]+)*")
_CAPTURED_WORD = re.compile(f"({WORD.pattern})")
_PIECE = 10_000  # characters of a text that are split into tokens at once, which stay in a processor's cache
_WIDE = 8  # characters of a word and its space; most words have fewer


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The tokens between the spaces of a text: token i is `distinct[ids[i]]`, and `ids` has shape (tokens,)."""

    distinct: tuple[str, ...]
    ids: NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """All words of a text, as arrays of shape (words,).

    `starts` and `ends` are character offsets. Word i in lower case is `forms[ids[i]]`, where `forms` holds the distinct
    words in order of appearance. `capital` marks the words that begin with a capital. `tokens` are the whitespace
    tokens in which the words were found.
    """

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    ids: NDArray[np.int32]
    forms: tuple[str, ...]
    capital: NDArray[np.bool_]
    tokens: Tokens

    def __len__(self) -> int:
        return len(self.starts)


def find_words(text: str) -> Words:
    """The words of a text.

    >>> words = find_words("Mr. O’Neil's 3.5 well-known dogs")
    >>> words.forms
    ('mr', "o'neil's", '3.5', 'well-known', 'dogs')
    """
    tokens = find_tokens(text)
    sizes = np.fromiter(map(len, tokens.distinct), dtype=np.int32, count=len(tokens.distinct)) + np.int32(1)
    # Alternately the characters before a word and the word itself.
    chunks = _CAPTURED_WORD.split(" ".join(tokens.distinct))
    found = chunks[1::2]
    lengths = np.fromiter(map(len, chunks), dtype=np.int32, count=len(chunks))
    del chunks
    offsets, lengths = _sums_before(lengths)[1::2], lengths[1::2]
    token_starts = _sums_before(sizes)
    owner = np.searchsorted(token_starts, offsets, side="right") - 1
    offsets -= token_starts[owner]
    counts = np.bincount(owner, minlength=len(sizes)).astype(np.int32)

    surface, lowered = _numbering(), _numbering()
    ids = np.fromiter(map(surface.__getitem__, found), dtype=np.int32, count=len(found))
    del found
    to_lower = np.fromiter(map(lowered.__getitem__, _normalized(surface)), dtype=np.int32, count=len(surface))
    capitals = np.fromiter((form[0].isupper() for form in surface), dtype=bool, count=len(surface))
    del surface

    token, place = spread(counts, tokens.ids)
    starts = _sums_before(sizes[tokens.ids])[token] + offsets[place]
    del token
    ends = starts + lengths[place]
    forms = ids[place]
    return Words(starts, ends, to_lower[forms], tuple(lowered), capitals[forms], tokens)


def find_tokens(text: str) -> Tokens:
    """The tokens between the spaces of a text.

    Each distinct one is searched for words once: a book has thousands of them, not hundreds of thousands. A token keeps
    the space behind it, since `WORD` looks for one after a capitalized word; the last token has none, and so it is
    always a distinct one of its own.

    Raises:
        TooLarge: there are more than `MAX_DISTINCT` distinct ones.
    """
    number = _numbering()
    ids = array("i")
    start = 0
    while len(text) - start > _PIECE:  # piece by piece, or the tokens of a book would take ten times its own memory
        end = text.find(" ", start + _PIECE)
        if end < 0:
            break
        ids.fromlist(list(map(number.__getitem__, text[start:end].split(" "))))  # quicker than `extend`
        check_distinct(len(number))
        start = end + 1
    *tokens, last = text[start:].split(" ")
    ids.fromlist(list(map(number.__getitem__, tokens)))
    check_distinct(len(number))
    ids.append(len(number))
    return Tokens((*number, last), np.frombuffer(ids, dtype=np.int32))


def spread(counts: NDArray[np.int32], ids: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Matches in distinct tokens mapped back to the text: for each match, its token and its place among the matches.

    Args:
        counts: shape (distinct tokens,), the number of matches in each; matches are numbered token by token.
        ids: shape (tokens,), the distinct token at each place in the text.
    """
    per_token = counts[ids]
    token = np.repeat(np.arange(len(ids), dtype=np.int32), per_token)
    place = (_sums_before(counts)[ids] - _sums_before(per_token))[token]
    place += np.arange(len(token), dtype=np.int32)
    return token, place


def _numbering() -> defaultdict[str, int]:
    """Consecutive numbers for strings, in the order in which they are first looked up."""
    return defaultdict(count().__next__)


def _normalized(forms: Iterable[str]) -> list[str]:
    """Word forms in lower case with straight apostrophes and plain hyphens; all in one string, which is quicker."""
    lowered = "\n".join(forms).lower().replace("’", "'").replace("‐", "-").replace("‑", "-")
    return lowered.split("\n") if lowered else []


def _sums_before(counts: NDArray[np.int32]) -> NDArray[np.int32]:
    """The sum of all counts before each; a text has far fewer characters than 32 bits can count."""
    return np.cumsum(counts, dtype=np.int32) - counts


def count_words(text: str) -> int:
    """The number of words in a text.

    >>> count_words("Run! Stop. No.")
    3
    """
    return len(WORD.findall(text))


def has_words(text: str, count: int) -> bool:
    """Whether a text has at least `count` words.

    >>> has_words("Run! Stop. No.", 3), has_words("Run! Stop. No.", 4)
    (True, False)
    """
    return len(WORD.findall(text, 0, _WIDE * count)) >= count or count_words(text) >= count
