"""Clauses with "so that"."""

from lexile.leveling.clause_splitting.reading import SentenceReading
from lexile.leveling.clause_splitting.split import Proposals, SplitKind
from lexile.leveling.clauses import Kind


def purposes(reading: SentenceReading) -> Proposals:
    """... so that everyone could see: In this way, everyone could see."""
    for number in range(3, reading.end):
        if reading.lower(number) != "so" or reading.lower(number + 1) != "that" or reading.inside[number]:
            continue
        last = number - 1 if reading.lower(number - 1) == "," else number
        main, clause = reading.main(0, last), reading.clause(number + 2)
        able = clause is not None and reading.lower(clause.verb) in {"can", "could", "may"}
        denied = clause is not None and reading.lower(clause.verb + 1) in {"not", "never", "no", "hardly"}
        wanted = any(reading.kind(n) in {Kind.TO, Kind.NEGATION} for n in range(last)) or (
            main is not None
            and reading.lower(main.verb) in {"is", "was", "are", "were"}
            and reading.kind(main.verb + 1) not in {Kind.PARTICIPLE, Kind.PAST_OR_PARTICIPLE}
        )
        if (
            main
            and able
            and not denied
            and not wanted
            and reading.is_free(0, last)
            and not reading.joins_another(number)
        ):
            yield SplitKind.PURPOSE, [reading.break_before(last - 1, number + 2, "In this way, ")]
