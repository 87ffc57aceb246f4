"""The sentences of a text as a reader sees them, which the page colours and lists.

What the measure counts are the *units* of `units`, another split (facts.md, section 2).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from lexile.text.clean import Heading, LeftOut, Prose
from lexile.text.words import Words, find_words

# NLTK's Punkt with our own list: its stock English data would have to be downloaded, and errs on titles and
# speech all the same (facts.md, section 9).
# "in.", "min.", "art." and "no." end sentences far more often than they abbreviate, so they are not here.
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof rev fr st messrs mme mlle gen col capt lt sgt maj adm gov sen rep hon pres supt
    jr sr esq phd ph.d m.d b.a m.a e.g i.e cf viz etc al ca approx vs resp
    fig figs eq eqs ch chap vol vols pp p ed eds trans nos inc ltd co corp bros dept univ assn ave blvd rd mt ft
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
    a.m p.m a.d b.c b.c.e c.e u.s u.k u.n u.s.a u.s.s.r d.c n.y oz lb lbs hr hrs mins km cm mm kg mg
    """.split()
)
# Abbreviations that may end a sentence, and the words that then begin the next one.
_MAY_END = re.compile(
    r"(?:\b(?:etc|et al|Ph\.D|M\.D|B\.A|M\.A|a\.m|p\.m"
    r"|U\.S|U\.K|U\.S\.A|U\.N|D\.C|A\.D|B\.C|Jr|Sr|Inc|Ltd|Co|Corp|Ave|St|ft|km|cm|mm|kg|mg|oz|lbs?|hrs?|mins"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)|(?<=[a-z] )[IVX]{1,4})"  # It was I. George V.
    r"\.[\"'”’)]* +(?=[\"'“‘(]?([A-Z][a-z]*)\b)"
)
_STARTERS = frozenset(
    """a an the this that these those he she it they we i you his her its their our my your there then when while
    after before but and so or if in on at for from with as to by not no some many most all one each every both what
    who how why where however although because since during later today now soon still yet also""".split()
)
_MISSING_SPACE = re.compile(r"(?<=[a-z]{2}[.!?])[”’]?(?=[“‘]?[A-Z][a-z]*[ ,?!])")
_NUMBERED = re.compile(r"\b(?:No|Nos|Art|Sec|Ch|Vol|Ex|Est|Tel|p|pp|v|c)\.$")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z])[.)]$")
# A quotation that ends with ! or ? goes on where somebody says it: “Stop!” Tom cried.
_SPOKEN = re.compile(r"[!?…][\"'”’]+$")
_SAYS = re.compile(
    r"(?:I |(?!(?:He|She|It|They|We|You|I|Then|There|This|That)\b)(?:[A-Z][\w’'-]*\.? ){1,3})(?:[a-z]+ ){0,2}"
    r"(?:said|asked|cried|shouted|whispered|replied|answered|called|yelled|screamed|exclaimed|muttered|murmured|added"
    r"|begged|sobbed|demanded|inquired|enquired|roared|gasped|growled|repeated|says|asks|wanted to know)\b"
)
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$|\b[A-Z]\.$")
_LAST_WORD = re.compile(r"([A-Za-z]+(?:\.[A-Za-z]+)*)\.$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_TAIL = 60  # characters of a sentence that tell whether it goes on; all of a long one would cost its square
_WINDOW = 20_000  # characters; longer than any paragraph but one without line ends
_CLOSING_QUOTES = "”’"
_CLOSERS = "\"'”’»)]"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as a reader sees it: characters `start` to `end` of the text, its words and its paragraph's number."""

    start: int
    end: int
    words: int
    paragraph: int


@dataclass(frozen=True, slots=True, eq=False)
class SegmentedText:
    """A text, its paragraphs, sentences and words; each span is in characters of `text`.

    Each word lies in one sentence; between sentences stands nothing but white space and signs.
    """

    text: str
    paragraphs: tuple[tuple[int, int], ...]
    items: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    words: Words
    left_out: tuple[LeftOut, ...]
    headings: tuple[Heading, ...] = ()
    numbered: tuple[int, ...] = ()


def segment(prose: Prose) -> SegmentedText:
    """Split a text into the sentences that a reader sees.

    >>> from lexile.sources import document_from_text
    >>> from lexile.text.clean import clean
    >>> text = segment(clean(document_from_text('"Stop!" cried Tom. Dr. No ran. It was 3.5 m. away.')))
    >>> [text.text[s.start:s.end] for s in text.sentences]
    ['"Stop!" cried Tom.', 'Dr. No ran.', 'It was 3.5 m. away.']
    """
    words = find_words(prose.text)
    sentences: list[Sentence] = []
    for number, (start, end) in enumerate(prose.paragraphs):
        spans = [(start + a, start + b) for a, b in sentence_spans(prose.text[start:end])]
        first_words = np.searchsorted(words.starts, [span[0] for span in spans] + [end])
        counts = np.diff(first_words)
        merged: list[Sentence] = []
        for (a, b), count in zip(spans, counts.tolist(), strict=True):
            if merged and (count == 0 or merged[-1].words == 0):  # signs without a word go with their neighbour
                last = merged.pop()
                a, count = last.start, last.words + count
            merged.append(Sentence(a, b, count, number))
        sentences += [sentence for sentence in merged if sentence.words]
    return SegmentedText(
        prose.text,
        prose.paragraphs,
        prose.items,
        tuple(sentences),
        words,
        prose.left_out,
        prose.headings,
        prose.numbered,
    )


def as_one_sentence(prose: Prose) -> SegmentedText:
    """A text that somebody says is one sentence, whatever stands in it."""
    words = find_words(prose.text)
    sentences = (Sentence(0, len(prose.text), len(words), 0),) if len(words) else ()
    return SegmentedText(prose.text, prose.paragraphs, prose.items, sentences, words, prose.left_out)


def sentence_spans(paragraph: str) -> list[tuple[int, int]]:
    """The sentences of one paragraph as (start, end), white space between them left aside.

    >>> text = "We met at 5 p.m. The train left. See No. 4, Fig. 3 (e.g. J.R.R. Tolkien)."
    >>> [text[a:b] for a, b in sentence_spans(text)]
    ['We met at 5 p.m.', 'The train left.', 'See No. 4, Fig. 3 (e.g. J.R.R. Tolkien).']
    """
    pieces = [piece for span in _punkt_spans(paragraph) for piece in _split_further(paragraph, *span)]
    spans: list[tuple[int, int]] = []
    for start, end in pieces:
        if spans and spans[-1][1] == start and paragraph[start] in _CLOSING_QUOTES:  # “It is late.”He left.
            start += 1
            spans[-1] = (spans[-1][0], start)
            start += len(paragraph[start:end]) - len(paragraph[start:end].lstrip())
        if start == end:
            continue
        if spans and _goes_on(paragraph[max(spans[-1][0], spans[-1][1] - _TAIL) : spans[-1][1]], paragraph[start:end]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _punkt_spans(paragraph: str) -> Iterator[tuple[int, int]]:
    """Punkt's spans, window by window: it gives up on a text that it cannot go through in five seconds."""
    start, width = 0, _WINDOW
    while start < len(paragraph):
        window = paragraph[start : start + width]
        spans = list(punkt().span_tokenize(window))
        whole = start + width >= len(paragraph)
        if not whole and len(spans) < 2:  # no end in sight: look further
            width *= 2
            continue
        for a, b in spans if whole else spans[:-1]:
            yield start + a, start + b
        if whole:
            return
        start, width = start + spans[-1][0], _WINDOW


@cache
def punkt() -> PunktSentenceTokenizer:
    """NLTK's sentence splitter with this project's abbreviations: no data, no download."""
    parameters = PunktParameters()
    parameters.abbrev_types = set(_ABBREVIATIONS)
    return PunktSentenceTokenizer(parameters)


def _split_further(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Ends that Punkt does not see: after an abbreviation before a sentence's usual first word; without a space."""
    cuts = [m.end() for m in _MAY_END.finditer(text, start, end) if m.group(1).lower() in _STARTERS]
    cuts += [m.end() for m in _MISSING_SPACE.finditer(text, start, end)]
    for cut in [*sorted(cuts), end]:
        piece = text[start:cut]
        if piece.strip():
            yield start, start + len(piece.rstrip())
        start = cut


def _goes_on(before: str, after: str) -> bool:
    """Whether what follows an end still belongs to the same sentence: "Stop!" cried Tom; No. 4; a stray bracket."""
    first = after.lstrip("\"'“‘(«[—– ")[:1]
    return (
        first.islower()
        or not after.strip(_CLOSERS + ".!?… ")
        or _LIST_NUMBER.match(before) is not None
        or (_SPOKEN.search(before[-4:]) is not None and _SAYS.match(after) is not None)
        or (first.isdigit() and _NUMBERED.search(before) is not None)
        or (_is_abbreviated(before) and not _begins_as_sentences_do(after))
    )


def _is_abbreviated(text: str) -> bool:
    """Whether a text ends with initials or an abbreviation: Punkt parts “Yes, Mr. Hall.” for the quote at its end."""
    word = _LAST_WORD.search(text)
    return _INITIALS.search(text) is not None or (word is not None and word[1].lower() in _ABBREVIATIONS)


def _begins_as_sentences_do(text: str) -> bool:
    word = _FIRST_WORD.search(text)
    return word is not None and word.group().lower() in _STARTERS
