"""Clauses with "because"."""

from lexile.leveling.clause_splitting.agreement import is_past
from lexile.leveling.clause_splitting.fronted import fronted
from lexile.leveling.clause_splitting.reading import SentenceReading
from lexile.leveling.clause_splitting.split import Proposals, SplitKind
from lexile.leveling.clauses import Clause, Kind

DENYING = frozenset("never no nobody nothing none neither nor hardly rarely seldom".split())
POSSIBLE = frozenset("would could might should".split())
_REASONS = frozenset({"because", "for", "since"})  # the last two only after a comma
_BEFORE_BECAUSE = frozenset("only just simply merely partly and but or not more mainly largely perhaps all".split())


def reasons(reading: SentenceReading) -> Proposals:
    """... because she was ill: This was because she was ill. Because of this where the reason comes first."""
    for number in range(3, reading.end):
        word = reading.lower(number)
        if word not in _REASONS or reading.inside[number] or reading.lower(number + 1) == "of":
            continue
        if word != "because" and reading.lower(number - 1) != ",":
            continue
        last = number - 1 if reading.lower(number - 1) == "," else number
        main, clause = reading.main(0, last), reading.clause(number + 1)
        denied = any(
            reading.kind(n) is Kind.NEGATION or reading.lower(n).endswith("n't") or reading.lower(n) in DENYING
            for n in range(last)
        )
        if not main or not clause or denied or not reading.is_free(0, last) or reading.is_attributed(last):
            continue
        if any(reading.lower(n) == ";" for n in range(last)) or reading.joins_another(number):
            continue
        if any(reading.kind(n) is Kind.TO and reading.kind(n + 1) is Kind.BASE for n in range(main.verb, last)):
            continue  # wanted him to come because …
        if any(reading.lower(n) in {"such", "so"} for n in range(last)):
            continue  # such … because …, that …
        if reading.lower(number - 1) in _BEFORE_BECAUSE or reading.kind(number - 1) in {
            Kind.ING, Kind.ADVERB, Kind.AUXILIARY, Kind.COORDINATOR,
        }:  # fmt: skip
            continue
        if not POSSIBLE.isdisjoint({reading.lower(main.verb), reading.lower(clause.verb)}):
            continue  # it would have been better, for …
        opening = f"{this_is(_is_past(reading, main, clause))} because "
        yield SplitKind.REASON, [reading.break_before(last - 1, number + 1, opening)]
    yield from fronted(reading, "because", "Because of this, ", SplitKind.REASON)


def this_is(past: bool) -> str:
    """What a reason begins with when it is a sentence of its own."""
    return "This was" if past else "This is"


def _is_past(reading: SentenceReading, main: Clause, reason: Clause) -> bool:
    """Whether both clauses are past, a perfect being past with a past reason."""
    perfect = reading.lower(main.verb) in {"has", "have"}
    return is_past(reading, reason) and (perfect or is_past(reading, main))
