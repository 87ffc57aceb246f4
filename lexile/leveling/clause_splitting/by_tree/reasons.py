"""Reasons at the end of a sentence: clauses with "because", and with "as" and "since" where these give a reason."""

from lexile.leveling.clause_splitting.by_tree.coordination import REPORTING
from lexile.leveling.clause_splitting.reasons import DENYING, POSSIBLE, this_is
from lexile.leveling.clause_splitting.split import Proposals, SplitKind
from lexile.leveling.clause_splitting.syntax import Syntax
from lexile.leveling.clauses import Kind
from lexile.leveling.inflection import base_forms

_SURE = 0.6
_OPENINGS = frozenset({"because", "as", "since"})
_PERFECT = frozenset({"has", "have", "had"})
_UNREAL = frozenset({"if", "though"})
_LEAST = 5  # tokens of a reason; "as it is called" gives none
_BEING = frozenset("is are was were am has have had can could cannot".split())
_COMPARING = frozenset("same such so as not just even only much".split())


def reasons(syntax: Syntax) -> Proposals:
    """The boat waited, as the river was too high: This was because the river was too high."""
    reading = syntax.reading
    for mark in range(3, reading.end):
        word, verb = reading.lower(mark), syntax.head(mark)
        if word not in _OPENINGS or syntax.relation(mark) not in {"mark", "advmod"} or reading.inside[mark]:
            continue
        if reading.lower(mark - 1) != "," or syntax.first[verb] != mark or syntax.last[verb] < reading.end - 1:
            continue
        if syntax.head(verb) != syntax.root or syntax.certainty(mark) < _SURE or reading.end - mark < _LEAST:
            continue
        if not syntax.is_clause(verb) or not syntax.is_clause(syntax.root) or _reaches_over(syntax, mark):
            continue
        if reading.lower(mark + 1) in _UNREAL or reading.kind(mark + 1) is Kind.MARK:
            continue
        if word != "because" and not _is_reason(syntax, verb):
            continue
        past = syntax.is_past(verb) and syntax.is_past(syntax.root)
        yield SplitKind.REASON, [reading.break_before(mark - 2, mark + 1, f"{this_is(past)} because ")]


def _is_reason(syntax: Syntax, verb: int) -> bool:
    """Whether a clause tells of a state, which "as" and "since" give as a reason; what is done tells of a time."""
    finite, subject = syntax.finite(verb), syntax.subject(verb)
    if finite is None or syntax.reading.lower(finite) not in _BEING or subject is None or subject > finite:
        return False
    if finite != verb and syntax.tag(verb) in {"VBG", "VBN"}:  # as it was getting dark; as it is called
        return False
    if finite == verb and not syntax.below(verb, "dobj", "acomp", "attr", "prep", "advmod", "ccomp", "xcomp"):
        return False  # as many others have
    return syntax.reading.lower(syntax.finite(syntax.root) or 0) not in _PERFECT  # has lived here since he …


def _reaches_over(syntax: Syntax, mark: int) -> bool:
    """Whether something before the reason is denied, possible, compared, somebody's words, or under a condition."""
    reading = syntax.reading
    before = {reading.lower(n) for n in range(mark)}
    if not REPORTING.isdisjoint(base_forms(reading.lower(syntax.root), "v")):
        return True  # it lasted, she argues, because …
    denied = any(word.endswith("n't") for word in before) or not DENYING.isdisjoint(before) or "not" in before
    modals = {reading.lower(n) for n in (syntax.finite(syntax.root), syntax.finite(syntax.head(mark))) if n is not None}
    conditions = not {"if", "unless", "when", "whether"}.isdisjoint(before)
    return denied or conditions or not POSSIBLE.isdisjoint(modals) or not _COMPARING.isdisjoint(before)
