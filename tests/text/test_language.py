"""English is measured, however dense; anything else is declined; passages in `tests/cases/languages.json`."""

import json
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lexile.checks import check_english
from lexile.errors import AnotherLanguage
from lexile.text.english import ENGLISH_MARKERS
from lexile.text.language import _FOREIGN_SHARE, _FOREIGN_WORDS, is_english, is_foreign, language_of

CASES = json.loads((Path(__file__).parents[1] / "cases" / "languages.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", CASES["english"])
def test_english_is_english_with_hardly_a_small_word_or_with_foreign_names(text):
    assert is_english(text)
    assert not is_foreign(text)


@pytest.mark.parametrize("text", CASES["primers"])
def test_a_primer_without_small_words_is_english(text):
    """Names, animals and what they do make up most of it."""
    assert is_english(text)


@pytest.mark.parametrize(("language", "text"), CASES["others"].items())
def test_another_language_is_declined_by_its_name(language, text):
    """A name is given only where it can be told."""
    with pytest.raises(AnotherLanguage, match=f"to be {language}" if language else "another language"):
        check_english(text)


@pytest.mark.parametrize("language", ["German", "French", "Danish", "Norwegian", "Czech", "Latin", "Swahili"])
def test_a_line_in_another_language_is_declined_too(language):
    assert not is_english(CASES["others"][language][:60])


WORDS = "the of and to in was it der die das Hund lief schnell zur Tür und bellte laut weil jemand stand Haus".split()


@given(st.lists(st.sampled_from(WORDS), min_size=20, max_size=90).map(" ".join))
def test_the_first_words_decide_only_what_all_would(text):
    """A long paragraph is foreign where hardly any of its words is English."""
    words = text.lower().split()
    assume(len(words) >= _FOREIGN_WORDS)
    english = sum(word in ENGLISH_MARKERS for word in words)
    few = english >= _FOREIGN_SHARE * len(words)
    assert is_foreign(text) == (not few and language_of(text) not in (None, "English"))
