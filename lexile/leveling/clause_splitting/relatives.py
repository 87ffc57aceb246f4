"""Relative clauses with "which" and "who" that add something, at the end of a sentence or inside it."""

from lexile.leveling.clause_splitting.agreement import agrees
from lexile.leveling.clause_splitting.reading import SentenceReading
from lexile.leveling.clause_splitting.split import Proposals, SplitKind
from lexile.leveling.clause_splitting.subjects import antecedent, antecedent_again, upper
from lexile.leveling.clauses import FINITE, Kind, find_clause, is_plural, verb_forms
from lexile.leveling.inflection import base_forms


def _tells(reading: SentenceReading, verb: int) -> bool:
    return not _TELLING.isdisjoint(base_forms(reading.lower(verb), "v"))


def _telling(reading: SentenceReading, comma: int) -> Proposals:
    """He burnt the books of the heretics, which led to a revolt: This led to a revolt."""
    main = reading.main(0, comma)
    later = [other for other in reading.commas if other > comma]
    if main is None or reading.lower(main.first) == "it" or not reading.is_free(main.verb, comma):
        return
    if not _agrees_alone(reading, comma):
        return
    if not any(reading.kind(other + 1) in _JOINING for other in later):
        yield SplitKind.RELATIVE, [reading.break_before(comma - 1, comma + 2, "This ")]


def _agrees_alone(reading: SentenceReading, comma: int) -> bool:
    """Whether the verb after "which" fits "this"."""
    verb = comma + 2
    while reading.kind(verb) is Kind.ADVERB:
        verb += 1
    if reading.lower(verb) in {"seem", "seemed", "seems", "appear", "appeared", "appears"}:
        return False  # what seems so is a thing, not what happened
    return agrees(reading.lower(verb), plural=False)


# What a whole clause may do as well as a thing: he was late, which made her angry.
_TELLING = frozenset(
    "make mean amount give lead cause help allow show prove let bring enable prevent force result surprise please "
    "explain suggest indicate ensure require take seem appear".split()
)
_JOINING = FINITE | {Kind.COORDINATOR, Kind.RELATIVE, Kind.MARK, Kind.ADVERB, Kind.PREPOSITION}


def relatives(reading: SentenceReading) -> Proposals:
    """..., which flows north: This river flows north."""
    for comma in reading.commas:
        word = reading.lower(comma + 1)
        if word not in {"which", "who"}:
            continue
        verb = comma + 2
        while reading.kind(verb) is Kind.ADVERB:
            verb += 1
        if reading.kind(verb) not in FINITE:
            continue
        found = antecedent(reading, comma)
        if found is None:
            if word == "which" and _tells(reading, verb):
                yield from _telling(reading, comma)
            continue
        first, plural = found
        named = reading.kind(comma - 1) is Kind.NAME
        if (
            word == "which"
            and named
            and (
                reading.lower(verb) in {"can", "could", "may", "might", "will", "would"}
                or (reading.kind(first - 1) is Kind.PREPOSITION and reading.kind(first - 2) is Kind.NAME)
            )
        ):
            continue  # what is meant may be more than the name
        if reading.lower(first - 1) == "for" and reading.lower(first - 2) == "but":
            continue  # but for Dora, who …
        if reading.lower(first - 1) == "like" and reading.lower(first - 2) == ",":
            continue  # inserted: he ought, like the geologist, who …
        if word == "who" and reading.lower(first - 1) in {"in", "at", "on", "during", "from", "near", "since"}:
            continue  # not a person
        if not agrees(reading.lower(verb), plural):
            continue
        later = [other for other in reading.commas if other > comma]
        main = reading.main(0, comma)
        again = antecedent_again(reading, first, comma, plural, main, person=word == "who")
        if again is None:
            continue
        if main is not None and main.verb < first:
            if reading.is_free(main.verb, comma) and not any(reading.kind(n + 1) in _JOINING for n in later):
                telling = word == "which" and _tells(reading, verb)
                if telling and plural and "VBD" in verb_forms(reading.lower(verb)):
                    continue  # which of both did it?
                opening = "This " if telling and not plural else f"{again} "
                yield SplitKind.RELATIVE, [reading.break_before(comma - 1, comma + 2, opening)]
        elif main is None and first == 0 and later:
            close = later[0]
            nested = any(reading.kind(n) is Kind.RELATIVE for n in range(comma + 2, close))
            if not nested and reading.kind(close + 1) in FINITE and agrees(reading.lower(close + 1), plural):
                remove = (reading.tokens[comma - 1].end, reading.tokens[comma + 1].end, "")
                yield SplitKind.INSERTED_RELATIVE, [remove, reading.break_before(close - 1, close + 1, f"{again} ")]


_SHARES = frozenset("all many most some both none one each several few two three four half".split())
_MEASURES = frozenset("all most some half".split())  # of one thing, or of several


def shares(reading: SentenceReading) -> Proposals:
    """..., some of which were old: Some of these were old. ..., whose roofs were flat: Their roofs were flat."""
    for comma in reading.commas:
        main = reading.main(0, comma)
        if main is None or not reading.is_free(0, comma) or reading.joins_another(comma + 1):
            continue
        if reading.lower(comma + 1) in _SHARES and reading.lower(comma + 2) == "of":
            pronoun = {"which": "these", "whom": "them"}.get(reading.lower(comma + 3))
            verb = comma + 4
            while reading.kind(verb) is Kind.ADVERB:
                verb += 1
            if pronoun and reading.kind(comma - 1) in {Kind.NOUN, Kind.NAME} and reading.kind(verb) in FINITE:
                if pronoun == "these" and reading.lower(comma + 1) in _MEASURES:
                    number = _number(reading, comma, verb)
                    if number is None:
                        continue
                    pronoun = "these" if number else "this"
                share = upper(reading.tokens[comma + 1].text)
                yield SplitKind.WHOSE, [reading.break_before(comma - 1, comma + 4, f"{share} of {pronoun} ")]
        elif reading.lower(comma + 1) == "whose" and find_clause(reading.tokens, comma + 2, reading.end):
            found = antecedent(reading, comma)
            if found is None or main.verb >= found[0]:
                continue
            if found[1]:
                yield SplitKind.WHOSE, [reading.break_before(comma - 1, comma + 2, "Their ")]
            elif reading.kind(comma - 1) is Kind.NAME:
                name = reading.text(found[0], comma)
                yield SplitKind.WHOSE, [reading.break_before(comma - 1, comma + 2, f"{name}'s ")]


def _number(reading: SentenceReading, comma: int, verb: int) -> bool | None:
    """Whether what stands before a comma is plural, by the verb of a share of it or by its noun; None in doubt."""
    if reading.lower(verb) in {"is", "was", "has"}:
        return False
    if reading.lower(verb) in {"are", "were", "have"} or is_plural(reading.lower(comma - 1)):
        return True
    found = antecedent(reading, comma)
    return None if found is None else found[1]
