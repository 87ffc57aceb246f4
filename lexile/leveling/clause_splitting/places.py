"""Clauses with "where"."""

from lexile.leveling.clause_splitting.agreement import forms_of
from lexile.leveling.clause_splitting.reading import SentenceReading
from lexile.leveling.clause_splitting.split import Proposals, SplitKind
from lexile.leveling.clauses import Kind, find_clause


def places(reading: SentenceReading) -> Proposals:
    """..., where he studied: There he studied."""
    for comma in reading.commas:
        if reading.lower(comma + 1) != "where":
            continue
        clause = find_clause(reading.tokens, comma + 2, reading.end)
        main = reading.main(0, comma)
        later = [other for other in reading.commas if other > comma]
        joined = any(reading.lower(n) == ";" for n in range(comma))
        if clause is None or main is None or later or joined or not reading.is_free(0, comma):
            continue
        past = "VBD" in forms_of(reading.lower(main.verb))
        if reading.kind(comma - 1) is not Kind.NAME and not (past and reading.kind(comma - 1) is Kind.NOUN):
            continue  # "equations, where each section …" is no place
        if reading.lower(clause.first) in {"there", "no"} or "where" in {
            reading.lower(n) for n in range(comma + 2, reading.end)
        }:
            continue
        if any(
            reading.kind(n) is Kind.COORDINATOR and reading.kind(n + 1) is Kind.PREPOSITION
            for n in range(clause.verb, reading.end)
        ):
            continue  # near the coast, where it is warm and in lakes
        yield SplitKind.PLACE, [reading.break_before(comma - 1, comma + 2, "There, ")]
