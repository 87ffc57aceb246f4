"""The words of a text as arrays: their positions, and the distinct forms among them.

A word is a run of letters and digits with apostrophes, hyphens, full stops and commas inside. Hyphenated compounds
count as one word, since splitting them brought estimates no closer to published measures
(docs/measure.md#what-the-measure-is-made-of).
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray

# A full stop or comma inside a word belongs to a number or an abbreviation: 3.5, 10,000, U.S. But two words meet where
# the space after a sentence is missing: "The end.Then" (see `text.splitting`).
WORD = re.compile(r"[^\W_]+(?:['’\-‐‑.,](?!(?<=[a-z]{2}\.)(?:[A-Z][a-z]+ |\d{1,3}(?![^\W_])))[^\W_]+)*")
_CAPTURED_WORD = re.compile(f"({WORD.pattern})")
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

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    ids: NDArray[np.int64]
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
    # Each distinct token is searched once: a book has thousands of them, not hundreds of thousands. A token keeps the
    # space behind it, since `WORD` looks for one after a capitalized word; the last token has none.
    *tokens, last = text.split(" ")
    number = _numbering()
    token_ids = np.fromiter(map(number.__getitem__, tokens), dtype=np.int32, count=len(tokens))
    token_ids = np.append(token_ids, np.int32(len(number)))
    distinct = (*number, last)
    sizes = np.fromiter(map(len, distinct), dtype=np.int64, count=len(distinct)) + 1
    # Alternately the characters before a word and the word itself.
    chunks = _CAPTURED_WORD.split(" ".join(distinct))
    found = chunks[1::2]
    lengths = np.fromiter(map(len, chunks), dtype=np.int64, count=len(chunks))
    offsets, lengths = _sums_before(lengths)[1::2], lengths[1::2]
    token_starts = _sums_before(sizes)
    owner = np.searchsorted(token_starts, offsets, side="right") - 1
    offsets -= token_starts[owner]
    counts = np.bincount(owner, minlength=len(sizes))

    surface, lowered = _numbering(), _numbering()
    ids = np.fromiter(map(surface.__getitem__, found), dtype=np.int64, count=len(found))
    to_lower = np.fromiter(map(lowered.__getitem__, _normalized(surface)), dtype=np.int64, count=len(surface))
    capitals = np.fromiter((form[0].isupper() for form in surface), dtype=bool, count=len(surface))

    token, place = spread(counts, token_ids)
    starts = _sums_before(sizes[token_ids])[token] + offsets[place]
    forms = ids[place]
    return Words(
        starts, starts + lengths[place], to_lower[forms], tuple(lowered), capitals[forms], Tokens(distinct, token_ids)
    )


def spread(counts: NDArray[np.int64], ids: NDArray[np.int32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Matches in distinct tokens mapped back to the text: for each match, its token and its place among the matches.

    Args:
        counts: shape (distinct tokens,), the number of matches in each; matches are numbered token by token.
        ids: shape (tokens,), the distinct token at each place in the text.
    """
    per_token = counts[ids]
    token = np.repeat(np.arange(len(ids)), per_token)
    return token, (_sums_before(counts)[ids] - _sums_before(per_token))[token] + np.arange(len(token))


def _numbering() -> defaultdict[str, int]:
    """Consecutive numbers for strings, in the order in which they are first looked up."""
    return defaultdict(count().__next__)


def _normalized(forms: Iterable[str]) -> list[str]:
    """Word forms in lower case with straight apostrophes and plain hyphens; all in one string, which is quicker."""
    lowered = "\n".join(forms).lower().replace("’", "'").replace("‐", "-").replace("‑", "-")
    return lowered.split("\n") if lowered else []


def _sums_before(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """The sum of all counts before each."""
    return np.cumsum(counts) - counts


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
