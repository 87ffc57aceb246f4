"""What is known of each word: how frequent it is, and how hard it makes a text, from a table that training makes.

The page needs no word-list package: the table stands in `model/words.npz` (see `training.frequencies` and
`training.word_values`).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lexile.errors import UnusableModel

COLUMNS = ("modern", "books")
"""The frequency lists, each in Zipf units: log10 of the occurrences in a thousand million words."""
MODERN, BOOKS = range(len(COLUMNS))

FLOOR = 1.0  # Zipf of a word that no list has: one in a hundred million
_ENDING_COST = 0.4  # Zipf; a form that the lists lack is rarer than its base form
_ENDINGS = tuple(
    tuple(pair.split("|"))
    for pair in """'s| s'|s '| ies|y ied|y iest|y ier|y ily|y es| es|e s| ing| ing|e ed| ed|e er| er|e est| est|e ly|
    ness| less| n't| 'll| 've| 'd| 're|""".split()
)
_ALL_ENDINGS = tuple(ending for ending, _ in _ENDINGS)
_ENDINGS_BY_LETTER = {ending[-1]: [pair for pair in _ENDINGS if pair[0][-1] == ending[-1]] for ending in _ALL_ENDINGS}
_PARTS = re.compile(r"[-'./,]")


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words of the table, with what is known of each.

    `zipf` has shape (words, lists); `value`, of shape (words,), tells by how many L a text would be harder that
    consisted of this word alone: what the labels say beyond the word's frequency. `named`, of shape (words,), tells
    which words are written with a capital within sentences, as a rule.
    """

    words: tuple[str, ...]
    zipf: NDArray[np.float32]
    value: NDArray[np.float32]
    named: NDArray[np.bool_]
    _rows: dict[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_rows", {word: row for row, word in enumerate(self.words)})

    def look_up(self, forms: Iterable[str]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Zipf frequencies of shape (forms, lists) and values of shape (forms,) of word forms in small letters.

        A form that the table lacks takes its base form's, a little rarer; a compound its rarest part's frequency.
        """
        forms = tuple(forms)
        rows = self.rows_of(forms)
        known = rows >= 0
        listed = np.fromiter(map(self._rows.__contains__, forms), dtype=bool, count=len(forms))
        zipf = np.full((len(forms), len(COLUMNS)), FLOOR, dtype=np.float32)
        zipf[known] = self.zipf[rows[known]]
        zipf[known & ~listed] = np.maximum(zipf[known & ~listed] - np.float32(_ENDING_COST), np.float32(FLOOR))
        compounds = {
            place: parts for place in np.flatnonzero(~known).tolist() if len(parts := _parts(forms[place])) > 1
        }
        if compounds:
            starts = np.cumsum([0, *map(len, compounds.values())])[:-1]
            of_parts, _ = self.look_up(chain.from_iterable(compounds.values()))
            zipf[list(compounds)] = np.minimum.reduceat(of_parts, starts)
        value = np.zeros(len(forms), dtype=np.float32)
        value[known] = self.value[rows[known]]
        return zipf, value

    def zipf_of(self, form: str) -> float | None:
        """The modern frequency of a form that the table has, else None."""
        row = self._rows.get(form)
        return None if row is None else float(self.zipf[row, MODERN])

    def are_named(self, forms: Sequence[str]) -> NDArray[np.bool_]:
        """Which forms are names as a rule, shape (forms,); one that the table lacks altogether is taken for one."""
        rows = self.rows_of(forms)
        named = rows < 0
        named[~named] = self.named[rows[~named]]
        return named

    def rows_of(self, forms: Sequence[str]) -> NDArray[np.int64]:
        """The row of each form, or of its base form; -1 where the table has neither."""
        rows = np.fromiter(map(self._rows.get, forms, repeat(-1)), dtype=np.int64, count=len(forms))
        for place in np.flatnonzero(rows < 0).tolist():
            rows[place] = self._base(forms[place])
        return rows

    def _base(self, form: str) -> int:
        if not form.endswith(_ALL_ENDINGS):
            return -1
        for ending, replacement in _ENDINGS_BY_LETTER[form[-1]]:
            if form.endswith(ending) and len(form) - len(ending) >= 2:
                stem = form[: len(form) - len(ending)]
                row = self._rows.get(stem + replacement)
                if row is None and len(stem) > 3 and stem[-1] == stem[-2]:  # stopped, bigger
                    row = self._rows.get(stem[:-1])
                if row is not None:
                    return row
        return -1


def _parts(form: str) -> list[str]:
    return [part for part in _PARTS.split(form) if part]


def save_lexicon(table: Lexicon, path: Path) -> None:
    """Write a table: the words as one block of letters, frequencies in hundredths, values in L."""
    letters = np.frombuffer("\n".join(table.words).encode(), dtype=np.uint8)
    zipf = np.round(table.zipf * 100).astype(np.int16)
    np.savez_compressed(
        path, words=letters, zipf=zipf, value=np.round(table.value * 10).astype(np.int16), named=table.named
    )


def load_lexicon(path: Path) -> Lexicon:
    """Read a table that `save_table` wrote.

    Raises:
        UnusableModel: the file is missing or another program's.
    """
    try:
        with np.load(path) as file:
            words = tuple(file["words"].tobytes().decode().split("\n"))
            zipf = file["zipf"].astype(np.float32) / np.float32(100)
            value = file["value"].astype(np.float32) / np.float32(10)
            named = file["named"].astype(bool)
    except (OSError, KeyError, ValueError) as error:
        raise UnusableModel(f"{path.name} in the model folder cannot be read. Train the model again.") from error
    if zipf.shape != (len(words), len(COLUMNS)) or not value.shape == named.shape == (len(words),):
        raise UnusableModel(f"{path.name} has other frequency lists than {', '.join(COLUMNS)}. Train the model again.")
    return Lexicon(words, zipf, value, named)
