"""The sections of a text: its own chapters and headings, else where its topic changes."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

import numpy as np
from numpy.typing import NDArray

from lexile.documents.structure import is_chapter
from lexile.text.cleaning import GAP, Heading
from lexile.text.sentences import SegmentedText

LONG = 1500  # words without a heading from which a text is divided by topic
LEAST = 600  # words of a section that is found by topic: two or three pages, as teachers hand out
MOST = 30  # sections by topic; more, and nobody looks at them one by one
_TOO_LONG = 3000  # words of a section on the average, from which lower headings divide a text too
_MOST_IN_ONE = 0.5  # of a text's words that its headings leave in one section
_SCRAP = 100  # words; what is shorter, and a tenth of the usual section, is no section of its own
_TILING_WORDS = 20_000  # TextTiling's steps grow with a text that is longer, as its sections do
_STEP = 40  # words; TextTiling's own 20 part a story into pieces of a page
_PIECE = 3  # sentences, where a text has hardly any paragraphs
_FEW_PARAGRAPHS = 200  # words a paragraph; with more, a text is taken to have none
_CHAPTER, _LOOK = 10, 11  # the ranks of headings without a level: "Chapter 3", and what only looks like one
_NUMBERED = re.compile(
    r"(?:(?:chapter|part|book|volume|act|scene|letter|section|unit|lesson)\s+(?:the\s+)?\w+|[ivxlcdm]+|\d{1,3})\.?$",
    re.I,
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

    The highest headings that part a text make its sections; lower ones only where those leave most of it in one piece,
    or, where somebody gave them a level, leave long pieces.
    """
    found: list[tuple[int, str]] = []
    listed = {title for title, count in Counter(_plain(heading) for heading in text.headings).items() if count > 1}
    ranks = [_rank(heading, listed) for heading in text.headings]
    for rank in sorted(set(ranks)):
        starts = _starts(text, ranks, rank)
        sizes = _sizes(text, found)
        whole = not sizes or max(sizes) > max(_MOST_IN_ONE * len(text.words), _TOO_LONG)
        long = rank != _LOOK and len(sizes) * _TOO_LONG < len(text.words) and len(starts) * LEAST <= len(text.words)
        if whole or long:
            found = starts
    return found


def _rank(heading: Heading, listed: set[str]) -> int:
    """How high a heading stands, 1 the highest: by its level, else by what it says or by a table of contents."""
    return heading.level or (_CHAPTER if is_chapter(heading.text) or _plain(heading) in listed else _LOOK)


def _plain(heading: Heading) -> str:
    return heading.text.strip("*_=# .").lower()


def _starts(text: SegmentedText, ranks: list[int], lowest: int) -> list[tuple[int, str]]:
    """The first sentence after each heading down to a rank, with its title; and of what stands before them all."""
    paragraphs = [sentence.paragraph for sentence in text.sentences]
    starts: list[tuple[int, str]] = []
    ranked = zip(text.headings, ranks, strict=True)
    for place, group in groupby(ranked, key=lambda pair: bisect_left(paragraphs, pair[0].paragraph)):
        headings = list(group)
        if place < len(paragraphs) and any(rank <= lowest for _, rank in headings):
            starts.append((place, title_of([one for one, rank in headings if rank <= lowest or not one.level])))
    if starts and starts[0][0] > 0:
        starts.insert(0, (0, ""))
    return starts


def _without_scraps(text: SegmentedText, starts: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The same sections; one of a few words, as a transcriber's note, goes with the one before it."""
    if len(starts) < 2:
        return starts
    sizes = _sizes(text, starts)
    least = min(_SCRAP, median(sizes) / 10)
    kept = [start for start, size in zip(starts, sizes, strict=True) if size >= least]
    return [(0, kept[0][1]), *kept[1:]]


def _sizes(text: SegmentedText, starts: list[tuple[int, str]]) -> list[int]:
    """The words of each section."""
    bounds = [text.sentences[first].start for first, _ in starts]
    return np.diff([*np.searchsorted(text.words.starts, bounds), len(text.words)]).tolist() if starts else []


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
    """The first sentence of each topic.

    TextTiling parts a text finely; what is too short for a section goes with the more similar neighbour.
    """
    from lexile.text.topics import topic_starts  # NLTK takes long to import; few texts need it here

    pieces = list(_pieces(text))
    bounds = [*(text.sentences[first].start for first in pieces), len(text.text)]
    texts = [text.text[begin:end].replace(GAP, " ").rstrip() for begin, end in pairwise(bounds)]
    step = _STEP * max(1, len(text.words) // _TILING_WORDS)
    starts = [0, *(pieces[place] for place in topic_starts(texts, text.words.pieces, step))]
    return _merged(text, starts, max(LEAST, -(-len(text.words) // MOST)))


def _merged(text: SegmentedText, starts: list[int], least: int) -> list[int]:
    """The starts of sections of `least` words or more."""
    places = [*(text.sentences[first].start for first in starts), len(text.text)]
    bounds = np.searchsorted(text.words.starts, places).tolist()
    from lexile.text.topics import STOPWORDS

    telling = np.array([form not in STOPWORDS for form in text.words.forms])
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
