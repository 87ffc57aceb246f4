"""Readers with measures of their own, and whether a text is below, within or above the range that suits them."""

import re
from dataclasses import dataclass
from enum import StrEnum

from lexile.documents.names import shortened
from lexile.errors import UnusableInput
from lexile.scale import HIGHEST, LOWEST, READERS_BY_GRADE

# A reader understands about three quarters of a text from 100L below to 50L above his or her own measure
# (docs/measure.md#grades-and-readers).
EASIER_BY, HARDER_BY = 100.0, 50.0
UNNAMED = "Reader 1"
"""The name of the first reader in a list, if it has none."""
MAX_READERS = 60  # two classes; a longer list belongs in a spreadsheet


class Match(StrEnum):
    """Where a text is in relation to the range that suits a reader."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Readers:
    """One reader or a group, whose own measures run from `low` to `high`, in L."""

    name: str
    low: float
    high: float

    @property
    def texts(self) -> tuple[float, float]:
        """The measures of suitable texts in L: from 100L below the lowest reader to 50L above the highest."""
        return self.low - EASIER_BY, self.high + HARDER_BY


def match(measure: float, readers: Readers) -> Match:
    """Whether a text of this measure is below, within or above the range that suits these readers.

    >>> ann = Readers("Ann", 700.0, 700.0)
    >>> [match(measure, ann).value for measure in (599.0, 600.0, 750.0, 751.0)]
    ['below', 'within', 'within', 'above']
    """
    low, high = readers.texts
    if measure < low:
        return Match.BELOW
    return Match.WITHIN if measure <= high else Match.ABOVE


GRADE_READERS = tuple(Readers(grade.name, grade.low, grade.high) for grade in READERS_BY_GRADE)
"""The typical readers of each grade."""


def read_readers(text: str) -> tuple[Readers, ...]:
    """Readers as a teacher types them: measures separated by commas, semicolons or lines, each with an optional name.

    >>> [(one.name, one.low) for one in read_readers("Ann 720L, BR40L; 905")]
    [('Ann', 720.0), ('Reader 2', -40.0), ('Reader 3', 905.0)]

    Raises:
        UnusableInput: an entry has no measure, or one that is off the scale; or there are more than `MAX_READERS`.
    """
    readers, errors = read_each(text)
    if errors:
        raise errors[0]
    return readers


def read_each(text: str) -> tuple[tuple[Readers, ...], tuple[UnusableInput, ...]]:
    """The readers in a list as in `read_readers`, and what is wrong with the entries that are none.

    >>> [len(found) for found in read_each("Ann 720L, Ben, Cem 900L")]
    [2, 1]
    """
    entries = [entry.strip() for entry in re.split(r"[,;\n]", text) if entry.strip()]
    if len(entries) > MAX_READERS:
        many = f"There are {len(entries)} readers here; at most {MAX_READERS} can be compared at once."
        return (), (UnusableInput(many),)
    readers, errors = [], []
    for number, entry in enumerate(entries, start=1):
        try:
            readers.append(_reader(entry, number))
        except UnusableInput as error:
            errors.append(error)
    return tuple(readers), tuple(errors)


# The measure at the end of an entry; sought from there, so that a long entry takes no longer than a short one.
_MEASURE = re.compile(r"(?P<below>BR)?\s{0,3}(?P<number>-?\d{1,5})\s{0,3}L?", re.IGNORECASE)
_MAX_MEASURE = 16  # characters of the longest measure that the pattern allows


def _reader(entry: str, number: int) -> Readers:
    name, found = _measure_at_end(entry)
    if found is None:
        raise UnusableInput(
            f"“{shortened(entry)}” has no measure. Write a number like 720L or BR40L, separated by commas."
        )
    measure = float(found["number"])
    if found["below"]:
        measure = -abs(measure)
    if not LOWEST <= measure <= HIGHEST:
        raise UnusableInput(
            f"“{shortened(entry)}” is off the scale, which runs from BR{-LOWEST:.0f}L to {HIGHEST:.0f}L."
        )
    return Readers(name or (UNNAMED if number == 1 else f"Reader {number}"), measure, measure)


def _measure_at_end(entry: str) -> tuple[str, re.Match[str] | None]:
    """The name in an entry and the measure behind it: the longest one after whitespace, a colon or nothing."""
    for start in range(max(len(entry) - _MAX_MEASURE, 0), len(entry)):
        if start == 0 or entry[start - 1].isspace() or entry[start - 1] == ":":
            found = _MEASURE.fullmatch(entry, start)
            if found is not None:
                return entry[:start].strip().rstrip(":").strip(), found
    return "", None
