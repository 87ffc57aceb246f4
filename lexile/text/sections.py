"""The sections of a text: its own chapters and headings, or else the stretches between changes of topic."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from lexile.documents.structure import is_chapter
from lexile.text.cleaning import PARAGRAPH_GAP, Heading
from lexile.text.english import STOP_WORDS
from lexile.text.sentences import SegmentedText

LONG = 1500  # words; a text of this length without headings is divided by topic
LEAST = 600  # words in a section found by topic: two or three pages, as teachers hand out
MOST = 30  # sections found by topic; nobody looks at more of them one by one
_TOO_LONG = 3000  # words in the average section from which lower headings divide a text too
_MOST_IN_ONE = 0.5  # of a text's words in one section, from which lower headings divide it too
_SCRAP = 100  # words; a section shorter than this and than a tenth of the median joins the one before it
_TILING_WORDS = 20_000  # TextTiling's steps grow with longer texts, as their sections do
_STEP = 40  # words; the 20 of TextTiling's author divide a story into sections of a page
_UNIT_SENTENCES = 3  # sentences that may begin a topic, in a text with hardly any paragraphs
_FEW_PARAGRAPHS = 200  # words in the average paragraph; a text with more is taken to have none
_CHAPTER, _UNCERTAIN = 10, 11  # ranks of headings without a level: "Chapter 3", and whatever only looks like one
_NUMBERED = re.compile(
    r"(?:(?:chapter|part|book|volume|act|scene|letter|section|unit|lesson)\s+(?:the\s+)?\w+|[ivxlcdm]+|\d{1,3})\.?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences `first` up to but not including `last` of a text; the title is empty for a section without heading."""

    title: str
    first: int
    last: int


def split_sections(text: SegmentedText) -> tuple[Section, ...]:
    """The sections of a text in order, covering all of it; none if there would be only one."""
    starts = _without_scraps(text, _headed(text))
    if len(starts) < 2 and len(text.words) >= LONG:
        starts = [(place, "") for place in _by_topic(text)]
    if len(starts) < 2:
        return ()
    ends = [place for place, _ in starts[1:]] + [len(text.sentences)]
    return tuple(Section(title, first, last) for (first, title), last in zip(starts, ends, strict=True))


def _headed(text: SegmentedText) -> list[tuple[int, str]]:
    """The first sentence and the title of each section; headings without text between them count as one.

    The highest headings that divide a text make its sections. Lower ones do so too if the higher ones leave most of
    the text in one section, or, for headings with a level, if they leave long sections.
    """
    found: list[tuple[int, str]] = []
    listed = {title for title, count in Counter(_plain(heading) for heading in text.headings).items() if count > 1}
    ranks = [_rank(heading, listed) for heading in text.headings]
    for rank in sorted(set(ranks)):
        starts = _starts(text, ranks, rank)
        sizes = _sizes(text, found)
        whole = not sizes or max(sizes) > max(_MOST_IN_ONE * len(text.words), _TOO_LONG)
        words = len(text.words)
        long = rank != _UNCERTAIN and len(sizes) * _TOO_LONG < words and len(starts) * LEAST <= words
        if whole or long:
            found = starts
    return found


def _rank(heading: Heading, listed: set[str]) -> int:
    """The rank of a heading, 1 for the highest: its level, or else a guess by its words or a table of contents."""
    return heading.level or (_CHAPTER if is_chapter(heading.text) or _plain(heading) in listed else _UNCERTAIN)


def _plain(heading: Heading) -> str:
    return heading.text.strip("*_=# .").lower()


def _starts(text: SegmentedText, ranks: list[int], lowest: int) -> list[tuple[int, str]]:
    """The first sentence and the title after each heading down to a rank, and the start of the text before them."""
    paragraphs = text.sentences.paragraphs.tolist()
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
    """The sections, with those of a few words, such as a transcriber's note, joined to the one before them."""
    if len(starts) < 2:
        return starts
    sizes = _sizes(text, starts)
    least = min(_SCRAP, float(np.median(sizes)) / 10)
    kept = [start for start, size in zip(starts, sizes, strict=True) if size >= least]
    return [(0, kept[0][1]), *kept[1:]]


def _sizes(text: SegmentedText, starts: list[tuple[int, str]]) -> list[int]:
    """The number of words in each section."""
    bounds = text.sentences.starts[[first for first, _ in starts]]
    return np.diff([*np.searchsorted(text.words.starts, bounds), len(text.words)]).tolist() if starts else []


def title_of(headings: list[Heading]) -> str:
    """The title of a section: its last heading, with the chapter number above it.

    >>> title_of([Heading("Contents", 1, 0), Heading("CHAPTER I.", 1, 0), Heading("Down the Rabbit-Hole", 2, 0)])
    'CHAPTER I. Down the Rabbit-Hole'
    """
    *before, last = [heading.text for heading in headings]
    if before and _NUMBERED.match(before[-1]) and not _NUMBERED.match(last):
        return f"{before[-1].rstrip('.')}. {last}"
    return last


def _by_topic(text: SegmentedText) -> list[int]:
    """The first sentence of each topic; topics too short for a section are merged with the more similar neighbour."""
    from lexile.text.topics import topic_starts  # NLTK takes long to import; few texts need it here

    units = list(_topic_units(text))
    bounds = [*text.sentences.starts[units].tolist(), len(text.text)]
    texts = [text.measured_text[begin:end].replace(PARAGRAPH_GAP, " ").rstrip() for begin, end in pairwise(bounds)]
    step = _STEP * max(1, len(text.words) // _TILING_WORDS)
    starts = [0, *(units[place] for place in topic_starts(texts, text.words.tokens, step))]
    return _merged(text, starts, max(LEAST, -(-len(text.words) // MOST)))


def _merged(text: SegmentedText, starts: list[int], least: int) -> list[int]:
    """The starts that remain when sections shorter than `least` words are merged with a neighbour."""
    places = [*text.sentences.starts[starts].tolist(), len(text.text)]
    bounds = np.searchsorted(text.words.starts, places).tolist()
    counted = np.array([form not in STOP_WORDS for form in text.words.forms])
    counts = [
        np.bincount(text.words.ids[a:b], minlength=len(counted)).astype(np.float64) * counted
        for a, b in pairwise(bounds)
    ]
    sizes = [b - a for a, b in pairwise(bounds)]
    starts = list(starts)
    while len(starts) > 1 and min(sizes) < least:
        small = sizes.index(min(sizes))
        neighbours = [place for place in (small - 1, small + 1) if 0 <= place < len(starts)]
        other = max(neighbours, key=lambda place: _similarity(counts[small], counts[place]))
        first, second = sorted((small, other))
        counts[first] = counts[first] + counts.pop(second)
        sizes[first] += sizes.pop(second)
        starts.pop(second)
    return starts


def _similarity(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """The cosine of the angle between two texts' word counts."""
    lengths = float(np.linalg.norm(one) * np.linalg.norm(other))
    return float(one @ other) / lengths if lengths else 0.0


def _topic_units(text: SegmentedText) -> Iterator[int]:
    """The first sentence of each unit that may begin a topic: a paragraph, or three sentences."""
    by_sentences = len(text.paragraphs) * _FEW_PARAGRAPHS < len(text.words)
    before = -1
    for number, paragraph in enumerate(text.sentences.paragraphs.tolist()):
        if number % _UNIT_SENTENCES == 0 if by_sentences else paragraph != before:
            yield number
        before = paragraph
