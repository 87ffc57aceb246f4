"""Numbers in digits and words: what is the same number, and what is not."""

import pytest

from lexile.leveling.facts.quantities import find_quantities, find_units


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
        ("Henry VIII", "Henry the Eighth"),
        ("World War II", "the Second World War"),
        ("a decade", "ten"),
        ("−20 °C", "20 degrees below zero"),
        ("at -20 °C", "minus twenty degrees"),
        ("a –5 °C night", "negative 5 degrees Celsius"),
        ("at -$5", "minus five dollars"),
        ("1½", "one and a half"),
        ("2.5 million", "two and a half million"),
        ("the 1980s", "the nineteen-eighties"),
    ],
)
def test_the_same_number_in_another_form(first: str, second: str) -> None:
    """One value at least is common to both."""
    assert any(one.matches(two) for one in find_quantities(first) for two in find_quantities(second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1912", "1921"),
        ("3.2 million", "3.2 billion"),
        ("12", "120"),
        ("1.5", "15"),
        ("half", "5%"),
        ("−20", "20"),
        ("Louis XIV", "Louis XVI"),
    ],
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
        ("40 Celsius", "degree Celsius"),
        ("40 Fahrenheit", "degree Fahrenheit"),
        ("40° Celsius", "degree Celsius"),
        ("40 ° F", "degree Fahrenheit"),
        ("40 degrees centigrade", "degree Celsius"),
        ("40 degrees", "degree"),
        ("40C", "degree Celsius"),
        ("40 km/h", "kilometre per hour"),
        ("40 mph", "mile per hour"),
        ("$5", "dollar"),
        ("five dollars", "dollar"),
        ("167 m²", "square metre"),
        ("30 cubic kilometres", "cubic kilometre"),
        ("50 per cent", "percent"),
        ("7 cats", ""),
        ("5 euros a day", "euro per day"),
        ("$5 per hour", "dollar per hour"),
        ("5 miles an hour", "mile per hour"),
        ("20 MB", "megabyte"),
        ("9 a.m.", "a.m."),
        ("nine in the morning", "a.m."),
        ("9 o'clock in the evening", "p.m."),
        ("three at night", "a.m."),
        ("ten at night", "p.m."),
        ("15 in the morning", ""),
    ],
)
def test_the_unit_of_a_number(text: str, unit: str) -> None:
    """In full, as a symbol, or before the number."""
    assert find_quantities(text)[0].unit == unit


@pytest.mark.parametrize(
    "text",
    ["1914-18", "pages 3-5", "A-20", "COVID-19", "5 °C–10 °C", "seven minus five", "(see 4)-7", "-3 eggs\n-4 cups"],
)
def test_a_dash_that_is_no_sign(text: str) -> None:
    """Between two things, behind a letter, or before an item of a list."""
    assert all(value > 0 for one in find_quantities(text) for value in one.values)


def test_units_named_anywhere() -> None:
    """Not by a letter or two, which may be words of their own."""
    assert find_units("V is a letter, as is C. It is 12 °F; in Celsius, hours later") == {
        "degree Fahrenheit",
        "degree Celsius",
        "hour",
    }


def test_places_are_those_of_the_number() -> None:
    """Without its unit, but with its sign."""
    text = "In May, two hundred and fifty men paid $3.2 million at −5 °C, or 6 °C below zero."
    places = [text[one.start : one.end] for one in find_quantities(text)]
    assert places == ["two hundred and fifty", "3.2 million", "−5", "6 °C below zero"]
