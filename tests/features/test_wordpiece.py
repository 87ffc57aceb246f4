"""Wordpieces: what the encoder reads."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from lexile.features.wordpiece import BEGIN, END, UNKNOWN, WordPieceTokenizer, _without_accents

LISTED = WordPieceTokenizer((BEGIN, END, UNKNOWN, "read", "##ing", "##s", "cafe", "a", ".", "-", "well"))


def pieces(text):
    return [LISTED.vocabulary[number] for number in LISTED.encode(text)[1:-1]]


def test_the_longest_piece_of_the_list_is_taken_first():
    assert pieces("readings") == ["read", "##ing", "##s"]


def test_capitals_and_accents_make_no_difference():
    assert pieces("CAFÉ") == pieces("cafe") == ["cafe"]


def test_punctuation_stands_alone():
    assert pieces("well-read.") == ["well", "-", "read", "."]


def test_a_word_that_no_wordpieces_make_is_unknown():
    assert pieces("reads a xylophone") == ["read", "##s", "a", UNKNOWN]


@given(st.text())
def test_any_text_becomes_pieces_of_the_list(text):
    numbers = LISTED.encode(text)
    assert LISTED.vocabulary[numbers[0]] == BEGIN
    assert LISTED.vocabulary[numbers[-1]] == END
    assert ((numbers >= 0) & (numbers < len(LISTED.vocabulary))).all()


@given(st.text() | st.text(alphabet="aÉ“”‘’–—…´\u0301K"))
def test_accents_are_removed_character_by_character(text):
    characters = unicodedata.normalize("NFD", text.lower())
    assert _without_accents(text) == "".join(
        character for character in characters if unicodedata.category(character) != "Mn"
    )


@given(st.lists(st.text(alphabet="reading s.-caféxyl", max_size=20), min_size=1, max_size=4))
def test_words_met_before_are_encoded_alike(texts):
    known = {}
    assert all((LISTED.encode(text, known) == LISTED.encode(text)).all() for text in texts)
