"""Numbers in words."""

from lexile.views.wording.quantities import difference, percentage, signed


def test_no_probability_is_certain() -> None:
    """What rounds to 0% or 100% is written as less or more than 1% or 99%."""
    assert [percentage(p) for p in (0.0, 0.0049, 0.005, 0.5, 0.994, 0.995, 1.0)] == [
        "<1%", "<1%", "1%", "50%", "99%", ">99%", ">99%",
    ]  # fmt: skip


def test_no_difference_is_zero() -> None:
    """A difference is rounded to 10L, but what is there is never written as 0L."""
    assert [difference(gap) for gap in (0.1, 4.9, 5.0, 14.9, 15.0, -28.0)] == [
        "less than 10L", "less than 10L", "10L", "10L", "20L", "30L",
    ]  # fmt: skip


def test_an_effect_of_nothing_has_no_sign() -> None:
    """However it came to round to nothing."""
    assert [signed(effect) for effect in (0.0, 0.3, -0.3, -0.0, 0.6, -0.6)] == ["0", "0", "0", "0", "+1", "−1"]
