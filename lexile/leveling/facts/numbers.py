"""Numbers and units: which are missing in a version, which are new, and which have become others."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lexile.leveling.facts.alignment import Alignment, Pair
from lexile.leveling.facts.checked_text import CheckedText, sentences_around
from lexile.leveling.facts.findings import Change, FactKind, Finding, finding_of, without_repeats
from lexile.leveling.facts.quantities import Quantity, find_quantities, find_units, kind_of

_MOST_YEARS = 100  # of which differences are taken
_SMALL = 10
_SURE_LIKENESS = 0.7  # of sentences that certainly belong together, so that a number can have been exchanged


def number_findings(first: CheckedText, second: CheckedText, alignment: Alignment) -> list[Finding]:
    """Numbers of one text that are not in the other; of numbers that are, another unit or another place."""
    return without_repeats(_Comparison(first, second, alignment).findings())


class _Comparison:
    """The numbers of two texts, and which of the version's were taken for one of the source already."""

    def __init__(self, first: CheckedText, second: CheckedText, alignment: Alignment) -> None:
        self.first, self.second, self.alignment = first, second, alignment
        self.ours, self.theirs = find_quantities(first.text), find_quantities(second.text)
        ours_by_value = _by_value([*self.ours, *find_quantities(first.unmeasured)])
        self.theirs_by_value = _by_value([*self.theirs, *find_quantities(second.unmeasured)])
        differences = _differences(self.ours)
        self.added = [
            one
            for one in self.theirs
            if one.certain and not _same(one, ours_by_value) and one.values.isdisjoint(differences)
        ]
        self.pair_of = {number: pair for pair in alignment.pairs for number in pair.source}
        self.used: set[int] = set()  # where the numbers stand that took the place of one
        self.changed_units: set[tuple[str, str]] = set()

    def findings(self) -> list[Finding]:
        """What is missing or has become another, then what is new."""
        changed = [self._finding_on(one) for one in self.ours if one.certain]
        return [
            *(finding for finding in changed if finding is not None),
            *(self._finding(FactKind.NUMBER, None, one) for one in self.added if self._is_new(one)),
            *self._single_units(),
            *self._loose_exchanges(),
        ]

    def _finding_on(self, one: Quantity) -> Finding | None:
        """What happened to a number of the source, if anything."""
        same = _same(one, self.theirs_by_value)
        if not same:
            return self._finding(FactKind.NUMBER, one, self._successor(one))
        if one.unit and not any(other.unit in {one.unit, ""} for other in same):
            return self._other_unit(one, same)
        if one.unit == "percent" and all(self._is_bare(other) for other in same):
            return self._finding(FactKind.UNIT, one, None)
        if self._has_moved(one, same):
            stranger = self._stranger_beside(one)
            return None if stranger is None else self._finding(FactKind.NUMBER, one, stranger)
        return None

    def _successor(self, one: Quantity) -> Quantity | None:
        """The new number that took the place of a missing one: of several, that with the same unit."""
        pair = self._pair_of(one)
        beside = [
            new
            for new in self.added
            if self.second.sentence_of(new.start) in pair.version and new.start not in self.used
        ]
        found = next((new for new in beside if new.unit == one.unit), beside[0] if beside else None)
        if found is not None:
            self.used.add(found.start)
        return found

    def _other_unit(self, one: Quantity, same: Sequence[Quantity]) -> Finding | None:
        """The unit of a number that has another in the version; each exchange of units is named once."""
        other = same[0]
        if (one.unit, other.unit) in self.changed_units or any(_related(one.unit, new.unit) for new in same):
            return None
        self.changed_units.add((one.unit, other.unit))
        inside = next((new for new in self.theirs if new is other), None)
        return self._finding(FactKind.UNIT, one, inside)

    def _is_bare(self, other: Quantity) -> bool:
        """Whether a number of the version has no unit, nor one that another number beside it may say for both."""
        here = self.second.sentence_of(other.start)
        beside = (new.unit for new in self.theirs if self.second.sentence_of(new.start) == here)
        return not other.unit and min(other.values) >= 1 and "percent" not in beside

    def _has_moved(self, one: Quantity, same: Sequence[Quantity]) -> bool:
        """Whether a number is missing in the sentences that have the place of its own, though it is elsewhere."""
        if self.alignment.source_likeness[self.first.sentence_of(one.start)] < _SURE_LIKENESS:
            return False
        nearby = sentences_around(self._pair_of(one).version)
        return not any(self.second.sentence_of(other.start) in nearby for other in same)

    def _stranger_beside(self, one: Quantity) -> Quantity | None:
        """A number in the sentences that have the place of this one, which its own sentences do not have."""
        pair = self._pair_of(one)
        around = sentences_around(pair.source)
        near = [own for own in self.ours if self.first.sentence_of(own.start) in around]
        return next(
            (
                new
                for new in self.theirs
                if new.certain
                and self.second.sentence_of(new.start) in pair.version
                and not any(new.matches(own) for own in near)
            ),
            None,
        )

    def _is_new(self, one: Quantity) -> bool:
        """Whether a number that only the version has is worth naming; "one" to "ten" in words may say anything."""
        is_small_word = self.second.text[one.start].isalpha() and not one.unit and min(map(abs, one.values)) <= _SMALL
        return one.start not in self.used and not is_small_word

    def _single_units(self) -> list[Finding]:
        """Units that stand with "one" in the source and nowhere in the version, which may say "a" or "each" for it."""
        named = find_units(self.second.all_text) | {_without_rate(one.unit) for one in self.theirs}
        return [
            self._finding(FactKind.UNIT, one, None)
            for one in self.ours
            if 1 in one.values and one.unit and _without_rate(one.unit) not in named
        ]

    def _loose_exchanges(self) -> list[Finding]:
        """Words such as "first", "twice" and "half", which may come and go, exchanged for another of their kind."""
        found = []
        for one in self.ours:
            kind = kind_of(one, self.first.text)
            if one.certain or not kind or self._has_like(one, kind):
                continue
            pair = self._pair_of(one)
            others = [other for other in self.theirs if kind_of(other, self.second.text) == kind]
            new = next(
                (
                    other
                    for other in others
                    if self.second.sentence_of(other.start) in pair.version
                    and not any(other.matches(own) for own in self.ours)
                ),
                None,
            )
            if new is not None and new.start not in self.used:
                found.append(self._finding(FactKind.NUMBER, one, new))
        return found

    def _has_like(self, one: Quantity, kind: str) -> bool:
        """Whether the version has a number anywhere; of one that tells an order, only such a number."""
        same = (other for other in self.theirs if other.matches(one))
        return any(kind != "order" or kind_of(other, self.second.text) == kind for other in same)

    def _pair_of(self, one: Quantity) -> Pair:
        return self.pair_of[self.first.sentence_of(one.start)]

    def _finding(self, kind: FactKind, one: Quantity | None, new: Quantity | None) -> Finding:
        change = Change.LOST if new is None else Change.ADDED if one is None else Change.CHANGED
        own = None if one is None else (one.start, one.end)
        other = None if new is None else (new.start, new.end)
        found = finding_of(kind, change, own, other, self.first, self.second)
        if kind is FactKind.UNIT:
            return replace(found, source="" if one is None else one.unit, version="" if new is None else new.unit)
        return found


def _differences(quantities: Sequence[Quantity]) -> frozenset[float]:
    """The years between any two years of a text; a version may say "four years later"."""
    years = sorted({value for one in quantities for value in one.values if 1000 <= value <= 2100})[:_MOST_YEARS]
    return frozenset(later - earlier for earlier in years for later in years if later > earlier)


def _by_value(quantities: Iterable[Quantity]) -> dict[float, list[Quantity]]:
    found: dict[float, list[Quantity]] = {}
    for one in quantities:
        for value in one.values:
            found.setdefault(value, []).append(one)
    return found


def _same(one: Quantity, others: dict[float, list[Quantity]]) -> list[Quantity]:
    return [other for value in one.values for other in others.get(value, ())]


def _without_rate(unit: str) -> str:
    """A unit without the time in which it is so much: kilometre of kilometre per hour."""
    return unit.split(" per ")[0]


def _related(first: str, second: str) -> bool:
    """Whether a unit is only named less exactly: degrees for degrees Celsius, a decade for years."""
    return first.startswith(second) or second.startswith(first) or {first, second} == {"pound", "pounds"}
