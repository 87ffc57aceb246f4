"""Present participles at the end of a sentence: what its subject does as well, or what follows from all of it."""

from lexile.leveling.clause_splitting.by_tree.coordination import repeated
from lexile.leveling.clause_splitting.by_tree.naming import Named
from lexile.leveling.clause_splitting.participles import SPENDING
from lexile.leveling.clause_splitting.split import BREAK, Proposals, SplitKind
from lexile.leveling.clause_splitting.syntax import Syntax
from lexile.leveling.inflection import base_forms, inflected

_SURE = 0.6
_LEAST = 4  # tokens of a phrase that is worth a sentence
_CAUSES = frozenset("cause allow force enable prevent make prompt lead result trigger help create give leave".split())
_FOLLOWED_BY = {"lead": "to", "result": "in"}
# States, and participles that have become prepositions.
_NO_DEEDS = frozenset(
    "be have include accord regard concern follow depend consider owe exclude bar pend assume judge speak mean live "
    "belong lie sit stand hang sleep rest float want know need contain own consist resemble range start begin count "
    "represent account total weigh result lead measure feel seem appear look".split()
)


def present_participles(syntax: Syntax) -> Proposals:
    """..., carving a deep valley: The glacier carved a deep valley. ..., causing floods: This caused floods."""
    reading, root = syntax.reading, syntax.root
    subject, finite = syntax.subject(root), syntax.finite(root)
    if subject is None or finite is None or syntax.tag(finite) == "MD":
        return
    if not SPENDING.isdisjoint(base_forms(reading.lower(root), "v")):
        return
    for verb in syntax.below(root, "advcl"):
        first, last = syntax.first[verb], syntax.last[verb]
        adverb = first == verb - 1 and syntax.tag(first) == "RB" and reading.lower(first).endswith("ly")
        if syntax.tag(verb) != "VBG" or syntax.certainty(verb) < _SURE or not (first == verb or adverb):
            continue
        if reading.lower(first - 1) != "," or last < reading.end - 1 or last - first + 1 < _LEAST:
            continue
        bases = base_forms(reading.lower(verb), "v")
        if not bases or reading.inside[verb] or syntax.below(verb, "mark", "aux", "neg", "nsubj", "conj"):
            continue
        base = bases[0]
        follows = base in _CAUSES and reading.lower(verb + 1) == _FOLLOWED_BY.get(base, reading.lower(verb + 1))
        if not follows and (base in _NO_DEEDS or finite != root or syntax.below(root, "auxpass", "neg")):
            continue
        again = Named("this") if follows else repeated(syntax, subject)
        if again is None:
            continue
        past = syntax.is_past(root)
        form = inflected(base, "VBD" if past else "VBZ") if past or again.takes_s else base
        if form is None:
            continue
        before = f"{reading.text(first, verb)} " if adverb else ""
        start, end = reading.tokens[first - 2].end, reading.tokens[verb].end
        yield SplitKind.PARTICIPLE, [(start, end, f"{BREAK}{again.again} {before}{form}")]
