"""Paragraphs that a writer broke into lines by hand, as with Shift-Enter: lists, verse, or sentences that run on."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lexile.documents.document import Block, BlockKind
from lexile.documents.formats.wrapping import LIST_MARKER, is_wrapped
from lexile.documents.structure import SENTENCE_END, looks_like_verse

_NUMBER = re.compile(r"\s*\d{1,2}\.")
_VERSE_LINE_END = re.compile(r"[,;:—–-][\"'”’)\]]*$")
_MIN_ITEMS = 3  # lines without a full stop that make a list; two may be a greeting or an address
_SPLIT_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE)


def split_at_breaks(blocks: Iterable[Block]) -> Iterator[Block]:
    r"""The blocks, with the lines of a paragraph as blocks of their own where its writer meant them so.

    A number or bullet that was typed before a line makes it a list item, as in plain text.

    >>> lines = "Added a red boat\nFixed a hole in the roof\nPut two more beds in the room"
    >>> [block.kind.value for block in split_at_breaks([Block(BlockKind.PARAGRAPH, lines)])]
    ['list item', 'list item', 'list item']
    """
    for block in blocks:
        if block.kind not in _SPLIT_KINDS:
            yield block
        else:
            yield from _split(block)


def _split(block: Block) -> Iterator[Block]:
    lines = [line.strip() for line in block.text.split("\n") if line.strip()]
    if len(lines) < 2:
        yield _marked(block)
    elif is_wrapped(lines):
        yield block
    elif looks_like_verse(lines) and _runs_on(lines):
        yield replace(block, kind=BlockKind.VERSE, numbered=False)
    else:
        joined = list(_joined(lines))
        unended = sum(SENTENCE_END.search(line) is None for line in joined)
        marked = any(LIST_MARKER.match(line) for line in joined)
        listed = block.kind is BlockKind.PARAGRAPH and not marked and unended >= max(_MIN_ITEMS, len(joined) // 2 + 1)
        kind = BlockKind.LIST_ITEM if listed else block.kind
        for number, line in enumerate(joined):
            kind_of_line = block.kind if line.endswith(":") else kind
            yield _marked(replace(block, kind=kind_of_line, text=line, numbered=block.numbered and number == 0))


def _runs_on(lines: list[str]) -> bool:
    """Whether sentences go on from line to line, as in a poem; the entries of a list stand alone."""
    return any(_VERSE_LINE_END.search(line) for line in lines[:-1]) or any(line[:1].islower() for line in lines[1:])


def _joined(lines: list[str]) -> Iterator[str]:
    """The lines, each with those after it that go on with its sentence."""
    open_lines = [lines[0]]
    for line in lines[1:]:
        if line[:1].islower() and not SENTENCE_END.search(open_lines[-1]) and not LIST_MARKER.match(line):
            open_lines.append(line)
        else:
            yield " ".join(open_lines)
            open_lines = [line]
    yield " ".join(open_lines)


def _marked(block: Block) -> Block:
    """The block, as a list item without its marker if one was typed."""
    marker = LIST_MARKER.match(block.text) if block.kind is not BlockKind.QUOTE else None
    if marker is None:
        return block
    numbered = block.numbered or _NUMBER.match(block.text) is not None
    return replace(block, kind=BlockKind.LIST_ITEM, text=block.text[marker.end() :], numbered=numbered)
