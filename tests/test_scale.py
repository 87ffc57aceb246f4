"""The scale: every edge of its tables, tested from the tables."""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from lexile.scale import BANDS, EDGES, GRADES, READERS_BY_GRADE, band_of, format_measure, format_range

ROOT = Path(__file__).parents[1]


def test_bands_cover_the_scale_without_a_gap() -> None:
    """Each begins where the one below ends."""
    for lower, upper in pairwise(BANDS):
        assert lower.ceiling == upper.floor


@pytest.mark.parametrize("place", range(len(EDGES)))
def test_a_ceiling_belongs_to_its_own_band(place: int) -> None:
    """And anything above it to the next."""
    assert band_of(EDGES[place]) is BANDS[place]
    assert band_of(EDGES[place] + 0.01) is BANDS[place + 1]


@pytest.mark.parametrize(("measure", "place"), [(-1000.0, 0), (-1.0, 0), (0.0, 0), (2000.0, -1), (9999.0, -1)])
def test_the_outer_bands_have_no_end(measure: float, place: int) -> None:
    """Measures below zero and above the scale have a band too."""
    assert band_of(measure) is BANDS[place]


def test_a_band_is_described_by_the_grades_with_their_middle_in_it() -> None:
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


@pytest.mark.parametrize("table", [GRADES, READERS_BY_GRADE])
def test_grades_rise(table: tuple[object, ...]) -> None:
    """Both ends of each grade's range are above those of the grade before."""
    for lower, upper in pairwise(table):
        assert lower.low < upper.low
        assert lower.high < upper.high


CHANGED_BANDS = """
import json
from math import inf

import lexile.scale as scale

scale.BANDS = (
    scale.Band("0-200", "up to 200L", -inf, 200.0, "first", "grade 1"),
    scale.Band("200-900", "200–900L", 200.0, 900.0, "second", "grades 2 to 4"),
    scale.Band("900+", "above 900L", 900.0, inf, "third", "grade 5 and up"),
)
scale.EDGES = (200.0, 900.0)

import lexile
from lexile.estimator.estimator import MODEL_FOLDER
from lexile.explain.contributions import group_contributions
from lexile.explain.norms import load_norms
from lexile.leveling.targets import band_targets
from tests.records import analysis_record

estimator = lexile.load_estimator()
text = "The small boat lay on the sand. Nobody had used it since the spring, and its paint was gone. " * 8
analysis = lexile.analyze(lexile.document_from_text(text), estimator)
norms = load_norms(MODEL_FOLDER)
group_contributions(analysis, estimator, norms)
answer = analysis_record(analysis)
print(json.dumps([answer["measure"], answer["band"], list(answer["probabilities"]), len(norms), len(band_targets())]))
"""


def test_bands_can_change_without_training_again() -> None:
    """Another table in `lexile.scale`, and the model, its norms and the exports follow."""
    run = subprocess.run(
        [sys.executable, "-c", CHANGED_BANDS], capture_output=True, text=True, check=False, cwd=ROOT, encoding="utf-8"
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip().endswith('"200-900", ["0-200", "200-900", "900+"], 3, 3]')


@pytest.mark.parametrize(
    ("measure", "expected"),
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
def test_measures_are_rounded_to_ten(measure: float, expected: str) -> None:
    """Below zero they are written with BR, above the end of the scale as its end."""
    assert format_measure(measure) == expected


def test_a_range_across_zero_is_written_with_both_signs() -> None:
    """BR belongs to the lower end alone."""
    assert format_range(-62.0, 118.0) == "BR60L–120L"
