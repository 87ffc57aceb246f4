"""A text as an encoder reads it: word pieces, from a fixed list of whole words, beginnings and continuations.

The rule is WordPiece (Schuster and Nakajima, Japanese and Korean voice search, 2012) as BERT uses it: small letters
without accents, signs by themselves, each word cut into the longest pieces that the list has.
"""

import re
import unicodedata
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

BEGIN, END, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
_CONTINUED = "##"
_LONGEST = 100  # letters; a longer word is no word
_ASCII = bytes(range(128))
_WITHOUT_ACCENT = re.compile("[‘’“”–—…]*")  # the signs beside those of ASCII that most texts have
_WORD_OR_SIGN = re.compile(r"[^\W_]+|[^\w\s]|_")


@dataclass(frozen=True, slots=True, eq=False)
class WordPieces:
    """The list of pieces; a piece's number is its place in it."""

    pieces: tuple[str, ...]
    _numbers: dict[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_numbers", {piece: number for number, piece in enumerate(self.pieces)})

    def split(self, text: str, known: dict[str, list[int]] | None = None) -> NDArray[np.int64]:
        """The numbers of a text's pieces, shape (pieces,), between those of `BEGIN` and `END`.

        `known` holds the pieces of words that stood in other parts of it, and takes up those of new ones.

        >>> listed = WordPieces((BEGIN, END, UNKNOWN, "read", "##ing", "!"))
        >>> listed.split("Reading!").tolist()
        [0, 3, 4, 5, 1]
        """
        numbers = [self._numbers[BEGIN]]
        known = {} if known is None else known  # a text says most of its words more than once
        for word in _WORD_OR_SIGN.findall(_plain(text)):
            if word not in known:
                known[word] = self._cut(word)
            numbers += known[word]
        numbers.append(self._numbers[END])
        return np.array(numbers, dtype=np.int64)

    def _cut(self, word: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(word) <= _LONGEST:
            mark = _CONTINUED if start else ""
            for end in range(len(word), start, -1):
                number = self._numbers.get(mark + word[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return [self._numbers[UNKNOWN]]
        return found or [self._numbers[UNKNOWN]]


def _plain(text: str) -> str:
    """Small letters without accents, as the list has them."""
    others = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    if _WITHOUT_ACCENT.fullmatch(others.decode("utf-8", "surrogatepass")):
        return text.lower()
    return "".join(sign for sign in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(sign) != "Mn")
