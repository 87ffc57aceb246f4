"""A text with its sentences and words: the record that everything else is computed from.

Sentences are those that a reader sees (`text.splitting`). The measure counts other units, see `features.units`.
"""

import re
from dataclasses import dataclass, replace

import numpy as np

from lexile.text.cleaning import Heading, LeftOut, Prose
from lexile.text.splitting import FullStops, sentence_spans
from lexile.text.words import Words, find_words

_SPACES = re.compile(" {2,}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: characters `start` to `end` of the text, its number of words, and the number of its paragraph."""

    start: int
    end: int
    words: int
    paragraph: int


@dataclass(frozen=True, slots=True, eq=False)
class SegmentedText:
    """Prose with its sentences and words; every span is in characters of `text`.

    Each word lies in exactly one sentence; between sentences there is only whitespace and punctuation. In
    `measured_text` there are spaces in place of the addresses of `text`; both have the same length.
    """

    prose: Prose
    sentences: tuple[Sentence, ...]
    words: Words
    measured_text: str

    @property
    def text(self) -> str:
        """The text that a reader sees."""
        return self.prose.text

    @property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """The start and end of each paragraph."""
        return self.prose.paragraphs

    @property
    def items(self) -> tuple[int, ...]:
        """The numbers of the paragraphs that are list items."""
        return self.prose.items

    @property
    def numbered(self) -> tuple[int, ...]:
        """The numbers of the list items that had a number in front."""
        return self.prose.numbered

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The document's headings."""
        return self.prose.headings

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """The blocks that are not measured, with reasons."""
        return self.prose.left_out

    def measured(self, start: int, end: int) -> str:
        """What is measured between two places of the text: all but the addresses."""
        part = self.measured_text[start:end]
        return _SPACES.sub(" ", part) if self.prose.addresses else part


def segment(prose: Prose) -> SegmentedText:
    """Split prose into sentences and words.

    >>> from lexile.documents import document_from_text
    >>> from lexile.text.cleaning import clean
    >>> text = segment(clean(document_from_text('"Stop!" cried Tom. Dr. No ran. It was 3.5 m. away.')))
    >>> [text.text[s.start:s.end] for s in text.sentences]
    ['"Stop!" cried Tom.', 'Dr. No ran.', 'It was 3.5 m. away.']
    """
    measured_text = _with_stand_ins(prose, " ")
    words = find_words(measured_text)
    # The dots within an address end nothing, and a sentence may begin or end with an address.
    text = _with_stand_ins(prose, "x")
    full_stops = FullStops()
    spans = [
        (start + a, start + b, number)
        for number, (start, end) in enumerate(prose.paragraphs)
        for a, b in sentence_spans(text[start:end], full_stops)
    ]
    bounds = np.searchsorted(words.starts, [start for start, _, _ in spans])
    sentences: list[Sentence] = []
    for (start, end, number), count in zip(spans, np.diff(bounds, append=len(words)).tolist(), strict=True):
        last = sentences[-1] if sentences else None
        if last and last.paragraph == number and not (count and last.words):
            # A span without a word joins its neighbour.
            sentences[-1] = Sentence(last.start, end, last.words + count, number)
        else:
            sentences.append(Sentence(start, end, count, number))
    return SegmentedText(prose, tuple(sentence for sentence in sentences if sentence.words), words, measured_text)


def as_one_sentence(prose: Prose) -> SegmentedText:
    """Prose as a single sentence, whatever full stops it has."""
    measured_text = _with_stand_ins(prose, " ")
    words = find_words(measured_text)
    sentences = (Sentence(0, len(prose.text), len(words), 0),) if len(words) else ()
    # In a text that is one sentence, a number in front is not that of a list.
    return SegmentedText(replace(prose, numbered=()), sentences, words, measured_text)


def _with_stand_ins(prose: Prose, character: str) -> str:
    """The text with this character in place of each character of an address, the first one as a capital."""
    if not prose.addresses:
        return prose.text
    parts, place = [], 0
    for start, end in prose.addresses:
        parts += [prose.text[place:start], character.upper(), character * (end - start - 1)]
        place = end
    return "".join([*parts, prose.text[place:]])
