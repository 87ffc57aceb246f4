"""English is measured, however dense; anything else is declined; passages in `tests/cases/languages.json`."""

import json
from pathlib import Path

import pytest

from lexile.analysis import check_english
from lexile.errors import AnotherLanguage
from lexile.text.language import is_english, is_foreign

CASES = json.loads((Path(__file__).parents[1] / "cases" / "languages.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", CASES["english"])
def test_english_is_english_with_hardly_a_small_word_or_with_foreign_names(text):
    assert is_english(text)
    assert not is_foreign(text)


@pytest.mark.parametrize(("language", "text"), CASES["others"].items())
def test_another_language_is_declined_by_its_name(language, text):
    """A name is given only where it can be told."""
    with pytest.raises(AnotherLanguage, match=f"to be {language}" if language else "another language"):
        check_english(text)


@pytest.mark.parametrize("language", ["German", "French", "Danish", "Norwegian", "Czech", "Latin", "Swahili"])
def test_a_line_in_another_language_is_declined_too(language):
    assert not is_english(CASES["others"][language][:60])
