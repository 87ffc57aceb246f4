"""Plain phrases: shorter words for wordy phrases, as guides to plain language recommend."""

import re
from dataclasses import dataclass
from types import MappingProxyType

from lexile.leveling.edits import in_case_of
from lexile.leveling.phrase_places import words_in_place

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
        before, after = text[max(0, match.start() - _REACH) : match.start()], text[match.end() : match.end() + _REACH]
        plain = words_in_place(phrase, PLAIN[phrase], before, after)
        if plain is None:
            continue
        found.append(PlainPhrase(match.start(), match.end(), match[0], in_case_of(match[0], plain)))
    return tuple(found)
