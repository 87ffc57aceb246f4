"""Turns preformatted lines, as of a text file opened in a word processor, into the paragraphs they make up."""

from itertools import groupby

from lexile.documents.document import Block, BlockKind
from lexile.documents.formats.plain import plain_blocks


def merge_preformatted(blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks, with each run of preformatted lines (empty ones included) read as plain text.

    >>> lines = [Block(BlockKind.CODE, text) for text in ("The boat was", "gone.", "", "It was late.")]
    >>> [block.text for block in merge_preformatted(lines)]
    ['The boat was', 'gone.', 'It was late.']
    """
    beside_prose = any(block.kind is not BlockKind.CODE for block in blocks)
    merged: list[Block] = []
    for preformatted, run in groupby(blocks, key=lambda block: block.kind is BlockKind.CODE):
        if preformatted:
            merged += plain_blocks("\n".join(block.text for block in run), beside_prose=beside_prose)
        else:
            merged += run
    return tuple(merged)
