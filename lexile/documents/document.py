"""The record of a document as it was read: its blocks in reading order, with notes on how they were read."""

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """The role of a block; only prose is measured (docs/measure.md#what-is-left-out)."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list item"
    QUOTE = "quotation"
    CAPTION = "caption"
    TABLE = "table"
    CODE = "code"
    SPEAKER = "speaker"
    """The name of the person who speaks next, in a play."""
    TURN = "turn"
    """The name of the person who speaks or writes next, or the time, in a chat or transcript."""
    MAIL = "e-mail"
    """The header and the signature of an e-mail."""
    REPLY = "quoted message"
    """An earlier message that an e-mail quotes."""
    VERSE = "verse"
    FOOTNOTE = "note"
    RUNNING_HEAD = "running head"
    """Repeated at the top or bottom of every page: a title, a page number."""
    NAVIGATION = "menu"
    """Links around the text of a web page, and tables of contents."""
    FRONT_MATTER = "front matter"
    """Licences and notices before or after the text."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or other unit of a document; its text may contain line breaks that only a margin caused.

    `level` is that of a heading, 1 for the highest; 0 for other blocks and where the level is unknown. `numbered` marks
    a list item that began with a number and a full stop: published measures count that as a sentence end
    (model/LOG.md).
    """

    kind: BlockKind
    text: str
    level: int = 0
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """What a format's reader returns: blocks in reading order.

    `pages_without_text` counts the pages that are only pictures, as a scanner makes them; `title` and `author` are
    those given in the file; `notes` are sentences about what was not read.
    """

    blocks: tuple[Block, ...]
    pages_without_text: int = 0
    title: str = ""
    author: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it was read: the name to show, its blocks in order, notes such as "Read as Windows-1252".

    `pages_without_text` counts the pages that are only pictures, as a scanner makes them; `title` and `author` are
    those given in the file, or empty.
    """

    name: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    pages_without_text: int = 0
    title: str = ""
    author: str = ""
