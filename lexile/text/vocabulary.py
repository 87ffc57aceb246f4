"""What is known of each word: how frequent it is, from a compact table that training makes.

The page needs no word-list package: the table stands in `model/words.npz` (see `training.frequencies`).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lexile.errors import UnusableModel

COLUMNS = ("modern", "books")
"""The frequency lists, each in Zipf units: log10 of the occurrences in a thousand million words."""

FLOOR = 1.0  # Zipf of a word that no list has: one in a hundred million
_ENDING_COST = 0.4  # Zipf; a form that the lists lack is rarer than its base form
_ENDINGS = (
    ("'s", ""),
    ("s'", "s"),
    ("'", ""),
    ("ies", "y"),
    ("ied", "y"),
    ("iest", "y"),
    ("ier", "y"),
    ("ily", "y"),
    ("es", ""),
    ("es", "e"),
    ("s", ""),
    ("ing", ""),
    ("ing", "e"),
    ("ed", ""),
    ("ed", "e"),
    ("er", ""),
    ("er", "e"),
    ("est", ""),
    ("est", "e"),
    ("ly", ""),
    ("ness", ""),
    ("less", ""),
    ("n't", ""),
    ("'ll", ""),
    ("'ve", ""),
    ("'d", ""),
    ("'re", ""),
)
_PARTS = re.compile(r"[-'./,]")


@dataclass(frozen=True, slots=True, eq=False)
class WordTable:
    """The words of the table, and of each its Zipf frequency in every list: `zipf` of shape (words, lists)."""

    words: tuple[str, ...]
    zipf: NDArray[np.float32]
    _rows: dict[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_rows", {word: row for row, word in enumerate(self.words)})

    def __contains__(self, form: str) -> bool:
        return form in self._rows

    def look_up(self, forms: Iterable[str]) -> NDArray[np.float32]:
        """Zipf frequencies of word forms in small letters, of shape (forms, lists).

        A form that the table lacks takes its base form's, a little rarer; a compound its rarest part's.
        """
        return np.array([self._zipf_of(form) for form in forms], dtype=np.float32).reshape(-1, len(COLUMNS))

    def knows(self, form: str) -> bool:
        """Whether a word form, or its base form, is in the table."""
        return form in self._rows or self._base(form) is not None

    def _zipf_of(self, form: str) -> NDArray[np.float32]:
        row = self._rows.get(form)
        if row is not None:
            return np.asarray(self.zipf[row])
        base = self._base(form)
        if base is not None:
            return np.asarray(np.maximum(self.zipf[base] - np.float32(_ENDING_COST), np.float32(FLOOR)))
        parts = [part for part in _PARTS.split(form) if part]
        if len(parts) > 1:
            return np.asarray(np.min([self._zipf_of(part) for part in parts], axis=0))
        return np.full(len(COLUMNS), FLOOR, dtype=np.float32)

    def _base(self, form: str) -> int | None:
        for ending, replacement in _ENDINGS:
            if form.endswith(ending) and len(form) - len(ending) >= 2:
                stem = form[: len(form) - len(ending)]
                row = self._rows.get(stem + replacement)
                if row is None and len(stem) > 3 and stem[-1] == stem[-2]:  # stopped, bigger
                    row = self._rows.get(stem[:-1])
                if row is not None:
                    return row
        return None


def save_table(table: WordTable, path: Path) -> None:
    """Write a table: the words as one block of letters, frequencies in hundredths."""
    letters = np.frombuffer("\n".join(table.words).encode(), dtype=np.uint8)
    np.savez_compressed(path, words=letters, zipf=np.round(table.zipf * 100).astype(np.int16))


def load_table(path: Path) -> WordTable:
    """Read a table that `save_table` wrote.

    Raises:
        UnusableModel: the file is missing or another program's.
    """
    try:
        with np.load(path) as file:
            words = tuple(file["words"].tobytes().decode().split("\n"))
            zipf = file["zipf"].astype(np.float32) / np.float32(100)
    except (OSError, KeyError, ValueError) as error:
        raise UnusableModel(f"{path.name} in the model folder cannot be read. Train the model again.") from error
    if zipf.shape != (len(words), len(COLUMNS)):
        raise UnusableModel(f"{path.name} has other frequency lists than {', '.join(COLUMNS)}. Train the model again.")
    return WordTable(words, zipf)
