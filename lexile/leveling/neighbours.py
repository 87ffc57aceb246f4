"""Whether the words beside a place leave a replacement grammatical, and in the sense of the word it replaces.

    fits_neighbours(candidate, place)

Each rule is about kinds of words, with an example of what it prevents. What a verb takes is in `leveling.complements`,
which form a place asks for in `leveling.forms`.
"""

import re

from lexile.leveling.candidates import Candidate
from lexile.leveling.forms import has_form
from lexile.leveling.places import WordPlace
from lexile.text.words import WORD

_REPEATED = 3  # words on either side among which a replacement must not be already: "cut and cut by hand"
_BESIDE = 60  # characters that hold these words

# What is said is words: one announces an investigation, but does not say it.
_SAID = re.compile(r"\s{1,3}(?:an?|the|its|his|her|their|our|new|plans?)\s", re.IGNORECASE)
# Verbs that mean something else before "to" and a verb, or cannot stand there: what ceased to be did not stop to be.
_NEVER_TO = frozenset(
    "stop finish quit end avoid enjoy suggest consider think imagine mention say tell see find discover use".split()
)
_TO_VERB = re.compile(
    r"\s{1,3}to\s{1,3}(?!(?:the|an?|his|her|its|their|our|my|your|this|that|these|those|each|every|some|any|all|both|no|"
    r"one|me|him|them|us|it|you)\b)[a-z]"
)
# One determines why or whether, but finds out why.
_ASKING = re.compile(r"\s{1,3}(?:whether|why|how|if|what|when|who|which|where)\b")
_NOT_ASKING = frozenset("find get make have be hit take".split())
# What is proved is shown, but what proves a success does not show one.
_SHOWN = re.compile(r"\s{1,3}(?:that|how|why|what|whether)\b")
# To provide somebody with something is to give it to somebody.
_WITH_THINGS = frozenset("provide supply furnish present entrust endow equip".split())
_TO_PEOPLE = frozenset("give offer lend hand send bring render".split())
_PERSON_WITH = re.compile(r"(?:\s{1,3}[\w'’-]{1,30}){1,4}?\s{1,3}with\b")

# Nouns in -ing that mean a thing; those that only name what is done read oddly: "the talking" for a conversation.
_ING_NOUNS = frozenset(
    "building meaning beginning meeting feeling painting opening warning drawing finding saying clothing wedding "
    "morning evening ceiling landing training writing reading spelling".split()
)
# Verbs that WordNet lists as nouns too, though of sixty uses or more in its texts they are nouns in less than 6 of 100:
# "the discovery" is not "the find", nor "a delay" "a wait".
_HARDLY_NOUNS = frozenset(
    "add affect be bear begin build buy carry catch come compare cut die do draw express feel fill find finish get "
    "give go guess handle hang have hold join keep kill know leave let like make mean meet move offer open produce put "
    "raise reach read refuse remove repeat save say see seek sell serve settle shake shoot show stand stay swing take "
    "teach tell think throw treat try wait want wear win".split()
)

# Adjectives that cannot stand before a noun: "the lone voter" is not "the alone voter".
_ONLY_AFTER = frozenset(
    "alone afraid asleep awake alive aware alike ashamed ill well glad sorry worth unable content ready fond".split()
)
# What stands after an adjective, where it is not before a noun.
_NO_NOUN = re.compile(
    r"\s{0,3}(?:[^\w\s]|\Z|(?:of|in|on|at|by|from|to|for|with|without|and|or|but|that|as|than|when|while|if|because|"
    r"about|after|before|until|is|are|was|were|be|enough|the|an?|he|she|it|they|we|i|you)\b)",
    re.IGNORECASE,
)
# Adjectives that need one word after them: "incapable of lying" is not "unable of lying".
_FOLLOWED_BY = {
    **dict.fromkeys(("able", "unable", "willing", "unwilling"), "to"),
    **dict.fromkeys(("capable", "incapable", "aware", "unaware", "fond", "full"), "of"),
}
_FOLLOWING = re.compile(r"\s{1,3}(of|to|in|on|for|with|from|at|by|that)\b")
# Someone who is anxious to go is not nervous about it, but wants to go.
_WANTING = frozenset({"to", "for", "that"})
_EAGER = frozenset({"eager", "keen"})

# Adverbs in everyday speech that are adjectives in print: "the oil flows slow".
_SPOKEN_ADVERBS = frozenset("slow right clear loud close easy real good bad sudden sure".split())
_BEFORE_PARTICIPLE = frozenset({"always", "never"})  # "is threatened constantly" is not "is threatened always"
# Adverbs that stand before "afterwards" and not before "later": "shortly later", "ever later".
_BEFORE_AFTERWARDS = frozenset("shortly immediately directly presently soon long ever".split())

# Adjectives that cannot stand without a word such as "the": "the entire school" is not "whole school".
# Nor can nouns of which there is one: "the energy of sunlight" is not "the energy of sun".
_NEEDS_DETERMINER = frozenset("only whole main very sun moon sky world ground sea past future public lot".split())
_DETERMINED = re.compile(
    r"\b(?:the|this|that|these|those|my|your|his|her|its|our|their|one|two|three|four|five|\w{1,30}['’]s?)\s{1,3}\Z",
    re.IGNORECASE,
)
_THE_SAME = re.compile(r"\b(?:the|this|that|these|those|very)\s{1,3}\Z", re.IGNORECASE)  # but not "two same cells"
# Numbers and quantities that cannot stand after an article: "a single bee" is not "a one bee".
_NO_ARTICLE = frozenset("one several many some all both enough few much more most no each every twelve".split())
_AFTER_ARTICLE = re.compile(r"\ban?\s{1,3}\Z", re.IGNORECASE)


def fits_neighbours(candidate: Candidate, place: WordPlace) -> bool:
    """Whether a replacement can stand where the word stands, by the words before and after it."""
    by_part = {"v": _fits_as_verb, "n": _fits_as_noun, "a": _fits_as_adjective, "r": _fits_as_adverb}
    fits = by_part.get(candidate.reading.part_of_speech)
    return (
        (fits is None or fits(candidate, place))
        and not _stands_beside(candidate.text, place)
        and _fits_determiner(candidate.text, place)
        and _is_followed(candidate, place)
    )


def _fits_as_verb(candidate: Candidate, place: WordPlace) -> bool:
    lemma, word = candidate.lemma, candidate.reading.lemma
    if lemma == "be":  # "consists of" is not "is of", nor "dwelt there" "was there"
        return False
    if lemma == "say" and _SAID.match(place.after):
        return False
    if lemma in _NEVER_TO and candidate.reading.tag != "VBN" and _TO_VERB.match(place.after):
        return False
    if lemma in _NOT_ASKING and _ASKING.match(place.after):
        return False
    if word == "prove" and lemma == "show" and not _SHOWN.match(place.after):
        return False
    return not (word in _WITH_THINGS and lemma in _TO_PEOPLE and _PERSON_WITH.match(place.after))


def _fits_as_noun(candidate: Candidate, _place: WordPlace) -> bool:
    if candidate.lemma.endswith("ing") and candidate.lemma not in _ING_NOUNS:
        return False
    return candidate.lemma not in _HARDLY_NOUNS and candidate.text != "persons"  # who are people


def _fits_as_adjective(candidate: Candidate, place: WordPlace) -> bool:
    if candidate.lemma in _ONLY_AFTER and not _NO_NOUN.match(place.after):
        return False
    following = _FOLLOWING.match(place.after)
    wants = candidate.reading.lemma == "anxious" and following is not None and following[1] in _WANTING
    return not wants or candidate.lemma in _EAGER


def _fits_as_adverb(candidate: Candidate, place: WordPlace) -> bool:
    text, before = candidate.text, _lower_words(place.before[-_BESIDE:])
    if text in _SPOKEN_ADVERBS:
        return False
    if not before:
        return True
    if text in _BEFORE_PARTICIPLE and has_form("VBN", before[-1]):
        return False
    return not (text == "later" and before[-1] in _BEFORE_AFTERWARDS)


def _stands_beside(text: str, place: WordPlace) -> bool:
    before, after = _lower_words(place.before[-_BESIDE:]), _lower_words(place.after[:_BESIDE])
    return text in (*before[-_REPEATED:], *after[:_REPEATED])


def _fits_determiner(text: str, place: WordPlace) -> bool:
    if text in _NO_ARTICLE and _AFTER_ARTICLE.search(place.before):
        return False
    if text == "same":
        return _THE_SAME.search(place.before) is not None
    return text not in _NEEDS_DETERMINER or _DETERMINED.search(place.before) is not None


def _is_followed(candidate: Candidate, place: WordPlace) -> bool:
    """Whether a preposition that follows is the one that the replacement needs."""
    following = _FOLLOWING.match(place.after)
    wanted = _FOLLOWED_BY.get(candidate.text)
    return wanted is None or following is None or following[1] == wanted


def _lower_words(text: str) -> list[str]:
    """The words of a text beside a place; a word that the text cuts off counts too."""
    return [match[0].lower() for match in WORD.finditer(text)]
