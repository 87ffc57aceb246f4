"""Sections: a text's own headings, else its topics; never a failure on a short or odd text."""

from itertools import accumulate, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.tokenize.texttiling import TextTilingTokenizer

from lexile.documents import document_from_text, read_document
from lexile.text.cleaning import clean
from lexile.text.english import STOP_WORDS
from lexile.text.sections import LEAST, LONG, MOST, split_sections
from lexile.text.sentences import segment
from lexile.text.topics import topic_starts
from lexile.text.words import find_words

BOAT = "The small boat lay on the sand by the sea, and the sailor looked at its sails and its old wooden mast. "
BREAD = "The baker put flour, butter and yeast into the bowl, and kneaded the dough until the oven was hot. "


def sections(text):
    return split_sections(segment(clean(document_from_text(text))))


def test_chapters_are_sections_with_their_titles():
    """A number and a title above each other are one title; what stands before the first chapter is a section too."""
    text = f"{BOAT}\n\nCHAPTER I\n\nThe Long Way Home\n\n{BOAT * 2}\n\nCHAPTER II\n\n{BREAD}"
    found = sections(text)
    assert [section.title for section in found] == ["", "CHAPTER I. The Long Way Home", "CHAPTER II"]
    assert [(section.first, section.last) for section in found] == [(0, 1), (1, 3), (3, 4)]


def test_a_title_of_one_word_keeps_its_number():
    found = sections(f"I\n\nIntroduction\n\n{BOAT * 2}\n\nII\n\nThe Machine\n\n{BREAD}")
    assert [section.title for section in found] == ["I. Introduction", "II. The Machine"]


def test_a_table_of_contents_makes_no_sections():
    text = f"# One\n\n# Two\n\n# One\n\n{BOAT}\n\n# Two\n\n{BREAD}\n"
    found = split_sections(segment(clean(read_document("a.md", text.encode()))))
    assert [section.title for section in found] == ["One", "Two"]


def test_long_prose_is_divided_where_its_topic_changes():
    """Sixty sentences on a boat, then sixty on bread: a section begins within five of the change."""
    for gap in ("\n\n", " "):
        found = sections(gap.join([BOAT.strip()] * 60 + [BREAD.strip()] * 60))
        assert any(55 <= section.first <= 65 for section in found)


def test_a_long_text_has_no_more_sections_than_a_person_looks_at():
    """Five hundred topics of a page: thirty sections at most, none a scrap."""
    topics = [
        f"The {kind} of {number} stood by the {kind}, and every {kind} had its {number}. " * 6
        for number, kind in enumerate(("boat", "oven", "horse", "choir", "glass", "fence") * 90)
    ]
    text = segment(clean(document_from_text("\n\n".join(topics))))
    found = split_sections(text)
    sizes = [sum(one.words for one in text.sentences[part.first : part.last]) for part in found]
    assert 2 <= len(found) <= MOST
    assert min(sizes) >= LEAST
    assert sum(sizes) == len(text.words) > 40_000


def tiles_of_nltk(pieces, step):
    """The pieces at which NLTK's own tiles begin, after the first."""
    gap = "\n\n"
    try:
        tiles = TextTilingTokenizer(w=step, stopwords=STOP_WORDS).tokenize(gap.join(pieces))
    except (ValueError, IndexError, ZeroDivisionError):
        return []
    # Each tile but the first begins with the gap before its piece.
    places = list(accumulate(len(tile) for tile in tiles[:-1]))
    starts = [0, *accumulate(len(piece) + len(gap) for piece in pieces)]
    return [starts.index(place + len(gap)) for place in places]


def test_topics_are_those_that_nltk_finds():
    """Arrays in place of NLTK's way from sign to sign change no topic."""
    pieces = [" ".join([BOAT, BREAD][place // 9 % 2].split()[place % 5 :]) for place in range(40)]
    assert topic_starts(pieces, find_words("\n\n".join(pieces)).tokens, 40) == tiles_of_nltk(pieces, 40) != []


@pytest.mark.parametrize("scrap", ["Original Transcriber's Notes:", "PETER", "Nails............................ 3.90"])
def test_notes_signs_and_lists_of_prices_are_no_sections(scrap):
    """What stands in capitals or by itself within a chapter begins no new one."""
    text = f"CHAPTER I\n\n{BOAT * 40}\n\n{scrap}\n\nHe ran.\n\n{BOAT * 9}\n\nCHAPTER II\n\n{BREAD * 40}"
    assert [section.title for section in sections(text)] == ["CHAPTER I", "CHAPTER II"]


def test_headings_that_stand_in_the_table_of_contents_are_chapters():
    """A sign within the story looks just like a heading, and is none."""
    contents = "CONTENTS\n\nThe Long Way\n\nThe Old House"
    way = f"The Long Way\n\n{BOAT * 9}\n\nKEEP OFF THE GRASS\n\n{BOAT * 9}"
    text = f"{contents}\n\n{way}\n\nThe Old House\n\n{BREAD * 15}"
    assert [section.title for section in sections(text)] == ["The Long Way", "The Old House"]


def test_lower_headings_part_a_text_only_where_the_sections_are_long():
    def titles(times):
        lower = f"## A\n\n{BOAT * times}\n\n## B\n\n{BREAD * times}\n\n"
        text = f"# One\n\n{lower}# Two\n\n{lower}"
        return [part.title for part in split_sections(segment(clean(read_document("a.md", text.encode()))))]

    assert titles(5) == ["One", "Two"]
    assert len(titles(200)) == 4


def test_a_short_text_is_one_whole():
    assert sections(BOAT * 5) == ()
    assert sections(f"The Boat\n\n{BOAT * 3}") == ()


@settings(max_examples=10, deadline=None)
@given(st.lists(st.sampled_from(["word", "a", "The end.", "\n\n", "“Why?”", "3.5", "x", "…", "Again"]), max_size=60))
def test_sections_are_all_of_any_text(pieces):
    """However odd a long text is, its sections follow one another from its first sentence to its last."""
    text = segment(clean(document_from_text(" ".join(pieces * (LONG // 30)))))
    found = split_sections(text)
    if found:
        assert found[0].first == 0
        assert found[-1].last == len(text.sentences)
        assert all(before.last == after.first for before, after in pairwise(found))
        assert all(section.first < section.last for section in found)
