"""Parts of speech: how likely a word is a noun, verb, adjective or adverb, by the words beside it and its ending.

A logistic regression over a few clues, learned from words in running text that can be only one part of speech.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lexile.arrays import letters_of, read_arrays, strings_of
from lexile.leveling.thesaurus import PARTS_OF_SPEECH

TAGGER_FILE = "tagger.npz"
_TOKEN = re.compile(r"[\w'’]+|[^\w\s]")
_REACH = 40  # characters on either side that hold two words


@dataclass(frozen=True, slots=True, eq=False)
class Tagger:
    """Clues with their weights, shape (clues, parts of speech), and an offset for each part of speech."""

    clues: tuple[str, ...]
    weights: NDArray[np.float32]
    offsets: NDArray[np.float32]
    _rows: dict[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_rows", {clue: row for row, clue in enumerate(self.clues)})

    def probabilities(self, before: str, word: str, after: str) -> dict[str, float]:
        """The probability of each part of speech, by its letter."""
        rows = [row for clue in clues_of(before, word, after) if (row := self._rows.get(clue)) is not None]
        sums = self.offsets + self.weights[rows].sum(axis=0)
        weights = np.exp(sums - sums.max())
        return dict(zip(PARTS_OF_SPEECH, (weights / weights.sum()).tolist(), strict=True))


def clues_of(before: str, word: str, after: str) -> list[str]:
    """The clues of a word in its place: the two tokens on either side, their endings, and the word's own ending.

    >>> clues_of("They went ", "home", ".")
    ['b=went', 'bb=they went', 'bs=ent', 'a=.', 'aa=. .', 'as=.', 'w=ome', 'w=me']
    """
    earlier = [".", ".", *_TOKEN.findall(before[-_REACH:].lower())]
    later = [*_TOKEN.findall(after[:_REACH].lower()), ".", "."]
    form = word.lower()
    return [
        f"b={earlier[-1]}",
        f"bb={earlier[-2]} {earlier[-1]}",
        f"bs={earlier[-1][-3:]}",
        f"a={later[0]}",
        f"aa={later[0]} {later[1]}",
        f"as={later[0][-3:]}",
        f"w={form[-3:]}",
        f"w={form[-2:]}",
    ]


def save_tagger(tagger: Tagger, path: Path) -> None:
    """Write a tagger."""
    np.savez_compressed(
        path,
        clues=letters_of(tagger.clues),
        weights=tagger.weights.astype(np.float16),
        offsets=tagger.offsets,
    )


def load_tagger(path: Path) -> Tagger:
    """Read a tagger that `save_tagger` wrote.

    Raises:
        UnusableModel: the file is missing or damaged.
    """
    with read_arrays(path) as file:
        return Tagger(strings_of(file["clues"]), file["weights"].astype(np.float32), file["offsets"])
