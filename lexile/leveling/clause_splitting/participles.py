"""Participles after a comma."""

from lexile.leveling.clause_splitting.agreement import in_tense_of
from lexile.leveling.clause_splitting.reading import VERBS, SentenceReading
from lexile.leveling.clause_splitting.split import BREAK, Proposals, SplitKind
from lexile.leveling.clause_splitting.subjects import repeated_subject, upper
from lexile.leveling.clauses import FINITE, Clause, Kind, verb_forms
from lexile.leveling.inflection import base_forms, inflected

_CAUSES = frozenset("cause allow force enable prevent make prompt lead result trigger".split())
_SAME_PERSON = frozenset({("i", "me"), ("he", "him"), ("they", "them"), ("we", "us"), ("it", "it")})
_POSTURES = frozenset("lie sit stand hang sleep rest float live belong wait plan grow flow consist contain".split())
_PERCEIVING = frozenset("see hear notice find meet watch feel spot discover observe come pass reach have".split())
SPENDING = frozenset("spend waste pass".split())
"""Verbs that a participle completes: he spent an hour, and sometimes more, reading."""
_NO_PARTICIPLES = frozenset(
    "being having including according regarding concerning following depending considering during owing excluding "
    "barring pending notwithstanding assuming providing judging speaking meaning morning evening nothing anything "
    "something everything".split()
)


def participle(reading: SentenceReading) -> Proposals:
    """..., causing a flood: This caused a flood. She sat down, opening her book: She opened her book."""
    if not reading.commas:
        return
    comma = reading.commas[-1]
    number = comma + 1
    while reading.kind(number) is Kind.ADVERB and reading.lower(number).endswith("ly"):
        number += 1
    word = reading.lower(number)
    main = reading.main(0, comma)
    if reading.kind(number) is not Kind.ING or word in _NO_PARTICIPLES or main is None or not reading.is_free(0, comma):
        return
    if any(main.verb < other < comma for other in reading.commas):
        return
    if not SPENDING.isdisjoint(base_forms(reading.lower(main.verb), "v")):
        return
    between = [n for n in range(main.verb + 1, comma) if reading.kind(n) in FINITE or reading.kind(n) is Kind.ING]
    if any(reading.kind(n) is Kind.TO and reading.kind(n + 1) is Kind.BASE for n in range(main.verb, comma)):
        return
    joined = [n + 1 for n in range(number, reading.end) if reading.kind(n) is Kind.COORDINATOR]
    if joined and any(reading.kind(n) is Kind.ING for n in range(joined[0], reading.end)):
        return
    if between or any(reading.kind(n) in VERBS | {Kind.ADVERB, Kind.SUBORDINATOR, Kind.RELATIVE} for n in joined):
        return  # opening and reading the letter
    bases = base_forms(word, "v")
    if not bases:
        return
    causes = bases[0] in _CAUSES and (bases[0] != "lead" or reading.lower(number + 1) == "to")
    going_on = _going_on(reading, main, number)
    if going_on is not None and not causes:
        yield SplitKind.PARTICIPLE, [reading.break_before(comma - 1, comma + 1, f"{going_on} ")]
        return
    subject = "This" if causes else _doer(reading, main, comma, number)
    finite = in_tense_of(reading, main, bases[0])
    if subject is None or finite is None:
        return
    if subject in {"They", "We", "I"} and finite == inflected(bases[0], "VBZ"):
        finite = bases[0]
    start, end = reading.tokens[comma - 1].end, reading.tokens[number].end
    adverb = f"{reading.text(comma + 1, number)} " if number > comma + 1 else ""
    yield SplitKind.PARTICIPLE, [(start, end, f"{BREAK}{subject} {adverb}{finite}")]


def _doer(reading: SentenceReading, main: Clause, comma: int, number: int) -> str | None:
    """The subject of a clause if it surely does what the participle at `number` says."""
    verb, base = reading.lower(main.verb), base_forms(reading.lower(number), "v")[0]
    if reading.kind(main.verb) is Kind.AUXILIARY or base in _POSTURES or not verb_forms(verb) & {"VBD", "VBZ"}:
        return None
    if not _PERCEIVING.isdisjoint(base_forms(verb, "v")):
        return None  # he saw a light, spreading …
    if reading.kind(comma - 1) in {Kind.ADJECTIVE, Kind.PARTICIPLE, Kind.PAST_OR_PARTICIPLE}:
        return None
    if reading.kind(comma - 2) is Kind.COORDINATOR:
        return None
    if (reading.lower(main.first), reading.lower(number + 1)) in _SAME_PERSON:
        return None  # I got a letter, asking me …
    return repeated_subject(reading, main)


def _going_on(reading: SentenceReading, main: Clause, number: int) -> str | None:
    """The subject with its verb, if a person is what the clause says: he was in the garden, reading: He was reading."""
    verb = reading.lower(main.verb)
    if verb not in {"is", "was", "are", "were", "am"} or reading.lower(main.first) not in _PERSONS:
        return None
    if main.last - main.first != 1 or main.verb != main.last or base_forms(reading.lower(number), "v")[0] in _STATES:
        return None
    following = main.verb + 1
    while reading.kind(following) in {Kind.ADVERB, Kind.NEGATION}:
        if reading.kind(following) is Kind.NEGATION:
            return None
        following += 1
    if reading.kind(following) in VERBS:
        return None
    return f"{upper(reading.tokens[main.first].text)} {verb}"


_PERSONS = frozenset("i he she we they".split())
_STATES = frozenset("know have need belong contain own mean believe want consist resemble".split())
