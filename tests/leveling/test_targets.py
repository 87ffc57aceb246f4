"""Targets on the scale, and the distance of a text from one."""

from math import inf

import pytest

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.estimator.estimator import Estimator
from lexile.leveling.targets import (
    Target,
    band_targets,
    distance,
    grade_targets,
    parse_target,
    reader_target,
    sentences_above,
)
from lexile.scale import BANDS, GRADES


@pytest.mark.parametrize(("measure", "expected"), [(500.0, -100.0), (600.0, 0.0), (750.0, 0.0), (760.0, 10.0)])
def test_distance_is_zero_within_a_target_and_signed_outside(measure: float, expected: float) -> None:
    """A reader of 700L: 600L to 750L."""
    assert distance(measure, reader_target(700.0)) == expected


@pytest.mark.parametrize(("typed", "name"), [("744-756", "744L–756L"), ("BR44-6L", "BR44L–6L")])
def test_a_target_has_the_measures_that_somebody_chose(typed: str, name: str) -> None:
    """They are no estimates, so nothing is rounded."""
    assert parse_target(typed).name == name


def test_every_band_and_grade_can_be_a_target() -> None:
    """The ranges are those of the scale's own tables."""
    assert [(one.low, one.high) for one in band_targets()] == [(band.floor, band.ceiling) for band in BANDS]
    assert [(one.name, one.low, one.high) for one in grade_targets()] == [
        (grade.name, grade.low, grade.high) for grade in GRADES
    ]


def test_sentences_above_a_target_come_hardest_first(estimator: Estimator) -> None:
    """Sentences within it are left out."""
    text = (
        "The dog ran home. Notwithstanding its ostensible impartiality, the tribunal perpetuated inequities. It was "
        "late. The exhausted crew unloaded the remaining provisions before darkness fell on the frozen harbor. "
    )
    analysis = analyze(document_from_text(text), estimator)
    target = Target("", -inf, min(one.measure for one in analysis.sentences))
    measures = [analysis.sentences[number].measure for number in sentences_above(analysis, target)]
    assert measures == sorted(measures, reverse=True)
    assert min(measures) > target.high
    assert len(measures) == len(analysis.sentences) - 1
