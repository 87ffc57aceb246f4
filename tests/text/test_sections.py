"""Sections: a text's own headings, else its topics; never a failure on a short or odd text."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from lexile.sources import document_from_text, read_document
from lexile.text.clean import clean
from lexile.text.sections import LONG, split_sections
from lexile.text.segment import segment

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
