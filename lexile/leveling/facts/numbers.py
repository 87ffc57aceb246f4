"""Numbers and units: which are missing in a version, which are new, and which have become others."""

from collections.abc import Iterable, Sequence

from lexile.leveling.facts.alignment import Alignment, Pair
from lexile.leveling.facts.checked_text import CheckedText, sentences_around
from lexile.leveling.facts.findings import Change, FactKind, Finding, finding_of, without_repeats
from lexile.leveling.facts.quantities import Quantity, find_quantities, find_units

_MOST_YEARS = 100  # of which differences are taken
_SURE_LIKENESS = 0.7  # of sentences that certainly belong together, so that a number can have been exchanged


def number_findings(first: CheckedText, second: CheckedText, alignment: Alignment) -> list[Finding]:
    """Numbers of one text that are not in the other; of numbers that are, another unit or another place."""
    ours_here, theirs_here = find_quantities(first.text), find_quantities(second.text)
    ours = _by_value([*ours_here, *find_quantities(first.unmeasured)])
    theirs = _by_value([*theirs_here, *find_quantities(second.unmeasured)])
    added = [
        one
        for one in theirs_here
        if one.certain and not _same(one, ours) and one.values.isdisjoint(_differences(ours_here))
    ]
    in_pair_of_source = {number: pair for pair in alignment.pairs for number in pair.source}
    found = []
    used: set[int] = set()
    changed_units: set[tuple[str, str]] = set()
    for one in ours_here:
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
                inside = next((new for new in theirs_here if new is other), None)
                found.append(_quantity_finding(FactKind.UNIT, one, inside, first, second))
        elif _moved(one, number, pair, same, first, second, alignment):
            beside = [
                new
                for new in theirs_here
                if new.certain
                and second.sentence_of(new.start) in pair.version
                and not any(
                    new.matches(own)
                    for own in ours_here
                    if first.sentence_of(own.start) in sentences_around(pair.source)
                )
            ]
            if beside:
                found.append(_quantity_finding(FactKind.NUMBER, one, beside[0], first, second))
    found += [
        _quantity_finding(FactKind.NUMBER, None, one, first, second)
        for one in added
        if one.start not in used and not (second.text[one.start].isalpha() and not one.unit and min(one.values) <= 10)
    ]
    found += _single_units(ours_here, theirs_here, first, second)
    return without_repeats(found)


def _single_units(
    ours: Sequence[Quantity], theirs: Sequence[Quantity], first: CheckedText, second: CheckedText
) -> list[Finding]:
    """Units that stand with "one" in the source and nowhere in the version, which may say "a" or "each" for "one"."""
    named = find_units(second.all_text) | {one.unit for one in theirs}
    return [
        _quantity_finding(FactKind.UNIT, one, None, first, second)
        for one in ours
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
    first: CheckedText,
    second: CheckedText,
    alignment: Alignment,
) -> bool:
    """Whether a number is missing in the sentences that have the place of its own, though it is elsewhere."""
    if alignment.source_likeness[number] < _SURE_LIKENESS:
        return False
    nearby = sentences_around(pair.version)
    return not any(second.sentence_of(other.start) in nearby for other in same)


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
    kind: FactKind, one: Quantity | None, new: Quantity | None, first: CheckedText, second: CheckedText
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
    return finding_of(kind, change, own, other, first, second)
