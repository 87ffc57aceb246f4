"""The measure's units: a typographic split with rules of its own."""

from itertools import pairwise

import pytest

from lexile.features.units import unit_ends


def units(text):
    places = [0, *unit_ends(text).tolist()]
    if places[-1] != len(text):
        places.append(len(text))
    return [text[start:end].strip() for start, end in pairwise(places)]


@pytest.mark.parametrize(
    "expected",
    [
        ["One day;", "two days:", "three."],
        ['"Stop!"', "cried Tom."],
        ["Mr. Brown met Dr. Lee."],
        ["J. K. Rowling wrote.", "Then she slept."],
        ["It was 3.5 miles.", "He ran."],
        ["In the 1940s.", "At 3°C.", "It froze."],
        ["It left at 10:", "30 at night."],
        ["On Aug. 3 they met;", "in the U.S. they parted."],
        ["It was 72 ft.;", "then 90 ft. deep."],
        ["It was always Dr. Noble's.", "Drugs were not given."],
        ["Capt.", "Lewis left."],
    ],
)
def test_a_unit_ends_at_its_terminator(expected):
    """Semicolons and colons end a unit, as the published measure counts; titles and initials do not."""
    assert units(" ".join(expected).replace("10: 30", "10:30")) == expected
