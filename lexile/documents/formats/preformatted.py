"""Turns preformatted lines, as of a text file opened in a word processor, into the paragraphs they make up."""

from dataclasses import replace
from itertools import groupby

from lexile.documents.document import Block, BlockKind
from lexile.documents.formats.plain import plain_blocks
from lexile.documents.program import reads_as_prose


def preformatted_blocks(text: str, *, beside_prose: bool) -> tuple[Block, ...]:
    """The blocks of lines that were broken by hand: a letter, a poem, a licence, or a program.

    Where programs stand among prose, as on the page of a manual, each paragraph is judged by itself.
    """
    blocks = plain_blocks(text, beside_prose=beside_prose)
    if reads_as_prose(text):
        return blocks
    kept = tuple(_judged(block) for block in blocks)
    return kept if any(block.kind is not BlockKind.CODE for block in kept) else (Block(BlockKind.CODE, text),)


def listing_blocks(text: str, *, beside_prose: bool = True) -> tuple[Block, ...]:
    """The blocks of lines that their markup calls code for lack of a better word: a program unless they read as prose.

    >>> [block.kind.value for block in listing_blocks("sail(boat)")], len(listing_blocks("The boat was\\n\\nat sea."))
    (['code'], 2)
    """
    return plain_blocks(text, beside_prose=beside_prose) if reads_as_prose(text) else (Block(BlockKind.CODE, text),)


def merge_preformatted(blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks, with each run of preformatted lines (empty ones included) read as plain text or as a program.

    >>> lines = [Block(BlockKind.CODE, text) for text in ("The boat was", "gone.", "", "It was late.")]
    >>> [block.text for block in merge_preformatted(lines)]
    ['The boat was', 'gone.', 'It was late.']
    """
    beside_prose = any(block.kind is not BlockKind.CODE for block in blocks)
    merged: list[Block] = []
    for preformatted, run in groupby(blocks, key=lambda block: block.kind is BlockKind.CODE):
        if preformatted:
            merged += preformatted_blocks("\n".join(block.text for block in run), beside_prose=beside_prose)
        else:
            merged += run
    return tuple(merged)


def _judged(block: Block) -> Block:
    if block.kind is BlockKind.PARAGRAPH and not reads_as_prose(block.text):
        return replace(block, kind=BlockKind.CODE)
    return block
