"""Clauses with "although", "though" and "whereas" at the end of a sentence."""

from lexile.leveling.clause_splitting.split import Proposals, SplitKind
from lexile.leveling.clause_splitting.syntax import Syntax

_SURE = 0.6
_OPENINGS = {"although": "However, ", "though": "However, ", "whereas": "In contrast, "}


def concessions(syntax: Syntax) -> Proposals:
    """..., although it was old: However, it was old."""
    reading = syntax.reading
    for mark in range(2, reading.end):
        verb = syntax.head(mark)
        opening = _OPENINGS.get(reading.lower(mark))
        if opening is None or syntax.relation(mark) != "mark" or syntax.last[verb] < reading.end - 1:
            continue
        first = mark - 1 if reading.lower(mark - 1) == "even" else mark
        if syntax.first[verb] != first or reading.lower(first - 1) != "," or reading.inside[first]:
            continue
        main = syntax.root in {syntax.head(verb), verb}
        if main and syntax.is_clause(verb) and syntax.is_clause(syntax.root) and syntax.certainty(mark) >= _SURE:
            yield SplitKind.CONCESSION, [reading.break_before(first - 2, mark + 1, opening)]
