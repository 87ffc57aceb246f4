"""Appositions: what somebody or something is, after a comma."""

from lexile.leveling.clause_splitting.by_tree.naming import named
from lexile.leveling.clause_splitting.by_tree.placing import is_inserted, opens_as_subject, told_after, told_in_order
from lexile.leveling.clause_splitting.split import Proposals, SplitKind
from lexile.leveling.clause_splitting.syntax import Syntax
from lexile.leveling.clauses import Kind

_SURE = 0.5
_ARTICLES = frozenset({"a", "an", "the"})
_NO_DEFINITIONS = frozenset(
    "bit lot few moment minute hour day week month year decade century mile distance while second third quarter half "
    "hundred thousand dozen time fact one ones same rest truth process feat move step act idea sign".split()
)


def appositions(syntax: Syntax) -> Proposals:
    """..., a village in the hills, ...: This village …; Marie, a nurse from Lyon, stayed: Marie was a nurse …"""
    reading = syntax.reading
    for noun in range(reading.end):
        if syntax.relation(noun) != "appos" or syntax.certainty(noun) < _SURE or not syntax.is_whole(noun):
            continue
        what, first, last = syntax.head(noun), syntax.first[noun], syntax.last[noun]
        if syntax.tag(noun) not in {"NN", "NNS"} or not reading.tokens[noun].text[0].islower():
            continue
        if reading.lower(first) not in _ARTICLES or what >= first:
            continue
        if not is_inserted(syntax, first, last) or first - 2 != what or reading.lower(noun) in _NO_DEFINITIONS:
            continue
        if syntax.below(noun, "conj", "cc", "appos") or syntax.below(what, "cc") or not syntax.is_plain(what):
            continue
        if _has_inner_relative(syntax, first, last):
            continue
        if reading.lower(first) == "the" and reading.lower(syntax.first[what]) in {"a", "an"}:
            continue
        again = named(syntax, what)
        if again is None or (again.plural != (syntax.tag(noun) == "NNS")) or not _is_definite(syntax, what):
            continue
        verb = "were" if again.plural else "was"
        if not _was(syntax, noun, what):
            verb = "are" if again.plural else "is"
        if opens_as_subject(syntax, what, last):
            repeated = "They" if again.plural and not again.is_name else again.again
            edits, kind = told_in_order(syntax, what, first, last, verb, repeated), SplitKind.APPOSITION
        else:
            edits, kind = told_after(syntax, what, first, last, f"{again.again} {verb}"), SplitKind.DEFINITION
        if edits is not None:
            yield kind, edits


def _has_inner_relative(syntax: Syntax, first: int, last: int) -> bool:
    """Whether an apposition has a clause that may belong to what it explains: the cook, who …; the part of which …"""
    reading = syntax.reading
    return any(
        (reading.lower(place) in {"which", "whom", "whose"} and reading.kind(place - 1) is Kind.PREPOSITION)
        or (reading.lower(place) in {"who", "which"} and reading.lower(place - 1) == ",")
        for place in range(first + 1, last + 1)
    )


def _is_definite(syntax: Syntax, noun: int) -> bool:
    """Whether a noun is a name or has an article, so that it is not itself one of a list."""
    opens = syntax.tag(noun) == "NNS" and noun == 0 and syntax.head(noun) == syntax.root
    return opens or syntax.tag(noun) in {"NNP", "NNPS"} or bool(syntax.below(noun, "det", "poss"))


def _was(syntax: Syntax, noun: int, what: int) -> bool:
    """Whether an apposition is told in the past: by the verb of its own clause, or else by that of its sentence."""
    own = [verb for verb in syntax.below(noun, "relcl") if syntax.finite(verb) is not None]
    return syntax.is_past(own[0] if own else syntax.clause_of(what))
