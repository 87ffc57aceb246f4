"""Recognises headings, verse, notes and captions by how their lines look, where no markup tells."""

import re

from lexile.documents.rhymes import rhymes

# The numbers here were chosen by trial on the public-domain books listed in model/README.md, and so that the CLEAR
# excerpts lose next to nothing (tests/README.md).
_MAX_HEADING_WORDS = 14
_ONES = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen first second third fourth fifth sixth seventh eighth ninth tenth last""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
# A numbered part of a book: Chapter 3, Act the Second, ADVENTURE IV, Chapter Twenty-One.
_PART = re.compile(
    r"(?:chapter|part|book|volume|act|scene|letter|stave|canto|section|lesson|unit|appendix|adventure|story|tale|fable)"
    rf"\s+(?:the\s+)?(?:[ivxlcdm]+|\d+|[a-h]|(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES)}))?|{'|'.join(_ONES)})\b",
    re.IGNORECASE,
)
_PART_HEADING = re.compile(rf"{_PART.pattern}(?:[.:—–-]|\s*$|\n)", re.IGNORECASE)
_NAMED_PART = re.compile(
    r"(?:contents|preface|foreword|introduction|prologue|epilogue|conclusion|appendix|acknowledg\w+|afterword|etymology"
    r"|bibliography|references|index|glossary|dedication|the end|finis)[.:]?$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:[IVXLC]+|\d{1,3})\.?$")
_LEADING_NUMBER = re.compile(r"(?:(?<![IVXLC])[IVXLC]++|\d{1,2}(?:\.\d{1,2}){0,9})[.)]?\s++(?=[A-Z])")
_CLOSED = re.compile(r"[.!?…,;:][\"'”’)\]]*$|[\"”’]$")
_MINOR_WORDS = frozenset("a an and as at but by for from in into of on or the to with de von".split())
SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]_]*$")
_PUNCTUATED = re.compile(r"[.!?:;,…][\"'”’)]*$")
LARGE, _VERY_LARGE = 1.15, 1.5  # of the body's type size: a heading, and one of the first level
_MAX_LARGE_WORDS, _MAX_BOLD_WORDS = 30, 15  # of a heading in large type, and of one that is only bold
_NOTE = re.compile(r"(?:\[\^?\d{1,3}\]:?|\[?footnote\b[^:]{0,12}:|[†‡§]|\*(?=[A-Z\w][^*]*$))\s*\S", re.IGNORECASE)
_NOTE_MARK = re.compile(r"\s*[\[(]?(?:\d{1,3}|[*†‡§]|[a-z])[\])]?\s*$")
_POWER_BASE = re.compile(r"(?:\d|(?<![^\W\d_])(?:[kcdm]?m|ft|in|mi|yd|x|y))$", re.IGNORECASE)
_PICTURE = re.compile(r"\[(?:illustration|frontispiece|image|map)\b[:.]?\s*", re.IGNORECASE)
# Dots that lead to a page number or a price at the end, or more dots than any writer types.
_LEADERS = re.compile(
    r"\.[ \u00a0]?(?:\.[ \u00a0]?){3,}+\s{0,40}(?:[$£€]\s?)?\d[\d.,/–-]{0,20}\s{0,40}$"
    r"|\.[ \u00a0]?(?:\.[ \u00a0]?){7,}|………"
)
_TWO_DOTS = re.compile(r"\.[ \u00a0]?\.")  # quick to look for, and in every row but one of ellipses
BULLETS = "•‣◦⁃▪●"
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def _item_mark(letters: str) -> re.Pattern[str]:
    """The mark of a list item within a line; `letters` are those that count as one, or Roman numerals."""
    return re.compile(
        rf"(?<!\S)(?:(?P<bullet>[{BULLETS}])\s*)?"
        rf"(?:(?P<opener>\()?(?:(?P<number>\d{{1,2}})|{letters})(?P<closer>\.?\)|\.)\s+(?=[^\W_]|[\"'“‘(])"
        r"|(?(bullet)|(?!)))"
    )


# At the beginning of a line a capital needs a bracket, as A. Hill is a person.
_ITEM_MARK = _item_mark(r"(?P<letter>[a-z]|[A-Z](?=\)))(?P<roman>(?!))?")
# Behind an introduction it does not: What is a reef? A. A fish. B. A kind of rock. C. A ship.
_ITEM_MARK_BEHIND = _item_mark(r"(?P<letter>[A-Za-z](?!\w))|(?P<roman>[ivx]{2,4})")
# Its first character stands first in the pattern, so that a search skips to the next of them.
_INTRODUCTION = re.compile(
    rf"[:?.!](?:(?<=[:?])(?<!\d[:?])\s+(?=[(]?(?:1|[aA]|i)\.?[).]\s|[{BULLETS}])"
    # A shorter word may be an abbreviation: He is no. 1. She is no. 2.
    r"|(?<=[a-z]{5}[.!])\s+(?=(?:1[.)]|[(]1[)])\s))"
)
_GOES_ON = re.compile(r"(?:[,;]|\b(?:and|or)),?\s*$")  # what a sentence has before the next of its parts
_LAST_CHARACTERS = 12  # of an item, in which it is looked for
_LEAST_ITEMS = 2
_SHORTEST_LIST = 5  # characters: •a •b
MAX_VERSE_LINE = 65  # characters; lines of prose are set wider
_SPEECH = ("'", '"', "‘", "“")  # with which more than half of the lines begin in a dialogue
_MIN_VERSE_LINES = 4  # without an indent of their own: fewer may be an address or a greeting
_MIN_INDENTED_VERSE_LINES = 2


def looks_like_heading(text: str) -> bool:
    r"""Whether a short text that forms a block of its own is a heading.

    >>> [looks_like_heading(text) for text in ("CHAPTER I.\nDown the Rabbit-Hole", "The Long Way Home", "He ran home")]
    [True, True, False]
    """
    text = _without_markup(text)
    words = text.split(maxsplit=_MAX_HEADING_WORDS)
    if not words or len(words) > _MAX_HEADING_WORDS or has_leaders(text):
        return False
    if _PART_HEADING.match(text) or _NAMED_PART.match(text) or _NUMBER.match(text):
        return True
    if _CLOSED.search(text):
        return False
    letters = [character for character in text if character.isalpha()]
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return True
    major = [word for word in _LEADING_NUMBER.sub("", text).split() if word.lower() not in _MINOR_WORDS]
    return (
        len(words) > 1
        and bool(major)
        and words[0][:1].isalnum()
        and not words[0][:1].islower()
        and all(word.lstrip("\"'“‘(")[:1].isupper() or word[:1].isdigit() for word in major)
    )


def is_chapter(heading: str) -> bool:
    """Whether a heading announces a new part of a book, by a number or a name such as Preface.

    >>> is_chapter("CHAPTER IV. The Sea"), is_chapter("Chapter Twenty-One"), is_chapter("Epilogue"), is_chapter("PETER")
    (True, True, True, False)
    """
    heading = _without_markup(heading)
    return any(pattern.match(heading) for pattern in (_PART, _NAMED_PART, _NUMBER, _LEADING_NUMBER))


def level_by_look(text: str, size: float, body: float, *, bold: bool) -> int:
    """The level of a heading that stands out by its type, 1 to 3; 0 if it is none.

    `size` and `body`, the type size of most of the text, are in the same unit.

    >>> level_by_look("The Boat", 18, 10, bold=False), level_by_look("The Boat", 10, 10, bold=True)
    (1, 3)
    """
    words = len(text.split(maxsplit=_MAX_LARGE_WORDS))
    if size > LARGE * body and words <= _MAX_LARGE_WORDS:
        return 1 if size > _VERY_LARGE * body else 2
    return 3 if bold and words <= _MAX_BOLD_WORDS and not _PUNCTUATED.search(text) else 0


def looks_like_verse(lines: list[str], *, indented: bool = False) -> bool:
    """Whether lines broken by their writer are verse; `indented` if they have a margin of their own.

    >>> looks_like_verse(["How doth the little crocodile", "Improve his shining tail,"], indented=True)
    True
    """
    lines = [*filter(None, map(str.strip, lines))]
    fewest = _MIN_INDENTED_VERSE_LINES if indented else _MIN_VERSE_LINES
    if len(lines) < fewest or max(map(len, lines)) > MAX_VERSE_LINE:
        return False
    capitals = sum(line.lstrip("\"'“‘(_—-")[:1].isupper() for line in lines)
    ended = sum(SENTENCE_END.search(line) is not None for line in lines)
    words = sum(len(line.split()) for line in lines)
    # An indent is evidence by itself, so that less is asked of the lines.
    if indented:
        return ended <= 0.7 * len(lines) and words >= 2 * len(lines) and capitals >= 0.5 * len(lines)
    if (
        words < 3 * len(lines)
        or capitals < 0.8 * len(lines)
        or sum(line.startswith(_SPEECH) for line in lines) > len(lines) / 2
    ):
        return False
    # Where most lines are sentences, as in a first reader, only rhymes tell verse.
    return ended <= 0.5 * len(lines) or (ended < len(lines) and rhymes(lines))


def item_spans(text: str) -> list[tuple[int, int]]:
    """The start and end of each item of a list that was written on one line, without the marks in front of them.

    The marks must count up, or be the same bullet. Empty if the text has no such list or only one item. The list may
    follow an introduction; then its marks count from one, and its items must not be parts of one sentence.

    >>> text = "1) Wash the pan. 2) Dry it. 3) Put it away."
    >>> [text[start:end] for start, end in item_spans(text)]
    ['Wash the pan. ', 'Dry it. ', 'Put it away.']
    >>> item_spans("It comes in three forms: 1) solid, 2) liquid, and 3) gas.")
    []
    """
    if len(text) < _SHORTEST_LIST:
        return []
    first = _ITEM_MARK.match(text)
    if first is not None:
        marks = _marks_from(text, first)
        counts_from_one = _place_of_mark(first) in (None, 1) or first["bullet"]
        if len(marks) < _LEAST_ITEMS or (not counts_from_one and len(marks) <= _LEAST_ITEMS):
            return []
        return _between(marks, text)
    introduction = _INTRODUCTION.search(text)
    first = _ITEM_MARK_BEHIND.match(text, introduction.end()) if introduction else None
    if first is None:
        return []
    marks = _marks_from(text, first)
    items = _between(marks, text)
    is_initial = first["letter"] == "A" and first["closer"] == "."
    least = _LEAST_ITEMS + is_initial  # The team: A. Hill met B. Stone.
    is_sentence = any(_GOES_ON.search(text, max(start, end - _LAST_CHARACTERS), end) for start, end in items[:-1])
    return [] if len(marks) < least or is_sentence else items


def introduction_end(text: str, items: list[tuple[int, int]]) -> int:
    """Where the mark of the first of the items on a line stands: 0, or behind what introduces them.

    >>> text = "You need: • a jar • some string"
    >>> text[: introduction_end(text, item_spans(text))]
    'You need: '
    """
    if not items or _ITEM_MARK.match(text):
        return 0
    introduction = _INTRODUCTION.search(text)
    return introduction.end() if introduction else 0


def _marks_from(text: str, first: re.Match[str]) -> list[re.Match[str]]:
    """The marks of a list's items from the first one on: all alike, and counting up if they count."""
    marks = [first]
    if first["roman"] or first["letter"] == "i":
        for mark in _ITEM_MARK_BEHIND.finditer(text, first.end()):
            numeral = mark["roman"] or mark["letter"] or ""
            alike = (mark["opener"], mark["closer"]) == (first["opener"], first["closer"])
            if alike and len(marks) < len(_ROMAN) and numeral == _ROMAN[len(marks)]:
                marks.append(mark)
        return marks
    kind, place = _kind_of_mark(first), _place_of_mark(first)
    capital = first["letter"] is not None and first["letter"].isupper()
    for mark in (_ITEM_MARK_BEHIND if capital else _ITEM_MARK).finditer(text, first.end()):
        if _kind_of_mark(mark) == kind and (place is None or _place_of_mark(mark) == place + len(marks)):
            marks.append(mark)
    return marks


def _between(marks: list[re.Match[str]], text: str) -> list[tuple[int, int]]:
    ends = [mark.start() for mark in marks[1:]]
    return [(mark.end(), end) for mark, end in zip(marks, [*ends, len(text)], strict=True)]


def _kind_of_mark(mark: re.Match[str]) -> tuple[str | None, ...]:
    letter = mark["letter"]
    return mark["bullet"], mark["opener"], mark["closer"], letter and ("A" if letter.isupper() else "a")


def _place_of_mark(mark: re.Match[str]) -> int | None:
    if mark["number"]:
        return int(mark["number"])
    return ord(mark["letter"].lower()) - ord("a") + 1 if mark["letter"] else None


def has_leaders(text: str) -> bool:
    """Whether a row of dots links its two ends, as in a table of contents or a price list.

    >>> has_leaders("The Boat . . . . . . 17"), has_leaders("He waited . . . and went.")
    (True, False)
    """
    return (_TWO_DOTS.search(text) is not None or "……" in text) and _LEADERS.search(text) is not None


def looks_like_note(text: str) -> bool:
    """Whether a paragraph is a footnote.

    >>> looks_like_note("[1] See the second book."), looks_like_note("One day it rained.")
    (True, False)
    """
    return _NOTE.match(text) is not None


def is_note_mark(raised: str, before: str = "") -> bool:
    """Whether raised or linked characters are the mark of a note; after a number or a unit they are a power.

    >>> is_note_mark("12"), is_note_mark("th"), is_note_mark("2", "5 km")
    (True, False, False)
    """
    return _NOTE_MARK.match(raised) is not None and _POWER_BASE.search(before[-8:]) is None


def picture_caption(text: str) -> str | None:
    """The caption in an e-text's placeholder for a picture, possibly empty; None if the text is not a placeholder.

    >>> picture_caption("[Illustration: The boat was gone.]"), picture_caption("The boat was gone.")
    ('The boat was gone.', None)
    """
    match = _PICTURE.match(text)
    return text[match.end() :].rstrip("]").strip() if match and text.endswith("]") else None


def without_number(heading: str) -> str:
    """A heading without the number in front of it.

    >>> without_number("2.1. The Boat"), without_number("The Boat")
    ('The Boat', 'The Boat')
    """
    number = _LEADING_NUMBER.match(heading)
    return heading[number.end() :] if number else heading


def _without_markup(text: str) -> str:
    """The text without the emphasis and heading marks that plain-text writers put around a heading."""
    return text.strip().strip("*_=#").strip()
