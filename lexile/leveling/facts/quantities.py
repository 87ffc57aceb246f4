"""The numbers of a text, in digits or words, each with the values that it may stand for and its unit.

    find_quantities("Twelve of 1,000 eggs, or 1.2 percent, weighed 3 kg.")

"Twelve" and "12" have a value in common, as have "half" and "50%", "the 1900s" and "the 20th century".
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lexile.leveling.facts.spoken_numbers import SpokenNumber
from lexile.leveling.facts.units import TIMES, UNITS, unit_named_by, unit_of
from lexile.leveling.number_words import LOOSE, ONES, ORDINALS, ROMAN, SCALES, TENS, is_roman_number

# A comma or a space may set off thousands: 1,000 or 13 200.
_TOKEN = re.compile(
    # A time of the day: 7:40, or 7.40 p.m.
    r"(?<![\d:.])(?:[01]?\d|2[0-3])(?::[0-5]\d(?![\d:])|\.[0-5]\d(?=\s?[ap]\.?m\b))|"
    r"\d{1,3}(?:,\d{3}){1,6}+(?:\.\d++)?|(?<!\d )\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,6}+(?![\d.,]*\d)|\d++(?:\.\d++)?"
    r"|km/h\b|°(?:[ \u00a0\u202f]?[CF]\b)?|[A-Za-z]++(?:['’][a-z]++)?|[%$€£½¼¾²³]"
)
# A dash is a sign only where it cannot join two things, as in "1914-18", "A-20" and "5–10".
_SIGN = re.compile(r"(?<![\w)\]%°.,−–—-])(?:(?P<minus>−)|[-–])[$€£]?\Z")
_SIGN_REACH = 4  # characters before a number that are looked at for its sign
_SIGN_WORDS = frozenset({"minus", "negative"})
_BELOW_ZERO = re.compile(
    r"(?:\s?°\s?[CF]?\b|[\s-]degrees?)?(?:\s(?:Celsius|Fahrenheit|centigrade))?\sbelow\szero\b", re.IGNORECASE
)
_SEPARATOR = re.compile(r"[,\s]")
_TIME = re.compile(r"\d{1,2}[:.]\d\d")
_TIME_SEPARATOR = re.compile(r"[:.]")
_HALF_OF_DAY = re.compile(
    r"(?:\so['’]clock)?(?:\s?(a\.?m\b|p\.?m\b)|\s(?:in\sthe\s|on\s\w{3,9}\s)(morning|afternoon|evening)|\sat\s(night))"
)
_HOURS = range(1, 13)
_LAST_OF_NIGHT = 5  # "three at night" is early, "nine at night" late
_PER = frozenset({"per", "a", "an", "each", "every"})
_HALF_REACH = 30  # characters in which the half of the day is said
_FRACTIONS = {"half": 0.5, "halves": 0.5, "quarter": 0.25, "quarters": 0.25, "½": 0.5, "¼": 0.25, "¾": 0.75}
_MOST_PARTS = 20  # "three quarters", but not "seventy quarters"
_CENTURIES = range(13, 21)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_SHARES = frozenset({"half", "halved", "quarter"})
_TIMES_WORDS = frozenset({"once", "twice", "thrice", "double", "doubled", "triple", "tripled"})
_SUFFIXES = frozenset({"st", "nd", "rd", "th", "s"})  # of numbers in digits: 20th, 1990s

_SCALES_OF_HEAT = frozenset({"c", "f", "celsius", "centigrade", "fahrenheit"})
_WITHIN_NUMBER = frozenset({" ", "-", "‑", "\n", "\u00a0"})  # between the words of one number
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
    return frozenset(unit for match in _TOKEN.finditer(text) if (unit := unit_named_by(_bare(match[0]))))


def _bare(token: str) -> str:
    """A token without the space that may stand in "° C"."""
    return f"°{token[-1]}" if token[0] == "°" and len(token) > 1 else token


class _Reader:
    """Reads the numbers of one text, token by token."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [(_bare(match[0]), match.start(), match.end()) for match in _TOKEN.finditer(text)]
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
            values, last, certain = self._with_part(values, last, certain)
            unit = self._unit(place, last) or self._half_of_day(values, last)
            if unit.startswith("percent"):
                values = [*values, *(value / 100 for value in values)]
            start, end = self._signed(place, last, unit)
            if (start, end) != (self.tokens[place][1], self.tokens[last - 1][2]):
                values = [-value for value in values]
            found.append(Quantity(start, end, _rounded(values), unit, certain and 1 not in values))
            place = last
            while place < len(self.tokens) and self.tokens[place][1] < end:  # the zero of "below zero"
                place += 1
        return self._with_ratios(self._with_ranges(found))

    def _signed(self, place: int, last: int, unit: str) -> tuple[int, int]:
        """From where to where a number reaches: with its sign, or what makes it negative, where it has either."""
        start, end = self.tokens[place][1], self.tokens[last - 1][2]
        if self.text[start].isdecimal():
            before = self.text[max(0, start - _SIGN_REACH) : start]
            sign = _SIGN.search(before)
            if sign and (sign["minus"] or unit.startswith("degree") or not self._marks_item(start)):
                return start - len(sign[0]), end
        if self._follows_minus(place):
            return self.tokens[place - 1][1], end
        below = _BELOW_ZERO.match(self.text, end)
        return start, below.end() if below else end

    def _marks_item(self, start: int) -> bool:
        """Whether the dash before a number begins its line, and so may mark an item of a list."""
        return start < 2 or self.text[start - 2] == "\n"

    def _follows_minus(self, place: int) -> bool:
        """Whether a number is negative by a word; in "seven minus five" it is not."""
        if not place or self.words[place - 1] not in _SIGN_WORDS or self._gap(place) not in {" ", "\u00a0"}:
            return False
        return place < 2 or self._number(place - 2) is None

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
        if self._is_ordinal_of_name(place):
            return [ROMAN[self.tokens[place][0]]], place + 1, False  # "Henry VIII" is also only called Henry
        if word == "dozen":
            return [12], place + 1, True
        return None

    def _is_ordinal_of_name(self, place: int) -> bool:
        """Whether a token is a Roman number behind a name: Henry VIII, World War II. "I" is not taken for one."""
        token = self.tokens[place][0]
        return (
            token != "I" and is_roman_number(token) and self._gap(place) == " " and self.tokens[place - 1][0].istitle()
        )

    def _time(self, place: int) -> tuple[list[float], int, bool]:
        """A time of the day as a number of four digits, 1940 for 7:40 in the evening; both where neither is said."""
        hour, minute = (int(part) for part in _TIME_SEPARATOR.split(self.words[place]))
        early, late = 100 * (hour % 12) + minute, 100 * (hour % 12 + 12) + minute
        after = self.text[self.tokens[place][2] :][:_HALF_REACH].lower()
        half = _HALF_OF_DAY.match(after)
        if hour > 12 or half is None:
            return [late] if hour > 12 else [early, late], place + 1, True
        return [early if _is_early(half, hour) else late], place + 1, True

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
        number = SpokenNumber()
        last = place + 1 if self.words[place] in {"a", "an"} else place
        while last < len(self.tokens) and (last == place or self._gap(last) in _WITHIN_NUMBER):
            if not number.take(self.words[last], self._word(last + 1)):
                break
            last += 1
        if self.words[last - 1] == "and":
            last -= 1
        following = self._word(last)
        if number.ends_with(following) and self._gap(last) in _WITHIN_NUMBER:
            value = number.value + ORDINALS[following]
            return [value, *self._century(last + 1, value)], last + 1, True
        tens = TENS.get(f"{following.removesuffix('ies')}y", 0)
        if following.endswith("ies") and tens and number.value in _CENTURIES and self._gap(last) in _WITHIN_NUMBER:
            return [100 * number.value + tens], last + 1, True  # the nineteen-eighties
        part = _part(following, number.value)
        if part is not None:
            share = number.value * part
            return [share, 100 * share, round(100 * share)], last + 1, True
        return None if number.is_empty else ([number.value], last, number.value != 1)

    def _century(self, place: int, number: float) -> Iterable[float]:
        return [(number - 1) * 100] if self._word(place) in {"century", "centuries"} else []

    def _unit(self, first: int, last: int) -> str:
        if first and self.words[first - 1] in {"$", "€", "£"} and self._gap(first) in {"", " "}:
            return UNITS[self.words[first - 1]] + self._rate(last)
        if last >= len(self.tokens) or self._gap(last) not in {"", " ", "-", "‑", "\n", "\u00a0"}:
            return ""
        place, area = last, ""
        if self._word(place) in _AREAS:
            area = _AREAS[self._word(place)]
            place += 1
        if self._word(place) == "per" and self._word(place + 1) == "cent":
            return "percent"
        unit = unit_of(self.tokens[place][0]) if place < len(self.tokens) else ""
        if unit == "degree" and self._word(place + 1) in _SCALES_OF_HEAT:
            return unit_of(self._word(place + 1).capitalize())
        if self._word(place + 1) in {"²", "³"}:
            area = "square " if self._word(place + 1) == "²" else "cubic "
        return area + unit + self._rate(place + 1) if unit else ""

    def _rate(self, place: int) -> str:
        """For which time something is, as "a day" behind "5 euros"; "" for none."""
        unit = unit_named_by(self._word(place + 1))
        is_rate = self._word(place) in _PER and self._gap(place) == self._gap(place + 1) == " " and unit in TIMES
        return f" per {unit}" if is_rate and self._word(place + 1) == unit else ""

    def _half_of_day(self, values: Sequence[float], last: int) -> str:
        """The half of the day of an hour from 1 to 12, in place of a unit: "a.m." or "p.m."; "" if neither is said."""
        if len(values) != 1 or values[0] not in _HOURS:
            return ""
        half = _HALF_OF_DAY.match(self.text[self.tokens[last - 1][2] :][:_HALF_REACH].lower())
        return "" if half is None else "a.m." if _is_early(half, values[0]) else "p.m."

    def _with_part(self, values: list[float], last: int, certain: bool) -> tuple[list[float], int, bool]:
        """A number with a half or a quarter behind it, if one is there: two and a half, or two and a half million."""
        words = [self._word(place) for place in range(last, last + 3)]
        if len(values) != 1 or words[:2] != ["and", "a"] or words[2] not in _FRACTIONS or self._gap(last) != " ":
            return values, last, certain
        value = values[0] + _FRACTIONS[words[2]]
        scale = SCALES.get(self._word(last + 3), 0)
        return ([value * scale], last + 4, True) if scale else ([value], last + 3, True)

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


def kind_of(one: Quantity, text: str) -> str:
    """What a number in words counts: its place in an order, a share, or how many times; "" for anything else.

    >>> text = "the third of three, twice, half"
    >>> [kind_of(one, text) for one in find_quantities(text)]
    ['order', '', 'times', 'share']
    """
    word = text[one.start : one.end].lower()
    if word in ORDINALS or _ORDINAL.fullmatch(word) or is_roman_number(text[one.start : one.end]):
        return "order"
    if word in _SHARES:
        return "share"
    return "times" if word in _TIMES_WORDS or text.startswith(" times", one.end) else ""


def _is_early(half: re.Match[str], hour: float) -> bool:
    """Whether what `_HALF_OF_DAY` found is before noon."""
    if half[3]:
        return hour <= _LAST_OF_NIGHT
    return (half[1] or half[2]).startswith(("am", "a.", "morning"))


def _part(word: str, number: float) -> float | None:
    """What "halves", "third" or "quarters" make of a number before them; None where a word is no part, or not of it."""
    if number > _MOST_PARTS:
        return None
    if word in _FRACTIONS:
        return _FRACTIONS[word]
    if word == "third" and number == 1:
        return 1 / 3
    singular = word.removesuffix("s")
    return 1 / ORDINALS[singular] if word != singular != "second" and singular in ORDINALS else None
