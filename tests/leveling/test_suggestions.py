"""Targets, and what brings a text to one: worked out by the estimator that the project carries."""

from math import inf

import pytest

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.leveling.suggestions import (
    SuggestionKind,
    Target,
    band_targets,
    distance,
    grade_targets,
    reader_target,
    sentences_above,
    suggestions,
    with_edits,
)
from lexile.scale import BANDS, GRADES

DRAFT = (
    "The expedition reached the frozen harbor after eleven weeks at sea, and the exhausted crew unloaded the remaining "
    "provisions before darkness fell. Nobody had anticipated the severity of the winter, but the captain refused to "
    "abandon the vessel. They built a shelter from the splintered timbers; it was barely large enough for the sick. "
    "Each morning the carpenter measured the ice, and he wrote the figure on the cabin door. "
) * 3


@pytest.fixture(scope="module")
def draft(estimator):
    return analyze(document_from_text(DRAFT), estimator)


@pytest.mark.parametrize(("measure", "far"), [(500.0, -100.0), (600.0, 0.0), (750.0, 0.0), (760.0, 10.0)])
def test_distance_is_none_within_and_signed_outside(measure: float, far: float) -> None:
    """A reader of 700L: 600L to 750L."""
    assert distance(measure, reader_target(700.0)) == far


def test_every_band_and_grade_can_be_a_target() -> None:
    """From the scale's own tables."""
    assert [(one.low, one.high) for one in band_targets()] == [(band.floor, band.ceiling) for band in BANDS]
    assert [one.name for one in grade_targets()] == [grade.name for grade in GRADES]


def test_changes_come_in_order_of_what_they_bring_and_make_the_text_easier(draft, estimator) -> None:
    """Each gain is the estimator's own difference; each measure that of the text with all changes so far."""
    found = suggestions(draft, estimator, Target("far below", -inf, 300.0))
    gains = [mend.gain for mend in found]
    assert gains == sorted(gains, reverse=True)
    assert {mend.kind for mend in found} == {SuggestionKind.SPLIT, SuggestionKind.WORD}
    assert found[0].measure == pytest.approx(draft.estimate.measure - found[0].gain)
    assert found[-1].measure < found[0].measure < draft.estimate.measure


def test_a_gain_is_what_the_edited_text_is_estimated_at(draft, estimator) -> None:
    """Made in the text and analyzed anew, a split brings what was said, but for where passages then begin."""
    split = next(
        one for one in suggestions(draft, estimator, Target("", -inf, 300.0)) if one.kind is SuggestionKind.SPLIT
    )
    again = analyze(document_from_text(with_edits(draft.text, split.edits)), estimator)
    assert len(again.sentences) == len(draft.sentences) + 1
    assert draft.estimate.measure - again.estimate.measure == pytest.approx(split.gain, abs=25.0)


def test_changes_end_where_the_target_is_met(draft, estimator) -> None:
    """No more than needed: before the last one the text was still above."""
    goal = Target("a little below", -inf, draft.estimate.measure - 60.0)
    found = suggestions(draft, estimator, goal)
    assert found[-1].measure <= goal.high
    assert all(mend.measure > goal.high for mend in found[:-1])


def test_a_text_within_or_below_its_target_needs_no_change(draft, estimator) -> None:
    """Nothing is proposed where nothing is asked."""
    assert suggestions(draft, estimator, Target("above", 1900.0, 2000.0)) == ()


def test_names_and_numbers_are_not_to_be_replaced(estimator) -> None:
    """Nobody can write Ulaanbaatar in a more common word."""
    text = (
        "The travellers left Ulaanbaatar in 1987 with a dilapidated caravan, and they crossed the desert slowly. " * 4
    )
    analysis = analyze(document_from_text(text), estimator)
    words = {
        mend.what
        for mend in suggestions(analysis, estimator, Target("", -inf, 100.0))
        if mend.kind is SuggestionKind.WORD
    }
    assert "dilapidated" in words
    assert not words & {"ulaanbaatar", "1987"}


def test_sentences_above_a_target_come_hardest_first(draft) -> None:
    """And none that is within it."""
    goal = Target("", -inf, draft.estimate.measure)
    measures = [draft.sentences[number].measure for number in sentences_above(draft, goal)]
    assert measures == sorted(measures, reverse=True)
    assert min(measures) > goal.high
