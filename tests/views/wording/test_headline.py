"""What the page says, at every edge where it begins to say something else."""

from dataclasses import dataclass

import pytest

from lexile.analysis import Caution
from lexile.estimator.distribution import Estimate
from lexile.scale import BANDS, GRADES
from lexile.text.cleaning import LeftOut
from lexile.views.wording import headline as wording


@dataclass(frozen=True)
class Judged(Estimate):
    """An estimate with probabilities that the test chooses."""

    chosen: tuple[float, ...] = ()

    @property
    def probabilities(self) -> tuple[float, ...]:  # type: ignore[override]
        return self.chosen


def judged(*probabilities: float) -> Judged:
    return Judged(800.0, 60.0, 150, probabilities)


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
def test_headline_is_as_firm_as_the_largest_probability(probabilities: tuple[float, ...], sentence: str) -> None:
    """0.70 is suitable, 0.30 most similar, less lies between the two most probable bands, the easier one first."""
    assert wording.headline(judged(*probabilities)) == sentence


def test_headline_takes_the_largest_band_not_the_first_over_the_threshold() -> None:
    """With 0.32 and 0.62 the second band wins, where the original application took the first."""
    assert wording.headline(judged(0.32, 0.62, 0.06, 0.0, 0.0)).endswith("late elementary readers")


@pytest.mark.parametrize("band", BANDS, ids=lambda band: band.key)
def test_each_band_can_be_the_headline(band) -> None:
    """A firm estimate within a band names that band's readers."""
    middle = {"0-650": 400.0, "1400+": 1700.0}.get(band.key, (band.floor + band.ceiling) / 2)
    assert wording.headline(Estimate(middle, 20.0, 150)) == f"Suitable for {band.readers} readers"


@pytest.mark.parametrize(
    ("measure", "line"),
    [
        (-100.0, "Easier than what is typical for grade 1"),
        (GRADES[0].low, "Typical for grade 1"),
        (500.0, "Typical for grade 1 and grades 2–3"),
        (600.0, "Typical for grades 2–3"),
        (930.0, "Typical for grades 4–5 and 6–8"),
        (1185.0, "Typical for grades 6–8, 9–10 and 11–12"),
        (1385.0, "Typical for grades 11–12"),
        (1386.0, "Harder than what is typical for grades 11–12"),
    ],
)
def test_grades_are_those_whose_range_holds_the_measure(measure: float, line: str) -> None:
    """Grades overlap and are joined as people would; beyond the last range the line says so."""
    assert wording.grades_line(measure) == line


@pytest.mark.parametrize("caution", Caution)
def test_each_caution_has_a_line_of_its_own(caution: Caution, make_analysis) -> None:
    """Every caution that an analysis can carry is worded in one line that ends as a sentence."""
    line = wording.caution_line(caution, make_analysis())
    assert "\n" not in line
    assert line.endswith(".")


def test_a_caution_counts_in_the_singular(make_analysis) -> None:
    """One sentence is not "1 sentences"."""
    analysis = make_analysis("The dog ran home.", (300.0,))
    assert "1 sentence:" in wording.caution_line(Caution.FEW_SENTENCES, analysis)
    assert wording.size_line(analysis) == "4 words in 1 sentence"


def test_what_was_left_out_is_counted_by_its_kind(make_analysis) -> None:
    """Words first, then one heading, several pieces of code; nothing left out says nothing."""
    heading, code = LeftOut("One", "heading"), LeftOut("x = 1", "code")
    assert wording.left_out_line(make_analysis()) == ""
    line = wording.left_out_line(make_analysis(left_out=(heading, code, code)))
    assert line == "5 of 26 words left out: 2 pieces of program code and 1 heading."


def test_no_probability_is_claimed_to_be_certain() -> None:
    """What rounds to nothing or to everything is written as less or more than that."""
    assert [wording.share(p) for p in (0.0, 0.0049, 0.005, 0.5, 0.994, 0.995, 1.0)] == [
        "<1%", "<1%", "1%", "50%", "99%", ">99%", ">99%",
    ]  # fmt: skip


def test_a_measure_is_never_worded_without_its_range(make_analysis) -> None:
    """Whoever does not see the ruler is told the measure, its range and the most probable band."""
    analysis = make_analysis(estimate=Estimate(931.0, 48.0, 20))
    line = wording.ruler_alternative(analysis.estimate)
    assert "930L" in line
    assert "90% range 850L–1010L" in line
    assert "650–1050L" in line


def test_chart_of_sentences_is_told_in_words(make_analysis) -> None:
    """Its alternative names the span and the hardest sentence, also for a single one."""
    line = wording.sentences_alternative(make_analysis())
    assert line == "Difficulty of 2 sentences in reading order, from 300L to 900L. Hardest: sentence 2."
    single = wording.sentences_alternative(make_analysis("The dog ran home.", (300.0,)))
    assert single == "Difficulty of the one sentence: 300L."
