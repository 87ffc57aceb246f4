"""Plain text to blocks: paragraphs as a reader sees them, whatever the line breaks were made for."""

import re
from itertools import accumulate

from lexile.documents.decoding import decode
from lexile.documents.document import Block, BlockKind
from lexile.documents.structure import (
    caption_within,
    has_leaders,
    looks_like_heading,
    looks_like_note,
    looks_like_verse,
)

_BLANK_LINE = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_LINE_ENDS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"  # beside the usual one
_NUMBER = re.compile(r"[ \t]*\d+\.")
_LIST_MARK = re.compile(r"^[ \t]*(?:[-*•‣◦–]|\(?\d{1,2}[.)]|\(?[a-z][.)])[ \t]+(?=\S)")
_FULL_LINE = range(45, 100)  # where old e-texts and mails break their lines
_EMPHASIS = re.compile(r"_(?<!\w_)([^_\n]+(?:\n[^_\n]+)*)_(?!\w)")  # how e-texts write italics
_UNDERLINE = re.compile(r"[=~*_-]{3,}$")
_MARGIN = "  "  # e-texts set verse in by two blanks or more
_MOST_HEADING_LINES = 3
_COMPANY = 20  # words of prose that must stand beside a heading
_RAGGED = 3  # characters that an edited line may lack
_MOST_FIT = 0.7  # of a paragraph's lines
_CLOSED = tuple(".!?:;\"'”’)")  # how a line ends that may well be a paragraph of its own


def plain_file(data: bytes) -> tuple[Block, ...]:
    """The blocks of a text file.

    Raises:
        NotText: the bytes are no text.
    """
    return plain_blocks(decode(data)[0])


def plain_blocks(text: str, *, beside_prose: bool = False) -> tuple[Block, ...]:
    r"""Paragraphs of a plain text, which may stand beside prose that is not in it, as in a web page.

    A blank line ends a paragraph; so does each line end, unless a machine broke the lines at its right margin:
    then they stay together in one block, their line ends inside.

    >>> [block.text for block in plain_blocks("A poem\nby me.\n\nThe end.")]
    ['A poem', 'by me.', 'The end.']
    """
    text = _EMPHASIS.sub(r"\1", _with_plain_line_ends(text.expandtabs(4)))
    blocks: list[Block] = []
    for chunk in _BLANK_LINE.split(text):
        rows = [line for line in chunk.split("\n") if line.strip()]
        if rows:
            blocks += _chunk([line.strip() for line in rows], set_in=all(line.startswith(_MARGIN) for line in rows))
    return tuple(blocks) if beside_prose else _in_company(blocks)


def _with_plain_line_ends(text: str) -> str:
    """A text as lines with one sort of line end, none behind the last."""
    return "\n".join(text.splitlines()) if any(end in text for end in _LINE_ENDS) else text.removesuffix("\n")


def _chunk(lines: list[str], *, set_in: bool) -> list[Block]:
    """The blocks of the lines between two blank ones; `set_in` where they have a margin of their own."""
    if set_in and looks_like_verse(lines, set_in=True):
        return [Block(BlockKind.VERSE, "\n".join(lines))]
    if is_wrapped(lines):
        return [_block("\n".join(lines))]  # the cleaning step joins them, and words split at a hyphen
    if looks_like_verse(lines):
        return [Block(BlockKind.VERSE, "\n".join(lines))]
    if _UNDERLINE.match(lines[-1]) and len(lines) == 2:
        return [Block(BlockKind.HEADING, lines[0])]
    if 1 < len(lines) <= _MOST_HEADING_LINES and looks_like_heading("\n".join(lines)):
        return [Block(BlockKind.HEADING, "\n".join(lines))]
    return [_block(line) for line in lines]


def _in_company(blocks: list[Block]) -> tuple[Block, ...]:
    """What looks like a heading or verse is taken for it only beside prose: by itself it is all that there is."""
    words = accumulate(len(block.text.split()) for block in blocks if block.kind is BlockKind.PARAGRAPH)
    if any(so_far >= _COMPANY for so_far in words):
        return tuple(blocks)
    kept: list[Block] = []
    for block in blocks:
        if block.kind in (BlockKind.HEADING, BlockKind.VERSE, BlockKind.FOOTNOTE):
            kept += [Block(BlockKind.PARAGRAPH, line) for line in block.text.split("\n")]
        else:
            kept.append(block)
    return tuple(kept)


def is_wrapped(lines: list[str]) -> bool:
    """Whether these lines of one paragraph were broken by a machine at its right margin.

    >>> is_wrapped(["Run!", "Stop!"])
    False
    """
    before = lines[:-1]
    if not before or any(map(_LIST_MARK.match, lines)) or all(line.endswith(_CLOSED) for line in before):
        return False
    sizes = list(map(len, lines))
    width = max(sizes)
    if width not in _FULL_LINE:
        return False
    # A machine breaks a line only where the next word would not fit any more; a dash or a correction shifts some.
    full, enough = width - _RAGGED - 1, _MOST_FIT * len(before)
    fitting = sum(map(full.__lt__, sizes[:-1]))  # whatever word comes next
    if fitting < enough:
        fitting += sum(
            size <= full < size + len(following.split(None, 1)[0])
            for size, following in zip(sizes, lines[1:], strict=False)
        )
    return fitting >= enough


def _block(text: str) -> Block:
    mark = _LIST_MARK.match(text)
    if mark:
        return Block(BlockKind.LIST_ITEM, text[mark.end() :], numbered=_NUMBER.match(text) is not None)
    caption = caption_within(text)
    if caption is not None:
        return Block(BlockKind.CAPTION, caption or text)
    if has_leaders(text):
        return Block(BlockKind.TABLE, text)
    if looks_like_note(text):
        return Block(BlockKind.FOOTNOTE, text)
    return Block(BlockKind.HEADING if looks_like_heading(text) else BlockKind.PARAGRAPH, text)
