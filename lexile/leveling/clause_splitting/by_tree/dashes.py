"""Clauses with a dash between them, whose verbs only the tree gives away."""

from lexile.leveling.clause_splitting.dashes import only_dash
from lexile.leveling.clause_splitting.split import Proposals, SplitKind
from lexile.leveling.clause_splitting.syntax import Syntax
from lexile.leveling.clauses import Kind

_BEGINNINGS = frozenset({Kind.SUBJECT, Kind.DETERMINER, Kind.NAME, Kind.NOUN})


def dashes(syntax: Syntax) -> Proposals:
    """The birds are large – they live near the coast: two sentences, where there is no other dash."""
    reading = syntax.reading
    mark = only_dash(reading)
    if mark is None or reading.lower(mark + 1) in {"a", "an"}:
        return  # beta-carotene – an orange pigment that …
    if reading.kind(mark + 1) in _BEGINNINGS and reading.is_free(0, mark):
        yield SplitKind.DASH, [reading.break_before(mark - 1, mark + 1)]
