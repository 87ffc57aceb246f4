"""The sections of a text: its own chapters and headings, else where its topic changes (NLTK's TextTiling)."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from nltk.tokenize.texttiling import TextTilingTokenizer

from lexile.text.clean import Heading
from lexile.text.segment import SegmentedText

LONG = 1500  # words without a heading from which a text is divided by topic
TOO_LONG = 40_000  # words; a book without a heading would take TextTiling half a minute
_WINDOW = 3_000  # words: TextTiling's time grows with the square of a text's length
_WORDS = 40  # of TextTiling's steps; its own 20 parts a story into pieces of a page
_PIECE = 3  # sentences, where a text has hardly any paragraphs
_LEAST_PIECES = 8
_FEW_PARAGRAPHS = 200  # words a paragraph; with more, a text is taken to have none
_NUMBERED = re.compile(
    r"(?:(?:chapter|part|book|volume|act|scene|letter|section|unit|lesson)\s+(?:the\s+)?\w+|[ivxlcdm]+|\d{1,3})\.?$",
    re.I,
)
# The words that hold sentences together and tell of no topic; given here, so that no data is looked for.
_STOPWORDS = frozenset(
    """a about after all an and any are as at be been but by can could did do for from had has have he her him his how i
    if in into is it its just like me more my no not now of on one only or other our out over said she so some such than
    that the their
    them then there they this to up upon us was we were what when which who will with would you your""".split()
)


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences `first` up to, not including, `last` of a text; its title is empty where nobody gave it one."""

    title: str
    first: int
    last: int


def split_sections(text: SegmentedText) -> tuple[Section, ...]:
    """The sections of a text in order, together all of it; none where it has only one."""
    starts = _headed(text)
    if len(starts) < 2 and LONG <= len(text.words) <= TOO_LONG:
        starts = [(place, "") for place in _by_topic(text)]
    if len(starts) < 2:
        return ()
    ends = [place for place, _ in starts[1:]] + [len(text.sentences)]
    return tuple(Section(title, first, last) for (first, title), last in zip(starts, ends, strict=True))


def _headed(text: SegmentedText) -> list[tuple[int, str]]:
    """The first sentence of each section with its heading; headings without text between count as one."""
    paragraphs = [sentence.paragraph for sentence in text.sentences]
    starts: list[tuple[int, str]] = []
    for place, group in groupby(text.headings, key=lambda heading: bisect_left(paragraphs, heading.paragraph)):
        if place < len(paragraphs):
            starts.append((place, title_of(list(group))))
    if starts and starts[0][0] > 0:
        starts.insert(0, (0, ""))
    return starts


def title_of(headings: list[Heading]) -> str:
    """What a section is called: its last heading, with the number that stands above it.

    >>> title_of([Heading("Contents", 1, 0), Heading("CHAPTER I.", 1, 0), Heading("Down the Rabbit-Hole", 2, 0)])
    'CHAPTER I. Down the Rabbit-Hole'
    """
    *before, last = [heading.text for heading in headings]
    if before and _NUMBERED.match(before[-1]) and not _NUMBERED.match(last):
        return f"{before[-1].rstrip('.')}. {last}"
    return last


def _by_topic(text: SegmentedText) -> list[int]:
    """The first sentence of each topic: window by window, each beginning where the last topic was found."""
    pieces = list(_pieces(text))
    words = [
        sum(sentence.words for sentence in text.sentences[a:b]) for a, b in pairwise([*pieces, len(text.sentences)])
    ]
    starts, begin = [0], 0
    while begin < len(pieces):
        end, count = begin, 0
        while end < len(pieces) and count < _WINDOW:
            count += words[end]
            end += 1
        found = [begin + place for place in _tile(_texts(text, pieces, begin, end))]
        starts += [pieces[place] for place in found if pieces[place] > starts[-1]]
        begin = found[-1] if found and end < len(pieces) and found[-1] > begin else end
    return starts


def _pieces(text: SegmentedText) -> Iterator[int]:
    """The first sentence of each piece that may begin a topic: a paragraph, or some sentences."""
    by_sentences = len(text.paragraphs) * _FEW_PARAGRAPHS < len(text.words)
    before = -1
    for number, sentence in enumerate(text.sentences):
        if number % _PIECE == 0 if by_sentences else sentence.paragraph != before:
            yield number
        before = sentence.paragraph


def _texts(text: SegmentedText, pieces: list[int], begin: int, end: int) -> list[str]:
    bounds = [*(text.sentences[first].start for first in pieces), len(text.text)]
    return [" ".join(text.text[bounds[place] : bounds[place + 1]].split()) for place in range(begin, end)]


def _tile(pieces: list[str]) -> list[int]:
    """The pieces at which TextTiling sees a new topic; none where the text is too short or odd for it."""
    if len(pieces) < _LEAST_PIECES:
        return []
    gap = "\n\n"
    try:
        tiles: list[str] = TextTilingTokenizer(w=_WORDS, stopwords=_STOPWORDS).tokenize(gap.join(pieces))
    except (ValueError, IndexError, ZeroDivisionError):  # what NLTK raises for a text without enough words
        return []
    ends, place = [], 0
    for piece in pieces:
        place += len(piece) + len(gap)
        ends.append(place)
    found, place = [], 0
    for tile in tiles[:-1]:
        place += len(tile)
        found.append(bisect_left(ends, place) + 1)
    return sorted({number for number in found if 0 < number < len(pieces)})
