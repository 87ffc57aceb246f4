"""Clauses with "after" and "while"."""

from lexile.leveling.clause_splitting.fronted import fronted
from lexile.leveling.clause_splitting.reading import SentenceReading
from lexile.leveling.clause_splitting.split import Proposals, SplitKind
from lexile.leveling.clauses import Kind


def times(reading: SentenceReading) -> Proposals:
    """After …, …: two sentences, the second with "After that"; …, while …: the second with "Meanwhile"."""
    yield from fronted(reading, "after", "After that, ", SplitKind.TIME)
    for comma in reading.commas:
        interrupted = reading.interrupted(comma + 2)
        clause = interrupted or reading.clause(comma + 2)
        main = reading.main(0, comma)
        if reading.kind(comma - 1) is Kind.COORDINATOR:
            continue
        if reading.lower(comma + 1) != "while" or clause is None or main is None or not reading.is_free(0, comma):
            continue
        going_on = reading.kind(clause.verb + 1) is Kind.ING and reading.lower(clause.verb) in {"was", "were"}
        named = reading.kind(clause.first) in {Kind.DETERMINER, Kind.NAME} and reading.lower(clause.verb + 1) != "still"
        last = interrupted.verb - 1 if interrupted else comma
        if going_on or (named and last == reading.commas[-1]):
            yield SplitKind.TIME, [reading.break_before(comma - 1, comma + 2, "Meanwhile, ")]
