"""Clauses with a conjunction that come before the main clause."""

from lexile.leveling.clause_splitting.agreement import forms_of
from lexile.leveling.clause_splitting.reading import SentenceReading
from lexile.leveling.clause_splitting.split import Proposals, SplitKind
from lexile.leveling.clause_splitting.subjects import upper
from lexile.leveling.clauses import Kind, find_clause

_TIMES = frozenset("time times days weeks months years hours minutes moments while day week month year hour".split())


def fronted(reading: SentenceReading, word: str, opening: str, kind: SplitKind) -> Proposals:
    """A clause with a conjunction that comes first: the conjunction goes, and `opening` begins the other clause."""
    if reading.lower(0) != word or len(reading.commas) == 0:
        return
    comma = reading.commas[0]
    own, other = find_clause(reading.tokens, 1, comma), find_clause(reading.tokens, comma + 1, reading.end)
    if own is None or other is None or not reading.is_free(1, comma):
        return
    if kind is SplitKind.REASON and any(reading.lower(n) in {"not", "n't"} for n in range(other.verb, other.verb + 3)):
        return  # "because he was late, he did not …" may deny the reason
    if reading.kind(own.first) is Kind.SUBJECT and reading.lower(own.first) != reading.lower(other.first):
        return  # the pronoun would stand before what it means
    if not _TIMES.isdisjoint({reading.lower(n) for n in range(own.first, own.verb)}):
        return
    if kind is SplitKind.TIME and not all("VBD" in forms_of(reading.lower(one.verb)) for one in (own, other)):
        return
    start = reading.tokens[1]
    drop = (0, start.start + 1, upper(start.text)[0])
    yield kind, [drop, reading.break_before(comma - 1, comma + 1, opening)]
