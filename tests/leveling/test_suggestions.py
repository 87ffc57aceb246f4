"""Suggestions, with gains as the estimator itself measures them."""

from math import inf

import pytest

from lexile.analysis import Analysis, analyze
from lexile.documents import document_from_text
from lexile.estimator.estimator import Estimator
from lexile.leveling.suggestions import SuggestionKind, suggestions, with_edits
from lexile.leveling.targets import Target

DRAFT = (
    "The expedition reached the frozen harbor after eleven weeks at sea, and the exhausted crew unloaded the remaining "
    "provisions before darkness fell. Nobody had anticipated the severity of the winter, but the captain refused to "
    "abandon the vessel. They built a shelter from the splintered timbers; it was barely large enough for the sick. "
    "Each morning the carpenter measured the ice, and he wrote the figure on the cabin door. "
) * 3
FAR_BELOW = Target("far below", -inf, 300.0)


@pytest.fixture(scope="module")
def draft(estimator: Estimator) -> Analysis:
    return analyze(document_from_text(DRAFT), estimator)


def test_suggestions_are_ordered_by_gain_and_make_the_text_easier(draft: Analysis, estimator: Estimator) -> None:
    """Each measure is that of the text after all suggestions so far."""
    found = suggestions(draft, estimator, FAR_BELOW)
    gains = [suggestion.gain for suggestion in found]
    assert gains == sorted(gains, reverse=True)
    assert {suggestion.kind for suggestion in found} == {SuggestionKind.SPLIT, SuggestionKind.WORD}
    assert found[0].measure == pytest.approx(draft.estimate.measure - found[0].gain)
    assert found[-1].measure < found[0].measure < draft.estimate.measure


def test_a_gain_is_confirmed_by_analyzing_the_edited_text(draft: Analysis, estimator: Estimator) -> None:
    """Within 25L, because passages may begin elsewhere in the edited text."""
    split = next(one for one in suggestions(draft, estimator, FAR_BELOW) if one.kind is SuggestionKind.SPLIT)
    again = analyze(document_from_text(with_edits(draft.text, split.edits)), estimator)
    assert len(again.sentences) == len(draft.sentences) + 1
    assert draft.estimate.measure - again.estimate.measure == pytest.approx(split.gain, abs=25.0)


def test_suggestions_end_when_the_target_is_reached(draft: Analysis, estimator: Estimator) -> None:
    """No more than needed: before the last one, the text is still above the target."""
    target = Target("a little below", -inf, draft.estimate.measure - 60.0)
    found = suggestions(draft, estimator, target)
    assert found[-1].measure <= target.high
    assert all(suggestion.measure > target.high for suggestion in found[:-1])


def test_a_text_below_its_target_gets_no_suggestions(draft: Analysis, estimator: Estimator) -> None:
    """Suggestions only make a text easier."""
    assert suggestions(draft, estimator, Target("above", 1900.0, 2000.0)) == ()


def test_names_and_numbers_are_not_to_be_replaced(estimator: Estimator) -> None:
    """There is no more common word for Ulaanbaatar."""
    text = (
        "The travellers left Ulaanbaatar in 1987 with a dilapidated caravan, and they crossed the desert slowly. " * 4
    )
    analysis = analyze(document_from_text(text), estimator)
    found = suggestions(analysis, estimator, Target("", -inf, 100.0))
    words = {suggestion.what for suggestion in found if suggestion.kind is SuggestionKind.WORD}
    assert "dilapidated" in words
    assert not words & {"ulaanbaatar", "1987"}
