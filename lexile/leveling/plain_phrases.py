"""Plain phrases: shorter words for wordy phrases, as guides to plain language recommend."""

import re
from dataclasses import dataclass
from types import MappingProxyType

from lexile.leveling.edits import in_case_of
from lexile.leveling.number_words import ONES, TENS
from lexile.leveling.places import SENTENCE_START

_TABLE = """
a large number of = many
a majority of = most
a small number of = a few
a sufficient amount of = enough
a sufficient number of = enough
ahead of schedule = early
at a later date = later
at an early date = soon
at that point in time = then
at the present time = now
at this moment in time = now
at this point in time = now
by means of = by
by virtue of = because of
despite the fact that = although
due to the fact that = because
during the course of = during
for the duration of = during
for the purpose of = for
for the reason that = because
has the ability to = can
have the ability to = can
in advance of = before
in an effort to = to
in close proximity to = near
in conjunction with = with
in excess of = more than
in light of the fact that = because
in order for = for
in order to = to
in proximity to = near
in spite of the fact that = although
in the absence of = without
in the course of = during
in the event of = if there is
in the event that = if
in the near future = soon
in the vicinity of = near
in view of the fact that = because
is able to = can
are able to = can
is in possession of = has
not later than = by
notwithstanding the fact that = although
on a daily basis = every day
on a monthly basis = every month
on a regular basis = regularly
on a weekly basis = every week
on a yearly basis = every year
on account of = because of
on numerous occasions = often
on the grounds that = because
owing to the fact that = because
prior to = before
pursuant to = under
regardless of the fact that = although
subsequent to = after
the majority of = most
until such time as = until
with reference to = about
with regard to = about
with the exception of = except for
a great deal of = a lot of
a great many = many
a considerable number of = many
a considerable amount of = a lot of
has the capacity to = can
have the capacity to = can
in regard to = about
in the immediate vicinity of = near
at the conclusion of = after
at the time that = when
as a consequence of = because of
as a result of = because of
as of yet = yet
each and every = each
first and foremost = first
make an attempt to = try to
made an attempt to = tried to
makes an attempt to = tries to
make a decision = decide
made a decision = decided
take into consideration = consider
took into consideration = considered
taking into consideration = considering
give consideration to = consider
gave consideration to = considered
a wide range of = many kinds of
a wide variety of = many kinds of
a multitude of = many
a significant number of = many
a limited number of = a few
for a period of = for
from time to time = sometimes
in a timely manner = on time
in many cases = often
in most cases = usually
in some cases = sometimes
over the course of = during
with the result that = so that
is required to = must
are required to = must
a great number of = many
an increasing number of = more and more
the vast majority of = nearly all
the great majority of = most
a small amount of = a little
a large amount of = a lot of
a large quantity of = a lot of
large amounts of = a lot of
large quantities of = a lot of
great quantities of = a lot of
large numbers of = many
vast numbers of = many
is referred to as = is called
are referred to as = are called
was referred to as = was called
were referred to as = were called
is known as = is called
are known as = are called
also known as = also called
give rise to = cause
gives rise to = causes
gave rise to = caused
giving rise to = causing
make use of = use
makes use of = uses
made use of = used
making use of = using
have a tendency to = tend to
has a tendency to = tends to
came to an end = ended
comes to an end = ends
at a rapid rate = quickly
at a rapid pace = quickly
to a great extent = mostly
to a large extent = mostly
for the most part = mostly
to a certain extent = partly
the remainder of = the rest of
the entirety of = all of
with the assistance of = with the help of
together with = with
in order that = so that
so as to = to
as to whether = whether
whether or not = whether
every now and then = sometimes
on occasion = sometimes
on many occasions = often
on several occasions = several times
over a period of = over
within a period of = within
in the vicinity = nearby
in the direction of = toward
as though = as if
in addition = also
furthermore = also
moreover = also
additionally = also
subsequently = later
consequently = as a result
nevertheless = even so
nonetheless = even so
initially = at first
approximately = about
numerous = many
amongst = among
whilst = while
utilize = use
utilizes = uses
utilized = used
utilizing = using
utilise = use
utilises = uses
utilised = used
utilising = using
attempting to = trying to
attempted to = tried to
upon = on
takes place = happens
took place = happened
taking place = happening
taken place = happened
brings about = causes
brought about = caused
bringing about = causing
is composed of = is made up of
are composed of = are made up of
was composed of = was made up of
were composed of = were made up of
is located in = is in
are located in = are in
was located in = was in
is situated in = is in
are situated in = are in
was situated in = was in
were situated in = were in
is located on = is on
is situated on = is on
was situated on = was on
is located at = is at
is situated at = is at
was situated at = was at
a number of = several
a great variety of = many kinds of
a good deal of = a lot of
in this manner = in this way
in the same manner = in the same way
in such a manner = in such a way
in a similar manner = in a similar way
in consequence of = because of
by reason of = because of
in search of = looking for
in place of = instead of
that is to say = that is
at present = now
up to the present time = until now
all of a sudden = suddenly
as a rule = usually
came into existence = began
came into being = began
endeavored to = tried to
endeavoured to = tried to
endeavoring to = trying to
endeavouring to = trying to
oftentimes = often
inasmuch as = because
"""
# Left out on purpose: phrases that also have another use ("in terms of", "with respect to"), or whose plain word needs
# another order ("at all times").
_MODAL = re.compile(r"\b(?:can|must)\Z")
_AFTER_AUXILIARY = re.compile(
    r"\b(?:will|would|may|might|shall|should|can|could|must|to|not|do|does|did|\w{1,20}n['’]t)\b[^.!?]{0,30}\Z",
    re.IGNORECASE,
)
_QUANTITY_OF = frozenset(("most", "many", "a few", "enough", "a lot of", "several"))
_DETERMINER = re.compile(
    r"\s{1,3}(?:the|this|that|these|those|them|us|you|my|your|his|her|its|our|their|which|whom)\b", re.IGNORECASE
)
_NEVER_FIRST = frozenset(("with regard to", "in regard to", "with reference to", "as of yet"))
_ONLY_FIRST = frozenset(("first and foremost",))
# Words that link a whole sentence to the one before, and only there and before a comma have plain words.
_LINKS = frozenset(
    ("in addition", "furthermore", "moreover", "additionally", "subsequently", "consequently", "nevertheless",
     "nonetheless", "initially")
)  # fmt: skip
_OF = re.compile(r"\s{1,3}of\b")
_MANY_BEFORE = re.compile(r"\b(?:an?|more|most|very|so|too|less|as|equally)\s{1,3}\Z", re.IGNORECASE)
_MANY_AFTER = re.compile(r"\s{1,3}(?!and\b|but\b|or\b|in\b|as\b|enough\b|than\b|to\b|for\b|that\b|at\b|on\b)[A-Za-z]")
_LIMITED = re.compile(r"\b(?:the|these|those|such|very|too|so|as|his|her|its|their|our|in)\s{1,3}\Z", re.IGNORECASE)
_WITHOUT_DEGREE = frozenset(("a number of", "a great variety of", "a good deal of"))
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
# Adverbs that could be the start of a longer phrase: "at present rates", "as a rule maker".
_ADVERBS = frozenset(("at present", "as a rule"))
_NO_NOUN_NEXT = re.compile(
    r"\s{0,3}(?:[^\w\s]|\Z)|\s{1,3}(?:\d|(?:[a-z]{1,30}(?:ed|ing|ly)|an?|the|this|that|these|those|his|her|its|our|their|my|"
    r"your|he|she|it|they|we|you|i|there|here|no|not|only|just|so|too|very|rather|somewhat|quite|more|less|many|much|"
    r"some|all|any|almost|about|is|are|was|were|be|been|being|has|have|had|do|does|did|can|could|may|might|must|will|"
    r"would|shall|should|in|on|at|by|for|with|without|of|from|to|as|if|when|while|because|and|or|but|than|out|over|"
    r"under|up|down|made|known|done|found|seen|used)\b)",
    re.IGNORECASE,
)
# A visa that is required to enter need not enter; people who are required to wait must.
_REQUIRED_PEOPLE = re.compile(
    r"\b(?:he|she|they|we|you|who|everyone|everybody|anyone|people|persons?|m[ae]n|wom[ae]n|children|students?|pupils?|"
    r"teachers?|workers|visitors?|members?|players?|drivers?|owners?|citizens?)\s{1,3}\Z",
    re.IGNORECASE,
)
# "The storm brought about a change", "the fire was brought about by"; but "the news she brought about the war".
_BROUGHT = re.compile(r"\b(?:bring|brought)")
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
_REACH = 120  # characters on either side that decide


def _phrases() -> dict[str, str]:
    return dict(line.split(" = ") for line in _TABLE.strip().split("\n"))


PLAIN = MappingProxyType(_phrases())
"""The plain words for each wordy phrase, in lower case."""
_LONGEST_FIRST = sorted(PLAIN, key=len, reverse=True)
_SPACE = r"(?:[ \t]{1,3}|[ \t]?\n[ \t]{0,3})"
_ANY = "|".join(_SPACE.join(phrase.split()) for phrase in _LONGEST_FIRST)
_PHRASE = re.compile(rf"\b(?:{_ANY})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlainPhrase:
    """A wordy phrase at the characters `start` to `end` of a text, with the plain words for it in its case."""

    start: int
    end: int
    phrase: str
    plain: str


def find_plain_phrases(text: str) -> tuple[PlainPhrase, ...]:
    """The wordy phrases of a text, in reading order; none overlaps another.

    >>> [(one.phrase, one.plain) for one in find_plain_phrases("In order to win, a large number of teams train.")]
    [('In order to', 'To'), ('a large number of', 'many')]
    """
    found = []
    for match in _PHRASE.finditer(text):
        phrase = " ".join(match[0].lower().split())
        plain = _plain(
            phrase, text[max(0, match.start() - _REACH) : match.start()], text[match.end() : match.end() + _REACH]
        )
        if plain is None:
            continue
        found.append(PlainPhrase(match.start(), match.end(), match[0], in_case_of(match[0], plain)))
    return tuple(found)


def _plain(phrase: str, before: str, after: str) -> str | None:
    """The plain words for a phrase between other words, or None where they would not fit."""
    plain = PLAIN[phrase]
    is_first = bool(SENTENCE_START.search(before))
    if (is_first and phrase in _NEVER_FIRST) or (not is_first and phrase in _ONLY_FIRST):
        return None
    if phrase in _LINKS and not (is_first and after.startswith(",")):
        return None
    if not phrase.endswith(" of") and _OF.match(after):
        return None  # "for the most part of the day", "came to an end of the road"
    if phrase == "numerous" and (_MANY_BEFORE.search(before) or not _MANY_AFTER.match(after)):
        return None
    if phrase.startswith(("large ", "great ", "vast ")) and _LIMITED.search(before):
        return None  # "these large amounts of", "in large numbers of"
    if phrase == "whether or not" and (is_first or before.rstrip().endswith(",")):
        return None  # "whether or not it rains, we go"
    if _MODAL.search(plain) and _AFTER_AUXILIARY.search(before):
        return None  # "may have the ability to", "does she have the ability to"
    if phrase == "upon" and _is_saying(before, after):
        return None
    if phrase in _WITHOUT_DEGREE and (_DEGREE.search(before) or (plain.endswith(" of") and _NOT_AFTER_OF.match(after))):
        return None  # "quite a number of", "a great variety of different", "a good deal of a pagan"
    if phrase == "prior to" and _NOUN_BEFORE.search(before):
        return None
    if phrase == "on the grounds that" and not _CLAUSE.match(after):
        return None
    if phrase.endswith(" that") and _THAT_TOO.search(_SENTENCE_ENDS.split(after)[0]):
        return None  # "due to the fact that it rains and that …"
    if phrase in _ADVERBS and not _NO_NOUN_NEXT.match(after):
        return None
    if phrase.endswith("required to") and not _REQUIRED_PEOPLE.search(before):
        return None
    if _BROUGHT.match(phrase) and (not _WHAT_CAME.match(after) or _NEWS.search(before)):
        return None
    if phrase == "in the event of" and not _ARTICLE_NEXT.match(after):
        return None  # "in the event of his marriage", "in the event of either room being flooded"
    if phrase == "the vast majority of" and _OBJECT_PRONOUN.match(after):
        return None  # "the vast majority of whom"
    if phrase == "an increasing number of" and _DETERMINER.match(after):
        return None  # "an increasing number of these people"
    if phrase == "approximately" and not _AMOUNT.match(after):
        return None  # "estimating approximately the loss", "is known approximately"
    if plain == "about" and _ING.match(after):
        return None  # "experiments with regard to finding"
    if phrase.startswith("a ") and phrase.endswith(" of") and _SINGULAR_VERB.match(after):
        return None  # "a wide range of temperatures is"
    if plain in _QUANTITY_OF and phrase.endswith(" of") and not plain.endswith(" of") and _DETERMINER.match(after):
        return f"{plain} of"
    return plain


def _is_saying(before: str, after: str) -> bool:
    """Whether "upon" between these words belongs to a saying or a name."""
    if _UPON_BEFORE.search(before) or _UPON_AFTER.match(after):
        return True
    return bool(_CAPITAL.search(before) and _CAPITAL_NEXT.match(after))
