"""The readers that a visitor has in mind: a grade, an age, or one reader's measure."""

from lexile.errors import UnusableInput
from lexile.explain.readers import GRADE_READERS, UNNAMED, Readers, read_readers
from lexile.scale import READERS_BY_GRADE

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


def audience(choice: str) -> Readers | None:
    """The readers that a choice names: `grade 5`, `age 11` or `900L`; None for anything else.

    >>> audience("grade 5").low, audience("age 11").low, audience("900L").low, audience("Anyone")
    (770.0, 770.0, 900.0, None)
    """
    for readers in GRADE_READERS:
        if readers.name == choice:
            return readers
    kind, _, number = choice.partition(" ")
    if kind == "age" and number.isdecimal() and int(number) in AGES:
        return age_readers(int(number))
    try:
        (readers,) = read_readers(choice)
    except (UnusableInput, ValueError):
        return None
    if readers.name != UNNAMED:  # a name before the measure, or an unknown grade or age
        return None
    return Readers(f"a reader of {choice.strip()}", readers.low, readers.high)


CHOICES = (*(readers.name for readers in GRADE_READERS), *(f"age {age}" for age in AGES))
"""What a visitor can choose from, as it stands in a link."""
