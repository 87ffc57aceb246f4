"""The Lexile scale: its bands, the measures of each grade, and how a measure is written.

Every table of bands and grades is here; bands can be changed here without training the model again
(docs/measure.md#the-scale).
"""

from bisect import bisect_left
from dataclasses import dataclass
from math import inf

HIGHEST = 2000.0  # L; the end of the scale (docs/measure.md#the-scale)
LOWEST = -400.0  # L; lower measures are written BR400L, since no labelled text is below


@dataclass(frozen=True, slots=True)
class Band:
    """A range of the scale, (floor, ceiling] in L: the ceiling belongs to the band, the floor does not."""

    key: str
    """The name for programs, such as `650-1050`."""
    name: str
    """The name for people, such as `650–1050L`."""
    floor: float
    ceiling: float
    readers: str
    """The readers of such texts, such as `late elementary`."""
    grades: str
    """The school grades whose Common Core range has its middle in this band (see `GRADES`)."""


# The first four bands are those of the original application, the fifth takes the texts above them
# (docs/measure.md#the-scale).
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
    """A range of measures in L, of a grade's texts or of its readers."""

    name: str
    low: float
    high: float


# The Common Core's "stretch" text bands of 2012, which overlap on purpose (docs/measure.md#grades-and-readers).
GRADES = (
    GradeRange("grade 1", 190.0, 530.0),
    GradeRange("grades 2–3", 420.0, 820.0),
    GradeRange("grades 4–5", 740.0, 1010.0),
    GradeRange("grades 6–8", 925.0, 1185.0),
    GradeRange("grades 9–10", 1050.0, 1335.0),
    GradeRange("grades 11–12", 1185.0, 1385.0),
)
"""The texts for each grade to read by the end of the year."""

# The middle half of a grade's readers at mid-year, as published by MetaMetrics from 2010 to 2016; neighbouring grades
# overlap (docs/measure.md#grades-and-readers).
READERS_BY_GRADE = (
    GradeRange("grade 1", -120.0, 295.0),
    GradeRange("grade 2", 170.0, 545.0),
    GradeRange("grade 3", 415.0, 760.0),
    GradeRange("grade 4", 635.0, 950.0),
    GradeRange("grade 5", 770.0, 1080.0),
    GradeRange("grade 6", 855.0, 1165.0),
    GradeRange("grade 7", 925.0, 1235.0),
    GradeRange("grade 8", 985.0, 1295.0),
    GradeRange("grade 9", 1040.0, 1350.0),
    GradeRange("grade 10", 1085.0, 1400.0),
    GradeRange("grades 11–12", 1130.0, 1440.0),
)
"""The readers' own measures in each grade."""


def band_of(measure: float) -> Band:
    """The band of a measure in L; a measure on an edge belongs to the lower band.

    >>> band_of(1050).name, band_of(1050.1).name
    ('650–1050L', '1050–1200L')
    """
    return BANDS[bisect_left(EDGES, measure)]


def grades_of(measure: float) -> tuple[GradeRange, ...]:
    """The grades for which texts of this measure are typical: several where grades overlap, none at the ends.

    >>> [grade.name for grade in grades_of(950)]
    ['grades 4–5', 'grades 6–8']
    """
    return tuple(grade for grade in GRADES if grade.low <= measure <= grade.high)


def rounded_measure(measure: float) -> int:
    """A measure in L as it is shown, to the nearest 10L; negative below 0L.

    >>> rounded_measure(931.4), rounded_measure(-38.0)
    (930, -40)
    """
    # Halves are always rounded up; Python's round() would go to the even ten.
    return int((min(max(measure, LOWEST), HIGHEST) + 5.0) // 10) * 10


def format_measure(measure: float) -> str:
    """A measure as the field writes it: rounded to 10L, and below zero as BR with a positive number.

    >>> format_measure(931.4), format_measure(-38.0), format_measure(-4.0)
    ('930L', 'BR40L', '0L')
    """
    return format_exactly(rounded_measure(measure))


def format_exactly(measure: float) -> str:
    """A measure that somebody chose, to the last L.

    >>> format_exactly(755), format_exactly(-40.0), format_exactly(-0.2)
    ('755L', 'BR40L', '0L')
    """
    whole = round(measure)
    return f"BR{-whole}L" if whole < 0 else f"{whole}L"


def format_range(low: float, high: float) -> str:
    """A range of measures as the field writes it.

    >>> format_range(852.0, 1010.8)
    '850L–1010L'
    """
    return f"{format_measure(low)}–{format_measure(high)}"
