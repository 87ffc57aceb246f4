"""Negations: which a text has, and which are missing or new where the other text says the same otherwise."""

import re
from collections.abc import Iterable, Sequence

from lexile.leveling.facts.alignment import Pair
from lexile.leveling.facts.checked_text import CheckedText, sentences_around
from lexile.leveling.facts.findings import Change, Fact, FactKind, Finding, finding_of
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
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|[A-Za-z]{2,6}n['’]t)\b", re.IGNORECASE
)
# Where "not" and "no" deny nothing.
_NO_NEGATION = re.compile(
    r"\b(?:not only|not just|not merely|no matter|no doubt|no sooner|no one but|nothing but|why not|or not|no\. \d"
    r"|if not|not to mention|cannot help|can['’]t help|no wonder|not long|nothing less|never mind|no fewer|no less"
    r"|no more than|no later)\b|\b[A-Za-z]{2,6}n['’]t (?:it|he|she|they|we|you|I)\?",
    re.IGNORECASE,
)
# Words that say in another way what a negation says; they excuse one that is missing, but need none themselves.
_DENIAL = re.compile(
    r"\b(?:un[a-z]{4,14}|in(?:visible|correct|complete|capable|edible|accurate|active|ability|dependent|adequate|direct"
    r"|expensive|frequent|secure|sufficient|valid|formal|tolerant|effective|definite|animate|secure|comparable)[a-z]{0,3}"
    r"|im(?:possible|patient|mature|mobile|polite|proper|perfect|pure|measurable)[a-z]{0,3}|il(?:legal|legible|logical)"
    r"|ir(?:regular|responsible|relevant|replaceable)|dis(?:like|agree|appear|approve|believe|connect|honest|obey|continue"
    r"|prove|trust|able|courage|regard|miss)[a-z]{0,4}|non-?[a-z]{3,14}|[a-z]{2,12}less(?:ly)?|lack(?:s|ed|ing)?"
    r"|fail(?:s|ed|ing|ure)?|refus(?:e|es|ed|ing|al)|absen(?:t|ce)|miss(?:ing|ed|es)|avoid(?:s|ed|ing)?"
    r"|prevent(?:s|ed|ing)?|stop(?:s|ped|ping)?|keep(?:s)?|kept|ban(?:s|ned|ning)?|forb(?:id|ids|ade|idden|idding)"
    r"|prohibit(?:s|ed|ing)?|den(?:y|ies|ied|ying|ial)|reject(?:s|ed|ing|ion)?|hardly|barely|scarcely|seldom|rarely|few"
    r"|little|only|free|instead|rather|except|wrong(?:ly)?|false(?:ly)?|too(?= [a-z])|empty|dead|extinct|die[sd]?|dying"
    r"|kill(?:s|ed)?|eradicat[a-z]{0,4}|eliminat[a-z]{0,4}|gone|disappear[a-z]{0,3}|vanish[a-z]{0,3}"
    r"|abolish[a-z]{0,3}|remov[a-z]{0,4}|ceas[a-z]{0,3}|lost|harmless"
    r"|but|until|before|unless|bare|blind|deaf|left|alone|vain|doubt(?:s|ed|ful)?|declin(?:e|es|ed|ing)|ignor(?:e|es|ed"
    r"|ing)|against|zero|short|poor(?:ly)?|bad(?:ly)?|hard|difficult(?:y|ies)?|trouble|problems?|impossible|weak(?:ly)?|still|same|secret(?:ly)?"
    r"|myth|mistaken(?:ly)?|rare|opposite|spare[sd]?|save[sd]?|ended|ends|end|last|another|different(?:ly)?|skip[a-z]{0,4}"
    r"|resist[a-z]{0,4}|protect(?:s|ed|ing)?|survive[sd]?|safe(?:ly)?|dry|raw|silent(?:ly)?|quiet(?:ly)?"
    r"|other than|far from|away|out of|nil|than|suppress[a-z]{0,4}|awake|alive|otherwise|illegal|first|most|closed?"
    r"|exclusive(?:ly)?|nearly|almost|(?:bigg|larg|small|long|old|young|fast|slow|high|low|deep|great|strong|weak|earli|lat|b"
    r"|cold|hott|rich|poor|tall|heavi|clos|near|new|wid|hard|easi)est|worst)\b",
    re.IGNORECASE,
)
# Verbs and adjectives that deny what comes after them; that has not to be affirmed in another version.
_STRONG_DENIAL = re.compile(
    r"\b(?:lack(?:s|ed|ing)?|unable|impossible|illegal|fail(?:s|ed)? to|refus(?:e|es|ed)|forbidden|prohibited|unlikely"
    r"|incapable)\b",
    re.IGNORECASE,
)


def negation_findings(first: CheckedText, second: CheckedText, pairs: Sequence[Pair]) -> list[Finding]:
    """Negations that are missing or added: the other text affirms what they deny, or has nothing that denies.

    `pairs` have only sentences that say something of the other side.
    """
    found = []
    ours_in, theirs_in = _BySentence(first), _BySentence(second)
    for pair in pairs:
        sources, versions = pair.source, pair.version
        ours = [fact for number in sources for fact in ours_in.denied(number)]
        theirs = [fact for number in versions for fact in theirs_in.denied(number)]
        lost, added = [], []
        if len(ours) > len(theirs):
            lost = [fact for fact in ours if _is_affirmed(fact, first, versions, second)]
            own = [fact for number in sources for fact in ours_in.negated(number)]
            if (
                not lost
                and own
                and not any(denies(second.sentences[number]) for number in _around_in(versions, second))
            ):
                lost = own
        elif len(theirs) > len(ours):
            added = [fact for fact in theirs if _is_affirmed(fact, second, sources, first)]
        found += [finding_of(FactKind.NEGATION, Change.LOST, (one.start, one.end), None, first, second) for one in lost]
        found += [
            finding_of(FactKind.NEGATION, Change.ADDED, None, (one.start, one.end), first, second) for one in added
        ]
    return found


class _BySentence:
    """The negations of a text, and its other words that deny, by the number of their sentence."""

    def __init__(self, text: CheckedText) -> None:
        self._negations = _by_sentence(find_negations(text.text), text)
        self._denials = _by_sentence(find_denials(text.text), text)

    def negated(self, number: int) -> list[Fact]:
        """The negations in a sentence."""
        return self._negations.get(number, [])

    def denied(self, number: int) -> list[Fact]:
        """The negations in a sentence, and the other words that deny what comes after them."""
        return [*self.negated(number), *self._denials.get(number, ())]


def _by_sentence(facts: Iterable[Fact], text: CheckedText) -> dict[int, list[Fact]]:
    found: dict[int, list[Fact]] = {}
    for fact in facts:
        found.setdefault(text.sentence_of(fact.start), []).append(fact)
    return found


def _is_affirmed(fact: Fact, side: CheckedText, numbers: Sequence[int], other: CheckedText) -> bool:
    """Whether the other text has a word that is denied here, and nothing beside it that denies."""
    words = _denied(fact, side)
    words = words.union(*(group for group in _SAME if not words.isdisjoint(group)))
    places = [(place, number) for number in numbers for place in other.places_of(words, number)]
    return bool(places) and not any(denies(other.around(place, number)) for place, number in places)


def _denied(fact: Fact, side: CheckedText) -> frozenset[str]:
    """The base forms of the first content words after a negation, within its clause."""
    end = side.spans[side.sentence_of(fact.start)].end
    found: list[str] = []
    place = fact.end
    for match in WORD.finditer(side.text, fact.end, end):
        if len(found) == _DENIED or match[0].lower() in _NEXT_CLAUSE or not side.text[place : match.start()].isspace():
            break
        place = match.end()
        word = side.base_of(match[0])
        if word not in _LIGHT and not match[0][0].isupper() and not find_negations(match[0]):
            found.append(word)
    return frozenset(found)


def _around_in(numbers: Sequence[int], side: CheckedText) -> range:
    around = sentences_around(numbers)
    return range(max(around.start, 0), min(around.stop, len(side.sentences)))


def find_negations(text: str) -> list[Fact]:
    """The words that deny something; "not only" does not."""
    idle = [match.span() for match in _NO_NEGATION.finditer(text)]
    return [
        Fact(*match.span(), frozenset({match[0].lower()}))
        for match in _NEGATION.finditer(text)
        if not any(start <= match.start() < end for start, end in idle)
    ]


def find_denials(text: str) -> list[Fact]:
    """The words other than negations that deny what comes after them: lack, unable, forbidden."""
    return [Fact(*match.span(), frozenset({match[0].lower()})) for match in _STRONG_DENIAL.finditer(text)]


def denies(text: str) -> bool:
    """Whether a text may deny something in any way: "not", but also "unable", "lack", "only"."""
    return bool(find_negations(text)) or _DENIAL.search(text) is not None
