"""The readers that a visitor has in mind."""

from itertools import pairwise

import pytest

from lexile.explain.audience import CHOICES, audience
from lexile.explain.groups import AGES, age_readers


def test_every_choice_names_readers() -> None:
    """Each of them can stand in a link."""
    assert all(audience(choice) is not None for choice in CHOICES)


def test_older_children_read_harder_texts() -> None:
    """The ranges only rise, and those of neighbouring ages overlap."""
    readers = [age_readers(age) for age in AGES]
    assert all(a.low <= b.low and a.high <= b.high and b.low < a.high for a, b in pairwise(readers))


@pytest.mark.parametrize("choice", ["", "grade 13", "age 5", "age x", "Anyone", "9999L", "<b>"])
def test_anything_else_is_nobody(choice: str) -> None:
    """A link with a wrong value still opens the page."""
    assert audience(choice) is None
