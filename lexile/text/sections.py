"""The sections of a text: its own chapters and headings, else where its topic changes (NLTK's TextTiling)."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

import numpy as np
from nltk.tokenize.texttiling import TextTilingTokenizer
from numpy.typing import NDArray

from lexile.sources.looks import is_chapter
from lexile.text.clean import Heading
from lexile.text.segment import SegmentedText

LONG = 1500  # words without a heading from which a text is divided by topic
LEAST = 600  # words of a section that is found by topic: two or three pages, as teachers hand out
MOST = 30  # sections by topic; more, and nobody looks at them one by one
_TOO_LONG = 3000  # words of a section on the average, from which lower headings divide a text too
_SCRAP = 100  # words; what is shorter, and a tenth of the usual section, is no section of its own
_TILING_WORDS = 20_000  # TextTiling's steps grow with a text that is longer, or its time would
_WINDOW = 3_000  # words: TextTiling's time grows with the square of a text's length
_STEP = 40  # words; TextTiling's own 20 part a story into pieces of a page
_PIECE = 3  # sentences, where a text has hardly any paragraphs
_LEAST_PIECES = 8
_FEW_PARAGRAPHS = 200  # words a paragraph; with more, a text is taken to have none
_CHAPTER, _LOOK = 10, 11  # the ranks of headings without a level: "Chapter 3", and what only looks like one
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
    starts = _without_scraps(text, _headed(text))
    if len(starts) < 2 and len(text.words) >= LONG:
        starts = [(place, "") for place in _by_topic(text)]
    if len(starts) < 2:
        return ()
    ends = [place for place, _ in starts[1:]] + [len(text.sentences)]
    return tuple(Section(title, first, last) for (first, title), last in zip(starts, ends, strict=True))


def _headed(text: SegmentedText) -> list[tuple[int, str]]:
    """The first sentence of each section with its heading; headings without text between count as one.

    The highest headings that part a text make its sections; lower ones only where those are long.
    """
    found: list[tuple[int, str]] = []
    ranks = sorted({_rank(heading) for heading in text.headings})
    for rank in ranks:
        starts = _starts(text, rank)
        long = len(found) * _TOO_LONG < len(text.words) and len(starts) * LEAST <= len(text.words)
        if len(found) < 2 or (long and rank != _LOOK):
            found = starts
        else:
            break
    return found


def _rank(heading: Heading) -> int:
    """How high a heading stands, 1 the highest: by its level, else by what it says."""
    return heading.level or (_CHAPTER if is_chapter(heading.text) else _LOOK)


def _starts(text: SegmentedText, lowest: int) -> list[tuple[int, str]]:
    """The first sentence after each heading down to a rank, with its title; and of what stands before them all."""
    paragraphs = [sentence.paragraph for sentence in text.sentences]
    starts: list[tuple[int, str]] = []
    for place, group in groupby(text.headings, key=lambda heading: bisect_left(paragraphs, heading.paragraph)):
        headings = list(group)
        if place < len(paragraphs) and any(_rank(heading) <= lowest for heading in headings):
            starts.append((place, title_of(headings)))
    if starts and starts[0][0] > 0:
        starts.insert(0, (0, ""))
    return starts


def _without_scraps(text: SegmentedText, starts: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The same sections; one of a few words, as a transcriber's note, goes with the one before it."""
    if len(starts) < 2:
        return starts
    words = [*np.cumsum([0, *(sentence.words for sentence in text.sentences)]).tolist()]
    ends = [place for place, _ in starts[1:]] + [len(text.sentences)]
    sizes = [words[end] - words[first] for (first, _), end in zip(starts, ends, strict=True)]
    least = min(_SCRAP, median(sizes) / 10)
    kept = [start for start, size in zip(starts, sizes, strict=True) if size >= least]
    return [(0, kept[0][1]), *kept[1:]]


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
    """The first sentence of each topic, window by window, each beginning where the last topic was found.

    TextTiling parts a text finely; pieces that are too short for a section go with the more similar neighbour.
    """
    pieces = list(_pieces(text))
    words = [
        sum(sentence.words for sentence in text.sentences[a:b]) for a, b in pairwise([*pieces, len(text.sentences)])
    ]
    scale = max(1, len(text.words) // _TILING_WORDS)
    starts, begin = [0], 0
    while begin < len(pieces):
        end, count = begin, 0
        while end < len(pieces) and count < _WINDOW * scale:
            count += words[end]
            end += 1
        found = [begin + place for place in _tile(_texts(text, pieces, begin, end), _STEP * scale)]
        starts += [pieces[place] for place in found if pieces[place] > starts[-1]]
        begin = found[-1] if found and end < len(pieces) and found[-1] > begin else end
    return _merged(text, starts, max(LEAST, -(-len(text.words) // MOST)))


def _merged(text: SegmentedText, starts: list[int], least: int) -> list[int]:
    """The starts of sections of `least` words or more."""
    places = [*(text.sentences[first].start for first in starts), len(text.text)]
    bounds = np.searchsorted(text.words.starts, places).tolist()
    telling = np.array([form not in _STOPWORDS for form in text.words.forms])
    counts = [
        np.bincount(text.words.ids[a:b], minlength=len(telling)).astype(np.float64) * telling
        for a, b in pairwise(bounds)
    ]
    sizes = [b - a for a, b in pairwise(bounds)]
    starts = list(starts)
    while len(starts) > 1 and min(sizes) < least:
        small = sizes.index(min(sizes))
        beside = [place for place in (small - 1, small + 1) if 0 <= place < len(starts)]
        other = max(beside, key=lambda place: _similarity(counts[small], counts[place]))
        first, second = sorted((small, other))
        counts[first] = counts[first] + counts.pop(second)
        sizes[first] += sizes.pop(second)
        starts.pop(second)
    return starts


def _similarity(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """The cosine of the angle between two texts' word counts."""
    lengths = float(np.linalg.norm(one) * np.linalg.norm(other))
    return float(one @ other) / lengths if lengths else 0.0


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


def _tile(pieces: list[str], step: int) -> list[int]:
    """The pieces at which TextTiling, in steps of so many words, sees a new topic; none in a short or odd text."""
    if len(pieces) < _LEAST_PIECES:
        return []
    gap = "\n\n"
    try:
        tiles: list[str] = TextTilingTokenizer(w=step, stopwords=_STOPWORDS).tokenize(gap.join(pieces))
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
