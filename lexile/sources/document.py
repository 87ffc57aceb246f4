"""The record of what a person gave: its blocks in reading order, with what could not be read noted."""

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block is; the measure counts prose alone (facts.md, section 5)."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list item"
    QUOTE = "quotation"
    TABLE = "table"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document that stands by itself; its text may hold line ends that only a margin made."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it was read: a name to show, its blocks in order, notes such as "read as Windows-1252"."""

    name: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
