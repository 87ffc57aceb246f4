"""Facts of a text, and findings: what happened to them in another version."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lexile.leveling.facts.checked_text import CheckedText


class FactKind(StrEnum):
    """What kind of thing has to stay."""

    NUMBER = "number"
    UNIT = "unit"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    QUOTATION = "quotation"
    TERM = "key term"
    OPPOSITE = "opposite"
    SENTENCE = "sentence"


class Change(StrEnum):
    """What happened to a fact of the source, or how one of the version came to be."""

    LOST = "lost"
    ADDED = "added"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact at characters `start` to `end` of a text, with the keys under which it is found again.

    Two facts are the same if they have a key in common, so that "Marie Curie" is found again in "Curie", "French" in
    "France", and "cannot" in "unable".
    """

    start: int
    end: int
    keys: frozenset[str]


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


def finding_of(
    kind: FactKind,
    change: Change,
    own: tuple[int, int] | None,
    other: tuple[int, int] | None,
    first: CheckedText,
    second: CheckedText,
) -> Finding:
    """The finding on a fact at characters `own` of the source and `other` of the version; None where it is not."""
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


def lost_and_added(
    kind: FactKind, lost: Sequence[Fact], added: Sequence[Fact], first: CheckedText, second: CheckedText
) -> list[Finding]:
    """Findings on facts that were lost and added."""
    return without_repeats(
        [
            *(finding_of(kind, Change.LOST, (fact.start, fact.end), None, first, second) for fact in lost),
            *(finding_of(kind, Change.ADDED, None, (fact.start, fact.end), first, second) for fact in added),
        ]
    )


def without_repeats(findings: Iterable[Finding]) -> list[Finding]:
    """Findings without those that say the same again."""
    return list({(one.kind, one.change, one.source, one.version): one for one in reversed(list(findings))}.values())[
        ::-1
    ]
