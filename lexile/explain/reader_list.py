"""A list of readers as a teacher types it."""

import re

from lexile.documents.names import shortened
from lexile.errors import UnusableInput
from lexile.explain.groups import group_named
from lexile.explain.readers import Readers
from lexile.scale import HIGHEST, LOWEST, format_exactly

UNNAMED = "Reader 1"
"""The name of the first reader in a list, if it has none."""
MAX_READERS = 60  # two classes; a longer list belongs in a spreadsheet


def read_readers(text: str) -> tuple[Readers, ...]:
    """Readers as a teacher types them: measures separated by commas, semicolons or lines, each with an optional name.

    A grade or an age stands for its typical readers.

    >>> [(one.name, one.low) for one in read_readers("Ann 720L, BR40L; 905, Grade 5")]
    [('Ann', 720.0), ('Reader 2', -40.0), ('Reader 3', 905.0), ('grade 5', 770.0)]

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
_MEASURE = re.compile(r"(?P<below>BR)?\s{0,3}(?P<number>-?\d{1,5})\s{0,3}(?P<unit>L?)", re.IGNORECASE)
_MAX_MEASURE = 16  # characters of the longest measure that the pattern allows
_FEW = 20  # up to it, a number behind a name counts classes, groups or years, unless it is written as a measure


def _reader(entry: str, number: int) -> Readers:
    group = group_named(entry)
    if group is not None:
        return group
    name, found = _measure_at_end(entry)
    if found is None or (name and _is_count(found)):
        raise UnusableInput(
            f"“{shortened(entry)}” has no measure. Write a number like 720L or BR40L, separated by commas."
        )
    measure = float(found["number"])
    if found["below"]:
        measure = -abs(measure)
    if not LOWEST <= measure <= HIGHEST:
        raise UnusableInput(
            f"“{shortened(entry)}” is off the scale, which runs from {format_exactly(LOWEST)} to "
            f"{format_exactly(HIGHEST)}."
        )
    return Readers(name or (UNNAMED if number == 1 else f"Reader {number}"), measure, measure)


def _is_count(found: re.Match[str]) -> bool:
    return not found["below"] and not found["unit"] and 0 <= int(found["number"]) <= _FEW


def _measure_at_end(entry: str) -> tuple[str, re.Match[str] | None]:
    """The name in an entry and the measure behind it: the longest one after whitespace, a colon or nothing."""
    for start in range(max(len(entry) - _MAX_MEASURE, 0), len(entry)):
        if start == 0 or entry[start - 1].isspace() or entry[start - 1] == ":":
            found = _MEASURE.fullmatch(entry, start)
            if found is not None:
                return entry[:start].strip().rstrip(":").strip(), found
    return "", None
