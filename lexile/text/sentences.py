"""A text with its sentences and words: the record that everything else is computed from.

Sentences are those that a reader sees (`text.splitting`). The measure counts other units, see `features.units`.
"""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import overload

import numpy as np
from numpy.typing import NDArray

from lexile.text.cleaning import Heading, LeftOut, Prose
from lexile.text.splitting import is_usual, quick_spans, sentence_spans
from lexile.text.words import Words, find_words

_SPACES = re.compile(" {2,}")
_TOGETHER = 100  # paragraphs that are looked through at once


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: characters `start` to `end` of the text, its number of words, and the number of its paragraph."""

    start: int
    end: int
    words: int
    paragraph: int


@dataclass(frozen=True, slots=True, eq=False)
class Sentences(Sequence[Sentence]):
    """The sentences of a text as arrays of shape (sentences,), which take a tenth of the memory of as many records."""

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    words: NDArray[np.int32]
    paragraphs: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, key: int) -> Sentence: ...
    @overload
    def __getitem__(self, key: slice) -> "Sentences": ...
    def __getitem__(self, key: int | slice) -> "Sentence | Sentences":
        columns = self.starts[key], self.ends[key], self.words[key], self.paragraphs[key]
        return Sentences(*columns) if isinstance(key, slice) else Sentence(*map(int, columns))

    def __iter__(self) -> Iterator[Sentence]:
        columns = (self.starts, self.ends, self.words, self.paragraphs)
        return map(Sentence, *(column.tolist() for column in columns))


@dataclass(frozen=True, slots=True, eq=False)
class SegmentedText:
    """Prose with its sentences and words; every span is in characters of `text`.

    Each word lies in exactly one sentence; between sentences there is only whitespace and punctuation. In
    `measured_text` there are spaces in place of the addresses of `text`; both have the same length.
    """

    prose: Prose
    sentences: Sentences
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
    measured_text = measured_text_of(prose)
    return segment_words(prose, find_words(measured_text), measured_text)


def segment_words(prose: Prose, words: Words, measured_text: str) -> SegmentedText:
    """Prose split into sentences, when its words are found already."""
    # The dots within an address end nothing, and a sentence may begin or end with an address.
    text = _with_stand_ins(prose, "x")
    # Arrays, because as records the spans of a text of short sentences would take ten times its own memory.
    bounds, owners = array("i"), array("i")
    for first in range(0, len(prose.paragraphs), _TOGETHER):
        group = prose.paragraphs[first : first + _TOGETHER]
        spans_of = quick_spans if is_usual(text[group[0][0] : group[-1][1]]) else sentence_spans
        for number, (start, end) in enumerate(group, start=first):
            for a, b in spans_of(text[start:end]):
                bounds.append(start + a)
                bounds.append(start + b)
                owners.append(number)
    spans = np.array(bounds, dtype=np.int32).reshape(-1, 2)
    return SegmentedText(prose, _joined(spans, np.array(owners, dtype=np.int32), words), words, measured_text)


def measured_text_of(prose: Prose) -> str:
    """The text that is measured: as long as the text that is shown, with spaces in place of each address."""
    return _with_stand_ins(prose, " ")


def _joined(spans: NDArray[np.int32], paragraphs: NDArray[np.int32], words: Words) -> Sentences:
    """The sentences of spans, shape (spans, 2); one without a word joins its neighbour in the same paragraph."""
    if not len(spans):
        return Sentences(*(np.zeros(0, dtype=np.int32) for _ in range(4)))
    before = np.searchsorted(words.starts, spans[:, 0]).astype(np.int32)
    counts = np.diff(before, append=np.int32(len(words)))
    opens = np.diff(paragraphs, prepend=np.int32(-1)) != 0
    # The words of the paragraph before each span: where there are none, the sentence begun has no word yet.
    earlier = before - before[np.maximum.accumulate(np.where(opens, np.arange(len(opens)), 0))]
    first = np.flatnonzero(opens | ((counts > 0) & (earlier > 0)))
    last = np.append(first[1:], len(spans)) - 1
    totals = np.diff(before[first], append=np.int32(len(words)))
    some = totals > 0
    first, last = first[some], last[some]
    return Sentences(spans[first, 0].copy(), spans[last, 1].copy(), totals[some], paragraphs[first])


def as_one_sentence(prose: Prose) -> SegmentedText:
    """Prose as a single sentence, whatever full stops it has."""
    measured_text = measured_text_of(prose)
    words = find_words(measured_text)
    count = int(len(words) > 0)
    columns = (0, len(prose.text), len(words), 0)
    sentences = Sentences(*(np.full(count, value, dtype=np.int32) for value in columns))
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
