"""Paragraphs of a plain text that a few questions tell: the slower way through all questions finds the same."""

from hypothesis import example, given
from hypothesis import strategies as st

from lexile.documents.formats import plain
from lexile.documents.formats.plain import plain_blocks
from lexile.documents.formats.plain_paragraphs import is_plain_paragraph

PROSE = "It was late, and so he went home by the shortest way, which led him\nthrough the fields behind the old mill."
PIECES = st.lists(
    st.sampled_from(
        [
            PROSE,
            *PROSE.split("\n"),
            *(
                "“",
                "”",
                "‘",
                '"',
                "\n",
                "\n\n",
                " ",
                "  ",
                "\u00a0",
                "\u2003",
                ". . . .",
                "...",
                "……",
                ". 17",
                "CHAPTER I.",
            ),
            *(
                "footnote ",
                "* ",
                "- ",
                "1. ",
                "a) ",
                "I. ",
                "(",
                "[",
                "A",
                "The End",
                ": 1. a jar 2. a lid",
                "—",
                "Run!",
            ),
        ]
    ),
    max_size=10,
).map("".join)


@given(PIECES)
@example(f"“{PROSE}”")
@example(f"{PROSE} ")
@example(f"{PROSE}\u00a0\n{PROSE}")
@example(" \u00a0 ".join("The Long Way Home".split() * 3))
def test_what_is_surely_a_paragraph_is_one_by_all_questions(text):
    quick = plain_blocks(text)
    original = plain.is_plain_paragraph
    plain.is_plain_paragraph = lambda lines: False
    try:
        assert quick == plain_blocks(text)
    finally:
        plain.is_plain_paragraph = original


def test_most_prose_is_known_at_once():
    assert is_plain_paragraph(PROSE)
    assert is_plain_paragraph("“Run!”")
    assert not is_plain_paragraph("The Long Way Home")
