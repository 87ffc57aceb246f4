"""Clauses with "although", "though" and "whereas"."""

from lexile.leveling.clause_splitting.fronted import fronted
from lexile.leveling.clause_splitting.reading import SentenceReading
from lexile.leveling.clause_splitting.split import Proposals, SplitKind
from lexile.leveling.clauses import Kind


def contrasts(reading: SentenceReading) -> Proposals:
    """Although …, …: two sentences, the second with "However"; …, whereas …: the second with "In contrast"."""
    for word in ("although", "though"):
        yield from fronted(reading, word, "However, ", SplitKind.CONTRAST)
    for comma in reading.commas:
        clauses = reading.lower(comma + 1) == "whereas" and reading.clause(comma + 2) and reading.main(0, comma)
        if clauses and reading.is_free(0, comma):
            yield SplitKind.CONTRAST, [reading.break_before(comma - 1, comma + 2, "In contrast, ")]


def concessions(reading: SentenceReading) -> Proposals:
    """..., although it was old: However, it was old."""
    for comma in reading.commas:
        number = comma + (2 if reading.lower(comma + 1) == "even" else 1)
        if reading.lower(number) not in {"although", "though"} or reading.kind(comma - 1) is Kind.COORDINATOR:
            continue
        whole = reading.clause(number + 1) and reading.main(0, comma) and reading.is_free(0, comma)
        if whole and not reading.joins_another(number) and not reading.is_attributed(number):
            yield SplitKind.CONCESSION, [reading.break_before(comma - 1, number + 1, "However, ")]
