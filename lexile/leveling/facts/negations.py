"""Negations of one text that are missing in another, or new there, where the other text affirms what they deny."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from lexile.leveling.facts.alignment import Pair
from lexile.leveling.facts.checked_text import CheckedText, sentences_around
from lexile.leveling.facts.denying_affixes import affirmed_by
from lexile.leveling.facts.denying_words import denying_words
from lexile.leveling.facts.findings import Change, Fact, FactKind, Finding, finding_of
from lexile.leveling.facts.negation_words import find_denials, find_negations
from lexile.leveling.facts.replaced_negations import Replacements
from lexile.text.words import WORD

_DENIED = 2  # content words after a negation that it denies
_NEXT_CLAUSE = frozenset(
    "after before when while because although though until unless if since as so that which who where and but or "
    "than".split()
)
_LIGHT = frozenset(
    "a an the be have do will would can could may might must shall should to any so very much many more one of it that "
    "this in on at for and or by with as he she they we i you long only been being yet all really".split()
)
# Verbs that versions exchange for each other: what is not believed in the one is thought in the other.
_SAME = tuple(
    frozenset(group.split())
    for group in (
        "believe think expect",
        "happen occur",
        "need require",
        "begin start",
        "finish complete end",
        "allow let",
    )
)
# What a negation denies does not reach across these.
_BREAK = re.compile(r"[;:—]| – |\b(?:but|because|although|though|whereas|while)\b|, (?:and|so|yet)\b", re.IGNORECASE)
# "Not a fish but a mammal", rather than "did not sleep, but he rested".
_CORRECTION = re.compile(r"\bbut (?!(?:he|she|it|they|we|you|this|that|these|those|there|his|her|its|their|I)\b)")
_EXCEEDED = re.compile(r"\bthan(?: \w+)?$")  # "more falls than melts": not all melts


def negation_findings(first: CheckedText, second: CheckedText, pairs: Sequence[Pair]) -> list[Finding]:
    """Negations that are missing or added: the other text affirms what they deny, or has nothing that denies.

    `pairs` have only sentences that say something of the other side.
    """
    found = []
    ours, theirs = _Side(first), _Side(second)
    for pair in pairs:
        excess = len(ours.denied(pair.source)) - len(theirs.denied(pair.version))
        if excess > 0:
            lost = _affirmed(ours, pair.source, theirs, pair.version) or _gone(ours, pair.source, theirs, pair.version)
            added = []
        elif excess < 0:
            lost = []
            added = _affirmed(theirs, pair.version, ours, pair.source)
        else:
            lost, added = _exchanged(ours, pair, theirs)
        found += [finding_of(FactKind.NEGATION, Change.LOST, (one.start, one.end), None, first, second) for one in lost]
        found += [
            finding_of(FactKind.NEGATION, Change.ADDED, None, (one.start, one.end), first, second) for one in added
        ]
    return found


class _Side:
    """One of the texts, with its negations and its other words that deny by the number of their sentence."""

    def __init__(self, checked: CheckedText) -> None:
        self.checked = checked
        self._negations = _by_sentence(find_negations(checked.text), checked)
        self._denials = _by_sentence(find_denials(checked.text), checked)

    def negated(self, numbers: Iterable[int]) -> list[Fact]:
        """The negations in some sentences."""
        return [fact for number in numbers for fact in self._negations.get(number, ())]

    def denied(self, numbers: Iterable[int]) -> list[Fact]:
        """The negations in some sentences, and the other words that deny what comes after them."""
        return [
            fact for number in numbers for facts in (self._negations, self._denials) for fact in facts.get(number, ())
        ]

    def around(self, numbers: Sequence[int]) -> range:
        """The numbers of some sentences and of one on either side."""
        around = sentences_around(numbers)
        return range(max(around.start, 0), min(around.stop, len(self.checked.sentences)))

    def places_of(self, words: frozenset[str], numbers: Iterable[int]) -> list[tuple[tuple[int, int], int]]:
        """Where words with these base forms stand in some sentences, each with the number of its sentence."""
        return [(place, number) for number in numbers for place in self.checked.places_of(words, number)]

    def times(self, numbers: Iterable[int]) -> Counter[str]:
        """How often each base form comes in some sentences."""
        return Counter(self.checked.base_of(match[0]) for match in WORD.finditer(self.text_of(numbers)))

    def text_of(self, numbers: Iterable[int]) -> str:
        """Some sentences, one in a line."""
        return "\n".join(self.checked.sentences[number] for number in numbers)

    def denying(self, numbers: Iterable[int]) -> frozenset[str]:
        """The words in some sentences that may take the place of any negation."""
        return denying_words(self.text_of(numbers), self.checked.base_of)

    def after(self, fact: Fact) -> str:
        """What stands between a negation and the end of its sentence."""
        end = self.checked.spans[self.checked.sentence_of(fact.start)].end
        return self.checked.text[fact.end : end]


def _by_sentence(facts: Iterable[Fact], text: CheckedText) -> dict[int, list[Fact]]:
    found: dict[int, list[Fact]] = {}
    for fact in facts:
        found.setdefault(text.sentence_of(fact.start), []).append(fact)
    return found


def _exchanged(ours: _Side, pair: Pair, theirs: _Side) -> tuple[list[Fact], list[Fact]]:
    """Negations that moved from what the source denies to what it affirms: cats bark, and dogs do not."""
    negated, others_negated = ours.negated(pair.source), theirs.negated(pair.version)
    if not negated or not others_negated:
        return [], []
    lost = [fact for fact in _affirmed(ours, pair.source, theirs, pair.version) if fact in negated]
    added = [fact for fact in _affirmed(theirs, pair.version, ours, pair.source) if fact in others_negated]
    return (lost, added) if lost and added else ([], [])


def _affirmed(own: _Side, numbers: Sequence[int], other: _Side, others: Sequence[int]) -> list[Fact]:
    """The denials of which the other text has the words that they deny, and nothing that denies these."""
    known, times = own.denying(numbers), own.times(numbers)
    affirmed = [fact for fact in own.denied(numbers) if _is_affirmed(fact, own.checked, times, other, others, known)]
    return _not_replaced(affirmed, own, numbers, other, others)


def _is_affirmed(
    fact: Fact, own: CheckedText, times: Counter[str], other: _Side, others: Sequence[int], known: frozenset[str]
) -> bool:
    """Whether the other text has a word that is denied here, and nothing beside it that denies but `known` words.

    `times` says how often each base form comes in the sentences compared of its own text.
    """
    affirmed = False
    for word in _denied(fact, own):
        words = frozenset({word}).union(*(group for group in _SAME if word in group))
        places = other.places_of(words, others)
        if any(_is_denied(place, number, other.checked, known) for place, number in places):
            return False
        # Where this text also affirms the word elsewhere, the other may have kept only that.
        affirmed = affirmed or (bool(places) and len(places) >= sum(times[word] for word in words))
    return affirmed


def _is_denied(place: tuple[int, int], number: int, side: CheckedText, known: frozenset[str]) -> bool:
    """Whether something beside a place denies what stands there, other than words that are in both texts."""
    before, after = side.beside(place, number)
    before, after = _BREAK.split(before)[-1], _BREAK.split(after)[0]
    if find_negations(before) or any(after[one.start : one.end].lower() != "without" for one in find_negations(after)):
        return True
    if _EXCEEDED.search(before):
        return True
    return not denying_words(f"{before} … {after}", side.base_of) <= known


def _not_replaced(
    facts: Sequence[Fact], own: _Side, numbers: Sequence[int], other: _Side, others: Iterable[int]
) -> list[Fact]:
    """The denials that no words of the other text stand for."""
    if not facts:
        return []
    replacements = Replacements(own.text_of(numbers), other.text_of(others), own.checked.base_of)
    return [
        fact
        for fact in facts
        if not replacements.stand_for(
            own.checked.text[fact.start : fact.end].lower(), _clause(fact, own.checked), own.after(fact)
        )
    ]


def _gone(own: _Side, numbers: Sequence[int], other: _Side, others: Sequence[int]) -> list[Fact]:
    """The negations of sentences for which the other text has nothing that denies, nor has it beside them."""
    if other.denied(others) or other.denying(others) - own.denying(numbers):
        return []
    around, theirs_around = own.around(numbers), other.around(others)
    if other.denying(theirs_around) - own.denying(around):
        return []
    if len(other.denied(theirs_around)) >= len(own.denied(around)):
        return []
    denials = [fact for fact in own.negated(numbers) if not _affirms(fact, own)]
    return _not_replaced(denials, own, numbers, other, theirs_around)


def _affirms(fact: Fact, own: _Side) -> bool:
    """Whether a negation says what is rather than what is not: "not unusual", "not a fish but a mammal"."""
    return any(map(affirmed_by, _denied(fact, own.checked)[:1])) or _CORRECTION.search(own.after(fact)) is not None


def _clause(fact: Fact, side: CheckedText) -> list[str]:
    """The base forms of the words after a negation in its clause."""
    end = side.spans[side.sentence_of(fact.start)].end
    found: list[str] = []
    place = fact.end
    for match in WORD.finditer(side.text, fact.end, end):
        if (
            match[0].lower() in _NEXT_CLAUSE
            or find_negations(match[0])
            or not side.text[place : match.start()].isspace()
        ):
            break
        place = match.end()
        found.append("" if match[0][0].isupper() else side.base_of(match[0]))
    return found


def _denied(fact: Fact, side: CheckedText) -> list[str]:
    """The base forms that a negation denies: the first content words after it in its clause."""
    content = [word for word in _clause(fact, side) if word and word not in _LIGHT]
    # "Not unusual to see" affirms what is seen.
    return content[:1] if content and affirmed_by(content[0]) else content[:_DENIED]
