"""Readers and the texts that suit them: every edge, and everything that a teacher may type."""

import re
from itertools import pairwise

import pytest

from lexile.errors import UnusableInput
from lexile.explain.groups import GRADE_READERS, group_named
from lexile.explain.reader_list import MAX_READERS, read_readers
from lexile.explain.readers import Match, Readers, match


@pytest.mark.parametrize(
    ("measure", "expected"),
    [(599.9, Match.BELOW), (600.0, Match.WITHIN), (700.0, Match.WITHIN), (750.0, Match.WITHIN), (750.1, Match.ABOVE)],
)
def test_texts_suit_a_reader_from_100_below_to_50_above(measure: float, expected: Match) -> None:
    """A reader of 700L: 600L to 750L, inclusive."""
    assert match(measure, Readers("Ann", 700.0, 700.0)) is expected


def test_grades_rise_and_overlap() -> None:
    """Each grade reads harder texts than the one before, and no measure belongs to one grade alone."""
    for lower, upper in pairwise(GRADE_READERS):
        assert lower.low < upper.low < lower.high < upper.high


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("720", [("Reader 1", 720.0)]),
        ("720L", [("Reader 1", 720.0)]),
        (" 720 l ; BR40L", [("Reader 1", 720.0), ("Reader 2", -40.0)]),
        ("Ann 720L, Ben: 810L", [("Ann", 720.0), ("Ben", 810.0)]),
        ("Mary Ann 650L\nbr 20", [("Mary Ann", 650.0), ("Reader 2", -20.0)]),
        ("-35", [("Reader 1", -35.0)]),
        ("Group 3 950L, Class 4: 700", [("Group 3", 950.0), ("Class 4", 700.0)]),
        ("Ann 4L, 12", [("Ann", 4.0), ("Reader 2", 12.0)]),
        ("", []),
        (" , ; ", []),
    ],
)
def test_measures_are_read_as_teachers_write_them(text: str, expected: list[tuple[str, float]]) -> None:
    """With or without the L, with names, and below zero in either form."""
    assert [(one.name, one.low) for one in read_readers(text)] == expected


@pytest.mark.parametrize("text", ["Grade 4, Grade 5", "grade  4;GRADE 5", "Ann 720L\ngrades 11-12, age 11, Grade 12"])
def test_a_grade_or_an_age_stands_for_its_readers(text: str) -> None:
    """Grade 4 is no reader of 4L."""
    groups = [group_named(entry) for entry in re.split(r"[,;\n]", text)]
    assert [one for one in read_readers(text) if one.name != "Ann"] == [one for one in groups if one]


@pytest.mark.parametrize("text", ["Group 3", "Grade 13", "Class 4: 5", "age 5"])
def test_a_number_that_counts_groups_is_no_measure(text: str) -> None:
    """Nobody means a reader of 3L."""
    with pytest.raises(UnusableInput, match="has no measure"):
        read_readers(text)


@pytest.mark.parametrize("text", ["Ann", "72O L", "720L 810L x", "9999L", "BR900L", "720, hard"])
def test_an_unreadable_entry_is_quoted(text: str) -> None:
    """So that the teacher sees which one to correct."""
    with pytest.raises(UnusableInput, match="“"):
        read_readers(text)


def test_too_many_readers_are_refused() -> None:
    """More than two classes."""
    with pytest.raises(UnusableInput, match="at most"):
        read_readers("700, " * (MAX_READERS + 1))
