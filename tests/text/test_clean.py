"""The cleaning: nothing lost, nothing invented."""

from hypothesis import given
from hypothesis import strategies as st

from lexile.sources import Block, BlockKind, Document, document_from_text
from lexile.text.clean import STEPS, clean, clean_text


def test_what_is_not_measured_is_kept_aside_with_its_reason():
    document = Document(
        "a", (Block(BlockKind.HEADING, "One"), Block(BlockKind.PARAGRAPH, "A day."), Block(BlockKind.TABLE, "1"))
    )
    prose = clean(document)
    assert prose.text == "A day."
    assert [(part.text, part.reason) for part in prose.left_out] == [("One", "heading"), ("1", "table")]


def test_list_items_are_known_as_such():
    assert clean(document_from_text("Take these:\n\n- a knife\n- some bread")).items == (1, 2)


def test_paragraph_spans_point_at_their_text():
    prose = clean(document_from_text("One  day.\n\nThe\u00ad end."))
    assert [prose.text[start:end] for start, end in prose.paragraphs] == ["One day.", "The end."]


@given(st.text(max_size=300))
def test_cleaning_a_clean_text_changes_nothing(text):
    once = clean_text(text)
    assert clean_text(once) == once


@given(st.text(alphabet="abc ,.\n-’“”é", max_size=200))
def test_each_letter_of_ordinary_text_survives(text):
    """Only blanks, line ends and the hyphens before them may go."""
    letters = [sign for sign in text if sign.isalpha()]
    assert [sign for sign in clean_text(text) if sign.isalpha()] == letters


def test_every_step_takes_and_gives_a_string():
    assert all(isinstance(step("A line.\n"), str) for step in STEPS)
