"""Numbers that were the least of something and have become the most, or the other way round: more, fewer than 40."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lexile.leveling.facts.alignment import Pair
from lexile.leveling.facts.checked_text import CheckedText
from lexile.leveling.facts.findings import Change, FactKind, Finding, finding_of, without_repeats
from lexile.leveling.facts.negation_words import find_negations
from lexile.leveling.facts.quantities import Quantity, find_quantities

_BOUND = re.compile(
    r"\b(?:(?P<least>at least|no (?:fewer|less) than|(?<!no )(?<!not )more than|over|above|(?:old|long)er than"
    r"|a minimum of)|(?P<most>at most|not? more than|(?<!no )(?:fewer|less) than|under|below|up to"
    r"|(?:young|short)er than|a maximum of)) \Z",
    re.IGNORECASE,
)
_REACH = 15  # characters before a number in which its bound stands


@dataclass(frozen=True, slots=True)
class _Bound:
    """A number with the words before it at characters `start` to `end`, which make it the "least" or the "most"."""

    start: int
    end: int
    side: str
    number: Quantity


def bound_findings(first: CheckedText, second: CheckedText, pairs: Sequence[Pair]) -> list[Finding]:
    """Numbers whose bound was turned round in the sentences that have the place of their own.

    Sentences that deny anything are left out: "more than 40 cannot" says the same as "at most 40 can".
    """
    ours, theirs = _by_sentence(first), _by_sentence(second)
    found = []
    for pair in pairs:
        own = [bound for number in pair.source for bound in ours.get(number, ())]
        others = [bound for number in pair.version for bound in theirs.get(number, ())]
        for one in own:
            same = [other for other in others if other.number.matches(one.number)]
            if not same or any(other.side == one.side for other in same) or _denies(pair, first, second):
                continue
            spans = (one.start, one.end), (same[0].start, same[0].end)
            found.append(finding_of(FactKind.OPPOSITE, Change.CHANGED, *spans, first, second))
    return without_repeats(found)


def _by_sentence(text: CheckedText) -> dict[int, list[_Bound]]:
    found: dict[int, list[_Bound]] = {}
    for bound in _bounds(text.text):
        found.setdefault(text.sentence_of(bound.start), []).append(bound)
    return found


def _bounds(text: str) -> Iterator[_Bound]:
    for number in find_quantities(text):
        match = _BOUND.search(text, max(0, number.start - _REACH), number.start)
        if match:
            yield _Bound(match.start(), match.end() - 1, match.lastgroup or "", number)


def _denies(pair: Pair, first: CheckedText, second: CheckedText) -> bool:
    sentences = [
        *(first.sentences[number] for number in pair.source),
        *(second.sentences[number] for number in pair.version),
    ]
    return any(map(find_negations, sentences))
