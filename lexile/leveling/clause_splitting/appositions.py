"""Appositions: what somebody is, between commas after the name."""

from lexile.leveling.clause_splitting.agreement import is_past
from lexile.leveling.clause_splitting.reading import SentenceReading
from lexile.leveling.clause_splitting.split import Proposals, SplitKind
from lexile.leveling.clause_splitting.subjects import antecedent
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


def definitions(reading: SentenceReading) -> Proposals:
    """..., a village in the hills: This was a village in the hills."""
    if not reading.commas:
        return
    comma = reading.commas[-1]
    if reading.lower(comma + 1) not in {"a", "an"}:
        return
    end, found, main = noun_phrase(reading.tokens, comma + 1, reading.end), antecedent(reading, comma), None
    if end is None or found is None or found[1] is not False:
        return
    first = found[0]
    main = reading.main(0, comma)
    if main is None or main.verb >= first or not reading.is_free(0, comma):
        return
    if any(main.verb < other < comma for other in reading.commas) or reading.kind(first - 1) is Kind.COORDINATOR:
        return
    head = comma + 2
    while head < end and reading.kind(head) in {Kind.ADJECTIVE, Kind.ADVERB}:
        head += 1
    if not _NO_DEFINITIONS.isdisjoint({reading.lower(n) for n in range(comma + 2, min(end + 1, comma + 7))}):
        return
    if reading.lower(first) in {"a", "an"} and reading.end == end:
        return  # a cat, a dog
    past = is_past(reading, main)
    if not past and reading.lower(main.verb) not in {"is", "are", "has", "have"} and reading.kind(main.verb) not in {
        Kind.PRESENT, Kind.BASE,
    }:  # fmt: skip
        return
    subject = reading.text(first, comma) if reading.kind(comma - 1) is Kind.NAME else "This"
    yield SplitKind.DEFINITION, [reading.break_before(comma - 1, comma + 1, f"{subject} {'was' if past else 'is'} ")]


_NO_DEFINITIONS = frozenset(
    "little bit lot few moment minute hour day week month year decade century mile while second third fourth quarter "
    "half hundred thousand dozen later ago before after away earlier".split()
)
