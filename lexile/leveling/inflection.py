"""Inflection: the base forms that a word may come from, and other words in the form that it has.

Forms come from LemmInflect's dictionary; its rules for words outside the dictionary are used only for base forms that
are inflected regularly, since "importanter" is not a word.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

import lemminflect

from lexile.leveling.thesaurus import Thesaurus

_UNIVERSAL = {"n": "NOUN", "v": "VERB", "a": "ADJ", "r": "ADV"}
_BASE_TAGS = {"n": "NN", "v": "VB", "a": "JJ", "r": "RB"}
_DEGREES = {"JJR": "more", "JJS": "most", "RBR": "more", "RBS": "most"}
# Words before a form such as "closed" that make a participle of it, not a past tense.
_AUXILIARIES = frozenset(
    "have has had having 've 'd am is are was were be been being get gets got getting 's 're 'm".split()
)
_BETWEEN = frozenset(
    "not never also often always already just only recently widely fully partly still then since yet even".split()
)
_DETERMINERS = frozenset("a an the this that these those my your his her its our their some any no each every".split())
_BASE_BEFORE = frozenset("to will would can could shall should may might must do does did not let lets".split())
_WORD = re.compile(r"[A-Za-z'’-]+")
_CONTEXT = 60  # characters looked at on either side


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a word: a form, by its Penn Treebank tag, of a base form with its part of speech (`n v a r`)."""

    lemma: str
    part_of_speech: str
    tag: str


def readings(form: str, before: str, after: str, thesaurus: Thesaurus) -> tuple[Reading, ...]:
    """The readings of a lower-case word that the thesaurus knows, given the text on either side of it."""
    found = []
    for part in _UNIVERSAL:
        lemmas = dict.fromkeys((*base_forms(form, part), form))
        for lemma in lemmas:
            if not any(sense.part_of_speech == part for sense in thesaurus.senses(lemma)):
                continue
            tags = _tags(form, lemma, part)
            if tags:
                found.append(Reading(lemma, part, _chosen(tags, before, after)))
    return tuple(found)


@lru_cache(maxsize=20_000)
def inflected(lemma: str, tag: str) -> str | None:
    """A base form in the form of a tag, or None where it has none.

    >>> inflected("buy", "VBD"), inflected("important", "JJR"), inflected("sheep", "NNS")
    ('bought', 'more important', 'sheep')
    """
    if tag in _BASE_TAGS.values():
        return lemma
    forms = lemminflect.getAllInflections(lemma)
    if forms.get(tag):
        return str(forms[tag][0])
    if tag in _DEGREES:
        return f"{_DEGREES[tag]} {lemma}"
    if tag == "VBP":
        return lemma
    if tag == "VBN" and forms.get("VBD"):
        return str(forms["VBD"][0])
    if forms:
        return None
    guessed = lemminflect.getInflection(lemma, tag)
    return str(guessed[0]) if guessed else None


@lru_cache(maxsize=20_000)
def base_forms(form: str, part: str) -> tuple[str, ...]:
    """The base forms that the dictionary has for a form as a noun, verb, adjective or adverb (`n v a r`)."""
    universal = _UNIVERSAL[part]
    return tuple(lemminflect.getAllLemmas(form, universal).get(universal, ()))


def _tags(form: str, lemma: str, part: str) -> list[str]:
    """The tags of a part of speech under which a base form has this form."""
    tags = [_BASE_TAGS[part]] if form == lemma else []
    if form == lemma and part != "v":
        return tags
    forms = lemminflect.getAllInflections(lemma, _UNIVERSAL[part])
    tags += [tag for tag, all_forms in forms.items() if form in all_forms and tag not in tags]
    if "VBD" in tags and "VBN" not in forms:  # the dictionary lists a regular past once
        tags.append("VBN")
    return tags


def _chosen(tags: list[str], before: str, after: str) -> str:
    """Of the tags that a form may have, the one that fits its place."""
    if len(tags) == 1:
        return tags[0]
    words = [word.lower().replace("’", "'") for word in _WORD.findall(before[-_CONTEXT:])]
    previous = words[-1] if words else ""
    if "VB" in tags and previous in _BASE_BEFORE:  # would quit
        return "VB"
    if "VBN" in tags and "VBD" in tags:
        nearest = [word for word in words[-3:] if word not in _BETWEEN and not word.endswith("ly")]
        is_passive = bool(nearest) and (
            nearest[-1] in _AUXILIARIES or nearest[-1].endswith(("'ve", "'s", "'re", "n't"))
        )
        following = _WORD.match(after.lstrip())
        if is_passive or previous in _DETERMINERS or (following and following[0].lower() == "by"):
            return "VBN"
        return "VBD"
    if "VB" in tags and "VBD" in tags:  # beat
        return "VBD" if "VBP" not in tags else "VBP"
    return tags[0]
