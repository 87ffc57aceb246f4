"""Readers with their own measures, and whether a text lies below, within or above what suits them."""

import re
from dataclasses import dataclass
from enum import StrEnum

from lexile.errors import UnusableInput
from lexile.scale import HIGHEST, LOWEST

# A reader understands about three quarters of a text from 100L below to 50L above the own measure; facts.md, section 4.
UNDER, OVER = 100.0, 50.0
MOST_READERS = 60  # two classes; more is a list for a spreadsheet


class Match(StrEnum):
    """Where a text stands to what suits a reader."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Readers:
    """One reader, or those between two: their own measures reach from `low` to `high`, in L."""

    name: str
    low: float
    high: float

    @property
    def texts(self) -> tuple[float, float]:
        """The measures of the texts that suit them, in L: from 100L below the lowest to 50L above the highest."""
        return self.low - UNDER, self.high + OVER


def match(measure: float, readers: Readers) -> Match:
    """Whether a text of this measure is below, within or above what suits these readers.

    >>> ann = Readers("Ann", 700.0, 700.0)
    >>> [match(measure, ann).value for measure in (599.0, 600.0, 750.0, 751.0)]
    ['below', 'within', 'within', 'above']
    """
    low, high = readers.texts
    if measure < low:
        return Match.BELOW
    return Match.WITHIN if measure <= high else Match.ABOVE


# The middle half of the readers of a grade in the middle of the school year, as MetaMetrics published them in 2010 to
# 2016; neighbouring grades overlap. facts.md, section 4
GRADE_READERS = tuple(
    Readers(name, float(low), float(high))
    for name, low, high in (
        ("grade 1", -120, 295),
        ("grade 2", 170, 545),
        ("grade 3", 415, 760),
        ("grade 4", 635, 950),
        ("grade 5", 770, 1080),
        ("grade 6", 855, 1165),
        ("grade 7", 925, 1235),
        ("grade 8", 985, 1295),
        ("grade 9", 1040, 1350),
        ("grade 10", 1085, 1400),
        ("grades 11–12", 1130, 1440),
    )
)


def read_readers(text: str) -> tuple[Readers, ...]:
    """Readers from what a teacher types: measures, each with a name before it if wished.

    >>> [(one.name, one.low) for one in read_readers("Ann 720L, BR40L; 905")]
    [('Ann', 720.0), ('Reader 2', -40.0), ('Reader 3', 905.0)]

    Raises:
        UnusableInput: a part holds no measure, or one outside the scale; or there are more than `MOST_READERS`.
    """
    parts = [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()]
    if len(parts) > MOST_READERS:
        raise UnusableInput(f"These are {len(parts)} readers; at most {MOST_READERS} can be looked at together.")
    return tuple(_reader(part, number) for number, part in enumerate(parts, start=1))


_MEASURE = re.compile(
    r"(?:(?P<name>.*?)[\s:]+)??(?P<below>BR)?\s*(?P<number>-?\d{1,5})\s*L?", re.IGNORECASE | re.DOTALL
)


def _reader(part: str, number: int) -> Readers:
    found = _MEASURE.fullmatch(part)
    if found is None:
        raise UnusableInput(f"“{part}” holds no measure. Write a number like 720L or BR40L, with commas between.")
    measure = float(found["number"])
    if found["below"]:
        measure = -abs(measure)
    if not LOWEST <= measure <= HIGHEST:
        raise UnusableInput(f"“{part}” lies outside the scale, which goes from BR{-LOWEST:.0f}L to {HIGHEST:.0f}L.")
    return Readers((found["name"] or "").strip() or f"Reader {number}", measure, measure)
