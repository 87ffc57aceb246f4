"""Tables of contents that nothing marks: they are told by the headings to come, in every format."""

import pytest

from lexile.documents import Block, BlockKind, read_document
from lexile.documents.contents import mark_contents
from tests.documents.samples import STORY

TITLES = ("The Boat", "How to paint it", "A day at sea", "Home again")
CHAPTERS = tuple(
    block for title in TITLES for block in (Block(BlockKind.HEADING, title), Block(BlockKind.PARAGRAPH, STORY))
)


def kinds(*before: Block) -> list[BlockKind]:
    """The kinds of blocks that stand before four chapters."""
    return [block.kind for block in mark_contents((*before, *CHAPTERS))][: len(before)]


@pytest.mark.parametrize("kind", [BlockKind.PARAGRAPH, BlockKind.LIST_ITEM])
def test_the_headings_to_come_are_a_table_of_contents(kind: BlockKind) -> None:
    assert kinds(*(Block(kind, f"{number}. {title}") for number, title in enumerate(TITLES, 1))) == (
        [BlockKind.NAVIGATION] * 4
    )


def test_contents_may_share_a_paragraph_or_go_on_over_headings() -> None:
    one, two = Block(BlockKind.PARAGRAPH, " ".join(TITLES[:2])), Block(BlockKind.PARAGRAPH, "\n".join(TITLES[2:]))
    assert kinds(one, Block(BlockKind.HEADING, "Part two"), two) == [
        BlockKind.NAVIGATION,
        BlockKind.HEADING,
        BlockKind.NAVIGATION,
    ]


def test_sentences_that_begin_like_titles_stay() -> None:
    story = [Block(BlockKind.PARAGRAPH, f"{title} was what they spoke of all the morning.") for title in TITLES]
    assert kinds(*story) == [BlockKind.PARAGRAPH] * 4


def test_two_titles_are_no_table_of_contents() -> None:
    assert kinds(*(Block(BlockKind.PARAGRAPH, title) for title in TITLES[:2])) == [BlockKind.PARAGRAPH] * 2


def test_titles_behind_their_headings_are_no_table_of_contents() -> None:
    after = tuple(Block(BlockKind.PARAGRAPH, title) for title in TITLES)
    assert mark_contents((*CHAPTERS, *after)) == (*CHAPTERS, *after)


def test_the_contents_of_a_markdown_file_are_not_measured() -> None:
    listed = "\n".join(f"- [{title}](#{number})" for number, title in enumerate(TITLES))
    chapters = "\n\n".join(f"## {title}\n\n{STORY}" for title in TITLES)
    blocks = read_document("boat.md", f"{listed}\n\n{chapters}".encode()).blocks
    assert [block.kind for block in blocks[:4]] == [BlockKind.NAVIGATION] * 4
