"""The scale: every edge of its tables, tested from the tables."""

from itertools import pairwise

import pytest

from lexile.scale import BANDS, EDGES, GRADES, band_of, format_measure, format_range


def test_bands_cover_the_scale_without_a_gap():
    for lower, upper in pairwise(BANDS):
        assert lower.ceiling == upper.floor


@pytest.mark.parametrize("place", range(len(EDGES)))
def test_a_ceiling_belongs_to_its_own_band(place):
    assert band_of(EDGES[place]) is BANDS[place]
    assert band_of(EDGES[place] + 0.01) is BANDS[place + 1]


@pytest.mark.parametrize("measure", [-1000.0, -1.0, 0.0, 2000.0, 9999.0])
def test_no_measure_falls_out_of_the_bands(measure):
    assert band_of(measure) in BANDS


def test_the_grades_of_a_band_are_those_with_their_middle_in_it():
    """The wording of `Band.grades` follows from the published table."""
    middles = {grade.name: (grade.low + grade.high) / 2 for grade in GRADES}
    grades_in = {band.key: [name for name, middle in middles.items() if band_of(middle) is band] for band in BANDS}
    assert grades_in == {
        "0-650": ["grade 1", "grades 2–3"],
        "650-1050": ["grades 4–5"],
        "1050-1200": ["grades 6–8", "grades 9–10"],
        "1200-1400": ["grades 11–12"],
        "1400+": [],
    }


@pytest.mark.parametrize(
    ("measure", "written"),
    [
        (0, "0L"),
        (4.9, "0L"),
        (5, "10L"),
        (-5, "0L"),
        (-5.1, "BR10L"),
        (-120, "BR120L"),
        (1995.1, "2000L"),
        (2400, "2000L"),
    ],
)
def test_measures_are_written_to_the_nearest_ten(measure, written):
    assert format_measure(measure) == written


def test_a_range_over_zero_shows_both_signs():
    assert format_range(-62.0, 118.0) == "BR60L–120L"
