"""Words and their opposites, where exchanging them turns a statement round: rise and fall, north and south."""

from collections.abc import Sequence

from lexile.leveling.facts.alignment import Pair
from lexile.leveling.facts.checked_text import CheckedText
from lexile.leveling.facts.denying_affixes import affirmed_by
from lexile.leveling.facts.findings import Change, FactKind, Finding, finding_of, without_repeats
from lexile.leveling.facts.negation_words import find_denials, find_negations

# Pairs of groups; each word of one is an opposite of each of the other. The project's own: words that a paraphrase
# seldom exchanges by turning its sentence round, as "before" and "after", "larger" and "smaller" often are.
_GROUPS = (
    ("increase rise grow raise gain climb expand", "decrease fall drop decline shrink lower reduce diminish sink"),
    ("north northern", "south southern"),
    ("east eastern", "west western"),
    ("left", "right"),
    ("hot warm hotter warmer", "cold cool colder cooler"),
    ("male man men boy", "female woman women girl"),
    # Each with its own: a poet's daughter has a poet for a father.
    ("husband", "wife"),
    ("father", "mother"),
    ("son", "daughter"),
    ("brother", "sister"),
    ("king", "queen"),
    ("win won victory", "lose lost defeat"),
    ("always", "never"),
    ("often frequently", "rarely rare seldom"),
    ("safe", "dangerous unsafe"),
    ("legal allow permit", "illegal forbid ban"),
    ("rich wealthy", "poor"),
    ("true", "false untrue"),
    ("maximum most", "minimum least"),
    ("summer", "winter"),
    ("success succeed", "failure fail"),
    ("easy", "difficult hard"),
    ("early", "late"),
    ("first", "last"),
    ("day", "night"),
    ("import", "export"),
    ("acid", "alkali"),
    ("positive", "negative"),
    ("inside indoors", "outside outdoors"),
    ("ancient old", "modern"),
    ("sunrise dawn", "sunset dusk"),
    ("birth", "death"),
    ("enemy", "friend ally"),
    ("faster quickly", "slower slowly"),
)
_OPPOSITES: dict[str, frozenset[str]] = {}
for _first, _second in _GROUPS:
    for _ours, _theirs in ((_first, _second), (_second, _first)):
        for _word in _ours.split():
            _OPPOSITES[_word] = _OPPOSITES.get(_word, frozenset()) | frozenset(_theirs.split())


def opposite_findings(first: CheckedText, second: CheckedText, pairs: Sequence[Pair]) -> list[Finding]:
    """Words whose opposite stands in the other text, where neither side of the pair has both.

    `pairs` are those in which every sentence says something of the other side.
    """
    found = []
    for pair in pairs:
        ours, theirs = first.lemmas(pair.source), second.lemmas(pair.version)
        for word in sorted(ours - theirs):
            turned = frozenset(other for other in theirs - ours if _are_opposite(word, other, first))
            own = [(place, number) for number in pair.source for place in first.places_of(frozenset({word}), number)]
            other = [(place, number) for number in pair.version for place in second.places_of(turned, number)]
            # "Not permitted" and "forbidden" say the same.
            if own and other and _is_denied(*own[0], first) == _is_denied(*other[0], second):
                found.append(finding_of(FactKind.OPPOSITE, Change.CHANGED, own[0][0], other[0][0], first, second))
    return without_repeats(found)


def _are_opposite(one: str, other: str, text: CheckedText) -> bool:
    if other in opposites_of(one):
        return True
    return other == text.base_of(affirmed_by(one)) or one == text.base_of(affirmed_by(other))


def _is_denied(place: tuple[int, int], number: int, side: CheckedText) -> bool:
    return any(find_negations(text) or find_denials(text) for text in side.beside(place, number))


def opposites_of(word: str) -> frozenset[str]:
    """The opposites of a base form, if it is one of the words that a paraphrase should not turn round.

    >>> sorted(opposites_of("northern"))
    ['south', 'southern']
    """
    return _OPPOSITES.get(word, frozenset())
