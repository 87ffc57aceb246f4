"""Finds the table of contents of a document that does not mark it: the titles of headings that come later."""

from dataclasses import dataclass, replace

from lexile.documents.document import Block, BlockKind
from lexile.documents.structure import without_number

_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
# Chosen by trial on manuals printed from web pages and on the files beside programs.
_LEAST_TITLES = 3  # in a row; a story may begin with the words of its title
_FIRST_WORDS, _BEGINNING = 40, 250  # characters that hold a title's number and first word, and a whole title
_LONGEST_TITLE = 30  # words; what is longer is no title
_COVERED = 0.8  # of a block's words; a heading may have been set a little differently

_Title = tuple[str, ...]


def mark_contents(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks in their order, with lists of the headings to come as navigation.

    >>> titles = ("The Boat", "The Sea", "The Shore")
    >>> headings = tuple(Block(BlockKind.HEADING, title) for title in titles)
    >>> listed = Block(BlockKind.PARAGRAPH, " ".join(titles))
    >>> [block.kind.value for block in mark_contents((listed, *headings))]
    ['menu', 'heading', 'heading', 'heading']
    """
    last_at: dict[_Title, int] = {}
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and 0 < len(title := _words(block.text)) <= _LONGEST_TITLE:
            last_at[title] = index
    if len(last_at) < _LEAST_TITLES:
        return blocks
    lengths: dict[str, list[int]] = {}  # of titles in words, the longest first, by their first words
    for first, length in sorted({(title[0], len(title)) for title in last_at}, reverse=True):
        lengths.setdefault(first, []).append(length)
    marked = list(blocks)
    run: list[int] = []
    titles = 0
    half = sorted(last_at.values())[len(last_at) // 2]  # contents stand before most of the headings
    for index, block in enumerate(blocks[:half]):
        if block.kind is BlockKind.HEADING:
            continue
        found = 0
        if block.kind in _KINDS and not lengths.keys().isdisjoint(block.text[:_FIRST_WORDS].casefold().split()[:2]):
            to_come = _TitlesToCome(last_at, lengths, index)
            if to_come.length_at(0, _words(block.text[:_BEGINNING])):
                found = to_come.count_in(_words(block.text))
        if found:
            run.append(index)
            titles += found
            continue
        if titles >= _LEAST_TITLES:
            _mark(marked, run)
        run, titles = [], 0
    if titles >= _LEAST_TITLES:
        _mark(marked, run)
    return tuple(marked)


def _mark(blocks: list[Block], run: list[int]) -> None:
    for index in run:
        blocks[index] = replace(blocks[index], kind=BlockKind.NAVIGATION, numbered=False)


@dataclass(frozen=True, slots=True)
class _TitlesToCome:
    """The titles of the headings behind a block."""

    last_at: dict[_Title, int]
    """The number of the last heading with each title."""
    lengths: dict[str, list[int]]
    """The lengths of titles in words, the longest first, by their first words."""
    index: int
    """The number of the block."""

    def length_at(self, place: int, words: _Title) -> int:
        """The number of words in the title that begins at a place; 0 if none does."""
        for length in self.lengths.get(words[place], ()) if words else ():
            if self.last_at.get(words[place : place + length], -1) > self.index:
                return length
        return 0

    def count_in(self, words: _Title) -> int:
        """How many titles the words consist of; 0 if they are something else."""
        found = covered = place = 0
        while place < len(words):
            length = self.length_at(place, words)
            found += length > 0
            covered += length
            place += length or 1
            if place - covered > (1 - _COVERED) * len(words):
                return 0
        return found


def _words(text: str) -> _Title:
    return tuple(without_number(text).casefold().split())
