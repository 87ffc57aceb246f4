"""Dale and Chall's list of familiar words, and Spache's for the first three grades, with the forms that count too."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
# What both instructions allow to a word of the list: plurals, possessives, and regular forms of verbs and adjectives.
_ENDINGS = tuple(
    tuple(pair.split("|"))
    for pair in "'s| s'|s s| es| ies|y d| ed| ied|y ing| ing|e n| en| r| er| ier|y st| est| iest|y ly| ily|y".split()
)
_PARTS = re.compile(r"[-‐‑/]")


@dataclass(frozen=True, slots=True)
class FamiliarWords:
    """A list of words that children of a grade are taken to know."""

    words: frozenset[str]

    def knows(self, word: str) -> bool:
        """Whether a word, a number, or each part of a compound is familiar.

        >>> [DALE_CHALL.knows(word) for word in ("Giants", "running", "happiest", "sun-dried", "1995", "isthmus")]
        [True, True, True, True, True, False]
        """
        return all(self._knows(part) for part in _PARTS.split(word.lower().replace("’", "'")))

    def _knows(self, part: str) -> bool:
        if part in self.words or not any(sign.isalpha() for sign in part):
            return True
        for ending, replacement in _ENDINGS:
            stem = part.removesuffix(ending)
            if stem == part or len(stem) < 2:
                continue
            doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[:-1] in self.words  # running, bigger
            if stem + replacement in self.words or doubled:
                return True
        return False


@cache
def _load(name: str) -> FamiliarWords:
    return FamiliarWords(frozenset((_FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n")))


DALE_CHALL = _load("dale_chall")
"""The words that four in five children of grade 4 know (Dale and Chall 1995)."""
SPACHE = _load("spache")
"""The words of books for grades 1 to 3 (Spache 1974)."""
