"""The sentences of a text as a reader sees them, which the page colours and lists.

What the measure counts are the *units* of `units`, another split (facts.md, section 2).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np

from lexile.text.cleaning import Heading, LeftOut, Prose
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
_ABBREVIATED = frozenset(part for abbreviation in _ABBREVIATIONS for part in abbreviation.split("."))
_LETTERS = re.compile(r"[^\W\d_]{2,}")
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
_OPENERS = "\"'“‘(«[—– "
_CLOSING_QUOTES = "”’"
_CLOSERS = "\"'”’»)]"
# A stop with what closes behind it, before a capital with what opens before it, or at the end; the group is None else.
_STOP = re.compile(r"[.!?](?:([\"')\]”’»]*)(?= [\"'“‘(]*[A-Z]|\Z))?")
# What Punkt takes for an end that may be one: a terminator before a blank, or before a sign that no word holds.
_MAY_BE_END = re.compile(r"[.!?](?=[)\";}\]*:@'({\[‘’“”«»?!]|\s+\S)")
_FOLLOWING = re.compile(r"\s+\S+|\S")
_BLANKS = re.compile(r"\s+")
# Signs behind an end that close what it ends, as Punkt has them.
_CLOSING = re.compile(r"[\"')\]}‘’“”«»]+?(?:\s+|(?=--)|$)")
_END_WITHIN = re.compile(r"[.!?][\"'”’)]* *[\"'“‘(]?[A-Z]")  # what the two rules for other ends have in common


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

    >>> from lexile.documents import document_from_text
    >>> from lexile.text.cleaning import clean
    >>> text = segment(clean(document_from_text('"Stop!" cried Tom. Dr. No ran. It was 3.5 m. away.')))
    >>> [text.text[s.start:s.end] for s in text.sentences]
    ['"Stop!" cried Tom.', 'Dr. No ran.', 'It was 3.5 m. away.']
    """
    words = find_words(prose.text)
    ends = Ends()
    spans = [
        (start + a, start + b, number)
        for number, (start, end) in enumerate(prose.paragraphs)
        for a, b in sentence_spans(prose.text[start:end], ends)
    ]
    bounds = np.searchsorted(words.starts, [start for start, _, _ in spans])
    sentences: list[Sentence] = []
    for (start, end, number), count in zip(spans, np.diff(bounds, append=len(words)).tolist(), strict=True):
        last = sentences[-1] if sentences else None
        if last and last.paragraph == number and not (count and last.words):
            # Signs without a word go with their neighbour.
            sentences[-1] = Sentence(last.start, end, last.words + count, number)
        else:
            sentences.append(Sentence(start, end, count, number))
    return SegmentedText(
        prose.text,
        prose.paragraphs,
        prose.items,
        tuple(sentence for sentence in sentences if sentence.words),
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


class Ends:
    """What is known of the points of one text, so that each kind is looked at once: a book has the same over and over.

    `plain` tells of a word before a point whether it is sure to be no abbreviation; `breaks` whether Punkt parts a text
    of such a shape.
    """

    def __init__(self) -> None:
        """Nothing is known of a new text."""
        self.plain: dict[str, bool] = _Known(_is_plain)
        self.breaks: dict[str, bool] = _Known(lambda text: bool(punkt().text_contains_sentbreak(text)))

    def parts(self, text: str) -> bool:
        """Whether Punkt parts a text at the point after its first word."""
        return self.breaks[_LETTERS.sub(_shape, text)]


class _Known(dict[str, bool]):
    """A dictionary that answers for a key that it lacks, and keeps the answer."""

    def __init__(self, answer: Callable[[str], bool]) -> None:
        self._answer = answer

    def __missing__(self, key: str) -> bool:
        found = self[key] = self._answer(key)
        return found


def _shape(letters: re.Match[str]) -> str:
    """Letters that are no part of an abbreviation are all the same to Punkt, but for a capital at their head."""
    word = letters[0]
    return word if word.lower() in _ABBREVIATED else "Zz" if word[0].isupper() else "zz"


def sentence_spans(paragraph: str, ends: Ends | None = None) -> list[tuple[int, int]]:
    """The sentences of one paragraph as (start, end), white space between them left aside.

    `ends` is what is known of the text that it stands in.

    >>> text = "We met at 5 p.m. The train left. See No. 4, Fig. 3 (e.g. J.R.R. Tolkien)."
    >>> [text[a:b] for a, b in sentence_spans(text)]
    ['We met at 5 p.m.', 'The train left.', 'See No. 4, Fig. 3 (e.g. J.R.R. Tolkien).']
    """
    ends = ends or Ends()
    plain = ends.plain
    spans: list[tuple[int, int]] = []
    start, certain, last = 0, True, len(paragraph)
    for stop in _STOP.finditer(paragraph):
        # Most stops end a sentence, whatever else stands before and after them, and need no closer look.
        closers = stop[1]
        if closers is None:
            certain = False
            continue
        place, end = stop.span()
        if end != last:
            if paragraph[place] == ".":
                certain_end = plain[paragraph[paragraph.rfind(" ", 0, place) + 1 : place]]
            else:
                certain_end = not closers or _SAYS.match(paragraph, end + 1) is None
            if not certain_end:
                certain = False
                continue
        if certain:
            spans.append((start, end))
        else:
            spans += _spans_within(paragraph, start, end, ends)
        start, certain = end + 1, True
    if start < last:
        spans += _spans_within(paragraph, start, last, ends)
    return spans


def _spans_within(paragraph: str, begin: int, end: int, ends: Ends) -> list[tuple[int, int]]:
    """The sentences of a part of a paragraph, each end of which is looked at closely."""
    text = paragraph[begin:end]
    followed = end < len(paragraph)
    pieces = [piece for span in _punkt_spans(text, ends, followed=followed) for piece in _split_further(text, *span)]
    spans: list[tuple[int, int]] = []
    for start, end in pieces:
        if spans and spans[-1][1] == start and text[start] in _CLOSING_QUOTES:  # “It is late.”He left.
            start += 1
            spans[-1] = (spans[-1][0], start)
            start += len(text[start:end]) - len(text[start:end].lstrip())
        if start == end:
            continue
        if spans and _goes_on(text[max(spans[-1][0], spans[-1][1] - _TAIL) : spans[-1][1]], text[start:end]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return [(begin + start, begin + end) for start, end in spans]


def _punkt_spans(paragraph: str, ends: Ends, *, followed: bool = False) -> Iterator[tuple[int, int]]:
    """The spans that Punkt makes, which is asked only where a point may abbreviate: its own way takes long.

    `followed` where this is a part of a paragraph, with another sentence behind it.
    """
    start = 0
    for place in _may_be_ends(paragraph, followed=followed):
        if not _is_end(paragraph, place, ends):
            continue
        end = following = place + 1
        blanks = _BLANKS.match(paragraph, end)
        if blanks:
            following = blanks.end()
        closing = _CLOSING.match(paragraph, following)
        if closing:
            end, following = following + len(closing.group().rstrip()), closing.end()
        yield start, end
        start = following
    end = len(paragraph.rstrip())
    if start < end:
        yield start, end


def _may_be_ends(paragraph: str, *, followed: bool) -> Iterator[int]:
    """The terminators that Punkt looks at: of those without a blank between them the last, and one before any word."""
    places = [match.start() for match in _MAY_BE_END.finditer(paragraph)]
    last = len(paragraph) - 1
    if followed and paragraph[last] in ".!?":
        places.append(last)  # it stands before a blank, too, which is not seen here
    for before, place in pairwise(places):
        if paragraph.find(" ", before, place) >= 0 or paragraph[before - 1 : before] in ("", " "):
            yield before
    if places:
        yield places[-1]


def _is_end(paragraph: str, place: int, ends: Ends) -> bool:
    """Whether a terminator before other text ends a sentence, as Punkt sees it."""
    if paragraph[place] != ".":
        return True
    word = paragraph[paragraph.rfind(" ", 0, place) + 1 : place]
    if ends.plain[word]:
        return True
    following = _FOLLOWING.match(paragraph, place + 1)
    return following is not None and ends.parts(f"{word}.{following.group()}")


def _is_plain(word: str) -> bool:
    """Whether a word before a point is sure to be no abbreviation: letters, more than one, and not on the list."""
    word = word.lstrip(_OPENERS)
    return len(word) > 1 and word.isascii() and word.isalpha() and word.lower() not in _ABBREVIATIONS


@cache
def punkt() -> Any:
    """NLTK's sentence splitter with this project's abbreviations: no data, no download."""
    # NLTK takes long to import, and a text without an abbreviation does not need it.
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = set(_ABBREVIATIONS)
    return PunktSentenceTokenizer(parameters)


def _split_further(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Ends that Punkt does not see: after an abbreviation before a sentence's usual first word; without a space."""
    if not _END_WITHIN.search(text, max(start - 1, 0), end):
        yield start, end
        return
    cuts = [m.end() for m in _MAY_END.finditer(text, start, end) if m.group(1).lower() in _STARTERS]
    cuts += [m.end() for m in _MISSING_SPACE.finditer(text, start, end)]
    for cut in [*sorted(cuts), end]:
        piece = text[start:cut]
        if piece.strip():
            yield start, start + len(piece.rstrip())
        start = cut


def _goes_on(before: str, after: str) -> bool:
    """Whether what follows an end still belongs to the same sentence: "Stop!" cried Tom; No. 4; a stray bracket."""
    first = after.lstrip(_OPENERS)[:1]
    return (
        first.islower()
        or not (first.isalnum() or after.strip(_CLOSERS + ".!?… "))
        or _LIST_NUMBER.match(before) is not None
        or (_SPOKEN.search(before[-4:]) is not None and _SAYS.match(after) is not None)
        or (first.isdigit() and _NUMBERED.search(before) is not None)
        or (before.endswith(".") and _is_abbreviated(before) and not _begins_as_sentences_do(after))
    )


def _is_abbreviated(text: str) -> bool:
    """Whether a text ends with initials or an abbreviation: Punkt parts “Yes, Mr. Hall.” for the quote at its end."""
    text = text[text.rfind(" ") + 1 :]
    if _is_plain(text[:-1]):
        return False
    word = _LAST_WORD.search(text)
    return _INITIALS.search(text) is not None or (word is not None and word[1].lower() in _ABBREVIATIONS)


def _begins_as_sentences_do(text: str) -> bool:
    word = _FIRST_WORD.search(text)
    return word is not None and word.group().lower() in _STARTERS
