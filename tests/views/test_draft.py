"""What the browser is told of a draft."""

from lexile.leveling.draft import DraftEdit, EditKind
from lexile.leveling.word_suggestions import WordSuggestion
from lexile.views.draft import MAKE, UNDO, draft_data

SOURCE = "A heading\n\nHe purchased an apple, and he ate it.\nThe end."
WORD = DraftEdit(EditKind.WORD, ((14, 23, "bought"),), "purchased", "bought", 0.9, "obtain by buying", 12.0, made=True)
SPLIT = DraftEdit(EditKind.SPLIT, ((32, 39, ". H"),), "He … it.", "He …. He ate it.", 0.9)


def text_of(data: dict[str, object], side: str) -> list[str]:
    paragraphs = data["paragraphs"]
    assert isinstance(paragraphs, list)
    return ["".join(piece.get("text", piece.get(side, "")) for piece in paragraph) for paragraph in paragraphs]


def test_paragraphs_hold_everything_once() -> None:
    """Before the changes it is the source, after them the draft; a change is shown in whole words."""
    data = draft_data(SOURCE, (WORD, SPLIT))
    assert text_of(data, "before") == [line for line in SOURCE.split("\n") if line]
    assert text_of(data, "after")[1] == "He bought an apple. He ate it."


def test_a_change_that_is_open_offers_what_can_be_done() -> None:
    """A made one can be undone or exchanged, an offered one made."""
    other = WordSuggestion("got", 5.0, 0.4, "", "get", ((14, 23, "got"),))
    card = draft_data(SOURCE, (WORD, SPLIT), 0, (other,))["card"]
    assert [option["choice"] for option in card["options"]] == [UNDO, 0]
    assert "Meaning here: obtain by buying." in card["lines"]
    assert [option["choice"] for option in draft_data(SOURCE, (WORD, SPLIT), 1)["card"]["options"]] == [MAKE]


def test_no_card_without_an_open_change() -> None:
    """Nor for one that is gone since another draft was made."""
    assert draft_data(SOURCE, (WORD,))["card"] is None
    assert draft_data(SOURCE, (WORD,), 7)["card"] is None
