"""The glossary: terms of schoolbooks, each with a meaning in plain words that reads well after it.

The meanings in `terms.txt` were written for this project. Most terms have one meaning in schoolbooks; one that has
several stands with words, after a bar, at least one of which a text must have for the term to mean this.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from lexile.leveling.inflection import base_forms
from lexile.leveling.plural_meanings import in_plural

_FILE = Path(__file__).parent / "terms.txt"


@dataclass(frozen=True, slots=True)
class Entry:
    """The meaning of a term; if `company` is not empty, only in texts with at least one of these words."""

    meaning: str
    company: frozenset[str] = frozenset()


@cache
def glossary() -> MappingProxyType[str, Entry]:
    """The entry of each term, in lower case, in the order of the file."""
    return MappingProxyType(
        {
            term: Entry(meaning.strip(), frozenset(company.split()))
            for line in _FILE.read_text(encoding="utf-8").splitlines()
            if not line.startswith("#")
            for term, _, rest in [line.partition(" = ")]
            for meaning, _, company in [rest.partition("|")]
        }
    )


def defined(word: str, company: Collection[str] = ()) -> str | None:
    """The meaning of a term, in its number, in a text with these base forms; None if the glossary does not have it.

    >>> defined("Glaciers"), defined("erosion"), defined("table")
    ('large masses of ice that move slowly over land', 'the wearing away of soil or rock by water, wind or ice', None)
    >>> defined("bill"), defined("bill", {"senate"})
    (None, 'a plan for a new law')
    """
    form = word.lower()
    if form in glossary():
        return _meaning(form, company)
    for singular in base_forms(form, "n"):
        if singular in glossary():
            meaning = _meaning(singular, company)
            # Acts, and what there is one of, have no plural.
            return None if meaning is None or meaning.startswith("the ") else in_plural(meaning)
    return None


def is_ambiguous(word: str) -> bool:
    """Whether a term also has other meanings, so that it depends on its company."""
    return any(one in glossary() and bool(glossary()[one].company) for one in (word, *base_forms(word, "n")))


def _meaning(term: str, company: Collection[str]) -> str | None:
    entry = glossary()[term]
    if entry.company and entry.company.isdisjoint(company):
        return None
    return entry.meaning
