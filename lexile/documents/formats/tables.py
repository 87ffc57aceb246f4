"""Whether a table holds figures and words in rows, or only puts whole paragraphs beside each other."""

from lexile.documents.document import Block, BlockKind

# Words that a cell of a real table hardly has; handouts and old web pages lay out their text in tables.
_LAYOUT_WORDS = 30


def settle_table(cells: list[list[Block]]) -> list[Block]:
    """A table's cells as one block; where they hold prose, their own blocks in order.

    >>> year, number = Block(BlockKind.PARAGRAPH, "Year"), Block(BlockKind.PARAGRAPH, "1950")
    >>> [block.text for block in settle_table([[year], [number]])]
    ['Year | 1950']
    """
    inside = [block for cell in cells for block in cell]
    if any(block.kind is not BlockKind.TABLE and len(block.text.split()) >= _LAYOUT_WORDS for block in inside):
        return inside
    text = " | ".join(" ".join(" ".join(block.text.split()) for block in cell) for cell in cells if cell)
    return [Block(BlockKind.TABLE, text)] if text.strip(" |") else []
