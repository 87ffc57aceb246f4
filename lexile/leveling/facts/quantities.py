"""The numbers of a text, in digits or words, each with the values that it may stand for and its unit.

    find_quantities("Twelve of 1,000 eggs, or 1.2 percent, weighed 3 kg.")

"Twelve" and "12" have a value in common, as have "half" and "50%", "the 1900s" and "the 20th century".
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lexile.leveling.number_words import LOOSE, ONES, ORDINALS, SCALES, TENS

# A comma or a space may set off thousands: 1,000 or 13 200.
_TOKEN = re.compile(
    # A time of the day: 7:40, or 7.40 p.m.
    r"(?<![\d:.])(?:[01]?\d|2[0-3])(?::[0-5]\d(?![\d:])|\.[0-5]\d(?=\s?[ap]\.?m\b))|"
    r"\d{1,3}(?:,\d{3}){1,6}+(?:\.\d++)?|(?<!\d )\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,6}+(?![\d.,]*\d)|\d++(?:\.\d++)?"
    r"|[A-Za-z]++(?:['’][a-z]++)?|[%°$€£½¼¾²³]"
)
_SEPARATOR = re.compile(r"[,\s]")
_TIME = re.compile(r"\d{1,2}[:.]\d\d")
_TIME_SEPARATOR = re.compile(r"[:.]")
_HALF_OF_DAY = re.compile(
    r"\s?(a\.?m\b|p\.?m\b)|\s(?:in\sthe\s|on\s\w{3,9}\s)(morning|afternoon|evening)|\sat\s(night)"
)
_HALF_REACH = 30  # characters in which the half of the day is said
_FRACTIONS = {"half": 0.5, "halves": 0.5, "quarter": 0.25, "quarters": 0.25, "½": 0.5, "¼": 0.25, "¾": 0.75}
_SUFFIXES = frozenset({"st", "nd", "rd", "th", "s"})  # of numbers in digits: 20th, 1990s

# Each unit with the forms that stand for it. What has capitals or one letter is read as it is written.
_UNITS = {
    form: unit
    for unit, forms in (
        ("kilometre", "km kilometre kilometres kilometer kilometers"),
        ("metre", "m metre metres meter meters"),
        ("centimetre", "cm centimetre centimetres centimeter centimeters"),
        ("millimetre", "mm millimetre millimetres millimeter millimeters"),
        ("mile", "mi mile miles"),
        ("yard", "yd yard yards"),
        ("foot", "ft foot feet"),
        ("inch", "inch inches"),
        ("kilogram", "kg kilo kilos kilogram kilograms kilogramme kilogrammes"),
        ("gram", "g gram grams gramme grammes"),
        ("milligram", "mg milligram milligrams"),
        ("tonne", "tonne tonnes ton tons"),
        ("pound", "lb lbs pound pounds £"),
        ("ounce", "oz ounce ounces"),
        ("litre", "l L litre litres liter liters"),
        ("millilitre", "ml mL millilitre millilitres milliliter milliliters"),
        ("gallon", "gallon gallons"),
        ("pint", "pint pints"),
        ("hectare", "ha hectare hectares"),
        ("acre", "acre acres"),
        ("second", "s sec second seconds"),
        ("minute", "min minute minutes"),
        ("hour", "h hr hrs hour hours"),
        ("day", "day days"),
        ("week", "week weeks"),
        ("month", "month months"),
        ("year", "yr yrs year years"),
        ("decade", "decade decades"),
        ("century", "century centuries"),
        ("percent", "% percent"),
        ("dollar", "$ dollar dollars"),
        ("euro", "€ euro euros"),
        ("cent", "cent cents"),
        ("degree", "°"),
        ("degree Celsius", "°C Celsius"),
        ("degree Fahrenheit", "°F Fahrenheit"),
        ("watt", "W watt watts"),
        ("kilowatt", "kW kilowatt kilowatts"),
        ("volt", "V volt volts"),
        ("calorie", "cal kcal calorie calories"),
    )
    for form in forms.split()
}
_SYMBOLS = frozenset(form for form in _UNITS if len(form) <= 2 and form.isalpha())
_AREAS = {"square": "square ", "sq": "square ", "cubic": "cubic "}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at characters `start` to `end`: the values that it may stand for, and its unit ("" without one).

    `certain` numbers have to come back in another version of a text; the others only count where they do.
    """

    start: int
    end: int
    values: frozenset[float]
    unit: str
    certain: bool

    def matches(self, other: "Quantity") -> bool:
        """Whether both may be the same number."""
        return not self.values.isdisjoint(other.values)


def find_quantities(text: str) -> list[Quantity]:
    """The numbers of a text in the order in which they stand.

    >>> [(sorted(one.values), one.unit) for one in find_quantities("three million miles, 7 °C, two thirds")]
    [([3000000.0], 'mile'), ([7.0], 'degree Celsius'), ([0.66667, 66.66667, 67.0], '')]
    >>> [sorted(one.values) for one in find_quantities("at 7:40 in the evening, 7.40 p.m. or 7:40, a third of them")]
    [[1940.0], [1940.0], [740.0, 1940.0], [0.33333, 33.0, 33.33333]]
    """
    return _Reader(text).quantities()


def find_units(text: str) -> frozenset[str]:
    """The units that a text names anywhere, with or without a number."""
    return frozenset(
        unit for match in _TOKEN.finditer(text) if match[0] not in _SYMBOLS and (unit := _UNITS.get(match[0].lower()))
    )


class _Reader:
    """Reads the numbers of one text, token by token."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)]
        self.words = [token.lower() for token, _, _ in self.tokens]

    def quantities(self) -> list[Quantity]:
        found: list[Quantity] = []
        place = 0
        while place < len(self.tokens):
            read = self._number(place)
            if read is None:
                place += 1
                continue
            values, last, certain = read
            end = self.tokens[last - 1][2]
            unit = self._unit(place, last)
            if unit == "percent":
                values = [*values, *(value / 100 for value in values)]
            found.append(Quantity(self.tokens[place][1], end, _rounded(values), unit, certain and 1 not in values))
            place = last
        return self._with_ratios(self._with_ranges(found))

    def _number(self, place: int) -> tuple[list[float], int, bool] | None:
        """The values of the number that begins at a token, the token after it, and whether it is certain."""
        word = self.words[place]
        if word[0].isdecimal():
            return self._digits(place)
        if word in ONES or word in TENS or (word in {"a", "an"} and self._word(place + 1) in SCALES):
            read = self._words(place)
            if read is not None:
                return read
        if word in _FRACTIONS and word not in LOOSE:
            return [_FRACTIONS[word], 100 * _FRACTIONS[word]], place + 1, True
        if word in LOOSE:
            return list(LOOSE[word]), place + 1, False
        if word in ORDINALS:
            value = ORDINALS[word]
            if place and self.words[place - 1] == "a" and self._word(place + 1) == "of":  # a third of the pupils
                return [1 / value, 100 / value, round(100 / value)], place + 1, True
            return [value, 1 / value, round(100 / value), *self._century(place + 1, value)], place + 1, True
        if word in SCALES and word != "dozen" and place and self.words[place - 1] in {"the", "several", "few", "many"}:
            return None  # "several hundred" is no number
        if word == "dozen":
            return [12], place + 1, True
        return None

    def _time(self, place: int) -> tuple[list[float], int, bool]:
        """A time of the day as a number of four digits, 1940 for 7:40 in the evening; both where neither is said."""
        hour, minute = (int(part) for part in _TIME_SEPARATOR.split(self.words[place]))
        early, late = 100 * (hour % 12) + minute, 100 * (hour % 12 + 12) + minute
        after = self.text[self.tokens[place][2] :][:_HALF_REACH].lower()
        half = _HALF_OF_DAY.match(after)
        if hour > 12 or half is None:
            return [late] if hour > 12 else [early, late], place + 1, True
        is_early = (half[1] or half[2] or half[3]).startswith(("am", "a.", "morning"))
        return [early if is_early else late], place + 1, True

    def _digits(self, place: int) -> tuple[list[float], int, bool]:
        if _TIME_SEPARATOR.search(self.words[place]) and _TIME.fullmatch(self.words[place], 0):
            following = self.text[self.tokens[place][2] :][:_HALF_REACH].lower()
            if ":" in self.words[place] or _HALF_OF_DAY.match(following):
                return self._time(place)
        value = float(_SEPARATOR.sub("", self.words[place]))
        last = place + 1
        values = [value]
        if self._joined(last) and self._word(last) in _SUFFIXES:
            if self._word(last) != "s":
                values += self._century(last + 1, value)
            last += 1
        elif self._word(last) in SCALES and self._gap(last) in {" ", "-", "\n", "\u00a0"}:
            values = [value * SCALES[self._word(last)]]
            last += 1
        elif self._word(last) in _FRACTIONS:
            share = _FRACTIONS[self._word(last)]
            values = [value + share] if len(self._word(last)) == 1 else [value * share, 100 * value * share]
            last += 1
        elif self._gap(last) == "/" and self._word(last).isdecimal() and float(self._word(last)) > value > 0:
            share = value / float(self._word(last))
            values += [share, 100 * share]
        return values, last, True

    def _words(self, place: int) -> tuple[list[float], int, bool] | None:
        """A number in words: "two hundred and fifty", "twenty-five", "nineteen twelve", "a dozen", "three quarters"."""
        total: float = 0
        current: float = 0
        last = place
        numbers = 0
        previous = ""
        while last < len(self.tokens):
            word = self.words[last]
            if last > place and self._gap(last) not in {" ", "-", "‑", "\n", "\u00a0"}:
                break
            if word in {"a", "an"} and last == place:
                last += 1
                continue
            if word == "and" and previous in {"hundred", "thousand", "million"}:
                following = self._word(last + 1)
                if following not in ONES and following not in TENS:
                    break
                last += 1
                previous = "and"
                continue
            if word in ONES or word in TENS:
                value = ONES.get(word, TENS.get(word, 0))
                if numbers and previous not in {"hundred", "thousand", "million", "billion", "and", "a"}:
                    if previous in TENS and 0 < value < 10:
                        current += value
                    elif 13 <= current <= 20 and value >= 10:  # nineteen twelve, nineteen ninety
                        current = 100 * current + value
                        previous = "twenty" if word in TENS else word
                        last += 1
                        continue
                    else:
                        break
                else:
                    current += value
            elif word in SCALES:
                scale = SCALES[word]
                if scale in {100, 12}:
                    current = (current or 1) * scale
                else:
                    total += (current or 1) * scale
                    current = 0
            elif word in ORDINALS and previous in TENS and ORDINALS[word] < 10:
                current += ORDINALS[word]
                last += 1
                return [total + current, *self._century(last, total + current)], last, True
            else:
                break
            numbers += 1
            previous = word
            last += 1
        while last > place and self.words[last - 1] == "and":
            last -= 1
        number = total + current
        following = self._word(last)
        part = _FRACTIONS.get(following) or (1 / ORDINALS[following[:-1]] if following[:-1] in ORDINALS else None)
        if part is None and following == "third" and number == 1:
            part = 1 / 3
        if part is not None and following[:-1] != "second" and number <= 20:
            return [number * part, 100 * number * part, round(100 * number * part)], last + 1, True
        if not numbers:
            return None
        return [number], last, number != 1

    def _century(self, place: int, number: float) -> Iterable[float]:
        return [(number - 1) * 100] if self._word(place) in {"century", "centuries"} else []

    def _unit(self, first: int, last: int) -> str:
        if first and self.words[first - 1] in {"$", "€", "£"} and self._gap(first) in {"", " "}:
            return _UNITS[self.words[first - 1]]
        if last >= len(self.tokens) or self._gap(last) not in {"", " ", "-", "‑", "\n", "\u00a0"}:
            return ""
        place, area = last, ""
        if self._word(place) in _AREAS:
            area = _AREAS[self._word(place)]
            place += 1
        if self._word(place) in {"°", "degree", "degrees"}:
            scale = self._word(place + 1)
            names = {"c": "degree Celsius", "celsius": "degree Celsius", "f": "degree Fahrenheit"}
            return names.get(scale, "degree Fahrenheit" if scale == "fahrenheit" else "degree")
        if self._word(place) == "per" and self._word(place + 1) == "cent":
            return "percent"
        token = self.tokens[place][0] if place < len(self.tokens) else ""
        unit = _UNITS.get(token if token in _SYMBOLS or len(token) == 1 else token.lower(), "")
        if self._word(place + 1) in {"²", "³"}:
            area = "square " if self._word(place + 1) == "²" else "cubic "
        return area + unit if unit else ""

    def _with_ranges(self, found: list[Quantity]) -> list[Quantity]:
        """With the end of a range of years written in full: 1914–18."""
        for number in range(1, len(found)):
            first, second = found[number - 1], found[number]
            gap = self.text[first.end : second.start]
            years = self.text[first.start : first.end], self.text[second.start : second.end]
            if gap in {"-", "–", "/"} and [len(year) for year in years] == [4, 2] and "".join(years).isdecimal():
                year = float(years[0][:2] + years[1])
                found[number] = Quantity(second.start, second.end, second.values | {year}, second.unit, True)
            # The unit of a range stands after its end: 10 to 15 km.
            if gap in {"-", "–", " to ", " or ", " and "} and second.unit and not first.unit:
                found[number - 1] = Quantity(first.start, first.end, first.values, second.unit, first.certain)
        return found

    def _with_ratios(self, found: list[Quantity]) -> list[Quantity]:
        """With the share that two numbers name: nine out of ten, 9 in 10."""
        for number in range(1, len(found)):
            first, second = found[number - 1], found[number]
            gap = self.text[first.end : second.start]
            if gap in {" in ", " out of ", " of every ", " in every "}:
                low, high = min(first.values, default=0), max(second.values, default=0)
                if 0 < low < high <= 1000:
                    ratio = _rounded([low / high, 100 * low / high])
                    for place, one in ((number - 1, first), (number, second)):
                        found[place] = Quantity(one.start, one.end, one.values | ratio, one.unit, one.certain)
        return found

    def _word(self, place: int) -> str:
        return self.words[place] if place < len(self.words) else ""

    def _gap(self, place: int) -> str:
        """What stands between a token and the one before it."""
        if not 0 < place < len(self.tokens):
            return "\n\n"
        return self.text[self.tokens[place - 1][2] : self.tokens[place][1]]

    def _joined(self, place: int) -> bool:
        return self._gap(place) == ""


def _rounded(values: Iterable[float]) -> frozenset[float]:
    return frozenset(round(float(value), 5) for value in values)
