"""Verbs that share a subject, which is repeated."""

from lexile.leveling.clause_splitting.agreement import same_tense
from lexile.leveling.clause_splitting.reading import SentenceReading
from lexile.leveling.clause_splitting.split import Proposals, SplitKind
from lexile.leveling.clause_splitting.subjects import repeated_subject, subject_within
from lexile.leveling.clauses import FINITE, Kind, is_plural

_SAME_PAST = frozenset("let put cut set hit read shut cost hurt spread burst cast split bet rid beat".split())
_SECOND_VERBS = frozenset({Kind.PAST, Kind.PAST_OR_PARTICIPLE, Kind.PRESENT, Kind.AUXILIARY, Kind.BASE})
_LONG = 4  # words on either side of "and" without a comma


def shared_subject(reading: SentenceReading) -> Proposals:
    """He looked at the map, and decided …: the subject is repeated."""
    for number in range(4, reading.end - 1):
        link = reading.lower(number)
        if link not in {"and", "but"} or reading.inside[number]:
            continue
        has_comma = reading.lower(number - 1) == ","
        verb = number + 1
        while reading.kind(verb) is Kind.ADVERB:
            verb += 1
        end = number - 1 if has_comma else number
        first = reading.main(0, end)
        if first is None or reading.kind(verb) not in _SECOND_VERBS:
            continue
        if not same_tense(reading, first, verb) or not reading.is_main_free(first, end):
            continue
        if reading.kind(verb) is Kind.AUXILIARY and reading.kind(verb + 1) is Kind.SUBJECT:
            continue  # and is he …
        if (reading.kind(verb) is Kind.BASE or reading.lower(verb) in {"have", "do"}) and any(
            reading.kind(n) in {Kind.TO, Kind.BASE, Kind.AUXILIARY} for n in range(first.verb + 1, end)
        ):
            continue  # they help to cook and clean
        if reading.kind(verb) is Kind.PAST_OR_PARTICIPLE and not has_comma and is_plural(reading.lower(verb + 1)):
            continue  # beetles and winged insects
        if reading.kind(verb) is Kind.PAST_OR_PARTICIPLE and any(
            comma > verb and reading.kind(comma + 1) in FINITE for comma in reading.commas
        ):
            continue  # and thus armed, went about
        wanted = any(reading.kind(n) in {Kind.TO, Kind.BASE} for n in range(first.verb, end))
        if wanted and reading.lower(verb) in _SAME_PAST:
            continue  # told me to watch and let him know
        between = [
            n for n in range(first.verb + 1, end) if reading.kind(n) in FINITE or reading.kind(n) is Kind.RELATIVE
        ]
        series = [comma for comma in reading.commas if first.verb < comma < end]
        subject = repeated_subject(reading, first)
        if subject is None or (not has_comma and min(end - first.verb, reading.end - verb) < _LONG):
            continue
        opening = f"{subject} " if link == "and" else f"But {subject_within(subject, reading, first)} "
        edit = reading.break_before(end - 1, number + 1, opening)
        if not between and not series:
            yield SplitKind.SHARED_SUBJECT, [edit]
        elif len(series) == 1 and between == [series[0] + 1] and link == "and":
            if any(reading.kind(n) is Kind.COORDINATOR for n in range(first.verb, end)):
                continue
            comma = reading.tokens[series[0]]
            if reading.kind(between[0]) is not Kind.AUXILIARY and same_tense(reading, first, between[0]):
                yield SplitKind.SERIES, [(comma.start, comma.end, " and"), edit]
