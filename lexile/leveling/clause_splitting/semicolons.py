"""Clauses with a semicolon between them."""

from lexile.leveling.clause_splitting.coordination import LINKS
from lexile.leveling.clause_splitting.reading import FEW_CONDITIONS, VERBS, SentenceReading
from lexile.leveling.clause_splitting.split import Proposals, SplitKind
from lexile.leveling.clauses import Kind


def semicolons(reading: SentenceReading) -> Proposals:
    """Clauses with a semicolon between them, all of which are whole."""
    marks = [n for n in range(reading.end) if reading.lower(n) == ";" and not reading.inside[n]]
    if not marks or reading.main(0, marks[0]) is None or reading.is_attributed(0):
        return
    edits = []
    for mark, last in zip(marks, [*marks[1:], reading.end], strict=True):
        number, opening = mark + 1, ""
        if reading.lower(number) in LINKS:
            opening = LINKS[reading.lower(number)]
            number += 1
            if not opening and reading.lower(number) == ",":
                number += 1
        whole = (
            reading.kind(number) not in VERBS | {Kind.SUBORDINATOR, Kind.NEGATION} and reading.lower(number) != "for"
        )
        if whole and reading.main(number, last) and reading.is_free(0, mark, FEW_CONDITIONS):
            edits.append(reading.break_before(mark - 1, number, opening))
    if edits:
        yield SplitKind.SEMICOLON, edits
