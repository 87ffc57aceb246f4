"""Glosses: a key term that stays in a text is explained where it first occurs.

    Phytoplankton, tiny plants that drift in the sea, grows around icebergs.
    Sand and mud (small pieces of rock) are carried by erosion.

A gloss comes from the glossary of school terms, or else is the meaning of WordNet that fits the sentence, in words that
are more common than the term. It is singular or plural as the term is, and stands only where it reads well: after a
noun that no other noun follows and that the text does not explain itself.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from lexile.analysis import Analysis
from lexile.estimator.estimator import Estimator
from lexile.formulas.familiar import DALE_CHALL
from lexile.leveling.glossary import defined, is_ambiguous
from lexile.leveling.inflection import base_forms
from lexile.leveling.key_terms import KeyTerm, words_of
from lexile.leveling.meanings import Meaning, meanings
from lexile.leveling.plural_meanings import in_plural
from lexile.leveling.word_suggestions import Replacer, load_replacer, place_of

_MOST_WORDS = 12  # of a gloss; a longer one makes the sentence harder than the term does
_LEAST_ZIPF = 3.5  # of each of its words: three in a million; rarer ones would need a gloss themselves
_ENOUGH_ZIPF = 3.8  # of each of its words, even if the term is more frequent
_LEAST_PROBABILITY = 0.6  # of the sense, where it is WordNet's
_LEAST_NOUN = 0.4  # probability that the term is a noun where it stands
_SURE_VERB = 0.9  # probability that the word after the term is a verb
_GLOSSARY_CONFIDENCE = 0.9  # a judgement: the glossary has only terms with one meaning in schoolbooks
_TRIED = 3  # places of a term, from its first on, that may leave room
_LOOKED_AT = 20  # places of a term where the text may explain it
_MOST_ZIPF = 4.5  # of a term with WordNet's meaning; more frequent ones are known, and have too many meanings
# After a term, what cannot be part of a longer name: the end of a clause, a verb, or a word that opens something else.
_VERB_FOLLOWS = re.compile(r"\s{1,3}(?:has|have|had|can|could|may|might|will|would|must|should|do|does|did|cannot)\b")
_ENDS = re.compile(r"[.;!?]")
_OPENS = re.compile(
    r"\s{1,3}(?:in|on|at|by|from|to|for|with|without|near|under|over|through|during|after|before|because|when|while|"
    r"if|as|into|than|until|and|but|within|around|along|across|toward|towards|between|about|like)\b|,"
)
_BE = re.compile(r"\s{1,3}(?:is|are|was|were)\s{1,3}(?:not\s|also\s|often\s|still\s|usually\s){0,2}([a-z]+)")
_NEXT_WORD = re.compile(r"\s{1,3}([a-z]+)\b")
_REACH = 60  # characters that hold what comes next
# The text explains the term itself, or is about to.
_EXPLAINED_BEFORE = re.compile(
    r"(?:\b(?:called|named|termed|known\s+as|referred\s+to\s+as|call|means?|or)\s+(?:an?\s+|the\s+)?|[“\"‘(])\Z"
)
_EXPLAINED_AFTER = re.compile(
    r"\s{0,3}[(—–:]|,?\s{1,3}or\s|,\s{1,3}(?:an?|the|one|which|who|also|sometimes|meaning|that|any|some|such)\s"
)
_SENTENCE_END = re.compile(r"[.!?][”\"’')\]]{0,3}\s{0,3}\Z")
# What WordNet's meanings end with: an example, or half a sentence where they were cut for their length.
_TAIL = re.compile(r"[,;:]? (?:especially|usually|typically|e\.g\.|such as|as in|as if)\b.*|[;:].*", re.DOTALL)
_UNFINISHED = re.compile(r" (?:that|which|who|are|is|of|for|in|on|to|by|with|and|or|the|an?)\Z")


@dataclass(frozen=True, slots=True)
class Gloss:
    """An explanation for the term at the characters `start` to `end`: the `meaning`, and the term `glossed` with it."""

    start: int
    end: int
    term: str
    glossed: str
    meaning: str
    probability: float


def glosses(analysis: Analysis, estimator: Estimator, terms: Sequence[KeyTerm]) -> tuple[Gloss, ...]:
    """Explanations for those of some key terms that can be explained, where each first leaves room for one."""
    text = analysis.text
    bases = words_of(analysis, estimator)
    hard = [term for term in (*terms, *_school_terms(analysis, terms, bases)) if _needs_gloss(term)]
    places = {term: place for term in hard if (place := _place(analysis, estimator, term)) is not None}
    found = []
    unknown = []
    for term, (start, end) in places.items():
        own = defined(text[start:end], bases)
        if own is None:
            if term in terms:
                unknown.append(term)
        else:
            found.append(_gloss(text, (start, end), own, _GLOSSARY_CONFIDENCE))
    known = meanings(text, [places[term] for term in unknown], estimator)
    for term, meaning in zip(unknown, known, strict=True):
        start, end = places[term]
        worded = None if meaning is None else _worded(text[start:end], meaning, estimator)
        if meaning is not None and worded is not None:
            found.append(_gloss(text, (start, end), worded, meaning.confidence))
    return tuple(sorted(found, key=lambda one: one.start))


def _school_terms(analysis: Analysis, terms: Sequence[KeyTerm], bases: Collection[str]) -> Iterator[KeyTerm]:
    """The words of the glossary that a text has besides its key terms."""
    words = analysis.segmented.words
    taken = {form for term in terms for form in term.forms}
    numbers = {
        number: form
        for number, form in enumerate(words.forms)
        if form not in taken and defined(form, bases) is not None
    }
    for number, start, end in zip(words.ids.tolist(), words.starts.tolist(), words.ends.tolist(), strict=True):
        if number in numbers:
            form = numbers.pop(number)
            yield KeyTerm(form, (form,), 1, start, end)


def _needs_gloss(term: KeyTerm) -> bool:
    """Whether readers may not know a term; of a familiar one with another meaning, the glossary knows the company."""
    return not DALE_CHALL.knows(term.lemma) or any(is_ambiguous(form) for form in term.forms)


def _gloss(text: str, span: tuple[int, int], meaning: str, probability: float) -> Gloss:
    """A term with its meaning between commas where a verb or the end of the sentence follows, else in brackets."""
    start, end = span
    term = text[start:end]
    if _ENDS.match(text, end) and "," not in meaning:
        glossed = f"{term}, {meaning}"
    elif _verb_follows(text, end) and "," not in meaning:
        glossed = f"{term}, {meaning},"
    else:
        glossed = f"{term} ({meaning})"
    return Gloss(start, end, term, glossed, meaning, probability)


def _place(analysis: Analysis, estimator: Estimator, term: KeyTerm) -> tuple[int, int] | None:
    """Where a term first leaves room for a gloss; None if it does not, or if the text explains it somewhere."""
    text = analysis.text
    places = list(_places(analysis, term))
    if any(is_explained(text, start, end) for start, end in places):
        return None
    if any(not text[start:end].islower() and not _opens_sentence(analysis, start) for start, end in places):
        return None  # a name, such as that of a team, or a word in a title
    replacer = load_replacer(estimator)
    for start, end in places[:_TRIED]:
        is_noun = replacer.reader.part_fits(place_of(text, (start, end)))["n"] >= _LEAST_NOUN
        goes_on = leaves_room(text, end) or _is_verb(text, end, replacer)
        if is_noun and goes_on and not replacer.is_in_phrase(text, (start, end)):
            return start, end
    return None


def _is_verb(text: str, end: int, replacer: Replacer) -> bool:
    """Whether the word after a term is a verb in its place, though it can be a noun elsewhere: "lives", "flows"."""
    following = _NEXT_WORD.match(text, end, end + _REACH)
    if following is None or not base_forms(following[1], "v"):
        return False
    return replacer.reader.part_fits(place_of(text, following.span(1)))["v"] >= _SURE_VERB


def _places(analysis: Analysis, term: KeyTerm) -> Iterator[tuple[int, int]]:
    """The first places of a term in whole sentences; a heading has no room for a gloss."""
    words = analysis.segmented.words
    numbers = [number for number, form in enumerate(words.forms) if form in term.forms]
    at = np.flatnonzero(np.isin(words.ids, numbers))[:_LOOKED_AT]
    starts = [one.sentence.start for one in analysis.sentences]
    for place in at.tolist():
        start, end = int(words.starts[place]), int(words.ends[place])
        number = bisect_right(starts, start) - 1
        if number >= 0 and end <= analysis.sentences[number].sentence.end:
            sentence = analysis.sentences[number].sentence
            if _SENTENCE_END.search(analysis.text, sentence.start, sentence.end):
                yield start, end


def _opens_sentence(analysis: Analysis, start: int) -> bool:
    return any(one.sentence.start == start for one in analysis.sentences)


def is_explained(text: str, start: int, end: int) -> bool:
    """Whether the text itself says what a term means: "is called erosion", "icebergs are large pieces of ice".

    >>> text = "The wearing away of rock is called erosion."
    >>> is_explained(text, 35, 42)
    True
    """
    if _EXPLAINED_BEFORE.search(text, max(0, start - _REACH), start):
        return True
    if _EXPLAINED_AFTER.match(text, end, end + _REACH):
        return True
    is_so = _BE.match(text, end, end + _REACH)
    return is_so is not None and not _is_participle(is_so[1])


def _is_participle(word: str) -> bool:
    return bool(base_forms(word, "v")) and word.endswith(("ed", "en", "ing", "wn", "ght", "ade", "und"))


def leaves_room(text: str, end: int) -> bool:
    """Whether the sentence goes on after a term in a way that leaves room for a gloss."""
    return bool(_ENDS.match(text, end) or _OPENS.match(text, end, end + _REACH)) or _verb_follows(text, end)


def _verb_follows(text: str, end: int) -> bool:
    if _VERB_FOLLOWS.match(text, end, end + _REACH) or _BE.match(text, end, end + _REACH):
        return True
    following = _NEXT_WORD.match(text, end, end + _REACH)
    return following is not None and _is_only_verb(following[1])


def _is_only_verb(word: str) -> bool:
    """Whether a word can be nothing but a verb in an inflected form: "grows", "flowed"."""
    bases = base_forms(word, "v")
    return (
        "be" not in bases
        and bool(bases)
        and word not in bases
        and not base_forms(word, "n")
        and not base_forms(word, "a")
    )


def _worded(term: str, meaning: Meaning, estimator: Estimator) -> str | None:
    """WordNet's meaning as it reads after a term, or None if it would not help there."""
    if meaning.part_of_speech != "n" or meaning.confidence < _LEAST_PROBABILITY:
        return None
    gloss = _TAIL.sub("", meaning.text).strip()
    words = re.findall(r"[a-z]+", gloss.lower())
    if not words or len(words) > _MOST_WORDS or len(gloss.split()) > _MOST_WORDS or _UNFINISHED.search(gloss):
        return None
    of_term = estimator.lexicon.zipf_of(term.lower()) or 0.0
    if of_term > _MOST_ZIPF:
        return None
    rarest = min(estimator.lexicon.zipf_of(word) or 0.0 for word in words)
    is_circular = any(word[:5] == meaning.lemma[:5] for word in words if len(word) > 3)
    if rarest < min(max(_LEAST_ZIPF, of_term), _ENOUGH_ZIPF) or is_circular:
        return None
    is_plural = term.lower() != meaning.lemma
    if is_plural:
        return in_plural(gloss)
    return None if gloss.startswith("any ") else gloss
