"""Wordpieces: a text as an encoder reads it, in words, beginnings of words and continuations from a fixed vocabulary.

This is WordPiece (Schuster and Nakajima, Japanese and Korean Voice Search, 2012) as BERT uses it: lower case without
accents, punctuation by itself, and each word split into the longest wordpieces of the vocabulary.
"""

import re
import unicodedata
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

BEGIN, END, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
_CONTINUED = "##"
_LONGEST = 100  # letters; BERT takes a longer word as unknown
_ASCII = bytes(range(128))
_WITHOUT_ACCENTS = re.compile("[‘’“”–—…]*")  # the usual characters beyond ASCII
# A longer run is a drawn line, a row of leaders or an attack. Reading all of it would cost time and tell nothing.
_LONGEST_RUN = 8
_LONG_RUN = re.compile(rf"((?:[^\w\s]\s*+|_\s*+){{{_LONGEST_RUN}}})(?:[^\w\s]\s*+|_\s*+)++")
_WORD_OR_PUNCTUATION = re.compile(r"[^\W_]+|[^\w\s]|_")


@dataclass(frozen=True, slots=True, eq=False)
class WordPieceTokenizer:
    """A vocabulary of wordpieces; the number of a wordpiece is its place in it."""

    vocabulary: tuple[str, ...]
    _numbers: dict[str, int] = field(init=False, repr=False)
    _longest: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_numbers", {piece: number for number, piece in enumerate(self.vocabulary)})
        object.__setattr__(self, "_longest", max(map(len, self.vocabulary)))

    def encode(self, text: str, known: dict[str, list[int]] | None = None) -> NDArray[np.int64]:
        """The numbers of a text's wordpieces between those of `BEGIN` and `END`, shape (wordpieces + 2,).

        `known` holds the wordpieces of words met before, and takes up those of new words. Of a run of
        punctuation, only the first `_LONGEST_RUN` characters are read.

        >>> tokenizer = WordPieceTokenizer((BEGIN, END, UNKNOWN, "read", "##ing", "!"))
        >>> tokenizer.encode("Reading!").tolist()
        [0, 3, 4, 5, 1]
        """
        numbers = [self._numbers[BEGIN]]
        known = {} if known is None else known  # a text repeats most of its words
        for word in _WORD_OR_PUNCTUATION.findall(_LONG_RUN.sub(r"\1", _without_accents(text))):
            if word not in known:
                known[word] = self._split(word)
            numbers += known[word]
        numbers.append(self._numbers[END])
        return np.array(numbers, dtype=np.int64)

    def _split(self, word: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(word) <= _LONGEST:
            prefix = _CONTINUED if start else ""
            for end in range(min(len(word), start + self._longest), start, -1):
                number = self._numbers.get(prefix + word[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return [self._numbers[UNKNOWN]]
        return found or [self._numbers[UNKNOWN]]


def _without_accents(text: str) -> str:
    """A text in lower case without accents, as the vocabulary is."""
    others = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    if _WITHOUT_ACCENTS.fullmatch(others.decode("utf-8", "surrogatepass")):
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(character for character in decomposed if unicodedata.category(character) != "Mn")
