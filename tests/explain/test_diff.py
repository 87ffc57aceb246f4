"""The difference between two versions of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.estimator.estimator import Estimator
from lexile.explain.diff import Change, _changed, diff

VERSION = "The dog ran home. It was late in the evening. The rain had begun to fall. Nobody was in the street."


def changes(before: str, after: str, estimator: Estimator) -> tuple[Change, ...]:
    return diff(analyze(document_from_text(before), estimator), analyze(document_from_text(after), estimator))


def test_a_text_does_not_differ_from_itself(estimator: Estimator) -> None:
    """Whitespace does not count."""
    assert changes(VERSION, VERSION.replace(". ", ".\n\n"), estimator) == ()


def test_rewritten_removed_and_added_sentences_are_numbered(estimator: Estimator) -> None:
    """By their place in each version."""
    split = VERSION.replace("It was late in the evening.", "It was late. It was dark.")
    assert changes(VERSION, split, estimator) == (Change((1,), (1, 2)),)
    assert changes(VERSION, VERSION.replace("The rain had begun to fall. ", ""), estimator) == (Change((2,), ()),)
    assert changes(VERSION, VERSION + " A door was shut.", estimator) == (Change((), (4,)),)


@given(st.lists(st.sampled_from("abcdefgh"), max_size=40), st.lists(st.sampled_from("abcdefgh"), max_size=40))
def test_what_is_not_reported_is_equal(before: list[str], after: list[str]) -> None:
    """However the two are aligned, replacing each range that differs turns the first version into the second."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lexile.explain.diff._MOST_PAIRS", 20)
        ranges = list(_changed(before, after))
    rebuilt = list(before)
    for first, last, start, end in reversed(ranges):
        rebuilt[first:last] = after[start:end]
    assert rebuilt == after


def test_a_long_text_with_many_changes_is_aligned_by_its_unique_sentences() -> None:
    before = [f"sentence {number}" if number % 3 else "again" for number in range(3000)]
    after = [f"{sentence}!" if number % 50 == 1 else sentence for number, sentence in enumerate(before)]
    changed = [(first, last) for first, last, _, _ in _changed(before, after)]
    assert all(last - first <= 3 for first, last in changed)
    assert len(changed) == sum(one != other for one, other in zip(before, after, strict=True))
