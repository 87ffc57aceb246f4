"""Decides whether a table holds data in rows, or only lays out paragraphs side by side."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from lexile.documents.document import Block, BlockKind

# Words that a cell of a data table hardly reaches; handouts and old web pages lay out their text in tables. Chosen by
# trial on such documents.
_LAYOUT_WORDS = 30
_TEXT_SENTENCES, _TEXT_WORDS = 2, 12  # in a cell that is a short text of its own; a remark is one sentence
_MIN_SENTENCE_WORDS = 6  # of a cell that is a single sentence; shorter ones are answers or labels
_LAYOUT_SHARE = 0.5  # of a table's words in cells of prose, from which it is a layout as a whole
_SENTENCES_SHARE = 0.8  # of a table's words in cells of whole sentences, from which it is two texts row by row
_SENTENCE_END = re.compile(r"[^\W\d_]{2}[\"'”’)]{0,2}[.!?…]+[\"'”’)\]]{0,3}(?=\s|$)")
_MOST_NESTED = 20  # tables within each other; what is nested deeper belongs to the cells of the last of these
_ENDED = re.compile(r"[.!?…][\"'”’)\]]{0,3}$")


class OpenTables:
    """The tables that have begun and not ended while a document is read from beginning to end, with their cells."""

    def __init__(self) -> None:
        """Begin outside any table."""
        self._cells: list[list[list[Block]]] = []
        self._deeper = 0

    def __bool__(self) -> bool:
        return bool(self._cells)

    def begin(self) -> None:
        """Begin a table."""
        if len(self._cells) < _MOST_NESTED:
            self._cells.append([])
        else:  # handing blocks on from table to table takes the square of the time
            self._deeper += 1

    def begin_cell(self) -> None:
        """Begin a cell of the innermost table, if there is one."""
        if self._cells:
            self._cells[-1].append([])

    def add(self, blocks: Iterable[Block]) -> bool:
        """Add blocks to the innermost cell; whether there is one."""
        inside = bool(self._cells and self._cells[-1])
        if inside:
            self._cells[-1][-1] += blocks
        return inside

    def end(self) -> list[list[Block]]:
        """End the innermost table, if there is one; returns its cells that have not gone to another table."""
        if self._deeper:
            self._deeper -= 1
            return []
        return self._cells.pop() if self._cells else []


def table_blocks(cells: list[list[Block]]) -> list[Block]:
    """The cells of a table as a single block or, where they contain prose, as their own blocks in order.

    >>> year, number = Block(BlockKind.PARAGRAPH, "Year"), Block(BlockKind.PARAGRAPH, "1950")
    >>> [block.text for block in table_blocks([[year], [number]])]
    ['Year | 1950']
    """
    cells = [cell for cell in cells if any(block.text.strip() for block in cell)]
    if len(cells) <= 1:  # a frame around a text
        return [block for cell in cells for block in cell]
    prose = [_is_prose(cell) for cell in cells]
    words = [_words(cell) for cell in cells]
    total = max(sum(words), 1)
    in_prose = sum(count for count, is_prose in zip(words, prose, strict=True) if is_prose)
    in_sentences = sum(
        count for count, is_prose, cell in zip(words, prose, cells, strict=True) if is_prose or _is_sentence(cell)
    )
    if in_prose >= _LAYOUT_SHARE * total or in_sentences >= _SENTENCES_SHARE * total:
        return [block for cell in cells for block in cell]
    return list(_prose_apart(cells, prose))


def _prose_apart(cells: list[list[Block]], prose: list[bool]) -> Iterator[Block]:
    """The blocks of cells of prose, and each run of other cells as a table."""
    for is_prose, run in groupby(zip(cells, prose, strict=True), key=lambda pair: pair[1]):
        run_cells = [cell for cell, _ in run]
        if is_prose:
            yield from (block for cell in run_cells for block in cell)
        else:
            text = " | ".join(" ".join(" ".join(block.text.split()) for block in cell) for cell in run_cells)
            yield Block(BlockKind.TABLE, text)


def _is_prose(cell: list[Block]) -> bool:
    """Whether a cell is a text of its own: a long paragraph, or several sentences."""
    blocks = [block for block in cell if block.kind is not BlockKind.TABLE]
    if any(len(block.text.split()) >= _LAYOUT_WORDS for block in blocks):
        return True
    sentences = sum(len(_SENTENCE_END.findall(block.text)) for block in blocks)
    return sentences >= _TEXT_SENTENCES and _words(blocks) >= _TEXT_WORDS


def _is_sentence(cell: list[Block]) -> bool:
    """Whether a cell is a single whole sentence."""
    text = " ".join(block.text for block in cell if block.kind is not BlockKind.TABLE).strip()
    return text[:1].isupper() and len(text.split()) >= _MIN_SENTENCE_WORDS and _ENDED.search(text) is not None


def _words(cell: list[Block]) -> int:
    return sum(len(block.text.split()) for block in cell)
