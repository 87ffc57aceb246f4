"""The text with its chart: choosing a sentence, opening sections of a book, searching."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from lexile.analysis import analyze
from lexile.dashboard.caching import widget_id
from lexile.documents import document_from_text
from lexile.estimator.estimator import Estimator
from tests.dashboard.conftest import OpenTab

CHAPTER = "The rain fell on the quiet streets. Nobody was there to see it, and the lamps went out one by one. " * 60
BOOK = "".join(f"Chapter {number}\n\n{CHAPTER}\n\n" for number in range(1, 6))
STORY = (
    "The old man walked slowly down to the river. He carried a long rod and a small tin box. The morning was cold, "
    "and a thin mist lay over the water. He sat down on a flat stone, opened the box, and chose his best hook. "
) * 3


WidgetId = Callable[[str], str]


def html(page: AppTest) -> str:
    return "\n".join(element.value for element in page.get("html"))


@pytest.fixture
def id_of(estimator: Estimator) -> WidgetId:
    """The identifier in the keys of a text's widgets."""
    return lambda text: widget_id(analyze(document_from_text(text), estimator))


def test_a_chosen_sentence_is_highlighted_and_explained(open_tab: OpenTab, id_of: WidgetId) -> None:
    """It is outlined in the text, and its measure is compared with the whole."""
    page = open_tab("Formulas", STORY)
    assert "<mark " not in html(page)
    page.number_input(key=f"sentence-{id_of(STORY)}").set_value(3).run()
    assert html(page).count("<mark ") == 1
    assert any(line.value.startswith("Sentence 3\\:") for line in page.markdown)
    assert any("than the text as a whole" in line.value for line in page.caption)


def test_a_new_text_starts_without_a_chosen_sentence(open_tab: OpenTab, id_of: WidgetId) -> None:
    """A choice belongs to its text."""
    page = open_tab("Formulas", STORY)
    page.number_input(key=f"sentence-{id_of(STORY)}").set_value(3).run()
    page.text_area(key="text").set_value(STORY + "The end came soon.")
    page.button[0].click()
    page.run()
    assert "<mark " not in html(page)


def test_a_book_shows_its_sections_first_and_one_section_at_a_time(open_tab: OpenTab, id_of: WidgetId) -> None:
    """No sentence is shown until a section is opened, and then only those of that section."""
    page = open_tab("Formulas", BOOK)
    assert "rain fell" not in html(page)
    section = page.selectbox(key=f"section-{id_of(BOOK)}")
    assert len(section.options) == 5
    section.set_value(section.options[1] if isinstance(section.options[1], int) else 120).run()
    assert not page.exception
    assert html(page).count("<span title=") == 120
    assert "Sentence 121\x3a" in html(page)


def test_sentences_can_be_searched(open_tab: OpenTab) -> None:
    """The table keeps the sentences that contain the word."""
    page = open_tab("Formulas", STORY, sentence_table="true")
    page.session_state["sentence_table"] = True
    page.run()
    table = page.dataframe[0].value
    assert len(table) == 12
    page.text_input(key="search").set_value("mist").run()
    assert page.dataframe[0].value["Text"].str.contains("mist").all()
    assert len(page.dataframe[0].value) == 3
