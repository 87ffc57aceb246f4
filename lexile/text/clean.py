"""A document's blocks to the one text that is measured: small steps in a visible order.

What the measure does not count (headings, tables, code: facts.md, section 5) is set aside with its reason, not lost.
"""

import re
from dataclasses import dataclass
from functools import reduce

from ftfy import TextFixerConfig, fix_text

from lexile.sources import BlockKind, Document

# Ligatures, control and full-width characters are mended; quotes stay as the author set them.
_FIXES = TextFixerConfig(uncurl_quotes=False, unescape_html=False, fix_encoding=False, explain=False)
# UTF-8 read as Windows-1252. Mending it by guess would turn a rare but right "”é" into something else, so it is only
# done where curly quotes or dashes came out as this sign, which no English text has.
_DAMAGED = "â€"
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SPLIT_WORD = re.compile(r"(?<=[a-z])-[ \t]*\n[ \t]*(?=[a-z])")
_SPACES = re.compile(r"\s+")

_NOT_MEASURED = {
    BlockKind.HEADING: "heading",
    BlockKind.TABLE: "table",
    BlockKind.CODE: "code",
}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A block that the measure does not count, and why, in a word."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Prose:
    """The text that is measured: paragraphs parted by a blank line, and what was left out of it.

    `paragraphs` are (start, end) in characters of `text`; between them there is nothing but the blank lines. `items`
    are the numbers of those that are list items: they end without a full stop as a rule.
    """

    text: str
    paragraphs: tuple[tuple[int, int], ...]
    items: tuple[int, ...]
    left_out: tuple[LeftOut, ...]


def clean(document: Document) -> Prose:
    """The prose of a document, ready to be split into sentences."""
    kept: list[str] = []
    items: list[int] = []
    left_out: list[LeftOut] = []
    for block in document.blocks:
        text = clean_text(block.text)
        if not text:
            continue
        if block.kind in _NOT_MEASURED:
            left_out.append(LeftOut(text, _NOT_MEASURED[block.kind]))
        else:
            if block.kind is BlockKind.LIST_ITEM:
                items.append(len(kept))
            kept.append(text)
    spans, place = [], 0
    for text in kept:
        spans.append((place, place + len(text)))
        place += len(text) + len(_GAP)
    return Prose(_GAP.join(kept), tuple(spans), tuple(items), tuple(left_out))


_GAP = "\n\n"


def clean_text(text: str) -> str:
    r"""All steps of the cleaning, in order.

    >>> clean_text("The o\ufb03ce was an inter-\nesting  place.")
    'The office was an interesting place.'
    """
    return reduce(lambda cleaned, step: step(cleaned), STEPS, text)


def mend_characters(text: str) -> str:
    """Undo what machines did to characters: wrong decoding, ligatures, control characters.

    >>> mend_characters("It\u00e2\u20ac\u2122s \ufb01ne.")
    'It’s fine.'
    """
    if text.isascii() and text.isprintable():
        return text
    mended: str = fix_text(text, _FIXES._replace(fix_encoding=_DAMAGED in text))
    return mended


def drop_invisible(text: str) -> str:
    """Take out soft hyphens, joiners and marks that no reader sees.

    >>> drop_invisible("read\u00ading")
    'reading'
    """
    return _INVISIBLE.sub("", text)


def join_hyphenated_lines(text: str) -> str:
    r"""Mend words that a scanner split over two lines.

    >>> join_hyphenated_lines("an inter-\nesting page")
    'an interesting page'
    """
    return _SPLIT_WORD.sub("", text)


def collapse_spaces(text: str) -> str:
    r"""One blank between words, whatever stood there.

    >>> collapse_spaces(" One\n day\u00a0only. ")
    'One day only.'
    """
    return _SPACES.sub(" ", text).strip()


STEPS = (mend_characters, drop_invisible, join_hyphenated_lines, collapse_spaces)
