"""The record of what a person gave: its blocks in reading order, with what could not be read noted."""

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block is; the measure counts prose alone (facts.md, section 5)."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list item"
    QUOTE = "quotation"
    CAPTION = "caption"
    TABLE = "table"
    CODE = "code"
    SPEAKER = "speaker"
    """Who says what follows, in a play."""
    VERSE = "verse"
    FOOTNOTE = "note"
    RUNNING_HEAD = "running head"
    """What stands at the head or foot of every page: a title, a page number."""
    NAVIGATION = "menu"
    """The links around a web page's text, and tables of contents."""
    FRONT_MATTER = "front matter"
    """Licences and notices before or after the text."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document that stands by itself; its text may hold line ends that only a margin made.

    `level` is a heading's: 1 for the highest; 0 where it is no heading or its level is not known. `numbered` tells of a
    list item that a number with a point stood before it: published measures take that point for an end (model/LOG.md).
    """

    kind: BlockKind
    text: str
    level: int = 0
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it was read: a name to show, its blocks in order, notes such as "read as Windows-1252".

    `pages_without_text` counts pages that are pictures, as a scanner makes them.
    """

    name: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    pages_without_text: int = 0
