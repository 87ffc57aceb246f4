"""The readers that a visitor has in mind: a grade, an age, or one reader's measure."""

from lexile.errors import UnusableInput
from lexile.explain.groups import AGES, GRADE_READERS, group_named
from lexile.explain.reader_list import UNNAMED, read_readers
from lexile.explain.readers import Readers


def audience(choice: str) -> Readers | None:
    """The readers that a choice names: `grade 5`, `age 11` or `900L`; None for anything else.

    >>> audience("grade 5").low, audience("age 11").low, audience("900L").low, audience("Anyone")
    (770.0, 770.0, 900.0, None)
    """
    group = group_named(choice)
    if group is not None:
        return group
    try:
        (readers,) = read_readers(choice)
    except (UnusableInput, ValueError):
        return None
    if readers.name != UNNAMED:  # a name before the measure, or an unknown grade or age
        return None
    return Readers(f"a reader of {choice.strip()}", readers.low, readers.high)


CHOICES = (*(readers.name for readers in GRADE_READERS), *(f"age {age}" for age in AGES))
"""What a visitor can choose from, as it stands in a link."""
