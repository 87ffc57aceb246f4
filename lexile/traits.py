"""What makes a text easy or hard, in numbers that can be checked: how long its sentences are, how rare its words."""

from collections import defaultdict
from dataclasses import dataclass

from lexile.text.vocabulary import MODERN, WordTable
from lexile.text.words import WORD

RARE = 4.0  # Zipf: ten in a million words; a reader of many books meets such a word some times a year


@dataclass(frozen=True, slots=True)
class Traits:
    """Mean words a sentence, mean letters a word, and the share of rare words among all words (0 to 1)."""

    sentence_words: float
    word_letters: float
    rare: float


@dataclass(frozen=True, slots=True)
class RareWord:
    """A rare word of a text: in small letters, how often it stands there, its frequency, and where it stands first.

    `zipf` is log10 of its occurrences in a thousand million words of English; `first` is in characters of the text.
    """

    word: str
    count: int
    zipf: float
    first: int


def traits_of(text: str, sentences: int, table: WordTable) -> Traits:
    """The traits of a text of so many sentences, at least one word long."""
    words = WORD.findall(text)
    rare = sum(word.count for word in rare_words(text, table))
    letters = sum(sum(map(str.isalpha, word)) for word in words)
    return Traits(len(words) / sentences, letters / len(words), rare / len(words))


def rare_words(text: str, table: WordTable) -> tuple[RareWord, ...]:
    """The rare words of a text, the rarest first; names and numbers are none, however rare.

    A name is what never stands in small letters.
    """
    places: dict[str, list[int]] = defaultdict(list)
    small: set[str] = set()
    for match in WORD.finditer(text):
        word = match.group()
        places[word.lower()].append(match.start())
        if word[0].islower():
            small.add(word.lower())
    words = [word for word in places if word in small and not any(map(str.isdigit, word))]
    if not words:
        return ()
    zipf = table.look_up([word.replace("’", "'") for word in words])[0][:, MODERN].tolist()
    found = [
        RareWord(word, len(places[word]), frequency, places[word][0])
        for word, frequency in zip(words, zipf, strict=True)
        if frequency < RARE
    ]
    return tuple(sorted(found, key=lambda one: (one.zipf, one.first)))
