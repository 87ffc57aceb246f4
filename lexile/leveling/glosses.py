"""Glosses: a key term that stays in a text is explained where it first occurs.

    Phytoplankton, tiny plants that drift in the sea, grows around icebergs.

A gloss is the meaning that fits the sentence, in the number of the term, and only where it reads well there: after a
noun that no other noun follows and that is not explained already, in words that are more common than the term.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lexile.analysis import Analysis
from lexile.estimator.estimator import Estimator
from lexile.leveling.inflection import base_forms, inflected
from lexile.leveling.key_terms import KeyTerm
from lexile.leveling.meanings import Meaning, meanings

_MOST_WORDS = 12  # of a gloss; a longer one makes the sentence harder than the term does
_LEAST_ZIPF = 3.5  # of each of its words: three in a million; rarer ones would need a gloss themselves
_ENOUGH_ZIPF = 3.8  # of each of its words, even if the term is more frequent
_LEAST_PROBABILITY = 0.5  # of the sense
# What may follow a term with a gloss: the end of a clause, or a word that cannot be part of a longer name. Not "is":
# what follows it is often a definition already.
_GOES_ON = re.compile(
    r"(?:[.;:!?]|\s{1,3}(?:has|have|had|can|could|may|might|will|would|must|should|do|does|did|in|on|at|"
    r"by|from|to|with|without|near|under|over|through|during|after|before|because|when|while|if|as|into|than|until|and|or|but)\b)"
)
_NEXT_WORD = re.compile(r"\s{1,3}([a-z]+)\b")
_REACH = 40  # characters that hold the next word
_ARTICLE = re.compile(r"(?:any of (?:various|several|numerous)|one of the|an?|the|any) ")
# After the noun that a definition is about: "a large *mass* of ice", "an *animal* that eats plants".
_AFTER_HEAD = re.compile(r" (?:of|that|which|who|whose|in|on|with|for|from|to|used|made|having|by|or|and|at|where)\b|,")
_RELATIVE_VERB = re.compile(r"( (?:that|which|who) )(\w+)")
_PLURAL_VERBS = {"is": "are", "has": "have", "was": "were", "does": "do"}
_TAIL = re.compile(r"[,;:]? (?:especially|usually|typically|e\.g\.|such as|as in|as if)\b.*|[;:].*", re.DOTALL)


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
    """Explanations for those of some key terms that can be explained where they stand first."""
    text = analysis.text
    open_to_gloss = [term for term in terms if _may_follow(text, term.end)]
    known = meanings(text, [(term.start, term.end) for term in open_to_gloss], estimator)
    found = []
    for term, meaning in zip(open_to_gloss, known, strict=True):
        written = text[term.start : term.end]
        gloss = None if meaning is None else _worded(written, meaning, estimator)
        if meaning is not None and gloss is not None:
            comma = "" if text[term.end : term.end + 1] in (".", ";", ":", "!", "?", "") else ","
            glossed = f"{written}, {gloss}{comma}"
            found.append(Gloss(term.start, term.end, written, glossed, gloss, meaning.confidence))
    return tuple(found)


def _may_follow(text: str, end: int) -> bool:
    """Whether the sentence goes on in a way that leaves room for a gloss."""
    if _GOES_ON.match(text, end, end + _REACH):
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
    """A meaning as it reads after a term, or None if it would not help there."""
    if meaning.part_of_speech != "n" or meaning.confidence < _LEAST_PROBABILITY:
        return None
    gloss = _TAIL.sub("", meaning.text).strip()
    words = re.findall(r"[a-z]+", gloss.lower())
    if not words or len(words) > _MOST_WORDS or len(gloss.split()) > _MOST_WORDS:
        return None
    rarest = min(estimator.lexicon.zipf_of(word) or 0.0 for word in words)
    of_term = estimator.lexicon.zipf_of(term.lower()) or 0.0
    is_circular = any(word[:5] == meaning.lemma[:5] for word in words if len(word) > 3)
    if rarest < min(max(_LEAST_ZIPF, of_term), _ENOUGH_ZIPF) or is_circular:
        return None
    is_plural = term.lower() != meaning.lemma
    if is_plural:
        return _in_plural(gloss)
    return None if gloss.startswith("any ") else gloss


def _in_plural(gloss: str) -> str | None:
    """A definition in the plural: "a large mass of ice" as "large masses of ice"."""
    article = _ARTICLE.match(gloss)
    if article is None:
        return None  # perhaps a mass, which has no plural
    rest = gloss[article.end() :]
    after = _AFTER_HEAD.search(rest)
    head_end = after.start() if after else len(rest)
    start = rest.rfind(" ", 0, head_end) + 1
    head = rest[start:head_end]
    plural = inflected(head, "NNS") if head.isalpha() and not head.endswith("ing") else None
    if plural is None or _is_of_kinds(article[0]):
        return rest if plural and head == plural else None
    plural = "people" if plural == "persons" else plural
    return rest[:start] + plural + _plural_verb(rest[head_end:])


def _is_of_kinds(article: str) -> bool:
    return article.startswith(("any of", "one of"))  # the noun after it is in the plural already


def _plural_verb(rest: str) -> str:
    """The rest of a definition with its verb in the plural: " that eats plants" as " that eat plants"."""
    match = _RELATIVE_VERB.match(rest)
    if match is None:
        return rest
    verb = match[2]
    plural = _PLURAL_VERBS.get(verb) or (next(iter(base_forms(verb, "v")), verb) if verb.endswith("s") else verb)
    return match[1] + plural + rest[match.end() :]
