"""Clauses with a dash between them."""

from lexile.leveling.clause_splitting.reading import SentenceReading
from lexile.leveling.clause_splitting.split import Proposals, SplitKind
from lexile.leveling.clauses import Kind

_DASHES = frozenset({"—", "–"})


def only_dash(reading: SentenceReading) -> int | None:
    """The place of the only dash of a sentence without colons and semicolons."""
    marks = [n for n in range(reading.end) if reading.lower(n) in _DASHES]
    others = any(reading.lower(n) in {":", ";"} for n in range(reading.end))
    return None if len(marks) != 1 or reading.inside[marks[0]] or others else marks[0]


def dashes(reading: SentenceReading) -> Proposals:
    """The door was open — nobody had locked it: two sentences, where there is no other dash."""
    mark = only_dash(reading)
    if mark is None:
        return
    number = mark + 1
    if reading.kind(number) not in {Kind.SUBJECT, Kind.DETERMINER, Kind.NAME}:
        return
    clause = reading.clause(number)
    if clause is None or (
        reading.kind(clause.verb) is Kind.PAST_OR_PARTICIPLE and reading.kind(number) is not Kind.SUBJECT
    ):
        return  # a hilltop covered with stones
    if reading.main(0, mark) and reading.is_free(0, mark):
        yield SplitKind.DASH, [reading.break_before(mark - 1, number)]
