"""What the formulas count in a text: words, sentences, letters, syllables, unfamiliar words."""

import re
from collections import Counter
from dataclasses import dataclass

from lexile.formulas.familiar import DALE_CHALL, SPACHE
from lexile.formulas.syllables import syllables
from lexile.text.words import WORD

MANY_SYLLABLES = 3  # what SMOG calls a polysyllable
SAMPLE = 100  # words in which Spache counts an unfamiliar word once
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Counts:
    """What the formulas count in a text; a word is counted each time it occurs.

    `characters` are letters and digits. `unfamiliar` counts the words that are not on Dale and Chall's list;
    `unfamiliar_young` those not on Spache's, each once in a sample of 100 words.
    """

    words: int
    sentences: int
    characters: int
    letters: int
    syllables: int
    polysyllables: int
    unfamiliar: int
    unfamiliar_young: int


def count(text: str, sentences: int) -> Counts:
    """Count a text with this many sentences. Each distinct word is examined only once, so that books are fast."""
    found = WORD.findall(text)
    words = Counter(found)
    # A word that never stands in small letters is a name, and names are known, say the instructions of both lists.
    known = {word: word[0].isupper() and word.lower() not in words for word in words}
    plain = {word: _SIGNS.sub("", word) for word in words}
    spoken = {word: syllables(word) for word in words}
    young = {word.lower() for word in words if not known[word] and not SPACHE.knows(word)}
    samples = (found[first : first + SAMPLE] for first in range(0, len(found), SAMPLE))
    return Counts(
        words=len(found),
        sentences=sentences,
        characters=sum(times * len(plain[word]) for word, times in words.items()),
        letters=sum(times * sum(map(str.isalpha, plain[word])) for word, times in words.items()),
        syllables=sum(times * spoken[word] for word, times in words.items()),
        polysyllables=sum(times for word, times in words.items() if spoken[word] >= MANY_SYLLABLES),
        unfamiliar=sum(times for word, times in words.items() if not known[word] and not DALE_CHALL.knows(word)),
        unfamiliar_young=sum(len(young.intersection(map(str.lower, sample))) for sample in samples),
    )
