"""Text and chart, joined: choosing a sentence, stepping through a book, finding words."""

import pytest
from streamlit.testing.v1 import AppTest

from lexile.analysis import analyze
from lexile.dashboard.caching import mark_of
from lexile.documents import document_from_text

CHAPTER = "The rain fell on the quiet streets. Nobody was there to see it, and the lamps went out one by one. " * 60
BOOK = "".join(f"Chapter {number}\n\n{CHAPTER}\n\n" for number in range(1, 6))
STORY = (
    "The old man walked slowly down to the river. He carried a long rod and a small tin box. The morning was cold, "
    "and a thin mist lay over the water. He sat down on a flat stone, opened the box, and chose his best hook. "
) * 3


def html(page: AppTest) -> str:
    return "\n".join(part.value for part in page.get("html"))


@pytest.fixture
def mark(estimator):
    return lambda text: mark_of(analyze(document_from_text(text), estimator))


def test_a_chosen_sentence_is_marked_and_told(open_view, mark) -> None:
    """Its number leads to the frame in the text, and to its measure against the whole."""
    page = open_view("Formulas", STORY)
    assert "<mark " not in html(page)
    page.number_input(key=f"sentence-{mark(STORY)}").set_value(3).run()
    assert html(page).count("<mark ") == 1
    assert any(line.value.startswith("Sentence 3\\:") for line in page.markdown)
    assert any("than the text as a whole" in line.value for line in page.caption)


def test_another_text_has_no_sentence_chosen(open_view, mark) -> None:
    """A choice belongs to the text it was made in."""
    page = open_view("Formulas", STORY)
    page.number_input(key=f"sentence-{mark(STORY)}").set_value(3).run()
    page.text_area(key="text").set_value(STORY + "The end came soon.")
    page.button[0].click()
    page.run()
    assert "<mark " not in html(page)


def test_a_book_shows_its_sections_first_and_opens_one_at_a_time(open_view, mark) -> None:
    """No sentence is drawn before a section is opened; then only its own."""
    page = open_view("Formulas", BOOK)
    assert "rain fell" not in html(page)
    section = page.selectbox(key=f"section-{mark(BOOK)}")
    assert len(section.options) == 5
    section.set_value(section.options[1] if isinstance(section.options[1], int) else 120).run()
    assert not page.exception
    assert html(page).count("<span title=") == 120
    assert "Sentence 121\x3a" in html(page)


def test_sentences_are_found_by_a_word(open_view) -> None:
    """The table holds the sentences with that word; a choice of bands holds only those."""
    page = open_view("Formulas", STORY, sentence_list="true")
    page.session_state["sentence_list"] = True
    page.run()
    table = page.dataframe[0].value
    assert len(table) == 12
    page.text_input(key="find").set_value("mist").run()
    assert page.dataframe[0].value["Text"].str.contains("mist").all()
    assert len(page.dataframe[0].value) == 3
