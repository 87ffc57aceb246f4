"""The scale itself: its bands, the grades typical for them, and how a measure is written.

The scale, the four original bands and the fifth above them: facts.md, section 1.
"""

from bisect import bisect_left
from dataclasses import dataclass
from math import inf

HIGHEST = 2000.0  # the scale ends at 2000L; facts.md, section 1
LOWEST = -400.0  # the easiest text that is still written out as BR400L; below it nothing was ever labelled


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the scale, its floor outside and its ceiling inside: (floor, ceiling], in L."""

    key: str
    """How programs call it: `650-1050`."""
    name: str
    """How people call it: `650–1050L`."""
    floor: float
    ceiling: float
    readers: str
    """Who reads such texts: `late elementary`."""
    grades: str
    """School grades whose Common Core range has its middle in this band (see `GRADES`)."""


BANDS = (
    Band("0-650", "up to 650L", -inf, 650.0, "early elementary", "grades 1 to 3"),
    Band("650-1050", "650–1050L", 650.0, 1050.0, "late elementary", "grades 4 and 5"),
    Band("1050-1200", "1050–1200L", 1050.0, 1200.0, "middle school", "grades 6 to 10"),
    Band("1200-1400", "1200–1400L", 1200.0, 1400.0, "high school", "grades 11 and 12"),
    Band("1400+", "above 1400L", 1400.0, inf, "college", "college and beyond"),
)
EDGES = tuple(band.ceiling for band in BANDS[:-1])
"""The inner edges of the bands, in L."""


@dataclass(frozen=True, slots=True)
class GradeRange:
    """The measures of the texts that a grade is to read by the end of the year, in L."""

    name: str
    low: float
    high: float


# The Common Core's "stretch" text ranges of 2012; they overlap on purpose. facts.md, section 4
GRADES = (
    GradeRange("grade 1", 190.0, 530.0),
    GradeRange("grades 2–3", 420.0, 820.0),
    GradeRange("grades 4–5", 740.0, 1010.0),
    GradeRange("grades 6–8", 925.0, 1185.0),
    GradeRange("grades 9–10", 1050.0, 1335.0),
    GradeRange("grades 11–12", 1185.0, 1385.0),
)


def band_of(measure: float) -> Band:
    """The band that a measure in L falls into; a ceiling belongs to its own band.

    >>> band_of(1050).name, band_of(1050.1).name
    ('650–1050L', '1050–1200L')
    """
    return BANDS[bisect_left(EDGES, measure)]


def grades_of(measure: float) -> tuple[GradeRange, ...]:
    """The grades for which texts of this measure are typical; they overlap, and may be none.

    >>> [grade.name for grade in grades_of(950)]
    ['grades 4–5', 'grades 6–8']
    """
    return tuple(grade for grade in GRADES if grade.low <= measure <= grade.high)


def format_measure(measure: float) -> str:
    """A measure as the field writes it: to the nearest 10L, below zero as BR and a positive number.

    >>> format_measure(931.4), format_measure(-38.0), format_measure(-4.0)
    ('930L', 'BR40L', '0L')
    """
    # Half a ten is rounded up, also below zero, where Python's round() would go to the even one.
    tens = int((min(max(measure, LOWEST), HIGHEST) + 5.0) // 10)
    return f"BR{-tens * 10}L" if tens < 0 else f"{tens * 10}L"


def format_range(low: float, high: float) -> str:
    """A range as the page shows it.

    >>> format_range(852.0, 1010.8)
    '850L–1010L'
    """
    return f"{format_measure(low)}–{format_measure(high)}"
