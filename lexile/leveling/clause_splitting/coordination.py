"""Clauses joined by "and", "but", "so" or "yet", and lists of clauses."""

from lexile.leveling.clause_splitting.reading import FEW_CONDITIONS, SentenceReading
from lexile.leveling.clause_splitting.split import Proposals, SplitKind
from lexile.leveling.clauses import FINITE, Clause, Kind

LINKS = {"and": "", "but": "But ", "so": "So ", "yet": "Yet "}
_LONG = 6  # words on either side of "and" without a comma
_OBJECTS = frozenset({Kind.DETERMINER, Kind.OBJECT, Kind.SUBJECT, Kind.NAME, Kind.TO})  # after an active verb


def coordination(reading: SentenceReading) -> Proposals:
    """, and she …; a list of clauses becomes as many sentences."""
    for comma in reading.commas:
        link = reading.lower(comma + 1)
        if link not in LINKS:
            continue
        number = comma + 2
        opening = LINKS[link]
        if link == "and" and reading.lower(number) == "so":
            number, opening = number + 1, "So "
        clause = reading.joined(number)
        first = reading.main(0, comma)
        if clause is None or first is None or reading.is_between(first.verb, comma):
            continue
        marks = [n for n in range(comma) if reading.lower(n) == ";"]
        if marks and reading.main(marks[-1] + 1, comma) is None:
            continue  # ; the mills of 1860, and I may say of 1870, being …
        if link == "so" and reading.lower(clause.verb) in {"said", "say", "says", "did", "do"}:
            continue  # so he said
        if not (reading.is_main_free(first, comma) if link == "and" else reading.is_free(0, comma, FEW_CONDITIONS)):
            continue
        if (
            _is_gapped(reading, first, clause)
            or reading.is_attributed(comma + 1)
            or reading.shares_content(comma + 1)
            or (link == "and" and reading.is_list(comma))
        ):
            continue
        edit = reading.break_before(comma - 1, number, opening)
        if link == "and" and reading.is_in_clause(first.verb + 1, comma):
            continue
        if reading.is_spliced(first, comma) or _is_reduced(reading, clause):
            continue
        series = reading.series(first, comma)
        if series is None or reading.tokens[number].text[0].isdigit():
            continue
        if not series:
            yield SplitKind.COORDINATION, [edit]
        elif reading.main(0, series[0]) and not reading.depends(1, comma):
            yield SplitKind.SERIES, [*(reading.break_before(other - 1, other + 1) for other in series), edit]


def _is_gapped(reading: SentenceReading, first: Clause, second: Clause) -> bool:
    """Whether the auxiliary of the first clause may be meant in the second too: was built, and the roof added."""
    if reading.kind(second.verb) is not Kind.PAST_OR_PARTICIPLE or reading.kind(second.first) is Kind.SUBJECT:
        return False
    if reading.kind(first.verb) is not Kind.AUXILIARY or reading.kind(second.verb + 1) in _OBJECTS:
        return False
    after = {reading.kind(first.verb + step) for step in (1, 2, 3)}
    return bool(after & {Kind.PARTICIPLE, Kind.PAST_OR_PARTICIPLE})


def _is_reduced(reading: SentenceReading, clause: Clause) -> bool:
    """Whether a clause may be a noun with a participle: other things often sought for by children."""
    if reading.kind(clause.verb) is not Kind.PAST_OR_PARTICIPLE or reading.kind(clause.verb + 1) in _OBJECTS:
        return False
    return reading.kind(clause.first) not in {Kind.SUBJECT, Kind.DETERMINER, Kind.NAME}


def bare_coordination(reading: SentenceReading) -> Proposals:
    """... and she ..., without a comma."""
    for number in range(1, reading.end - 1):
        if reading.lower(number) not in {"and", "but"} or reading.lower(number - 1) == "," or reading.inside[number]:
            continue
        if not reading.tokens[number - 1].is_word:
            continue
        pronoun = reading.lower(number + 1) in {"he", "she", "they", "we", "it", "i"}
        if reading.kind(number - 2) in {Kind.COORDINATOR, Kind.MARK, Kind.SUBORDINATOR}:
            continue  # but John and she
        clause = reading.clause(number + 1)
        first = reading.main(0, number)
        if clause and first and not pronoun and not _is_sure(reading, first, number, clause):
            continue
        if clause and first and reading.is_between(first.verb, number):
            continue  # between the ends and the middle and …
        if clause and first and reading.is_main_free(first, number) and reading.series(first, number) == []:
            opening = LINKS[reading.lower(number)]
            yield SplitKind.COORDINATION, [reading.break_before(number - 1, number + 1, opening)]


def _is_sure(reading: SentenceReading, first: Clause, link: int, second: Clause) -> bool:
    """Whether a noun after "and" without a comma begins a clause: I came and the dog was there."""
    if reading.kind(link + 1) not in {Kind.DETERMINER, Kind.NAME, Kind.SUBJECT}:
        return False
    if reading.kind(second.verb) not in {Kind.AUXILIARY, Kind.PAST, Kind.PRESENT}:
        return False
    if min(link - first.first, reading.end - link) < _LONG:
        return False
    opening = {Kind.SUBJECT, Kind.RELATIVE, Kind.SUBORDINATOR, Kind.MARK, Kind.COORDINATOR} | FINITE
    return not any(reading.kind(n) in opening for n in range(first.verb + 1, link))
