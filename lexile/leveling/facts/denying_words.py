"""Words that may take the place of any negation in another version: unsafe, lack, instead of, hardly."""

import re
from collections.abc import Callable

from lexile.leveling.facts.denying_affixes import affirmed_by
from lexile.text.words import WORD

# Base forms, each of which denies whatever it stands with.
_DENYING = frozenset(
    # not doing, and keeping others from it
    "fail failure refuse refusal avoid skip ignore neglect abstain prevent stop ban forbid prohibit block bar deny "
    "denial reject rejection exclude oppose "
    # not being there, or no more
    "lack absent absence miss missing zero nil gone vanish cease abolish eliminate eradicate remove extinct suppress "
    # seldom
    "hardly barely scarcely seldom rarely rare "
    # nothing else, something else, and on a condition
    "only solely exclusively alone merely instead rather except unless otherwise "
    # not so, or not surely so
    "wrong wrongly false falsely mistaken mistakenly myth lie opposite contrary doubt doubtful vain".split()
)
_DENYING_PHRASE = re.compile(
    r"\b(?:"
    + "|".join(
        (
            "far from",
            "other than",
            "free (?:of|from)",
            "out of",
            "nothing but",
            "no (?:more|later|longer) than",
            "at most",
            "against the (?:law|rules?)",
            r"(?:keep|kept|sav|protect|hid|spar|guard)[a-z]{0,3} (?:[\w…]+ ){1,3}(?:from|down|away|out|off|back)",
            "(?:hard|difficult) (?:to|for)",
            "difficult(?:y|ies)",
            "trouble",
            "struggl(?:e|es|ed|ing)",
            "declin(?:e|es|ed|ing) to",
            "too (?=[a-z])",
            r"(?<!\ba )few",
            r"(?<!\ba )(?<!\bthe )little",
        )
    )
    + r")\b",
    re.IGNORECASE,
)
# "It took until 1919 before they could vote": not until then.
WAITED = re.compile(
    r"\b(?:took|takes?|taken|passed|went by|wait(?:ed|s)?|it was(?= (?:\d|long\b|years\b)))\b[^.;]{0,60}"
    r"\b(?:before|until)\b",
    re.IGNORECASE,
)


def denying_words(text: str, base_of: Callable[[str], str]) -> frozenset[str]:
    """The words of a text that deny whatever they stand with, in base form, and the first words of phrases that do."""
    found = {
        base_of(match[0].split()[0].lower()) for phrase in (_DENYING_PHRASE, WAITED) for match in phrase.finditer(text)
    }
    for match in WORD.finditer(text):
        word = match[0].lower()
        base = base_of(word)
        if word in _DENYING or base in _DENYING or affirmed_by(word):
            found.add(base)
    return frozenset(found)
