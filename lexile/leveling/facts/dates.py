"""Months, weekdays and eras: which a text has, and which are in one of two texts only."""

import re

from lexile.leveling.facts.checked_text import CheckedText
from lexile.leveling.facts.findings import Fact, FactKind, Finding, lost_and_added

_MONTHS = {
    form: month
    for month, forms in enumerate(
        "january jan|february feb|march|april apr|may|june|july|august aug|september sept sep|october oct|november nov"
        "|december dec".split("|"),
        start=1,
    )
    for form in forms.split()
}
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_WORDS_TOO = frozenset({"may", "march", "august", "sun", "sat", "mar", "dec", "jan", "nov", "sep"})
_DATE_WORD = re.compile(r"\b[A-Z][a-z]{2,8}\b")
_DATE_BEFORE = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|\b(?:in|of|since|until|till|by|last|next|every|each|late|early|mid)) $"
)
_DATE_AFTER = re.compile(r"\.? \d")
_ERA = re.compile(r"(?<=\d )(B\.?C\.?(?:E\.?)?|A\.?D\.?|C\.?E\.?)(?![A-Za-z])|\b(A\.?D\.?)(?= \d)")


def date_findings(first: CheckedText, second: CheckedText) -> list[Finding]:
    """Months, weekdays and eras of one text that the other does not have."""
    ours, theirs = find_dates(first.text), find_dates(second.text)
    our_keys = {key for fact in [*ours, *find_dates(first.unmeasured)] for key in fact.keys}
    their_keys = {key for fact in [*theirs, *find_dates(second.unmeasured)] for key in fact.keys}
    lost = [fact for fact in ours if fact.keys.isdisjoint(their_keys)]
    added = [fact for fact in theirs if fact.keys.isdisjoint(our_keys)]
    return lost_and_added(FactKind.DATE, lost, added, first, second)


def find_dates(text: str) -> list[Fact]:
    """The months, weekdays and eras of a text.

    >>> [sorted(fact.keys) for fact in find_dates("In May 44 BC it rained, and it may rain on Sunday.")]
    [['month 5'], ['era bc'], ['day sunday']]
    """
    found = []
    for match in _DATE_WORD.finditer(text):
        word = match[0].lower()
        if word in _WORDS_TOO and not (
            _DATE_BEFORE.search(text[max(0, match.start() - 12) : match.start()])
            or _DATE_AFTER.match(text, match.end(), match.end() + 3)
        ):
            continue
        if word in _MONTHS:
            found.append(Fact(*match.span(), frozenset({f"month {_MONTHS[word]}"})))
        elif word in _DAYS or (word.endswith("s") and word[:-1] in _DAYS):
            found.append(Fact(*match.span(), frozenset({f"day {word.removesuffix('s')}"})))
    for match in _ERA.finditer(text):
        era = "bc" if match[0].upper().startswith("B") else "ad"
        found.append(Fact(*match.span(), frozenset({f"era {era}"})))
    return sorted(found, key=lambda fact: fact.start)


def is_date_word(form: str) -> bool:
    """Whether a word in lower case is a month or a weekday."""
    return form in _MONTHS or form.removesuffix("s") in _DAYS
