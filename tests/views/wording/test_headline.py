"""The sentences about an estimate, at every edge where they change."""

from dataclasses import dataclass

import pytest

from lexile.estimator.distribution import Estimate
from lexile.scale import BANDS, GRADES, Band
from lexile.views.wording.headline import band_line, grades_line, headline, ruler_alternative, size_line
from tests.views.conftest import MakeAnalysis


@dataclass(frozen=True)
class Chosen(Estimate):
    """An estimate with probabilities that the test chooses."""

    chosen: tuple[float, ...] = ()

    @property
    def probabilities(self) -> tuple[float, ...]:  # type: ignore[override]
        return self.chosen


def with_probabilities(*probabilities: float, measure: float | None = None) -> Chosen:
    """Probabilities with a measure in the most probable band, if no other is given."""
    likeliest = probabilities.index(max(probabilities))
    return Chosen(measure or (400.0, 800.0, 1100.0, 1300.0, 1500.0)[likeliest], 60.0, 150, chosen=probabilities)


@pytest.mark.parametrize(
    ("probabilities", "sentence"),
    [
        ((0.0, 1.0, 0.0, 0.0, 0.0), "Suitable for late elementary readers"),
        ((0.30, 0.70, 0.0, 0.0, 0.0), "Suitable for late elementary readers"),
        ((0.31, 0.69, 0.0, 0.0, 0.0), "Most similar to texts suitable for late elementary readers"),
        ((0.30, 0.29, 0.21, 0.10, 0.10), "Most similar to texts suitable for early elementary readers"),
        ((0.29, 0.10, 0.22, 0.19, 0.20), "Between bands, nearest to early elementary and middle school readers"),
        ((0.05, 0.15, 0.24, 0.28, 0.28), "Between bands, nearest to high school and college readers"),
        ((0.20, 0.20, 0.20, 0.20, 0.20), "Between bands, nearest to early elementary and late elementary readers"),
    ],
)
def test_the_headline_is_as_firm_as_the_largest_probability(probabilities: tuple[float, ...], sentence: str) -> None:
    """From 0.70 suitable, from 0.30 most similar, below that between the two most probable bands, easier one first."""
    assert headline(with_probabilities(*probabilities)) == sentence


def test_the_headline_names_the_most_probable_band() -> None:
    """Not the first above a threshold: with 0.32 and 0.62 the second band is named."""
    assert headline(with_probabilities(0.32, 0.62, 0.06, 0.0, 0.0)).endswith("late elementary readers")


def test_the_headline_cannot_contradict_the_measure() -> None:
    """1060L is a middle school measure, though the wide band below it may be more probable: both are named."""
    both = "Between bands, nearest to late elementary and middle school readers"
    assert headline(with_probabilities(0.02, 0.45, 0.31, 0.16, 0.06, measure=1060.0)) == both
    assert headline(with_probabilities(0.02, 0.75, 0.20, 0.03, 0.0, measure=1060.0)) == both


def test_the_band_is_that_of_the_measure_with_its_own_probability() -> None:
    """In a short text, the wide band below 1050L is more probable than the narrow one that holds 1060L."""
    short = Estimate(1060.0, 160.0, 45)
    assert max(short.probabilities) == short.probabilities[1]
    assert band_line(short) == f"Band: 1050–1200L ({100 * short.probabilities[2]:.0f}% probable)"
    assert "Band: 1050–1200L" in ruler_alternative(short)


@pytest.mark.parametrize("band", BANDS, ids=lambda band: band.key)
def test_every_band_can_be_the_headline(band: Band) -> None:
    """A firm estimate within a band names its readers."""
    middle = {BANDS[0]: 400.0, BANDS[-1]: 1700.0}.get(band, (band.floor + band.ceiling) / 2)
    assert headline(Estimate(middle, 20.0, 150)) == f"Suitable for {band.readers} readers"


@pytest.mark.parametrize(
    ("measure", "line"),
    [
        (-100.0, "Easier than is typical for grade 1"),
        (GRADES[0].low, "Typical for grade 1"),
        (500.0, "Typical for grade 1 and grades 2–3"),
        (600.0, "Typical for grades 2–3"),
        (930.0, "Typical for grades 4–5 and 6–8"),
        (1185.0, "Typical for grades 6–8, 9–10 and 11–12"),
        (1385.0, "Typical for grades 11–12"),
        (1386.0, "Harder than is typical for grades 11–12"),
    ],
)
def test_the_grades_are_those_whose_range_contains_the_measure(measure: float, line: str) -> None:
    """Grades overlap; a measure outside all of them is compared with the nearest."""
    assert grades_line(measure) == line


def test_the_size_is_counted_in_the_singular_too(make_analysis: MakeAnalysis) -> None:
    """Never "1 sentences"."""
    assert size_line(make_analysis("The dog ran home.", (300.0,))) == "4 words in 1 sentence"


def test_the_alternative_of_the_ruler_has_the_range(make_analysis: MakeAnalysis) -> None:
    """People who cannot see the ruler are given the measure, its range and its band."""
    line = ruler_alternative(make_analysis(estimate=Estimate(931.0, 48.0, 20)).estimate)
    assert "930L" in line
    assert "90% range 850L–1010L" in line
    assert "650–1050L" in line
