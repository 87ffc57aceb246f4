"""Lines that a word processor keeps as they were, as those of a text file opened in it, to the paragraphs they make."""

from itertools import groupby

from lexile.documents.document import Block, BlockKind
from lexile.documents.formats.plain import plain_blocks


def settle_preformatted(blocks: list[Block]) -> tuple[Block, ...]:
    """The same blocks; each run of preformatted lines, empty ones among them, read as plain text.

    >>> lines = [Block(BlockKind.CODE, text) for text in ("The boat was", "gone.", "", "It was late.")]
    >>> [block.text for block in settle_preformatted(lines)]
    ['The boat was', 'gone.', 'It was late.']
    """
    beside = any(block.kind is not BlockKind.CODE for block in blocks)
    settled: list[Block] = []
    for preformatted, run in groupby(blocks, key=lambda block: block.kind is BlockKind.CODE):
        if preformatted:
            settled += plain_blocks("\n".join(block.text for block in run), beside_prose=beside)
        else:
            settled += run
    return tuple(settled)
