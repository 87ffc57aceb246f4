"""Where the plain words for a wordy phrase fit: "on" for "upon", but not in "once upon a time".

    words_in_place(phrase, plain, before, after)

`_CONDITIONS` has what single phrases ask for; what kinds of phrases ask for is in `_fits_kind`. Each rule has an
example of what it prevents.
"""

import re
from collections.abc import Callable

from lexile.leveling.number_words import ONES, TENS
from lexile.leveling.places import SENTENCE_START

Fits = Callable[[str, str], bool]
"""Whether plain words fit between what stands before a phrase and what stands after it."""

_MODAL = re.compile(r"\b(?:can|must)\Z")
_AFTER_AUXILIARY = re.compile(
    r"\b(?:will|would|may|might|shall|should|can|could|must|to|not|do|does|did|\w{1,20}n['’]t)\b[^.!?]{0,30}\Z",
    re.IGNORECASE,
)
_QUANTITY_OF = frozenset(("most", "many", "a few", "enough", "a lot of", "several"))
_DETERMINER = re.compile(
    r"\s{1,3}(?:the|this|that|these|those|them|us|you|my|your|his|her|its|our|their|which|whom)\b", re.IGNORECASE
)
_OF = re.compile(r"\s{1,3}of\b")
_MANY_BEFORE = re.compile(r"\b(?:an?|more|most|very|so|too|less|as|equally)\s{1,3}\Z", re.IGNORECASE)
_MANY_AFTER = re.compile(r"\s{1,3}(?!and\b|but\b|or\b|in\b|as\b|enough\b|than\b|to\b|for\b|that\b|at\b|on\b)[A-Za-z]")
_LIMITED = re.compile(r"\b(?:the|these|those|such|very|too|so|as|his|her|its|their|our|in)\s{1,3}\Z", re.IGNORECASE)
_DEGREE = re.compile(r"\b(?:quite|such|so|what|too|rather)\s{1,3}\Z", re.IGNORECASE)
_NOT_AFTER_OF = re.compile(r"\s{1,3}(?:other\s{1,3})?(?:different|kinds?|types?|sorts?|forms?|an?)\b")
# Sayings with "upon", and places on a river: once upon a time, cry upon God, Newcastle upon Tyne, Stratford-upon-Avon.
_UPON_BEFORE = re.compile(r"(?:\b(?:once|cry|cries|cried|crying)\s{1,3}|-)\Z", re.IGNORECASE)
_UPON_AFTER = re.compile(r"(?:\s{1,3}a\s{1,3}time\b|\s{1,3}my\s{1,3}(?:word|honou?r|soul|life)\b|-)", re.IGNORECASE)
_CAPITAL = re.compile(r"[A-Z][a-z]{1,40}\s{1,3}\Z")
_CAPITAL_NEXT = re.compile(r"\s{1,3}[A-Z]")
_CLAUSE = re.compile(r"\s{1,3}(?:he|she|it|they|we|you|i|the|an?|his|her|its|their|this|there|no)\b", re.IGNORECASE)
_NOUN_BEFORE = re.compile(r"\b(?:no|an?|the|any|his|her|their)\s{1,3}\Z", re.IGNORECASE)
_THAT_TOO = re.compile(r"\b(?:and|or|but)\s{1,3}that\b")
_SENTENCE_ENDS = re.compile(r"[.!?]")
_AMOUNT = re.compile(
    rf"\s{{1,3}}(?:[$€£]?\d|an?\s|the\s(?:same|size|middle|time)|half\b|equal|(?:{'|'.join((*ONES, *TENS))})\b)",
    re.IGNORECASE,
)
_NO_NOUN_NEXT = re.compile(
    r"\s{0,3}(?:[^\w\s]|\Z)|\s{1,3}(?:\d|(?:[a-z]{1,30}(?:ed|ing|ly)|an?|the|this|that|these|those|his|her|its|our|"
    r"their|my|your|he|she|it|they|we|you|i|there|here|no|not|only|just|so|too|very|rather|somewhat|quite|more|less|"
    r"many|much|some|all|any|almost|about|is|are|was|were|be|been|being|has|have|had|do|does|did|can|could|may|might|"
    r"must|will|would|shall|should|in|on|at|by|for|with|without|of|from|to|as|if|when|while|because|and|or|but|than|"
    r"out|over|under|up|down|made|known|done|found|seen|used)\b)",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:he|she|they|we|you|who|everyone|everybody|anyone|people|persons?|m[ae]n|wom[ae]n|children|students?|pupils?|"
    r"teachers?|workers|visitors?|members?|players?|drivers?|owners?|citizens?)\s{1,3}\Z",
    re.IGNORECASE,
)
_WHAT_CAME = re.compile(
    r"\s{1,3}(?:by\b|(?:an?|the|this|these|his|her|its|their|our|many|great|new|such)\s{1,3}"
    r"(?!dozen|score|hundred|thousand|million))",
    re.IGNORECASE,
)
_NEWS = re.compile(
    r"\b(?:news|word|stor(?:y|ies)|tales?|reports?|letters?|information|rumou?rs?|what)\b[^.!?]{0,60}\Z", re.IGNORECASE
)
_ARTICLE_NEXT = re.compile(r"\s{1,3}an?\s", re.IGNORECASE)
_OBJECT_PRONOUN = re.compile(r"\s{1,3}(?:them|us|you|it|these|those|which|whom)\b", re.IGNORECASE)
_ING = re.compile(r"\s{1,3}[a-z]{1,30}ing\b")
_SINGULAR_VERB = re.compile(r"(?:\s{1,3}[a-z-]{1,30}){1,3}?\s{1,3}(?:is|was|has)\b")


def words_in_place(phrase: str, plain: str, before: str, after: str) -> str | None:
    """The plain words for a phrase in lower case as they stand between other words, or None where they do not fit."""
    condition = _CONDITIONS.get(phrase)
    if (condition is not None and not condition(before, after)) or not _fits_kind(phrase, plain, before, after):
        return None
    is_quantity = plain in _QUANTITY_OF and phrase.endswith(" of") and not plain.endswith(" of")
    return f"{plain} of" if is_quantity and _DETERMINER.match(after) else plain


def _fits_kind(phrase: str, plain: str, before: str, after: str) -> bool:
    if not phrase.endswith(" of") and _OF.match(after):
        return False  # "for the most part of the day", "came to an end of the road"
    if phrase.startswith(("large ", "great ", "vast ")) and _LIMITED.search(before):
        return False  # "these large amounts of", "in large numbers of"
    if _MODAL.search(plain) and _AFTER_AUXILIARY.search(before):
        return False  # "may have the ability to", "does she have the ability to"
    if phrase.endswith(" that") and _THAT_TOO.search(_SENTENCE_ENDS.split(after)[0]):
        return False  # "due to the fact that it rains and that …"
    if plain == "about" and _ING.match(after):
        return False  # "experiments with regard to finding"
    return not (phrase.startswith("a ") and phrase.endswith(" of") and _SINGULAR_VERB.match(after))  # a range of … is


def _is_first(before: str, _after: str) -> bool:
    return SENTENCE_START.search(before) is not None


def _is_not_first(before: str, after: str) -> bool:
    return not _is_first(before, after)


def _links_sentences(before: str, after: str) -> bool:
    """Whether a word that links sentences opens one, before a comma; "she moreover said" has no plain words."""
    return _is_first(before, after) and after.startswith(",")


def _is_without_degree(before: str, _after: str) -> bool:
    return not _DEGREE.search(before)  # "quite a number of"


def _is_plain_amount(before: str, after: str) -> bool:
    """Whether an amount can follow; not in "a great variety of different", nor "a good deal of a pagan"."""
    return _is_without_degree(before, after) and not _NOT_AFTER_OF.match(after)


def _is_many(before: str, after: str) -> bool:
    return not _MANY_BEFORE.search(before) and _MANY_AFTER.match(after) is not None  # "a numerous family"


def _asks(before: str, after: str) -> bool:
    return _is_not_first(before, after) and not before.rstrip().endswith(",")  # "whether or not it rains, we go"


def _is_no_saying(before: str, after: str) -> bool:
    named = _CAPITAL.search(before) and _CAPITAL_NEXT.match(after)
    return not (_UPON_BEFORE.search(before) or _UPON_AFTER.match(after) or named)


def _brings_a_result(before: str, after: str) -> bool:
    """The storm brought about a change; but "brought about twenty cookies", "the news she brought about the war"."""
    return _WHAT_CAME.match(after) is not None and not _NEWS.search(before)


def _binds_people(before: str, _after: str) -> bool:
    """People who are required to wait must; but a visa that is required to enter need not enter."""
    return _PEOPLE.search(before) is not None


def _is_adverb(_before: str, after: str) -> bool:
    return _NO_NOUN_NEXT.match(after) is not None  # "at present rates", "as a rule maker"


_CONDITIONS: dict[str, Fits] = {
    **dict.fromkeys(("with regard to", "in regard to", "with reference to", "as of yet"), _is_not_first),
    "first and foremost": _is_first,
    **dict.fromkeys(
        ("in addition", "furthermore", "moreover", "additionally", "subsequently", "consequently", "nevertheless",
         "nonetheless", "initially"),
        _links_sentences,
    ),
    "numerous": _is_many,
    "whether or not": _asks,
    "upon": _is_no_saying,
    "a number of": _is_without_degree,
    **dict.fromkeys(("a great variety of", "a good deal of"), _is_plain_amount),
    "prior to": lambda before, _: not _NOUN_BEFORE.search(before),  # "no prior to speak of"
    "on the grounds that": lambda _, after: _CLAUSE.match(after) is not None,  # "on the grounds that belong to"
    **dict.fromkeys(("at present", "as a rule"), _is_adverb),
    **dict.fromkeys(("is required to", "are required to"), _binds_people),
    **dict.fromkeys(("brings about", "brought about", "bringing about"), _brings_a_result),
    "in the event of": lambda _, after: _ARTICLE_NEXT.match(after) is not None,  # "in the event of his marriage"
    "the vast majority of": lambda _, after: not _OBJECT_PRONOUN.match(after),  # "the vast majority of whom"
    "an increasing number of": lambda _, after: not _DETERMINER.match(after),  # "an increasing number of these people"
    "approximately": lambda _, after: _AMOUNT.match(after) is not None,  # "is known approximately"
}  # fmt: skip
