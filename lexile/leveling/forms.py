"""Whether a replacement has the form that its sentence asks for, by the parser's part of speech.

The thesaurus may take a verb for a noun ("tobacco damages the walls"), which its replacement would then be too
("tobacco harm the walls"). The parser reads the whole sentence.
"""

from bisect import bisect_right
from collections.abc import Sequence

from lexile.leveling.clauses import TOKEN, is_plural, verb_forms
from lexile.leveling.parser import Parser

_VERBS = frozenset({"VBZ", "VBD", "VBN", "VBG"})


def has_form(tag: str, replacement: str) -> bool:
    """Whether a replacement can have a part of speech of the Penn Treebank.

    >>> has_form("VBZ", "harm"), has_form("VBZ", "harms"), has_form("NNS", "wall"), has_form("VBD", "found out")
    (False, True, False, True)
    """
    words = replacement.lower().split()
    if tag in _VERBS:
        return tag in verb_forms(words[0])
    if tag in {"NN", "NNS"}:
        return is_plural(words[-1]) is not (tag == "NN")
    return True


class Forms:
    """The parts of speech of the words of a text."""

    def __init__(self, text: str, sentences: Sequence[tuple[int, int]], parser: Parser) -> None:
        """Keep a text with the characters of its sentences, which are parsed when they are first asked for."""
        self._text = text
        self._sentences = sentences
        self._starts = [start for start, _ in sentences]
        self._parser = parser
        self._tags: dict[int, dict[int, str]] = {}

    def tag(self, start: int) -> str:
        """The part of speech of the word that begins at a character; "" where none does, or it is not known."""
        number = bisect_right(self._starts, start) - 1
        if number < 0:
            return ""
        if number not in self._tags:
            first, last = self._sentences[number]
            tokens = list(TOKEN.finditer(self._text[first:last]))
            tree = self._parser.parse([token[0] for token in tokens])
            tags = ("",) * len(tokens) if tree is None else tree.tags
            self._tags[number] = {first + token.start(): tag for token, tag in zip(tokens, tags, strict=True)}
        return self._tags[number].get(start, "")
