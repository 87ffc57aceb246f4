"""Quotations: which a text has, and which are not word for word in the other."""

import re

from lexile.leveling.facts.checked_text import CheckedText
from lexile.leveling.facts.findings import Fact, FactKind, Finding, lost_and_added
from lexile.leveling.quoted import find_quoted

LEAST_QUOTED_WORDS = 3  # shorter quotations are titles, or words that the author keeps at a distance
_LETTERS = re.compile(r"[^\W_]+")


def quotation_findings(first: CheckedText, second: CheckedText) -> list[Finding]:
    """Quotations that are not word for word in the other text."""
    ours, theirs = letters_of(first.all_text), letters_of(second.all_text)
    lost = [fact for fact in find_quotations(first.text) if not _is_within(fact, theirs)]
    added = [fact for fact in find_quotations(second.text) if not _is_within(fact, ours)]
    return lost_and_added(FactKind.QUOTATION, lost, added, first, second)


def _is_within(fact: Fact, letters: str) -> bool:
    return any(f" {key} " in letters for key in fact.keys)


def find_quotations(text: str) -> list[Fact]:
    """The quotations of a text of `LEAST_QUOTED_WORDS` or more; the key is their words without punctuation."""
    found = []
    for start, end in find_quoted(text):
        words = _LETTERS.findall(text[start:end].lower())
        if len(words) >= LEAST_QUOTED_WORDS:
            found.append(Fact(start, end, frozenset({" ".join(words)})))
    return found


def letters_of(text: str) -> str:
    """The words of a text in lower case, with one space around each."""
    return f" {' '.join(_LETTERS.findall(text.lower()))} "
