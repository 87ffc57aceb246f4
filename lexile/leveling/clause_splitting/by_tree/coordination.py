"""Clauses and verbs that are joined to the main clause by "and", "but" or "so"."""

from dataclasses import dataclass, replace

from lexile.leveling.clause_splitting.by_tree.naming import Named, fits, named, pronoun
from lexile.leveling.clause_splitting.coordination import LINKS
from lexile.leveling.clause_splitting.split import Proposals, SplitKind
from lexile.leveling.clause_splitting.syntax import Syntax
from lexile.leveling.clauses import Kind, verb_forms
from lexile.leveling.inflection import base_forms

_SURE, _VERY_SURE = 0.5, 0.8
_ENCLOSING = frozenset({"ccomp", "advcl"})
_LONG = 6  # tokens of either part; shorter ones are as easy together
_NO_OPENINGS = frozenset(
    "that which who whom whose how why when where what whether himself herself itself themselves".split()
)
REPORTING = frozenset("say claim report announce argue explain insist suggest state warn add".split())
_INVERTING = frozenset({"so", "nor", "neither", "there"})
_CONDITIONS = frozenset("if unless when whenever because although though since as while until before after".split())


@dataclass(frozen=True, slots=True)
class _Joined:
    """A verb that is joined by a conjunction at `link` to the clause of the verb `before`.

    `bare` are verbs between the two that are joined by commas alone.
    """

    verb: int
    link: int
    before: int
    bare: tuple[int, ...]


def clauses(syntax: Syntax) -> Proposals:
    """... and the dog ran away: The dog ran away."""
    reading = syntax.reading
    for one in _joined(syntax):
        if _stands_alone(syntax, one):
            opening = LINKS[reading.lower(one.link)]
            yield SplitKind.COORDINATION, [reading.break_before(_before(syntax, one.link), one.link + 1, opening)]


def _stands_alone(syntax: Syntax, one: _Joined) -> bool:
    """Whether a joined clause is a sentence by itself, and leaves one before it."""
    reading, link = syntax.reading, one.link
    subject, opening = syntax.subject(one.verb), reading.lower(link + 1)
    if subject is None or subject > one.verb or not syntax.is_clause(one.verb):
        return False
    if syntax.first[one.verb] != link + 1 or one.bare or opening in _NO_OPENINGS or opening[0].isdigit():
        return False
    if (opening == "there" and syntax.relation(link + 1) != "expl") or reading.shares_content(link):
        return False
    # "He ran, for it was late, and he was cold" has two reasons; "not only … but" is one thought.
    if any(reading.lower(comma + 1) == "for" for comma in reading.commas if comma < link):
        return False
    if any(reading.lower(n) == "not" and reading.lower(n + 1) == "only" for n in range(link)):
        return False
    # "He said it was late and they were cold": he said both. "My hope was that it would stop, and they could play".
    reporting = not REPORTING.isdisjoint(base_forms(reading.lower(one.before), "v"))
    content = any(reading.lower(syntax.first[n]) == "that" for n in syntax.below(one.before, "ccomp"))
    same = reading.lower(subject) == reading.lower(syntax.subject(one.before) or 0)
    if reading.lower(link) == "and" and (reporting or (content and not same)) and _is_reported(syntax, one.before):
        return False
    # "I was glad because it won and I would have lost": both are reasons.
    reasons = {
        reading.lower(mark) for n in syntax.below(one.before, "advcl") if n < link for mark in syntax.below(n, "mark")
    }
    if "because" in reasons and reading.lower(link - 1) != ",":
        return False
    return not _is_spliced(syntax, one)


def verbs(syntax: Syntax) -> Proposals:
    """She opened the box in the dark and took out the letters: She took out the letters."""
    reading = syntax.reading
    for one in _joined(syntax):
        subject = syntax.subject(one.before)
        if subject is None or not _shares_subject(syntax, one):
            continue
        again = repeated(syntax, subject)
        if again is None or not fits(syntax, one.verb, again):
            continue
        link = LINKS[reading.lower(one.link)]
        opening = f"{link}{again.within} " if link else f"{again.again} "
        edits = [reading.break_before(_before(syntax, one.link), one.link + 1, opening)]
        if one.bare:  # he looked, listened, and left: he looked and listened
            comma = reading.tokens[syntax.first[one.bare[0]] - 1]
            if comma.text != ",":
                continue
            edits.insert(0, (comma.start, comma.end, " and"))
        yield SplitKind.SHARED_SUBJECT, edits


def _shares_subject(syntax: Syntax, one: _Joined) -> bool:
    """Whether a joined verb has the subject of the clause before it, and needs nothing else of that clause."""
    reading, verb, link = syntax.reading, one.verb, one.link
    own, first = syntax.finite(verb), syntax.finite(one.before)
    if own is None or first is None or syntax.subject(verb) is not None or syntax.first[verb] != link + 1:
        return False
    if syntax.is_past(verb) != syntax.is_past(one.before) or "MD" in {syntax.tag(own), syntax.tag(first)}:
        return False
    # "So were the others", "and close to the wall was a bed": the subject comes after the verb.
    if reading.lower(link + 1) in _INVERTING:
        return False
    if any(syntax.tag(n) not in {"RB", "RBR"} for n in range(link + 1, min(own, verb))):
        return False
    # "Asked and paid for a ticket", "rose and fell": two verbs with one object, or as one.
    if link <= one.before + 1:
        return False
    # "Was built and burnt down": was it burnt?
    passive = any(syntax.relation(n) == "auxpass" for n in range(one.before, link)) or first != one.before
    if own == verb and passive and "VBN" in verb_forms(reading.lower(verb)):
        return False
    # "I suppose he came and stayed": who stayed?
    enclosed = any(
        syntax.relation(n) in _ENCLOSING and syntax.is_clause(n) and one.before < n < link
        for n in syntax.below(one.before)
    )
    if enclosed and (syntax.certainty(verb) < _VERY_SURE or _is_reported(syntax, one.before)):
        return False
    # "I had the impression that she came and had gone": who had gone?
    if any(_has_another_subject(syntax, n, one.before) for n in range(one.before + 1, link)):
        return False
    if len(syntax.below(one.before, "acomp", "attr")) > 1:
        return False  # is bigger, very brightly colored, and has long feathers
    # "The pony, who tossed his head, whisked his tail, and stamped": a list of the pony's doings.
    relative = {"who", "which", "whose"}.intersection(reading.lower(n) for n in range(one.before, link))
    return len(one.bare) < (1 if relative else 2)


def _has_another_subject(syntax: Syntax, place: int, main: int) -> bool:
    """Whether a token is the verb of a clause inside another one and has a subject of its own."""
    if syntax.relation(place) not in {"ccomp", "acl"} or not syntax.is_clause(place):
        return False
    subject, own = syntax.subject(main), syntax.subject(place)
    return subject is not None and own is not None and syntax.reading.lower(own) != syntax.reading.lower(subject)


def _is_spliced(syntax: Syntax, joined: _Joined) -> bool:
    """Whether clauses before a conjunction are joined by commas alone: the sun shone, the sky was blue, and …"""
    reading = syntax.reading
    earlier = [
        one
        for one in syntax.below(joined.before, "ccomp", "parataxis", "advcl")
        if one < joined.before
        and syntax.is_clause(one)
        and not reading.inside[one]
        and (syntax.relation(one) != "advcl" or not syntax.below(one, "mark", "advmod"))
    ]
    if earlier:
        return True
    found = [reading.joined(comma + 1, joined.link) for comma in reading.commas if comma < joined.link]
    return any(clause is not None and not _is_main(syntax, clause.verb, joined.before) for clause in found)


def _is_main(syntax: Syntax, place: int, verb: int) -> bool:
    return place == verb or (syntax.head(place) == verb and syntax.relation(place) in {"aux", "auxpass"})


def _is_reported(syntax: Syntax, verb: int) -> bool:
    return any(syntax.relation(one) == "ccomp" and syntax.is_clause(one) for one in syntax.below(verb))


def repeated(syntax: Syntax, subject: int) -> Named | None:
    """A subject as it is repeated: a pronoun, a name, or "the" with its noun."""
    again = pronoun(syntax, subject) or named(syntax, subject)
    if again is None or again.determiner != "this":
        return again
    return replace(again, determiner="the") if syntax.below(subject, "det") else None


def _joined(syntax: Syntax) -> list[_Joined]:
    """The verbs that are joined to the main one, where either part is long enough."""
    reading, root = syntax.reading, syntax.root
    if syntax.subject(root) is None or any(
        reading.lower(mark) in _CONDITIONS
        for one in syntax.below(root, "advcl")
        if one < root
        for mark in syntax.below(one, "mark", "advmod")
    ):
        return []
    if not _has_one_root(syntax):
        return []  # the parser is not sure which clause is the main one
    found: list[_Joined] = []
    place, clause, start = root, root, syntax.first[root]
    bare: tuple[int, ...] = ()
    while True:
        nexts = [
            one
            for one in syntax.below(place, "conj", "ROOT")
            if one > place and (syntax.certainty(one) >= _SURE or _is_second_root(syntax, one))
        ]
        if not nexts:
            return found
        verb = nexts[0]
        links = [one for one in syntax.below(place, "cc") if place < one < verb]
        if not links:
            bare = (*bare, verb)
        elif reading.lower(links[-1]) in LINKS and not reading.inside[links[-1]]:
            link = links[-1]
            opened = any(
                reading.lower(n) in _CONDITIONS and reading.kind(n - 1) is Kind.COORDINATOR for n in range(start, link)
            )
            if opened:
                return found  # "and when it snowed, and …" goes on after the second clause
            long = min(link - start, syntax.last[verb] - link) >= _LONG
            if long and syntax.last[verb] >= reading.end - 1 and not reading.shares_result(link):
                found.append(_Joined(verb, link, clause, bare))
            start, bare = link + 1, ()
        if syntax.subject(verb) is not None:
            clause, bare = verb, ()
        place = verb


def _has_one_root(syntax: Syntax) -> bool:
    """Whether all other words that the parser takes for roots are verbs of a clause that is clearly joined."""
    roots = [place for place, relation in enumerate(syntax.tree.relations) if relation == "ROOT"]
    return all(place == syntax.root or _is_second_root(syntax, place) for place in roots)


def _is_second_root(syntax: Syntax, verb: int) -> bool:
    """Whether a verb under the root is taken for a root too, since its clause could stand alone: …, but some left."""
    if syntax.tree.relations[verb] != "ROOT" or syntax.head(verb) != syntax.root or syntax.subject(verb) is None:
        return False
    first, reading, subject = syntax.first[verb], syntax.reading, syntax.subject(verb)
    if first <= syntax.root or reading.lower(first - 1) not in LINKS or reading.lower(first - 2) != ",":
        return False
    if reading.kind(first) is Kind.PREPOSITION and subject is not None and syntax.first[subject] <= first + 1:
        return False  # and in her generous fashion made much of it
    return not any(reading.lower(comma + 1) == "not" for comma in reading.commas if comma < first)


def _before(syntax: Syntax, link: int) -> int:
    """The last token of the first sentence."""
    return link - 2 if syntax.reading.lower(link - 1) == "," else link - 1
