"""Complements of verbs: "denied that she knew" cannot become "refused that she knew", nor "slept" become "used".

What follows a verb tells what it needs: an object, a clause with "that", or neither. A verb that can never be followed
by that is no replacement for it.
"""

import re

from lexile.leveling.inflection import Reading
from lexile.leveling.thesaurus import Complement, Thesaurus

_OBJECT_WORDS = frozenset(
    "the a an this that these those my your his her its our their some any no each every him them me us it".split()
)
_OTHER_WORDS = frozenset(
    "in on at by from with without near under over through during after before because when while if as into than "
    "within for of about".split()
)
# Verbs that take another verb without "to": one can cause a glacier to break, but only make it break.
_WITHOUT_TO = frozenset(("make", "let", "have", "see", "hear", "watch"))
_TO_VERB = re.compile(r"(?:\s{1,3}[A-Za-z'’-]{1,30}){1,6}?\s{1,3}to\s{1,3}[a-z]")
_NEXT = re.compile(r"\s{0,3}([A-Za-z]+|\S|\Z)")


def fits_complement(lemma: str, reading: Reading, after: str, thesaurus: Thesaurus) -> bool:
    """Whether a verb can be followed by what follows the word it would replace."""
    if reading.part_of_speech != "v":
        return True
    if lemma in _WITHOUT_TO and _TO_VERB.match(after):
        return False
    needed = _needed(reading, after)
    if needed is None or not thesaurus.complements(reading.lemma) & needed:
        return True  # the dictionary does not know this use of the word itself
    return bool(thesaurus.complements(lemma) & needed)


def _needed(reading: Reading, after: str) -> Complement | None:
    match = _NEXT.match(after)
    following = match[1].lower() if match else ""
    if following == "that":
        return Complement.CLAUSE
    if reading.tag == "VBN":  # its object may stand before it
        return None
    if following in _OBJECT_WORDS:
        return Complement.OBJECT
    ends = not following[:1].isalpha() or following in _OTHER_WORDS
    return Complement.NONE if ends and reading.tag != "VBG" else None
