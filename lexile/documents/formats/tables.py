"""Decides whether a table holds data in rows, or only lays out paragraphs side by side."""

from lexile.documents.document import Block, BlockKind

# Words that a cell of a data table hardly reaches; handouts and old web pages lay out their text in tables. Chosen by
# trial on such documents.
_LAYOUT_WORDS = 30


def table_blocks(cells: list[list[Block]]) -> list[Block]:
    """The cells of a table as a single block or, if any contains prose, as their own blocks in order.

    >>> year, number = Block(BlockKind.PARAGRAPH, "Year"), Block(BlockKind.PARAGRAPH, "1950")
    >>> [block.text for block in table_blocks([[year], [number]])]
    ['Year | 1950']
    """
    contents = [block for cell in cells for block in cell]
    if any(block.kind is not BlockKind.TABLE and len(block.text.split()) >= _LAYOUT_WORDS for block in contents):
        return contents
    text = " | ".join(" ".join(" ".join(block.text.split()) for block in cell) for cell in cells if cell)
    return [Block(BlockKind.TABLE, text)] if text.strip(" |") else []
