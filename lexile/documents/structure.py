r"""What a line or a group of lines is by its look alone, where no markup says it: a heading, verse, a note."""

import re

_MOST_HEADING = 14  # words
_ONES = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen first second third fourth fifth sixth seventh eighth ninth tenth last""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
# A part of a book by its number: Chapter 3, Act the Second, ADVENTURE IV, Chapter Twenty-One.
_PART = re.compile(
    r"(?:chapter|part|book|volume|act|scene|letter|stave|canto|section|lesson|unit|appendix|adventure|story|tale|fable)"
    rf"\s+(?:the\s+)?(?:[ivxlcdm]+|\d+|[a-h]|(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES)}))?|{'|'.join(_ONES)})\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(rf"{_PART.pattern}(?:[.:—–-]|\s*$|\n)", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:contents|preface|foreword|introduction|prologue|epilogue|conclusion|appendix|acknowledg\w+|afterword|etymology"
    r"|bibliography|references|index|glossary|dedication|the end|finis)[.:]?$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:[IVXLC]+|\d{1,3})\.?$")
_NUMBER_BEFORE = re.compile(r"(?:[IVXLC]+|\d{1,2}(?:\.\d{1,2})*)[.)]?\s+(?=[A-Z])")
_CLOSED = re.compile(r"[.!?…,;:][\"'”’)\]]*$|[\"”’]$")
_SMALL = frozenset("a an and as at but by for from in into of on or the to with de von".split())
_ENDED = re.compile(r"[.!?…][\"'”’)\]_]*$")
_NOTE = re.compile(r"(?:\[\^?\d{1,3}\]:?|\[?footnote\b[^:]{0,12}:|[†‡§]|\*(?=[A-Z\w][^*]*$))\s*\S", re.IGNORECASE)
_PICTURE = re.compile(r"\[(?:illustration|frontispiece|image|map)\b[:.]?\s*", re.IGNORECASE)
# Dots up to a page or a price at the end, or more of them than any writer sets.
_LEADERS = re.compile(
    r"\.[ \u00a0]?(?:\.[ \u00a0]?){3,}\s*(?:[$£€]\s?)?\d[\d.,/–-]*\s*$|\.[ \u00a0]?(?:\.[ \u00a0]?){7,}|………"
)
_LONGEST_VERSE = 65  # characters of a line; prose of a page is set wider
_LEAST_VERSE = 4  # lines without a margin of their own; fewer may be an address or a greeting


def looks_like_heading(text: str) -> bool:
    r"""Whether a short piece of text that stands by itself is a heading.

    >>> [looks_like_heading(text) for text in ("CHAPTER I.\nDown the Rabbit-Hole", "The Long Way Home", "He ran home")]
    [True, True, False]
    """
    text = text.strip().strip("*_=#").strip()
    words = text.split(maxsplit=_MOST_HEADING)
    if not words or len(words) > _MOST_HEADING or has_leaders(text):
        return False
    if _NUMBERED.match(text) or _NAMED.match(text) or _NUMBER.match(text):
        return True
    if _CLOSED.search(text):
        return False
    letters = [sign for sign in text if sign.isalpha()]
    if len(letters) > 1 and all(sign.isupper() for sign in letters):
        return True
    titled = [word for word in _NUMBER_BEFORE.sub("", text).split() if word.lower() not in _SMALL]
    return (
        len(words) > 1
        and bool(titled)
        and words[0][:1].isalnum()
        and not words[0][:1].islower()
        and all(word.lstrip("\"'“‘(")[:1].isupper() or word[:1].isdigit() for word in titled)
    )


def is_chapter(heading: str) -> bool:
    """Whether a heading says by itself that a new part begins: by a number or a name such as Preface.

    >>> is_chapter("CHAPTER IV. The Sea"), is_chapter("Chapter Twenty-One"), is_chapter("Epilogue"), is_chapter("PETER")
    (True, True, True, False)
    """
    heading = heading.strip().strip("*_=#").strip()
    return any(pattern.match(heading) for pattern in (_PART, _NAMED, _NUMBER, _NUMBER_BEFORE))


def looks_like_verse(lines: list[str], *, set_in: bool = False) -> bool:
    """Whether lines that a hand broke are verse; `set_in` where they have a margin of their own.

    >>> looks_like_verse(["How doth the little crocodile", "Improve his shining tail,"], set_in=True)
    True
    """
    lines = [*filter(None, map(str.strip, lines))]
    if len(lines) < (2 if set_in else _LEAST_VERSE) or max(map(len, lines)) > _LONGEST_VERSE:
        return False
    capitals = sum(line.lstrip("\"'“‘(_—-")[:1].isupper() for line in lines)
    ended = sum(_ENDED.search(line) is not None for line in lines)
    words = sum(len(line.split()) for line in lines)
    if set_in:
        return ended <= 0.7 * len(lines) and words >= 2 * len(lines) and capitals >= 0.5 * len(lines)
    return ended <= 0.5 * len(lines) and words >= 3 * len(lines) and capitals >= 0.8 * len(lines)


def has_leaders(text: str) -> bool:
    """Whether a row of dots leads from its beginning to its end, as in a table of contents or a list of prices.

    >>> has_leaders("The Boat . . . . . . 17"), has_leaders("He waited . . . and went.")
    (True, False)
    """
    if not (".." in text or ". ." in text or ".\u00a0." in text or "……" in text):  # what every row has
        return False
    return _LEADERS.search(text) is not None


def looks_like_note(text: str) -> bool:
    """Whether a paragraph is a footnote.

    >>> looks_like_note("[1] See the second book."), looks_like_note("One day it rained.")
    (True, False)
    """
    return _NOTE.match(text) is not None


def caption_within(text: str) -> str | None:
    """The words of a picture's mark in an e-text, empty where it has none; None where the text is no such mark.

    >>> caption_within("[Illustration: The boat was gone.]"), caption_within("The boat was gone.")
    ('The boat was gone.', None)
    """
    mark = _PICTURE.match(text)
    return text[mark.end() :].rstrip("]").strip() if mark and text.endswith("]") else None
