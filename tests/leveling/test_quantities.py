"""Numbers in digits and words: what is the same number, and what is not."""

import pytest

from lexile.leveling.facts.quantities import find_quantities


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("twelve", "12"),
        ("1,000", "1000"),
        ("50 percent", "50%"),
        ("half", "50%"),
        ("three quarters", "75 per cent"),
        ("nine out of ten", "90%"),
        ("a dozen", "12"),
        ("3.2 million", "3,200,000"),
        ("two hundred and fifty", "250"),
        ("twenty-five", "25"),
        ("nineteen twelve", "1912"),
        ("the twentieth century", "the 1900s"),
        ("the 20th century", "the twentieth century"),
        ("13 200", "13,200"),
        ("1914–18", "1918"),
        ("2/3", "two thirds"),
        ("½", "half"),
        ("both", "two"),
        ("a decade", "ten"),
    ],
)
def test_the_same_number_in_another_form(first: str, second: str) -> None:
    """One value at least is common to both."""
    assert any(one.matches(two) for one in find_quantities(first) for two in find_quantities(second))


@pytest.mark.parametrize(
    ("first", "second"),
    [("1912", "1921"), ("3.2 million", "3.2 billion"), ("12", "120"), ("1.5", "15"), ("half", "5%")],
)
def test_another_number(first: str, second: str) -> None:
    """No value is common to both."""
    assert not any(one.matches(two) for one in find_quantities(first) for two in find_quantities(second))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("3 km", "kilometre"),
        ("five-mile", "mile"),
        ("40 °C", "degree Celsius"),
        ("40 degrees Fahrenheit", "degree Fahrenheit"),
        ("$5", "dollar"),
        ("five dollars", "dollar"),
        ("167 m²", "square metre"),
        ("30 cubic kilometres", "cubic kilometre"),
        ("50 per cent", "percent"),
        ("7 cats", ""),
    ],
)
def test_the_unit_of_a_number(text: str, unit: str) -> None:
    """In full, as a symbol, or before the number."""
    assert find_quantities(text)[0].unit == unit


def test_places_are_those_of_the_number() -> None:
    """Without its unit."""
    text = "In May, two hundred and fifty men paid $3.2 million."
    assert [text[one.start : one.end] for one in find_quantities(text)] == ["two hundred and fifty", "3.2 million"]
