"""The text to work in with its chart: choosing a sentence, opening sections of a book, searching."""

from collections.abc import Callable

import pytest

from lexile.analysis import analyze
from lexile.dashboard import work
from lexile.dashboard.caching import widget_id
from lexile.documents import document_from_text
from lexile.errors import TooLarge
from lexile.estimator.estimator import Estimator
from tests.dashboard.conftest import OpenTab, paste, surface

CHAPTER = "The rain fell on the quiet streets. Nobody was there to see it, and the lamps went out one by one. " * 60
BOOK = "".join(f"Chapter {number}\n\n{CHAPTER}\n\n" for number in range(1, 6))
STORY = (
    "The old man walked slowly down to the river. He carried a long rod and a small tin box. The morning was cold, "
    "and a thin mist lay over the water. He sat down on a flat stone, opened the box, and chose his best hook. "
) * 3


WidgetId = Callable[[str], str]


@pytest.fixture
def id_of(estimator: Estimator) -> WidgetId:
    """The identifier in the keys of a text's widgets."""
    return lambda text: widget_id(analyze(document_from_text(text), estimator))


def test_a_chosen_sentence_is_explained_beside_it(open_tab: OpenTab, id_of: WidgetId) -> None:
    """Its measure is compared with the whole, its reasons are listed, and easier words are offered."""
    page = open_tab("Formulas", STORY)
    assert surface(page)["chosen"] is None
    page.session_state[f"sentence-{id_of(STORY)}"] = 3
    page.run()
    told = surface(page)
    assert told["chosen"] == 3
    assert told["card"]["title"].startswith("Sentence 4: estimated")
    assert "than the text as a whole" in told["card"]["comparison"]
    assert told["card"]["reasons"]


def test_a_card_without_suggestions_says_why(
    open_tab: OpenTab, id_of: WidgetId, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is known of the sentence, and of the word, is shown all the same."""

    def refuse(*_: object) -> None:
        raise TooLarge("It takes too long.")

    monkeypatch.setattr(work, "sentence_suggestions", refuse)
    text = f"{STORY} The inhabitants were apprehensive."
    page = open_tab("Formulas", text)
    page.session_state[f"sentence-{id_of(text)}"] = 12
    for word, title in ((None, "Sentence 13"), (0, "“")):
        page.session_state[f"word-{id_of(text)}"] = word
        page.run()
        assert not page.exception
        card = surface(page)["card"]
        assert card["title"].startswith(title)
        assert card["note"] == "It takes too long."


def test_a_new_text_starts_without_a_chosen_sentence(open_tab: OpenTab, id_of: WidgetId) -> None:
    """A choice belongs to its text."""
    page = open_tab("Formulas", STORY)
    page.session_state[f"sentence-{id_of(STORY)}"] = 3
    page.run()
    paste(page, STORY + "The end came soon.")
    assert surface(page)["chosen"] is None


def test_a_book_shows_its_sections_first_and_one_section_at_a_time(open_tab: OpenTab, id_of: WidgetId) -> None:
    """No sentence is shown until a section is opened, and then only those of that section."""
    page = open_tab("Formulas", BOOK)
    assert not any('"origin":' in component.proto.json for component in page.get("bidi_component"))
    section = page.selectbox(key=f"section-{id_of(BOOK)}")
    assert len(section.options) == 5
    section.set_value(120).run()
    assert not page.exception
    told = surface(page)
    assert [one[2] for one in told["sentences"]] == list(range(120, 240))
    assert not told["editable"]


def test_a_section_of_a_book_becomes_a_text_to_work_in(open_tab: OpenTab, id_of: WidgetId) -> None:
    """It is measured by itself, and can be edited."""
    page = open_tab("Formulas", BOOK)
    page.selectbox(key=f"section-{id_of(BOOK)}").set_value(120).run()
    page.button(key=f"alone-{id_of(BOOK)}").click().run()
    assert not page.exception
    told = surface(page)
    assert len(told["sentences"]) == 120
    assert told["editable"]


def test_sentences_can_be_searched(open_tab: OpenTab) -> None:
    """The table keeps the sentences that contain the word."""
    page = open_tab("Formulas", STORY)
    page.segmented_control(key="shown_as").set_value("Table").run()
    table = page.dataframe[0].value
    assert len(table) == 12
    page.text_input(key="search").set_value("mist").run()
    assert page.dataframe[0].value["Text"].str.contains("mist").all()
    assert len(page.dataframe[0].value) == 3
