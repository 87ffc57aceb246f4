"""A noun or pronoun that is named again as the subject of another sentence, and whether a verb fits it."""

from dataclasses import dataclass

from lexile.leveling.clause_splitting.subjects import TITLES, pronoun_by_title, upper
from lexile.leveling.clause_splitting.syntax import Syntax
from lexile.leveling.clauses import Kind

_DETERMINERS = frozenset("the a an this that these those his her its our their my your some many several most".split())
_POSSESSIVES = frozenset("his her its our their my your".split())
_VAGUE = frozenset(
    "manner way time times moment second minute minutes hour hours day days night week weeks month months year years "
    "age century centuries decade decades season seasons fact case latter former rest kind kinds sort sorts type types "
    "number part lot series variety majority one thing things north south east west".split()
)
_BEFORE_NAMES = TITLES | frozenset("van von de del della da di du la le der ten bin al el o".split())
_PRONOUNS = frozenset("he she they we i it".split())


@dataclass(frozen=True, slots=True)
class Named:
    """The subject of a new sentence: the words of a noun or pronoun, and its determiner in lower case if it has one."""

    words: str
    determiner: str = ""
    plural: bool = False
    is_name: bool = False

    @property
    def again(self) -> str:
        """How it opens a sentence: "This river", "They"."""
        return upper(self.within)

    @property
    def within(self) -> str:
        """How it stands after another word: "this river" after "But"."""
        return f"{self.determiner} {self.words}" if self.determiner else self.words

    @property
    def takes_s(self) -> bool:
        """Whether its verb has an -s in the present: "it flows", but not "I flow" or "they flow"."""
        return not self.plural and self.words != "I"


def named(syntax: Syntax, noun: int, *, person: bool = False) -> Named | None:
    """How a noun is named again; None if it is vague, has no article, or is one of several joined by "and".

    "The Harlow Dam" for a name, "this river" for a river, "these birds" for birds, "the captain" for a person.
    """
    reading, tag = syntax.reading, syntax.tag(noun)
    if not syntax.is_noun(noun) or reading.lower(noun) in _VAGUE or syntax.below(noun, "conj", "cc"):
        return None
    if syntax.relation(noun) == "conj" and not syntax.is_clause(syntax.head(noun)):
        return None  # which of them is meant?
    start = noun
    names = tag in {"NNP", "NNPS"} or reading.kind(noun) is Kind.NAME
    if names and not reading.tokens[noun].text[0].isupper():
        return None
    wanted = {"NNP", "NNPS"} if names else {"NN", "NNP"}
    while start > 0 and syntax.tag(start - 1) in wanted and syntax.head(start - 1) == noun:
        if names and not reading.tokens[start - 1].text[0].isupper():
            break
        start -= 1
    if reading.lower(noun + 1) in {"”", '"', "’"}:
        return None  # “Ghana” is a word, Ghana a country
    text = reading.text(start, noun + 1)
    if start == 0 and not names:
        text = text[0].lower() + text[1:]
    if reading.kind(syntax.first[noun] - 1) is Kind.COORDINATOR:
        return None
    if names and (len(reading.tokens[noun].text) < 2 or reading.lower(start - 1) == "."):
        return None  # Mrs. C., Plessy v. Ferguson
    if names and start > 0 and reading.tokens[start - 1].text[0].isupper() and reading.kind(start - 1) is Kind.NAME:
        return None  # part of a longer name
    if names and start > 1 and reading.lower(start - 1) == "the" and reading.kind(start - 2) is Kind.NAME:
        return None  # John the Baptist
    before = [one for one in syntax.below(noun, "det", "poss") if one < noun]
    determiner = reading.lower(before[0]) if before else ""
    if any(syntax.relation(one) == "nummod" for one in syntax.below(noun)) and tag in {"NN", "NNP"}:
        return None
    if names:
        if determiner not in {"", "the"} or syntax.below(noun, "prep"):
            return None  # the University of Vienna is more than a university
        if person and start < noun and reading.lower(noun - 1) not in _BEFORE_NAMES and len(reading.lower(noun)) > 2:
            return Named(reading.tokens[noun].text, is_name=True)  # Curie for Marie Curie
        return Named(text, determiner, plural=tag == "NNPS", is_name=True)
    if tag == "NNS":
        return Named(text, "these", plural=True)
    if determiner in _POSSESSIVES:
        return Named(text, determiner)
    if person:
        return Named(text, "the") if determiner in {"a", "an", "the"} else None
    if before and determiner not in _DETERMINERS:
        return None  # the king's horse
    return Named(text, "the" if text[0].isupper() and determiner == "the" else "this")


def pronoun(syntax: Syntax, noun: int) -> Named | None:
    """The pronoun that repeats a subject: the pronoun itself, "they" for a plural, "he" for Mr. Hall; else None."""
    lower = syntax.reading.lower(noun)
    if lower in _PRONOUNS and not syntax.below(noun):
        return Named("I" if lower == "i" else lower, plural=lower in {"they", "we"})
    if syntax.tag(noun) in {"NNS", "NNPS"} or (syntax.is_noun(noun) and syntax.below(noun, "conj")):
        return Named("they", plural=True)
    titled = pronoun_by_title(syntax.reading, syntax.first[noun], noun + 1)
    return None if titled is None else Named(titled)


def fits(syntax: Syntax, verb: int, subject: Named) -> bool:
    """Whether the finite form of a verb goes with a subject: it was, they were, I flow."""
    finite = syntax.finite(verb)
    if finite is None:
        return False
    lower, tag = syntax.reading.lower(finite), syntax.tag(finite)
    if lower in {"was", "wasn't"}:
        return not subject.plural
    if lower in {"were", "weren't"}:
        return subject.plural
    return subject.takes_s is (tag == "VBZ") if tag in {"VBZ", "VBP"} else True
