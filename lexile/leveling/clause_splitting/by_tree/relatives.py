"""Relative clauses that add something, after a comma, wherever they stand."""

from lexile.leveling.clause_splitting.by_tree.naming import Named, fits, named, pronoun
from lexile.leveling.clause_splitting.by_tree.placing import (
    begins_predicate,
    goes_on,
    is_inserted,
    moved_to_end,
    opens_as_subject,
)
from lexile.leveling.clause_splitting.split import Proposals, SplitKind
from lexile.leveling.clause_splitting.syntax import Syntax
from lexile.leveling.clauses import Kind

_VERY_SURE = 0.85
_SURE = 0.6  # certainty that a clause belongs to its noun
_PLACING = frozenset({"in", "at", "on", "during", "from", "near", "since", "into"})
_MEANING = frozenset(("means", "meant"))  # what all of the clause before it means
_ASKING = frozenset("why how when where what".split())
_ONES = frozenset("one each none neither either some any another".split())


def relatives(syntax: Syntax) -> Proposals:
    """..., which flows north, ...: This river flows north."""
    reading = syntax.reading
    for verb in range(reading.end):
        if syntax.relation(verb) != "relcl" or syntax.certainty(verb) < _SURE or not syntax.is_whole(verb):
            continue
        noun, first, last = syntax.head(verb), syntax.first[verb], syntax.last[verb]
        subject = syntax.subject(verb)
        if subject is None or not is_inserted(syntax, first, last) or not noun < first or not syntax.is_noun(noun):
            continue
        if not syntax.is_plain(noun) or not _is_nearest(syntax, noun, first) or _is_listed(syntax, first, last):
            continue
        if reading.lower(verb + 1) in _ASKING or _is_one_of(syntax, noun) or reading.lower(verb) in _MEANING:
            continue  # which is why …; one of the men, who was …
        word = reading.lower(subject)
        if word in {"which", "who"} and subject == first:
            if word == "who" and reading.lower(syntax.first[noun] - 1) in _PLACING:
                continue  # not a person
            if word == "which" and (_is_of_another(syntax, noun) and syntax.certainty(verb) < _VERY_SURE):
                continue  # the pilgrimage to Mecca, which …
            again = named(syntax, noun, person=word == "who")
            modal = syntax.tag(syntax.finite(verb) or verb) == "MD"
            if again is not None and again.is_name and word == "which" and modal:
                continue  # we should go to Rome, which may help
            if again is None or not fits(syntax, verb, again):
                continue
            yield from _split(syntax, verb, again)


def _split(syntax: Syntax, verb: int, again: Named) -> Proposals:
    first, last, noun = syntax.first[verb], syntax.last[verb], syntax.head(verb)
    reading = syntax.reading
    if opens_as_subject(syntax, noun, last) and begins_predicate(syntax, last + 2):
        # "The decision, which followed years of debate, allows …" tells of it in order.
        other = again if again.is_name or reading.lower(first) == "who" else Named("it")
        subject = pronoun(syntax, noun) or other
        drop = (reading.tokens[first - 2].end, reading.tokens[first].end, "")
        yield SplitKind.INSERTED_RELATIVE, [drop, reading.break_before(last, last + 2, f"{subject.again} ")]
        return
    at_end = last == reading.end - 1
    if not at_end and (not goes_on(syntax, noun, last + 2) or _is_of_another(syntax, noun)):
        return
    edits = moved_to_end(syntax, first, last, again.again, first + 1)
    if edits is not None:
        yield SplitKind.RELATIVE if at_end else SplitKind.MOVED_RELATIVE, edits


def _is_of_another(syntax: Syntax, noun: int) -> bool:
    """Whether a noun stands in a phrase that belongs to another noun: the banks of the river."""
    prep = syntax.head(noun)
    return syntax.relation(noun) == "pobj" and prep >= 0 and syntax.is_noun(syntax.head(prep))


def _is_one_of(syntax: Syntax, noun: int) -> bool:
    """Whether a noun stands after "one of" or the like: the clause may be about the one."""
    prep = syntax.head(noun)
    return syntax.relation(noun) == "pobj" and prep > 0 and syntax.reading.lower(syntax.head(prep)) in _ONES


def _is_listed(syntax: Syntax, first: int, last: int) -> bool:
    """Whether a list goes on within or after the clause: principles, which explain much, and practical solutions."""
    reading = syntax.reading
    if any(reading.kind(place) is Kind.RELATIVE for place in range(first + 1, last + 1) if place != first + 2):
        return True
    return any(
        comma >= first and reading.kind(comma + 1) is Kind.COORDINATOR for comma in reading.commas if comma <= last + 1
    )


def _is_nearest(syntax: Syntax, noun: int, comma: int) -> bool:
    """Whether no other noun before the comma could be meant as well."""
    others = [
        one
        for one in range(noun + 1, comma - 1)
        if syntax.is_noun(one) and syntax.relation(one) not in {"compound", "poss"}
    ]
    return not others
