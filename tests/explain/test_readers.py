"""Readers and their texts: every edge, and everything that a teacher may type."""

from itertools import pairwise

import pytest

from lexile.errors import UnusableInput
from lexile.explain.readers import GRADE_READERS, MOST_READERS, Match, Readers, match, read_readers


@pytest.mark.parametrize(
    ("measure", "expected"),
    [(599.9, Match.BELOW), (600.0, Match.WITHIN), (700.0, Match.WITHIN), (750.0, Match.WITHIN), (750.1, Match.ABOVE)],
)
def test_a_reader_is_matched_from_100_below_to_50_above(measure: float, expected: Match) -> None:
    """A reader of 700L: 600L to 750L, both included."""
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
        ("", []),
        (" , ; ", []),
    ],
)
def test_measures_are_read_as_teachers_write_them(text: str, expected: list[tuple[str, float]]) -> None:
    """With or without the L, with names, below zero in either way."""
    assert [(one.name, one.low) for one in read_readers(text)] == expected


@pytest.mark.parametrize("text", ["Ann", "72O L", "720L 810L x", "9999L", "BR900L", "720, hard"])
def test_what_is_no_measure_is_named(text: str) -> None:
    """The sentence quotes the part that cannot be read."""
    with pytest.raises(UnusableInput, match="“"):
        read_readers(text)


def test_a_list_that_is_no_class_is_refused() -> None:
    """The page is no database."""
    with pytest.raises(UnusableInput, match="at most"):
        read_readers("700, " * (MOST_READERS + 1))
