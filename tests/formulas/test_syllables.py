"""Syllables told from letters: each rule has its words here."""

import pytest

from lexile.formulas.syllables import syllables

WORDS = {
    1: "a the strength like liked league tongue asked likes through played crowned eye see rhyme clothes breathed",
    2: "water little acre added boxes settled naked hundred hopeful something lion giant quiet poet fluid ruin player "
    "royal nation social patient region million soldier prism rhythm chaos maybe going being wishes ashes freedom",
    3: "created idea area animal happier usual basically library element museum delicate example family",
    4: "society february information education automatic material community especially television",
    5: "university communication electricity",
}


@pytest.mark.parametrize(("count", "word"), [(count, word) for count, words in WORDS.items() for word in words.split()])
def test_word_has_its_syllables(count: int, word: str) -> None:
    """As a dictionary of pronunciations has it."""
    assert syllables(word) == count


def test_capitals_and_apostrophes_change_nothing() -> None:
    """The same word at the beginning of a sentence, or owning something."""
    assert syllables("Animal") == syllables("animal") == syllables("animal's")


@pytest.mark.parametrize("word", ["x", "7", "TV", "ééé", "'", "日本"])
def test_no_word_is_without_a_syllable(word: str) -> None:
    """A formula divides by words, and none may count for nothing."""
    assert syllables(word) >= 1
