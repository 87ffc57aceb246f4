"""Whether a replacement has the form that its sentence asks for, by the parser's part of speech.

The thesaurus may take a verb for a noun ("tobacco damages the walls"), which its replacement would then be too
("tobacco harm the walls"). The parser reads the whole sentence.
"""

from bisect import bisect_right
from collections.abc import Sequence

from lexile.leveling.clauses import TOKEN, is_plural, verb_forms
from lexile.leveling.parser import Parser
from lexile.leveling.places import BLANK_LINE
from lexile.text.splitting import sentence_spans

_REACH = 1_000  # characters on either side of a word; a longer sentence is more than the parser reads
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
    """The parts of speech of the words of a text, whose sentences are parsed when they are first asked for."""

    def __init__(self, text: str, parser: Parser, sentences: Sequence[tuple[int, int]] | None = None) -> None:
        """Keep a text, and the characters of its sentences in order; they are found where they are not given."""
        self._text = text
        self._parser = parser
        self._sentences = sentences
        self._tags: dict[tuple[int, int], dict[int, str]] = {}

    def tag(self, start: int) -> str:
        """The part of speech of the word that begins at a character; "" where none does, or it is not known."""
        sentence = self._sentence(start)
        if sentence is None:
            return ""
        if sentence not in self._tags:
            first, last = sentence
            tokens = list(TOKEN.finditer(self._text[first:last]))
            tree = self._parser.parse([token[0] for token in tokens])
            tags = ("",) * len(tokens) if tree is None else tree.tags
            self._tags[sentence] = {first + token.start(): tag for token, tag in zip(tokens, tags, strict=True)}
        return self._tags[sentence].get(start, "")

    def _sentence(self, start: int) -> tuple[int, int] | None:
        if self._sentences is None:
            return _sentence_around(self._text, start)
        number = bisect_right(self._sentences, (start, len(self._text))) - 1
        return self._sentences[number] if number >= 0 else None


def _sentence_around(text: str, place: int) -> tuple[int, int] | None:
    """The sentence in which a character stands, within its paragraph and so many characters as the parser reads."""
    begin = max(0, place - _REACH)
    first = max((match.end() for match in BLANK_LINE.finditer(text, begin, place)), default=begin)
    blank = BLANK_LINE.search(text, place, place + _REACH)
    last = blank.start() if blank else min(len(text), place + _REACH)
    spans = [(first + start, first + end) for start, end in sentence_spans(text[first:last])]
    return next(((start, end) for start, end in spans if start <= place < end), None)
