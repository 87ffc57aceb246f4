"""Word pieces: what the encoder reads."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from lexile.features.wordpiece import BEGIN, END, UNKNOWN, WordPieceTokenizer, _plain

LISTED = WordPieceTokenizer((BEGIN, END, UNKNOWN, "read", "##ing", "##s", "cafe", "a", ".", "-", "well"))


def pieces(text):
    return [LISTED.pieces[number] for number in LISTED.split(text)[1:-1]]


def test_the_longest_piece_of_the_list_is_taken_first():
    assert pieces("readings") == ["read", "##ing", "##s"]


def test_capitals_and_accents_make_no_difference():
    assert pieces("CAFÉ") == pieces("cafe") == ["cafe"]


def test_signs_stand_alone():
    assert pieces("well-read.") == ["well", "-", "read", "."]


def test_a_word_that_no_pieces_make_is_one_unknown():
    assert pieces("reads a xylophone") == ["read", "##s", "a", UNKNOWN]


@given(st.text())
def test_any_text_becomes_pieces_of_the_list(text):
    numbers = LISTED.split(text)
    assert LISTED.pieces[numbers[0]] == BEGIN
    assert LISTED.pieces[numbers[-1]] == END
    assert ((numbers >= 0) & (numbers < len(LISTED.pieces))).all()


@given(st.text() | st.text(alphabet="aÉ“”‘’–—…´\u0301K"))
def test_a_text_is_made_plain_sign_by_sign(text):
    signs = unicodedata.normalize("NFD", text.lower())
    assert _plain(text) == "".join(sign for sign in signs if unicodedata.category(sign) != "Mn")


@given(st.lists(st.text(alphabet="reading s.-caféxyl", max_size=20), min_size=1, max_size=4))
def test_what_is_known_of_a_words_pieces_changes_none(texts):
    known = {}
    assert all((LISTED.split(text, known) == LISTED.split(text)).all() for text in texts)
