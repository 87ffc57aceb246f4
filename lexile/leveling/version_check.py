"""A version of a text, whoever made it, checked against its source.

    check = check_version(source, version, estimator, target)
    check.reached, check.probability, check.findings, check.pairs

Names, numbers, dates, units, negations, quotations and key terms of either text are looked for in the other, and
sentences that have nothing like them there are named. It compares words and vectors; what a sentence means, and whether
it is true, only a reader can tell.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lexile.analysis import Analysis
from lexile.errors import TooLarge
from lexile.estimator.estimator import Estimator
from lexile.leveling.alignment import Alignment, Pair, align
from lexile.leveling.facts import (
    Fact,
    FactKind,
    denies,
    find_dates,
    find_denials,
    find_name_groups,
    find_negations,
    find_quotations,
    letters_of,
    name_keys,
)
from lexile.leveling.key_terms import KeyTerm, key_terms
from lexile.leveling.opposites import opposites_of
from lexile.leveling.quantities import Quantity, find_quantities, find_units
from lexile.leveling.targets import Target
from lexile.text.lemmas import lemma
from lexile.text.sentences import Sentence
from lexile.text.words import WORD

MAX_CHECK_WORDS = 20_000  # of either text; longer ones are checked chapter by chapter, and would take minutes
# Likeness below which a sentence has no counterpart. Set on 60 sound versions, of which no sentence is below it
# (tests/leveling/versions); of 1,800 halves of split sentences (BiSECT) 2% are.
LEAST_SOURCE_LIKENESS = 0.6
LEAST_VERSION_LIKENESS = 0.58
_LEAST_WORDS = 4  # of such a sentence; "So it was." is like everything and nothing
_LEAST_TIMES = 3  # that a key term of common words comes in the source
_RARE = 4.0  # Zipf; of rarer key terms, twice is enough
_MOST_YEARS = 100  # of which differences are taken
_NEAR = 5  # words on either side of one in which a negation denies it
_DENIED = 2  # content words after a negation that it denies
_SURE_LIKENESS = 0.7  # of sentences that certainly belong together, so that a number can have been exchanged


class Change(StrEnum):
    """What happened to a fact of the source, or how one of the version came to be."""

    LOST = "lost"
    ADDED = "added"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    `source` is what stands in the source and `version` what stands in the version; one of them is empty where a fact
    was lost or added. Sentences are numbers from 0, None where there is none; spans are characters of either text.
    """

    kind: FactKind
    change: Change
    source: str = ""
    version: str = ""
    source_sentence: int | None = None
    version_sentence: int | None = None
    source_span: tuple[int, int] | None = None
    version_span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class VersionCheck:
    """Everything found when a version was compared with its source.

    `probability` is that of the target given the version, and `reached` whether it is at least one half; both are None
    without a target. `pairs` has all sentences side by side; those that nothing is like are in `findings`.
    """

    source: Analysis
    version: Analysis
    target: Target | None
    probability: float | None
    findings: tuple[Finding, ...]
    pairs: tuple[Pair, ...]
    alignment: Alignment

    @property
    def reached(self) -> bool | None:
        """Whether the version is at least as likely to be at the target as not."""
        return None if self.probability is None else self.probability >= 0.5

    @property
    def lost_number(self) -> bool:
        """Whether a number of the source is missing or has become another."""
        return any(one.kind is FactKind.NUMBER and one.change is not Change.ADDED for one in self.findings)


def check_version(
    source: Analysis, version: Analysis, estimator: Estimator, target: Target | None = None
) -> VersionCheck:
    """Compare a version with its source, and with the target that it should be at.

    Raises:
        TooLarge: either text has more than `MAX_CHECK_WORDS` words.
    """
    for name, analysis in (("source", source), ("version", version)):
        if analysis.words > MAX_CHECK_WORDS:
            raise TooLarge(
                f"the {name} has {analysis.words:,} words; texts of up to {MAX_CHECK_WORDS:,} can be compared. "
                "Take one chapter at a time."
            )
    first, second = _Side(source, estimator), _Side(version, estimator)
    alignment = align(first.sentences, second.sentences, estimator.encoder)
    lone_source = _lone(first, alignment.source_likeness, LEAST_SOURCE_LIKENESS)
    lone_version = _lone(second, alignment.version_likeness, LEAST_VERSION_LIKENESS)
    pairs = alignment.pairs
    found = [
        *_numbers(first, second, pairs, alignment),
        *_facts(FactKind.DATE, first.dates, second.dates, first, second),
        *_names(first, second),
        *_quotations(first, second),
        *_terms(first, second, estimator),
        *_negations(first, second, pairs, lone_source, lone_version),
        *_opposites(first, second, pairs, lone_source, lone_version),
        *(
            Finding(FactKind.SENTENCE, Change.LOST, source=first.sentences[number], source_sentence=number)
            for number in sorted(lone_source)
        ),
        *(
            Finding(FactKind.SENTENCE, Change.ADDED, version=second.sentences[number], version_sentence=number)
            for number in sorted(lone_version)
        ),
    ]
    probability = None if target is None else version.estimate.mass_between(target.low, target.high)[1]
    return VersionCheck(source, version, target, probability, tuple(found), pairs, alignment)


class _Side:
    """One of the two texts with everything in it that is looked for in the other."""

    def __init__(self, analysis: Analysis, estimator: Estimator) -> None:
        self.analysis = analysis
        self.text = analysis.text
        self.spans: Sequence[Sentence] = analysis.segmented.sentences
        self.starts = [span.start for span in self.spans]
        self.sentences = [analysis.text_of(span) for span in self.spans]
        # What was not measured, such as headings and tables, still counts as said.
        self.unmeasured = "\n\n".join(part.text for part in analysis.left_out)
        self.quantities = find_quantities(self.text)
        self.dates = find_dates(self.text)
        self.names = find_name_groups(analysis.segmented, estimator.lexicon)
        self.quotations = find_quotations(self.text)
        self.negations = self._by_sentence(find_negations(self.text))
        self.denials = self._by_sentence(find_denials(self.text))
        self.zipf = estimator.lexicon.zipf_of
        self.all_text = f"{self.text}\n\n{self.unmeasured}"

    def sentence_of(self, start: int) -> int:
        """The number of the sentence in which a character stands."""
        return max(bisect_right(self.starts, start) - 1, 0)

    def negated_in(self, number: int) -> list[Fact]:
        """The negations in a sentence."""
        return self.negations.get(number, [])

    def denied_in(self, number: int) -> list[Fact]:
        """The negations in a sentence, and the other words that deny what comes after them."""
        return [*self.negated_in(number), *self.denials.get(number, ())]

    def denies(self, number: int) -> bool:
        """Whether a sentence may deny something in any way."""
        return denies(self.sentences[number])

    def places_of(self, words: frozenset[str], number: int) -> list[tuple[int, int]]:
        """Where words with these base forms stand in a sentence."""
        span = self.spans[number]
        return [
            match.span() for match in WORD.finditer(self.text, span.start, span.end) if self.base_of(match[0]) in words
        ]

    def base_of(self, word: str) -> str:
        """The base form of a word."""
        return lemma(word.lower().replace("’", "'"), self.zipf)

    def around(self, place: tuple[int, int], number: int) -> str:
        """The words beside a place, within its sentence."""
        span = self.spans[number]
        before = self.text[span.start : place[0]].split()[-_NEAR:]
        after = self.text[place[1] : span.end].split()[:_NEAR]
        return " ".join([*before, "…", *after])

    def _by_sentence(self, facts: Iterable[Fact]) -> dict[int, list[Fact]]:
        found: dict[int, list[Fact]] = {}
        for fact in facts:
            found.setdefault(self.sentence_of(fact.start), []).append(fact)
        return found

    def lemmas(self, numbers: Iterable[int]) -> frozenset[str]:
        """The base forms of the words in some sentences."""
        return frozenset(
            self.base_of(match[0]) for number in numbers for match in WORD.finditer(self.sentences[number])
        )


def _lone(side: _Side, likeness: Sequence[float], least: float) -> frozenset[int]:
    return frozenset(
        number for number, one in enumerate(likeness) if one < least and side.spans[number].words >= _LEAST_WORDS
    )


def _numbers(first: _Side, second: _Side, pairs: Sequence[Pair], alignment: Alignment) -> list[Finding]:
    """Numbers of one text that are not in the other; of numbers that are, another unit or another place."""
    ours = _by_value([*first.quantities, *find_quantities(first.unmeasured)])
    theirs = _by_value([*second.quantities, *find_quantities(second.unmeasured)])
    added = [
        one
        for one in second.quantities
        if one.certain and not _same(one, ours) and one.values.isdisjoint(_differences(first.quantities))
    ]
    in_pair_of_source = {number: pair for pair in pairs for number in pair.source}
    found = []
    used: set[int] = set()
    changed_units: set[tuple[str, str]] = set()
    for one in first.quantities:
        if not one.certain:
            continue
        number = first.sentence_of(one.start)
        pair = in_pair_of_source[number]
        same = _same(one, theirs)
        beside = [new for new in added if second.sentence_of(new.start) in pair.version and new.start not in used]
        if not same:
            # Of several new numbers, the one with the same unit took its place.
            new = next((new for new in beside if new.unit == one.unit), beside[0] if beside else None)
            if new is not None:
                used.add(new.start)
            found.append(_quantity_finding(FactKind.NUMBER, one, new, first, second))
        elif one.unit and not any(other.unit in {one.unit, ""} for other in same):
            other = same[0]
            if (one.unit, other.unit) not in changed_units and not _related(one.unit, other.unit):
                changed_units.add((one.unit, other.unit))
                inside = next((new for new in second.quantities if new is other), None)
                found.append(_quantity_finding(FactKind.UNIT, one, inside, first, second))
        elif _moved(one, number, pair, same, first, second, alignment):
            beside = [
                new
                for new in second.quantities
                if new.certain
                and second.sentence_of(new.start) in pair.version
                and not any(
                    new.matches(own) for own in first.quantities if first.sentence_of(own.start) in _around(pair.source)
                )
            ]
            if beside:
                found.append(_quantity_finding(FactKind.NUMBER, one, beside[0], first, second))
    found += [
        _quantity_finding(FactKind.NUMBER, None, one, first, second)
        for one in added
        if one.start not in used and not (second.text[one.start].isalpha() and not one.unit and min(one.values) <= 10)
    ]
    found += _single_units(first, second)
    return _once(found)


def _single_units(first: _Side, second: _Side) -> list[Finding]:
    """Units that stand with "one" in the source and nowhere in the version, which may say "a" or "each" for "one"."""
    named = find_units(second.all_text) | {one.unit for one in second.quantities}
    return [
        _quantity_finding(FactKind.UNIT, one, None, first, second)
        for one in first.quantities
        if 1 in one.values and one.unit and one.unit not in named
    ]


def _differences(quantities: Sequence[Quantity]) -> frozenset[float]:
    """The years between any two years of a text; a version may say "four years later"."""
    years = sorted({value for one in quantities for value in one.values if 1000 <= value <= 2100})[:_MOST_YEARS]
    return frozenset(later - earlier for earlier in years for later in years if later > earlier)


def _moved(
    one: Quantity,
    number: int,
    pair: Pair,
    same: Sequence[Quantity],
    first: _Side,
    second: _Side,
    alignment: Alignment,
) -> bool:
    """Whether a number is missing in the sentences that have the place of its own, though it is elsewhere."""
    if alignment.source_likeness[number] < _SURE_LIKENESS:
        return False
    nearby = _around(pair.version)
    return not any(second.sentence_of(other.start) in nearby for other in same)


def _around(numbers: Sequence[int]) -> range:
    return range(min(numbers) - 1, max(numbers) + 2)


def _by_value(quantities: Iterable[Quantity]) -> dict[float, list[Quantity]]:
    found: dict[float, list[Quantity]] = {}
    for one in quantities:
        for value in one.values:
            found.setdefault(value, []).append(one)
    return found


def _same(one: Quantity, others: dict[float, list[Quantity]]) -> list[Quantity]:
    return [other for value in one.values for other in others.get(value, ())]


def _related(first: str, second: str) -> bool:
    """Whether a unit is only named less exactly: degrees for degrees Celsius, a decade for years."""
    return first.startswith(second) or second.startswith(first) or {first, second} == {"pound", "pounds"}


def _quantity_finding(
    kind: FactKind, one: Quantity | None, new: Quantity | None, first: _Side, second: _Side
) -> Finding:
    change = Change.LOST if new is None else Change.ADDED if one is None else Change.CHANGED
    own = None if one is None else (one.start, one.end)
    other = None if new is None else (new.start, new.end)
    if kind is FactKind.UNIT:
        return Finding(
            kind, change, "" if one is None else one.unit, "" if new is None else new.unit,
            None if own is None else first.sentence_of(own[0]), None if other is None else second.sentence_of(other[0]),
            own, other,
        )  # fmt: skip
    return _finding(kind, change, own, other, first, second)


def _finding(
    kind: FactKind,
    change: Change,
    own: tuple[int, int] | None,
    other: tuple[int, int] | None,
    first: _Side,
    second: _Side,
) -> Finding:
    return Finding(
        kind,
        change,
        "" if own is None else first.text[slice(*own)],
        "" if other is None else second.text[slice(*other)],
        None if own is None else first.sentence_of(own[0]),
        None if other is None else second.sentence_of(other[0]),
        own,
        other,
    )


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Findings without those that say the same again."""
    return list({(one.kind, one.change, one.source, one.version): one for one in reversed(list(findings))}.values())[
        ::-1
    ]


def _facts(kind: FactKind, ours: Sequence[Fact], theirs: Sequence[Fact], first: _Side, second: _Side) -> list[Finding]:
    """Facts of one text of which the other has no key."""
    our_keys = {key for fact in [*ours, *find_dates(first.unmeasured)] for key in fact.keys}
    their_keys = {key for fact in [*theirs, *find_dates(second.unmeasured)] for key in fact.keys}
    lost = [fact for fact in ours if fact.keys.isdisjoint(their_keys)]
    added = [fact for fact in theirs if fact.keys.isdisjoint(our_keys)]
    return _exchanged(kind, lost, added, first, second)


def _exchanged(
    kind: FactKind, lost: Sequence[Fact], added: Sequence[Fact], first: _Side, second: _Side
) -> list[Finding]:
    """Findings on facts that were lost and added."""
    return _once(
        [
            *(_finding(kind, Change.LOST, (fact.start, fact.end), None, first, second) for fact in lost),
            *(_finding(kind, Change.ADDED, None, (fact.start, fact.end), first, second) for fact in added),
        ]
    )


def _names(first: _Side, second: _Side) -> list[Finding]:
    """Names of one text of which the other has no part, and parts of the version's names that the source lacks."""
    our_keys, their_keys = _word_keys(first.all_text), _word_keys(second.all_text)
    our_initials = frozenset(key for fact in first.names for key in fact.keys)
    their_initials = frozenset(key for fact in second.names for key in fact.keys)
    lost = [fact for fact in first.names if fact.keys.isdisjoint(their_keys | their_initials)]
    added = [fact for fact in second.names if _has_new_part(fact, second.text, our_keys | our_initials)]
    return _exchanged(FactKind.NAME, lost, added, first, second)


def _has_new_part(fact: Fact, text: str, known: frozenset[str]) -> bool:
    if fact.keys.isdisjoint(known):
        return True
    parts = [match[0].lower() for match in WORD.finditer(text, fact.start, fact.end)]
    return any(len(part) > 2 and name_keys(part).isdisjoint(known) for part in parts) and len(parts) > 1


def _word_keys(text: str) -> frozenset[str]:
    """The keys under which names are found, for every word of a text."""
    forms = {match[0].lower().replace("’", "'") for match in WORD.finditer(text)}
    forms |= {part for form in forms if "-" in form for part in form.split("-")}
    return frozenset(key for form in forms for key in name_keys(form))


def _quotations(first: _Side, second: _Side) -> list[Finding]:
    """Quotations that are not word for word in the other text."""
    ours, theirs = letters_of(first.all_text), letters_of(second.all_text)
    lost = [fact for fact in first.quotations if not _is_within(fact, theirs)]
    added = [fact for fact in second.quotations if not _is_within(fact, ours)]
    return _exchanged(FactKind.QUOTATION, lost, added, first, second)


def _is_within(fact: Fact, letters: str) -> bool:
    return any(f" {key} " in letters for key in fact.keys)


def _terms(first: _Side, second: _Side, estimator: Estimator) -> list[Finding]:
    """Key terms of the source of which the version has no form; participles, adverbs and units are none."""
    found = []
    forms = {match[0].lower() for match in WORD.finditer(second.all_text)}
    bases = {lemma(form.replace("’", "'"), second.zipf) for form in forms}
    named = {key for fact in first.names for key in fact.keys}
    for term in key_terms(first.analysis, estimator):
        if all(form.endswith(("ed", "ing", "ly")) or find_units(form) for form in term.forms):
            continue
        if term.times < _LEAST_TIMES and not _is_rare(term, estimator):
            continue
        if term.lemma in bases or not forms.isdisjoint(term.forms) or term.lemma in named:
            continue
        stem = term.lemma[: max(5, len(term.lemma) - 3)]
        if any(base.startswith(stem) for base in bases):
            continue
        span = (term.start, term.end)
        found.append(_finding(FactKind.TERM, Change.LOST, span, None, first, second))
    return found


def _is_rare(term: KeyTerm, estimator: Estimator) -> bool:
    return max(estimator.lexicon.zipf_of(form) or 0.0 for form in term.forms) < _RARE


def _negations(
    first: _Side, second: _Side, pairs: Sequence[Pair], lone_source: frozenset[int], lone_version: frozenset[int]
) -> list[Finding]:
    """Negations that are missing or added: the other text affirms what they deny, or has nothing that denies."""
    found = []
    for pair in pairs:
        sources = [number for number in pair.source if number not in lone_source]
        versions = [number for number in pair.version if number not in lone_version]
        if not sources or not versions:
            continue
        ours = [fact for number in sources for fact in first.denied_in(number)]
        theirs = [fact for number in versions for fact in second.denied_in(number)]
        lost, added = [], []
        if len(ours) > len(theirs):
            lost = [fact for fact in ours if _is_affirmed(fact, first, versions, second)]
            own = [fact for number in sources for fact in first.negated_in(number)]
            if not lost and own and not any(map(second.denies, _around_in(versions, second))):
                lost = own
        elif len(theirs) > len(ours):
            added = [fact for fact in theirs if _is_affirmed(fact, second, sources, first)]
        found += [_finding(FactKind.NEGATION, Change.LOST, (one.start, one.end), None, first, second) for one in lost]
        found += [_finding(FactKind.NEGATION, Change.ADDED, None, (one.start, one.end), first, second) for one in added]
    return found


def _is_affirmed(fact: Fact, side: _Side, numbers: Sequence[int], other: _Side) -> bool:
    """Whether the other text has a word that is denied here, and nothing beside it that denies."""
    words = _denied(fact, side)
    places = [(place, number) for number in numbers for place in other.places_of(words, number)]
    return bool(places) and not any(denies(other.around(place, number)) for place, number in places)


_NEXT_CLAUSE = frozenset(
    "after before when while because although though until unless if since as so that which who where and but or "
    "than".split()
)
_LIGHT = frozenset(
    "a an the be have do will would can could may might must shall should to any so very much many more one of it that "
    "this in on at for and or by with as he she they we i you long only been being yet all really".split()
)


def _denied(fact: Fact, side: _Side) -> frozenset[str]:
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


def _opposites(
    first: _Side, second: _Side, pairs: Sequence[Pair], lone_source: frozenset[int], lone_version: frozenset[int]
) -> list[Finding]:
    """Words whose opposite stands in the other text, where neither side of the pair has both."""
    found = []
    for pair in pairs:
        if not lone_source.isdisjoint(pair.source) or not lone_version.isdisjoint(pair.version):
            continue
        ours, theirs = first.lemmas(pair.source), second.lemmas(pair.version)
        for word in sorted(ours - theirs):
            turned = opposites_of(word) - ours
            own = [(place, number) for number in pair.source for place in first.places_of(frozenset({word}), number)]
            other = [(place, number) for number in pair.version for place in second.places_of(turned, number)]
            # "Not permitted" and "forbidden" say the same.
            if own and other and _is_denied(*own[0], first) == _is_denied(*other[0], second):
                found.append(_finding(FactKind.OPPOSITE, Change.CHANGED, own[0][0], other[0][0], first, second))
    return _once(found)


def _is_denied(place: tuple[int, int], number: int, side: _Side) -> bool:
    return bool(find_negations(side.around(place, number)))


def _around_in(numbers: Sequence[int], side: _Side) -> range:
    around = _around(numbers)
    return range(max(around.start, 0), min(around.stop, len(side.sentences)))
