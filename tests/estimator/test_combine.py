"""Whole texts: passages combined as the scale combines them, with a range that follows."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexile.estimator.combine import UNIT, combine, combine_measures
from lexile.estimator.distribution import Estimate

passage_lists = st.lists(
    st.builds(Estimate, st.floats(200, 1600), st.floats(70, 200), st.integers(125, 220)), min_size=1
)


@given(passage_lists, st.randoms())
def test_the_order_of_passages_does_not_matter(passages: list[Estimate], rng: Random) -> None:
    """A whole text has one estimate, however its passages are shuffled."""
    shuffled = passages.copy()
    rng.shuffle(shuffled)
    one, other = combine(tuple(passages), 30.0), combine(tuple(shuffled), 30.0)
    assert other.measure == pytest.approx(one.measure)
    assert other.standard_error == pytest.approx(one.standard_error)


@given(passage_lists)
def test_more_passages_narrow_the_range_down_to_the_shared_error(passages: list[Estimate]) -> None:
    """Fifty times as many passages: independent errors average out, shared ones stay."""
    once, often = combine(tuple(passages), 30.0), combine(tuple(passages * 50), 30.0)
    assert often.measure == pytest.approx(once.measure)
    assert 30.0 <= often.standard_error <= once.standard_error + 1e-9


def test_a_single_passage_is_the_whole() -> None:
    """Its estimate stays as it is."""
    assert combine((Estimate(803.7, 90.1, 150),), 30.0) == Estimate(803.7, 90.1, 150)


@given(passage_lists)
def test_the_reader_of_a_whole_understands_three_quarters_of_it(passages: list[Estimate]) -> None:
    """A reader matched to a passage understands 75% of it, and less of a harder one, by the scale's own logit."""
    whole = combine(tuple(passages), 30.0)
    words = np.array([passage.words for passage in passages])
    odds = 3.0 * np.exp((whole.measure - np.array([passage.measure for passage in passages])) / UNIT)
    assert np.average(odds / (1.0 + odds), weights=words) == pytest.approx(0.75)


def test_the_more_uneven_a_text_the_higher() -> None:
    """The same mean: easy parts do not make up for hard ones."""
    words = np.array([150.0, 150.0])
    measures = [combine_measures(np.array([800.0 - part, 800.0 + part]), words) for part in (0.0, 100.0, 200.0, 400.0)]
    assert measures[0] == 800.0
    assert measures == sorted(measures)
    assert measures[2] == pytest.approx(856.2, abs=0.1)


@pytest.mark.parametrize("measures", [(-500.0, 2000.0), (-2000.0, 4000.0), (4000.0, *(-2000.0,) * 30)])
def test_passages_worlds_apart_still_have_a_whole(measures: tuple[float, ...]) -> None:
    """The solution is found from any start, and lies between the easiest and the hardest."""
    values = np.array(measures)
    whole = combine_measures(values, np.full(len(values), 150.0))
    odds = 3.0 * np.exp(np.clip((whole - values) / UNIT, -50, 50))
    assert np.mean(odds / (1.0 + odds)) == pytest.approx(0.75)
    assert values.min() <= whole <= values.max()


@given(passage_lists, st.data())
def test_a_harder_passage_makes_a_harder_whole(passages: list[Estimate], data: st.DataObject) -> None:
    """And its error weighs in the whole as much as its measure does."""
    number = data.draw(st.integers(0, len(passages) - 1))
    chosen = passages[number]
    harder = passages.copy()
    harder[number] = Estimate(chosen.measure + 50.0, chosen.standard_error, chosen.words)
    assert combine(tuple(harder), 30.0).measure > combine(tuple(passages), 30.0).measure


def test_the_range_follows_from_the_solution() -> None:
    """The standard error is that of the measure under small independent and shared errors of the passages."""
    passages = (Estimate(500.0, 50.0, 150), Estimate(900.0, 60.0, 200), Estimate(1300.0, 80.0, 130))
    measures = np.array([passage.measure for passage in passages])
    words = np.array([float(passage.words) for passage in passages])
    moved = [combine_measures(measures + step, words) - combine_measures(measures, words) for step in np.eye(3)]
    independent = [passage.standard_error**2 - 30.0**2 for passage in passages]
    expected = 30.0**2 + sum(slope**2 * variance for slope, variance in zip(moved, independent, strict=True))
    assert combine(passages, 30.0).standard_error == pytest.approx(expected**0.5, rel=1e-3)


def test_what_passages_share_stays_shared() -> None:
    """A shared error moves the whole as it moves each passage."""
    passages = tuple(Estimate(measure, 30.0, 150) for measure in (400.0, 1000.0, 1200.0))
    assert combine(passages, 30.0).standard_error == pytest.approx(30.0)
