"""Targets on the scale, and how far a text and its sentences are from one."""

from dataclasses import dataclass

from lexile.analysis import Analysis
from lexile.documents.names import shortened
from lexile.errors import UnusableInput
from lexile.explain.readers import Readers
from lexile.scale import BANDS, GRADES, HIGHEST, LOWEST, format_exactly


@dataclass(frozen=True, slots=True)
class Target:
    """The measures that a text should have: above `low` and up to `high`, in L."""

    name: str
    low: float
    high: float


def band_targets() -> tuple[Target, ...]:
    """A target for each band."""
    return tuple(Target(f"{band.name}, {band.readers}", band.floor, band.ceiling) for band in BANDS)


def grade_targets() -> tuple[Target, ...]:
    """A target for the texts of each grade."""
    return tuple(Target(grade.name, grade.low, grade.high) for grade in GRADES)


def reader_target(measure: float) -> Target:
    """A target that suits a reader of this measure.

    >>> reader_target(-100.0).name
    'a reader of BR100L'
    """
    reader = Readers("", measure, measure)
    return Target(f"a reader of {format_exactly(measure)}", *reader.texts)


def parse_target(text: str) -> Target:
    """A target written as two measures, such as 740-1010, 740L-1010L or BR100-200.

    >>> parse_target("740-1010L")
    Target(name='740L–1010L', low=740.0, high=1010.0)

    Raises:
        UnusableInput: it is not two measures on the scale, lowest first.
    """
    parts = text.upper().replace("–", "-").replace("L", "").split("-")
    try:
        low, high = (-float(part.strip()[2:]) if part.strip().startswith("BR") else float(part) for part in parts)
    except ValueError:
        raise UnusableInput(f"“{shortened(text)}” is not a target. Write two measures, such as 740-1010.") from None
    if not LOWEST <= low < high <= HIGHEST:
        raise UnusableInput(
            f"“{shortened(text)}” is not a target. Write two measures from {format_exactly(LOWEST)} to "
            f"{format_exactly(HIGHEST)}, lowest first."
        )
    return Target(f"{format_exactly(low)}–{format_exactly(high)}", low, high)


def distance(measure: float, target: Target) -> float:
    """Signed distance from a target in L: positive above it, negative below it, 0 within it.

    >>> target = Target("grades 4–5", 740.0, 1010.0)
    >>> [distance(measure, target) for measure in (1050.0, 900.0, 700.0)]
    [40.0, 0.0, -40.0]
    """
    return max(measure - target.high, 0.0) + min(measure - target.low, 0.0)


def sentences_above(analysis: Analysis, target: Target) -> tuple[int, ...]:
    """The numbers of the sentences above a target, hardest first."""
    above = [number for number, one in enumerate(analysis.sentences) if one.measure > target.high]
    return tuple(sorted(above, key=lambda number: -analysis.sentences[number].measure))
