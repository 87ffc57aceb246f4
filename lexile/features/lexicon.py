"""The lexicon: how frequent and how difficult each known word is, what it adds to a measure, and whether it is a name.

It is made by training (`training.frequencies`, `word_effects` and `word_difficulty`) and read from
`model/lexicon.npz`, so that nothing else needs a package of word lists.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, repeat
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lexile.arrays import letters_of, read_arrays, strings_of
from lexile.errors import UnusableModel
from lexile.text.english import (
    ADVERB,
    COMPARATIVE,
    CONTRACTION,
    DERIVED,
    PARTICIPLE,
    PAST,
    PLURAL,
    POSSESSIVE,
    POSSESSIVE_S,
    SUPERLATIVE,
)

COLUMNS = ("modern", "books")
"""The frequency lists, each in Zipf units: log10 of the occurrences per billion words."""
MODERN, BOOKS = range(len(COLUMNS))

FLOOR = 1.0  # Zipf of a word that no list has: one in a hundred million
_RARER_FORM = 0.4  # Zipf by which a form that the lists lack is rarer than its base form
_LONGEST = 100  # characters; no word of the lexicon is half as long
_KNOWN_FORMS = 50_000  # whose base forms are kept from text to text, in some 10 MB
_SHORTEST_STEM = 2  # letters before a suffix
_SHORTEST_DOUBLED = 3  # letters of a stem after which a doubled consonant is a matter of spelling: stop, stopped
# The first rule that leads to a known word wins, so the order within one last letter matters.
_SUFFIXES = (
    *POSSESSIVE, *POSSESSIVE_S, *PLURAL, *PAST, *PARTICIPLE, *SUPERLATIVE, *COMPARATIVE, *ADVERB, *DERIVED,
    *CONTRACTION,
)  # fmt: skip
_ALL_SUFFIXES = tuple(suffix for suffix, _ in _SUFFIXES)
_SUFFIXES_BY_LETTER = {
    letter: [rule for rule in _SUFFIXES if rule[0].endswith(letter)]
    for letter in {suffix[-1] for suffix in _ALL_SUFFIXES}
}
_DIFFICULTY_STEP = 10.0  # L, to which measures are rounded
_COMPOUND_SEPARATOR = re.compile(r"[-'./,]")


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The known words and what is known of each.

    `zipf`, shape (words, lists), holds frequencies. `word_effect`, shape (words,), is by how many L a text of nothing
    but this word would be harder than the word's frequency suggests. `is_name`, shape (words,), marks the words that
    are usually capitalized within sentences. `difficulty`, shape (words,), is in L; `features.difficulty` says of what,
    and has the difficulty of words that are not known.
    """

    words: tuple[str, ...]
    zipf: NDArray[np.float32]
    word_effect: NDArray[np.float32]
    is_name: NDArray[np.bool_]
    difficulty: NDArray[np.float32]
    _rows: dict[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_rows", {word: row for row, word in enumerate(self.words)})

    def look_up(
        self, forms: Iterable[str], rows: NDArray[np.int64] | None = None
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """The Zipf frequencies, shape (forms, lists), and the word effects in L, shape (forms,), of lower-case forms.

        A form that the lexicon lacks takes those of its base form, a little rarer; a compound takes the frequency of
        its rarest part. Here and below, `rows` are those of `rows`, if they are known already.
        """
        forms = tuple(forms)
        rows = self.rows(forms) if rows is None else rows
        known = rows >= 0
        listed = np.fromiter(map(self._rows.__contains__, forms), dtype=bool, count=len(forms))
        zipf = np.full((len(forms), len(COLUMNS)), FLOOR, dtype=np.float32)
        zipf[known] = self.zipf[rows[known]]
        zipf[known & ~listed] = np.maximum(zipf[known & ~listed] - np.float32(_RARER_FORM), np.float32(FLOOR))
        compounds = {
            place: parts for place in np.flatnonzero(~known).tolist() if len(parts := compound_parts(forms[place])) > 1
        }
        if compounds:
            starts = np.cumsum([0, *map(len, compounds.values())])[:-1]
            of_parts, _ = self.look_up(chain.from_iterable(compounds.values()))
            zipf[list(compounds)] = np.minimum.reduceat(of_parts, starts)
        word_effect = np.zeros(len(forms), dtype=np.float32)
        word_effect[known] = self.word_effect[rows[known]]
        return zipf, word_effect

    def zipf_of(self, form: str) -> float | None:
        """The modern frequency of a form, or None if the lexicon lacks it."""
        row = self._rows.get(form)
        return None if row is None else float(self.zipf[row, MODERN])

    def are_names(self, forms: Sequence[str], rows: NDArray[np.int64] | None = None) -> NDArray[np.bool_]:
        """Which forms are usually names, shape (forms,); unknown words are taken for names."""
        rows = self.rows(forms) if rows is None else rows
        names = rows < 0
        names[~names] = self.is_name[rows[~names]]
        return names

    def rows(self, forms: Sequence[str]) -> NDArray[np.int64]:
        """The row of each form or of its base form, shape (forms,); -1 if the lexicon lacks both."""
        rows = np.fromiter(map(self._rows.get, forms, repeat(-1)), dtype=np.int64, count=len(forms))
        for place in np.flatnonzero(rows < 0).tolist():
            rows[place] = self.row_of(forms[place])
        return rows

    def row_of(self, form: str) -> int:
        """The row of one form or of its base form, -1 if the lexicon lacks both; for many forms `rows` is quicker."""
        row = self._rows.get(form)
        if row is None:
            row = _row_of_base(self, form) if len(form) <= _LONGEST else -1
        return row


@lru_cache(maxsize=_KNOWN_FORMS)
def _row_of_base(lexicon: Lexicon, form: str) -> int:
    """The row of the base form of a word that the lexicon lacks; -1 if it lacks that too."""
    # The estimator was trained with these rules; `text.lemmas`, which spells better, would change its features.
    if not form.endswith(_ALL_SUFFIXES):
        return -1
    for suffix, replacement in _SUFFIXES_BY_LETTER[form[-1]]:
        stem = form.removesuffix(suffix)
        if stem == form or len(stem) < _SHORTEST_STEM:
            continue
        row = lexicon._rows.get(stem + replacement)
        if row is None and len(stem) > _SHORTEST_DOUBLED and stem[-1] == stem[-2]:  # stopped, bigger
            row = lexicon._rows.get(stem[:-1])
        if row is not None:
            return row
    return -1


def compound_parts(form: str) -> list[str]:
    """The parts of a form that is joined by hyphens, apostrophes, slashes or full stops."""
    return [part for part in _COMPOUND_SEPARATOR.split(form) if part]


def save_lexicon(lexicon: Lexicon, path: Path) -> None:
    """Write a lexicon: words as one block of text, frequencies in hundredths of a Zipf, word effects in tenths of L.

    Difficulties are rounded to 10L, as measures are.
    """
    np.savez_compressed(
        path,
        words=letters_of(lexicon.words),
        zipf=np.round(lexicon.zipf * 100).astype(np.int16),
        value=np.round(lexicon.word_effect * 10).astype(np.int16),
        named=lexicon.is_name,
        difficulty=np.round(lexicon.difficulty / _DIFFICULTY_STEP).astype(np.int16),
    )


def load_lexicon(path: Path) -> Lexicon:
    """Read a lexicon that `save_lexicon` wrote.

    Raises:
        UnusableModel: the file is missing, damaged, or has other frequency lists.
    """
    with read_arrays(path) as file:
        words = strings_of(file["words"])
        zipf = file["zipf"].astype(np.float32) / np.float32(100)
        word_effect = file["value"].astype(np.float32) / np.float32(10)
        is_name = file["named"].astype(bool)
        difficulty = file["difficulty"].astype(np.float32) * np.float32(_DIFFICULTY_STEP)
    of_words = {array.shape for array in (word_effect, is_name, difficulty)}
    if zipf.shape != (len(words), len(COLUMNS)) or of_words != {(len(words),)}:
        raise UnusableModel(f"{path.name} has other frequency lists than {', '.join(COLUMNS)}. Train the model again.")
    return Lexicon(words, zipf, word_effect, is_name, difficulty)
