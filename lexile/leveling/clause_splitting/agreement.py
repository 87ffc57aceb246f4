"""Number and tense: which verb goes with which subject, and with which other verb."""

from lexile.leveling.clause_splitting.reading import SentenceReading
from lexile.leveling.clauses import MODALS, Clause, Kind, form_is_past, verb_forms
from lexile.leveling.inflection import inflected

_PAST_AUXILIARIES = frozenset("was were had did could would".split())
_PRESENT_AUXILIARIES = frozenset("is are has have does do can will may must should cannot".split())


def same_tense(reading: SentenceReading, first: Clause, verb: int) -> bool:
    """Whether the verb at a token can go on from the verb of a clause: both past, or both present and singular."""
    own, other = verb_forms(reading.lower(first.verb)), verb_forms(reading.lower(verb))
    if reading.kind(verb) is Kind.AUXILIARY:
        return _auxiliaries_agree(reading, first, verb)
    if reading.kind(verb) is Kind.BASE:
        return reading.kind(first.verb) is Kind.BASE or reading.lower(first.verb) in {"are", "have", "do", "am"}
    if reading.kind(first.verb) is Kind.AUXILIARY and form_is_past(reading.lower(verb)) and "VBN" not in other:
        return reading.lower(first.verb) in _PAST_AUXILIARIES
    if reading.kind(first.verb) is Kind.AUXILIARY:
        past = reading.lower(first.verb) in {"was", "were"}
        following = first.verb + 1
        while reading.kind(following) in {Kind.ADVERB, Kind.NEGATION}:
            following += 1
        if reading.kind(following) in {Kind.ING, Kind.PARTICIPLE, Kind.PAST_OR_PARTICIPLE, Kind.PAST}:
            return False  # was seen and heard
        return past and "VBD" in other and reading.kind(verb) is Kind.PAST
    if "VBD" in own:
        return "VBD" in other
    return "VBZ" in own and "VBZ" in other and reading.kind(verb) is Kind.PRESENT


def _auxiliaries_agree(reading: SentenceReading, first: Clause, verb: int) -> bool:
    own, other = (reading.lower(n).removesuffix("n't") for n in (first.verb, verb))
    past = own in _PAST_AUXILIARIES or (reading.kind(first.verb) is not Kind.AUXILIARY and "VBD" in verb_forms(own))
    if other in _PAST_AUXILIARIES:
        return past
    return other in _PRESENT_AUXILIARIES and (not past or other in {"is", "are", "has", "have", "will"})


def agrees(verb: str, plural: bool | None) -> bool:
    """Whether the number of a verb can be that of its subject."""
    if verb in {"is", "was", "has", "does", "isn't", "wasn't", "hasn't", "doesn't"}:
        return plural is False
    if verb in {"are", "were", "have", "do", "aren't", "weren't", "haven't", "don't"}:
        return plural is True
    forms = verb_forms(verb)
    if "VBZ" in forms and "VBD" not in forms:
        return plural is False
    return plural is not None


def in_tense_of(reading: SentenceReading, main: Clause, base: str) -> str | None:
    """A verb for a subject in the singular, in the tense of a clause: caused, causes, can cause, has caused."""
    verb = reading.lower(main.verb)
    if any(reading.kind(main.verb + step) is Kind.NEGATION for step in (1, 2)) or verb.endswith("n't"):
        return None
    if verb in MODALS:
        return f"{verb} {base}"
    if verb in {"has", "have", "had"} and reading.kind(main.verb + 1) is not Kind.DETERMINER:
        participle = inflected(base, "VBN")
        return participle and f"{'had' if verb == 'had' else 'has'} {participle}"
    past = verb in {"was", "were", "did", "had"} or "VBD" in verb_forms(verb)
    return inflected(base, "VBD" if past else "VBZ")


def is_past(reading: SentenceReading, clause: Clause) -> bool:
    """Whether the verb of a clause is in the past."""
    verb = reading.lower(clause.verb).removesuffix("n't")
    return verb in {"was", "were", "had", "did", "could", "would"} or "VBD" in verb_forms(verb)


def forms_of(verb: str) -> frozenset[str]:
    """The tags of a verb, those of "was" and "had" only as past tenses."""
    return frozenset({"VBD"}) if verb in {"was", "were", "had", "did"} else verb_forms(verb)
