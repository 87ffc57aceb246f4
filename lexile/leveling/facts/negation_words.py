"""Words that deny something: negations such as "not" and "nobody", and others such as "lack", "unable" and "hardly"."""

import re

from lexile.leveling.facts.findings import Fact

_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|[A-Za-z]{2,6}n['’]t)\b", re.IGNORECASE
)
# Where "not" and "no" deny nothing.
_NO_NEGATION = re.compile(
    r"\b(?:not only|not just|not merely|no matter|no doubt|no sooner|no one but|nothing but|why not|or not|no\. \d"
    r"|if not|not to mention|cannot help|can['’]t help|no wonder|not long|nothing less|never mind|no fewer|no less"
    r"|no more than|no later|no (?:choice|option|alternative) (?:but|other)|not be more|not hesitate|in no time"
    r"|took no time)\b|\b[A-Za-z]{2,6}n['’]t (?:it|he|she|they|we|you|I)\?",
    re.IGNORECASE,
)
# Verbs, adjectives and adverbs that deny what comes after them; that has not to be affirmed in another version.
_DENIAL = re.compile(
    r"\b(?:lack(?:s|ed|ing)?|unable|impossible|illegal|fail(?:s|ed)? to|refus(?:e|es|ed)|forbidden|prohibited|unlikely"
    r"|incapable|hardly|scarcely|seldom|rarely|barely)\b",
    re.IGNORECASE,
)


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
    return [Fact(*match.span(), frozenset({match[0].lower()})) for match in _DENIAL.finditer(text)]
