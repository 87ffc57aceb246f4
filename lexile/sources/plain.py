"""Plain text to blocks: paragraphs as a reader sees them, whatever the line breaks were made for."""

import re
from itertools import pairwise

from lexile.sources.document import Block, BlockKind

_BLANK_LINE = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_LIST_MARK = re.compile(r"^[ \t]*(?:[-*•‣◦–]|\(?\d{1,2}[.)]|\(?[a-z][.)])[ \t]+(?=\S)")
_FULL_LINE = range(45, 100)  # where old e-texts and mails break their lines
_CLOSED = tuple(".!?:;\"'”’)")  # how a line ends that may well be a paragraph of its own


def plain_blocks(text: str) -> tuple[Block, ...]:
    r"""Paragraphs of a plain text.

    A blank line ends a paragraph; so does each line end, unless a machine broke the lines at its right margin:
    then they stay together in one block, their line ends inside.

    >>> [block.text for block in plain_blocks("A poem\nby me.\n\nThe end.")]
    ['A poem', 'by me.', 'The end.']
    """
    text = _LINE_END.sub("\n", text)
    blocks = []
    for chunk in _BLANK_LINE.split(text):
        lines = [line.strip() for line in chunk.split("\n") if line.strip()]
        if lines and is_wrapped(lines):
            lines = ["\n".join(lines)]  # the cleaning step joins them, and words split at a hyphen
        blocks += [_block(line) for line in lines]
    return tuple(blocks)


def is_wrapped(lines: list[str]) -> bool:
    """Whether these lines of one paragraph were broken by a machine at its right margin.

    >>> is_wrapped(["Run!", "Stop!"])
    False
    """
    before = lines[:-1]
    if not before or any(_LIST_MARK.match(line) for line in lines) or all(line.endswith(_CLOSED) for line in before):
        return False
    width = max(map(len, lines))
    # A machine breaks a line only where the next word would not fit any more.
    return width in _FULL_LINE and all(
        len(line) + 1 + len(following.split(None, 1)[0]) > width for line, following in pairwise(lines)
    )


def _block(line: str) -> Block:
    mark = _LIST_MARK.match(line)
    return Block(BlockKind.LIST_ITEM, line[mark.end() :]) if mark else Block(BlockKind.PARAGRAPH, line)
