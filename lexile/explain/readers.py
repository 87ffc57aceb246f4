"""Readers with measures of their own, and whether a text is below, within or above the range that suits them."""

from dataclasses import dataclass
from enum import StrEnum

# A reader understands about three quarters of a text from 100L below to 50L above his or her own measure
# (docs/measure.md#grades-and-readers).
EASIER_BY, HARDER_BY = 100.0, 50.0


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
