"""The frames of the ruler."""

import numpy as np
import pytest

from lexile.estimator.distribution import Estimate
from lexile.scale import BANDS, HIGHEST, LOWEST
from lexile.views.frames.estimate import (
    band_probabilities,
    density_curve,
    estimate_marker,
    probability_table,
    ruler_ends,
    ruler_ticks,
)

ESTIMATES = [
    Estimate(measure, error, 150) for measure in (-380.0, 20.0, 930.0, 1690.0, 1990.0) for error in (40.0, 260.0)
]


@pytest.mark.parametrize("estimate", ESTIMATES, ids=str)
def test_bands_cover_the_ruler_without_gaps(estimate: Estimate) -> None:
    """Each band begins where the one before it ends, the probabilities add up to one, and one band leads."""
    frame = band_probabilities(estimate)
    assert frame["band"].tolist() == [band.name for band in BANDS]
    assert frame["floor"].tolist()[1:] == frame["ceiling"].tolist()[:-1]
    assert (frame["ceiling"] > frame["floor"]).all()
    assert frame["probability"].sum() == pytest.approx(1.0)
    assert frame["leading"].sum() == 1
    assert frame.loc[frame["leading"], "probability"].item() == frame["probability"].max()


@pytest.mark.parametrize("estimate", ESTIMATES, ids=str)
def test_everything_is_between_the_ends_of_the_ruler(estimate: Estimate) -> None:
    """The ruler shows 0L to 1700L and grows for what is outside, but never beyond the scale."""
    low, high = ruler_ends([estimate])
    assert LOWEST <= low <= 0.0
    assert 1700.0 <= high <= HIGHEST
    marker = estimate_marker(estimate)
    for column in ("measure", "low", "high"):
        assert low <= marker[column].item() <= high
    assert density_curve(estimate)["measure"].between(low, high).all()
    assert ruler_ticks(estimate)["measure"].between(low, high).all()


def test_ordinary_texts_have_the_same_ruler() -> None:
    """Two pages can be compared at a glance."""
    assert ruler_ends([Estimate(500.0, 70.0, 150)]) == ruler_ends([Estimate(1300.0, 70.0, 150)])


def test_the_curve_is_the_distribution_that_the_probabilities_come_from() -> None:
    """It peaks at the measure, and nine tenths of its area are within the range."""
    curve = density_curve(Estimate(930.0, 60.0, 150))
    assert curve["density"].max() == 1.0
    assert curve.loc[curve["density"].idxmax(), "measure"] == 930.0
    within = curve["measure"].between(930.0 - 1.645 * 60.0, 930.0 + 1.645 * 60.0)
    heights, places = curve["density"], curve["measure"]
    scale = 60.0 * 1.645 / 2.353  # of Student's t with three degrees of freedom, whose 95% quantile is 2.353
    assert np.trapezoid(heights[within], places[within]) == pytest.approx(0.9 * scale * np.pi * 3**0.5 / 2, rel=0.03)


def test_the_marker_is_labelled_as_on_the_rest_of_the_page() -> None:
    """The measure and its range, rounded to 10L."""
    row = estimate_marker(Estimate(931.0, 48.0, 150)).iloc[0]
    assert (row["label"], row["range"]) == ("930L", "850L–1010L")


def test_the_table_has_the_probabilities_of_the_ruler() -> None:
    """People who cannot see the chart miss nothing."""
    assert probability_table(Estimate(800.0, 60.0, 21))["Probability"].tolist() == ["2%", "98%", "<1%", "<1%", "<1%"]
