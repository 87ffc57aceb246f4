"""Appositions: what somebody is, between commas after the name."""

from lexile.leveling.clause_splitting.reading import SentenceReading
from lexile.leveling.clause_splitting.split import Proposals, SplitKind
from lexile.leveling.clauses import FINITE, Kind, noun_phrase, verb_forms


def apposition(reading: SentenceReading) -> Proposals:
    """Name, a biologist from Austria, worked …: Name was a biologist from Austria. Name worked …"""
    if len(reading.commas) != 2:
        return
    first, second = reading.commas
    names = reading.tokens[:first]
    if not names or any(token.kind is not Kind.NAME for token in names) or reading.lower(first + 1) not in {"a", "an"}:
        return
    end = noun_phrase(reading.tokens, first + 1, second)
    verb = second + 1
    if end != second or reading.kind(verb) not in FINITE:
        return
    lower = reading.lower(verb)
    past = lower in {"was", "were", "had"} or "VBD" in verb_forms(lower)
    present = lower in {"is", "has"} or "VBZ" in verb_forms(lower)
    if past == present:
        return
    comma = reading.tokens[first]
    be = (comma.start, comma.end, " was" if past else " is")
    yield SplitKind.APPOSITION, [be, reading.break_before(second - 1, verb, f"{names[-1].text} ")]
