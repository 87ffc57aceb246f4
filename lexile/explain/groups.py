"""Groups of readers that everybody knows: those of a grade, and those of an age."""

from lexile.explain.readers import Readers
from lexile.scale import READERS_BY_GRADE

GRADE_READERS = tuple(Readers(grade.name, grade.low, grade.high) for grade in READERS_BY_GRADE)
"""The typical readers of each grade."""
AGES = range(6, 19)
"""The ages at which children are in grades 1 to 12, in years."""
# Children of a grade are five years older than its number at the beginning of the year, and six at its end.
_YOUNGER, _OLDER = 6, 5


def age_readers(age: int) -> Readers:
    """The typical readers of an age: those of the two grades that children of this age are in.

    >>> age_readers(11)
    Readers(name='11-year-olds', low=770.0, high=1165.0)
    """
    grades = [READERS_BY_GRADE[min(max(age - years, 1), len(READERS_BY_GRADE)) - 1] for years in (_YOUNGER, _OLDER)]
    return Readers(f"{age}-year-olds", grades[0].low, grades[1].high)


_GROUPS = {
    **{readers.name: readers for readers in GRADE_READERS},
    **{f"grade {number}": GRADE_READERS[-1] for number in (11, 12)},
    **{f"age {age}": age_readers(age) for age in AGES},
}


def group_named(name: str) -> Readers | None:
    """The typical readers of a grade or an age; None if it is neither.

    >>> group_named("Grade 5").low, group_named("grades 11-12").low, group_named("age 11").low, group_named("Grade 13")
    (770.0, 1130.0, 770.0, None)
    """
    return _GROUPS.get(" ".join(name.casefold().replace("-", "–").split()))
