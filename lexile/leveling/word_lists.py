"""Published lists of words: the CEFR level of each, and the sight words that children learn first.

`cefr-j.txt.xz` is the CEFR-J Wordlist 1.5 (A1 to B2), compiled by Yukio Tono, Tokyo University of Foreign Studies.
`octanove.txt.xz` is the Octanove Vocabulary Profile 1.0 (C1 and C2), by Octanove Labs (`OCTANOVE-LICENSE`).
`sight-words.txt` is the list of E. W. Dolch (1936). `training.word_lists` writes all three.
"""

import lzma
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lexile.errors import UnusableModel

CEFR_J_FILE, OCTANOVE_FILE, SIGHT_FILE = "cefr-j.txt.xz", "octanove.txt.xz", "sight-words.txt"
LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")
"""The levels of the Common European Framework, from the lowest."""
CEFR_J, OCTANOVE = "CEFR-J 1.5", "Octanove 1.0"


@dataclass(frozen=True, slots=True)
class ListedLevel:
    """The CEFR level of a word, and the list that says so."""

    level: str
    source: str


@dataclass(frozen=True, slots=True, eq=False)
class WordLists:
    """The lists, by word and part of speech (`n v a r` for noun, verb, adjective and adverb; `x` for any other)."""

    levels: dict[tuple[str, str], ListedLevel]
    lowest: dict[str, ListedLevel]
    """The lowest level of a word in any part of speech."""
    sight: frozenset[str]

    def level_of(self, word: str, part_of_speech: str = "") -> ListedLevel | None:
        """The level of a word as this part of speech, else its lowest; None if no list has it."""
        return self.levels.get((word, part_of_speech)) or self.lowest.get(word)


@lru_cache(maxsize=2)
def load_word_lists(folder: Path) -> WordLists:
    """Load the lists from the model folder.

    Raises:
        UnusableModel: a list is missing or damaged.
    """
    levels: dict[tuple[str, str], ListedLevel] = {}
    lowest: dict[str, ListedLevel] = {}
    try:
        for file, source in ((CEFR_J_FILE, CEFR_J), (OCTANOVE_FILE, OCTANOVE)):
            for line in lzma.decompress((folder / file).read_bytes()).decode().splitlines():
                word, part, level = line.split("\t")
                listed = ListedLevel(level, source)
                levels.setdefault((word, part), listed)
                known = lowest.get(word)
                if known is None or LEVELS.index(level) < LEVELS.index(known.level):
                    lowest[word] = listed
        sight = frozenset((folder / SIGHT_FILE).read_text(encoding="utf-8").split())
    except (OSError, lzma.LZMAError, ValueError) as error:
        raise UnusableModel("The word lists in the model folder are missing or damaged.") from error
    return WordLists(levels, lowest, sight)
