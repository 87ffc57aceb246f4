"""Clauses with a semicolon between them."""

from lexile.leveling.clause_splitting.coordination import LINKS
from lexile.leveling.clause_splitting.reading import VERBS, SentenceReading
from lexile.leveling.clause_splitting.split import Proposals, SplitKind
from lexile.leveling.clauses import FINITE, Kind

_NO_BEGINNING = VERBS | {Kind.SUBORDINATOR, Kind.NEGATION, Kind.MARK}


def semicolons(reading: SentenceReading) -> Proposals:
    """Clauses with a semicolon between them, all of which are whole."""
    marks = [n for n in range(reading.end) if reading.lower(n) == ";" and not reading.inside[n]]
    if not marks or not _is_whole(reading, marks[0]) or reading.is_attributed(0):
        return
    edits = []
    for mark, last in zip(marks, [*marks[1:], reading.end], strict=True):
        number, opening = mark + 1, ""
        if reading.lower(number) in LINKS:
            opening = LINKS[reading.lower(number)]
            number += 1
            if not opening and reading.lower(number) == ",":
                number += 1
        whole = reading.kind(number) not in _NO_BEGINNING and reading.lower(number) != "for"
        if whole and reading.main(number, last) and _is_free(reading, mark):
            edits.append(reading.break_before(mark - 1, number, opening))
    if edits:
        yield SplitKind.SEMICOLON, edits


def _is_whole(reading: SentenceReading, mark: int) -> bool:
    """Whether a clause stands before the first semicolon: one that is found, or else any finite verb."""
    if reading.main(0, mark) is not None:
        return True
    if reading.kind(0) in VERBS | {Kind.SUBORDINATOR, Kind.RELATIVE, Kind.TO, Kind.NEGATION, Kind.MARK}:
        return False
    depends = any(reading.kind(n) in {Kind.SUBORDINATOR, Kind.RELATIVE} for n in range(mark))
    return not depends and any(reading.kind(n) in FINITE - {Kind.PAST_OR_PARTICIPLE} for n in range(1, mark))


def _is_free(reading: SentenceReading, mark: int) -> bool:
    """Whether nothing reaches over a semicolon: a colon, "not only", or somebody's words."""
    for number in range(mark):
        lower = reading.lower(number)
        if lower in {":", "both", "either", "neither", "whether"}:
            return False
        if lower == "not" and reading.lower(number + 1) in {"only", "just", "merely"}:
            return False
        if lower in _SAID and reading.lower(number + 1) in {",", "that"}:
            return False
    return True


_SAID = frozenset("said says say replied asked answered declared wrote added explained insisted argued".split())
