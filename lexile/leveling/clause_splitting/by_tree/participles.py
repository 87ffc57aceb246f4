"""Past participles that tell what was done to the noun before them, or to the subject after them."""

from lexile.leveling.clause_splitting.by_tree.naming import named, pronoun
from lexile.leveling.clause_splitting.by_tree.placing import is_inserted, opens_as_subject, told_after, told_in_order
from lexile.leveling.clause_splitting.split import Proposals, SplitKind
from lexile.leveling.clause_splitting.subjects import upper
from lexile.leveling.clause_splitting.syntax import Syntax

_SURE = 0.6
_DATES = frozenset({"century", "ago", "1800s", "1900s"})
_NO_PARTICIPLES = frozenset("known given based compared provided granted supposed followed".split())


def participles(syntax: Syntax) -> Proposals:
    """The house, built in 1890, stood …: The house was built in 1890. It stood …"""
    reading = syntax.reading
    for verb in range(reading.end):
        if syntax.tag(verb) != "VBN" or syntax.relation(verb) != "acl" or syntax.certainty(verb) < _SURE:
            continue
        noun, first, last = syntax.head(verb), syntax.first[verb], syntax.last[verb]
        if first != verb or noun != first - 2 or not syntax.is_whole(verb) or not is_inserted(syntax, first, last):
            continue
        again = named(syntax, noun)
        if again is None or not syntax.is_plain(noun) or reading.lower(verb) in _NO_PARTICIPLES:
            continue
        be = _be(syntax, verb, plural=again.plural)
        if opens_as_subject(syntax, noun, last):
            repeated = pronoun(syntax, noun) or again
            edits = told_in_order(syntax, noun, first, last, be, repeated.again)
        else:
            edits = told_after(syntax, noun, first, last, f"{again.again} {be}")
        if edits is not None:
            yield SplitKind.PARTICIPLE_ADDED, edits


def fronted(syntax: Syntax) -> Proposals:
    """Built in 1890, the house stood …: The house was built in 1890. It stood …"""
    reading, root = syntax.reading, syntax.root
    subject = syntax.subject(root)
    verb = 0
    if syntax.tag(syntax.finite(root) or root) == "MD":
        return  # faced with this, we may be afraid
    if subject is None or syntax.tag(verb) != "VBN" or syntax.relation(verb) != "advcl" or syntax.head(verb) != root:
        return
    last, start = syntax.last[verb], syntax.first[subject]
    if reading.lower(last + 1) != "," or start != last + 2 or not syntax.is_whole(verb) or not syntax.is_whole(subject):
        return
    if (
        syntax.certainty(verb) < _SURE
        or syntax.below(subject, "cc", "predet")
        or syntax.below(verb, "advcl")
        or reading.lower(verb) in _NO_PARTICIPLES
        or syntax.last[subject] - start > 3
    ):
        return
    again = pronoun(syntax, subject) or named(syntax, subject)
    if again is None or (again.words == "I" and not syntax.is_past(root)):
        return  # "I" would need "am"
    phrase = upper(reading.text(start, syntax.last[subject] + 1))
    be = _be(syntax, verb, plural=again.plural)
    done = reading.text(verb, last + 1)
    edits = [
        (0, reading.tokens[last].end, f"{phrase} {be} {done[0].lower()}{done[1:]}"),
        reading.break_before(last, syntax.last[subject] + 1, f"{again.again} "),
    ]
    yield SplitKind.PARTICIPLE_ADDED, edits


def _be(syntax: Syntax, verb: int, *, plural: bool) -> str:
    """The form of "be" in the tense of the sentence, or in the past where a year or century is named."""
    reading = syntax.reading
    dated = any(
        reading.lower(place) in _DATES or (len(reading.lower(place)) == 4 and reading.lower(place).isdigit())
        for place in range(verb, syntax.last[verb] + 1)
    )
    if dated or syntax.is_past(syntax.root):
        return "were" if plural else "was"
    return "are" if plural else "is"
