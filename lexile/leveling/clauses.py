"""The words of a sentence with what each may be in it, and where a clause has its subject and its verb.

No parser: a few hundred function words are listed here, the forms of verbs come from LemmInflect, and the tagger
decides what can be both noun and verb. Where that leaves a doubt, no clause is found.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

import lemminflect

from lexile.estimator.estimator import MODEL_FOLDER
from lexile.leveling.parts_of_speech import TAGGER_FILE, Tagger, load_tagger
from lexile.text.english import ADVERBS_WITHOUT_ADJECTIVE

# A title keeps its full stop: Mrs. Moffat is one name of two words.
TOKEN = re.compile(r"(?:Mrs?|Ms|Dr|St|Prof|Capt|Gen|Col|Rev)\.(?= [A-Z])|[^\W_]++(?:[-'’.,][^\W_]++)*+|[^\w\s]|_")
_VERB = 0.55  # least probability of a verb where a word can be something else too
_SURE_VERB = 0.8  # the same for a base form, which is more often a noun


class Kind(Enum):
    """What a word may be in its sentence."""

    SUBJECT = auto()  # a pronoun that is a subject wherever it stands, or can be one
    OBJECT = auto()
    DETERMINER = auto()
    AUXILIARY = auto()
    PRESENT = auto()
    PAST = auto()
    PARTICIPLE = auto()  # a past participle that is no past tense: taken
    PAST_OR_PARTICIPLE = auto()
    ING = auto()
    BASE = auto()
    NOUN = auto()
    NAME = auto()
    ADJECTIVE = auto()
    ADVERB = auto()
    NUMBER = auto()
    PREPOSITION = auto()
    COORDINATOR = auto()
    SUBORDINATOR = auto()
    RELATIVE = auto()
    NEGATION = auto()
    TO = auto()
    MARK = auto()


_FUNCTION_WORDS = {
    word: kind
    for kind, words in (
        (Kind.SUBJECT, "i he she it they we you there everyone everybody someone somebody nobody everything something "
         "nothing anyone"),
        (Kind.OBJECT, "me him them us himself herself itself themselves myself ourselves yourself"),
        (Kind.DETERMINER, "the a an this these those my your his her its our their some any no each every many most "
         "several few all both another much such either neither various"),
        (Kind.AUXILIARY, "am is are was were has have had do does did will would can could may might must shall should "
         "cannot isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't "
         "shouldn't mustn't"),
        (Kind.PREPOSITION, "of in on at for from with by into onto about over under between among through during "
         "against toward towards within without near behind beside beneath beyond across along around above below "
         "despite upon off inside outside like per via amid amongst throughout up down out past including"),
        (Kind.COORDINATOR, "and or but nor yet"),
        (Kind.SUBORDINATOR, "if unless because since although though while whereas when whenever until till as before "
         "after once so that than whether lest how why what whatever"),
        (Kind.RELATIVE, "who which whom whose where whence whereby wherein whereupon"),
        (Kind.NEGATION, "not"),
        (Kind.TO, "to"),
        (Kind.ADVERB, "also always often never sometimes soon still then now once just again already too very even "
         "only almost perhaps maybe quite rather here ever usually seldom rarely instead later eventually therefore "
         "however thus indeed finally suddenly together away back first next today more less nearly well long far "
         "yesterday tomorrow meanwhile otherwise afterwards ago"),
        (Kind.NUMBER, "one two three four five six seven eight nine ten eleven twelve hundred thousand million dozen "
         "twenty thirty forty fifty"),
    )
    for word in words.split()
}  # fmt: skip
_NOMINAL = frozenset(
    {Kind.DETERMINER, Kind.NOUN, Kind.NAME, Kind.ADJECTIVE, Kind.NUMBER, Kind.ING, Kind.PAST_OR_PARTICIPLE,
     Kind.PARTICIPLE, Kind.BASE}
)  # fmt: skip
_VERBAL = frozenset({Kind.PAST_OR_PARTICIPLE, Kind.PARTICIPLE, Kind.BASE, Kind.ING})
_HEADS = frozenset({Kind.NOUN, Kind.NAME})
FINITE = frozenset({Kind.AUXILIARY, Kind.PRESENT, Kind.PAST, Kind.PAST_OR_PARTICIPLE})
_NO_ADVERBS = ADVERBS_WITHOUT_ADJECTIVE | {"daily"}
MODALS = frozenset("will would can could may might must shall should cannot".split())
_ING_NOUNS = frozenset(
    "evening morning ceiling wedding building feeling meeting painting beginning opening warning meaning clothing "
    "drawing finding saying lightning being heading landing".split()
)
_DEMONSTRATIVES = frozenset({"this", "these", "those"})
_QUANTITIES = frozenset("some many most several all both others".split())  # some say, many are
_DESCRIBING = frozenset("named called known made written covered filled built based used found given".split())
_ALWAYS_SUBJECTS = frozenset({"i", "he", "she", "they", "we"})
_THERE = frozenset(
    "is are was were will would can could may might must has have had should isn't aren't wasn't weren't seems seemed "
    "remains remained exists existed".split()
)
_FOLLOWING = re.compile(r" ([A-Za-z]+)\b")
_OBJECT_PRONOUNS = frozenset("me him them us it themselves itself himself".split())
_BE = frozenset("am is are was were be been being".split())
_HAVE = frozenset("has have had having".split())


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark at characters `start` to `end` of its sentence."""

    text: str
    lower: str
    start: int
    end: int
    kind: Kind

    @property
    def is_word(self) -> bool:
        """Whether it is a word or number."""
        return self.kind is not Kind.MARK


@dataclass(frozen=True, slots=True)
class Clause:
    """The tokens of a subject, `first` to `last` (exclusive), and the token of its verb."""

    first: int
    last: int
    verb: int


@lru_cache(maxsize=1)
def _tagger() -> Tagger:
    return load_tagger(MODEL_FOLDER / TAGGER_FILE)


@lru_cache(maxsize=50_000)
def verb_forms(form: str) -> frozenset[str]:
    """The Penn Treebank tags that a lower-case word may have as a verb; none if it is not one.

    >>> sorted(verb_forms("walked")), sorted(verb_forms("took")), sorted(verb_forms("house"))
    (['VBD', 'VBN'], ['VBD'], ['VB', 'VBP'])
    """
    found = set()
    for base in lemminflect.getAllLemmas(form, "VERB").get("VERB", ()):
        forms = lemminflect.getAllInflections(base, "VERB")
        found |= {tag for tag, words in forms.items() if form in words}
        if "VBD" in found and "VBN" not in forms:
            found.add("VBN")  # the dictionary lists a regular past once
        if form == base:
            found |= {"VB", "VBP"}
    return frozenset(found)


def form_is_past(form: str) -> bool:
    """Whether a form is a past tense and no base form: thought, but not put."""
    tags = verb_forms(form)
    return "VBD" in tags and "VB" not in tags


@lru_cache(maxsize=50_000)
def is_plural(noun: str) -> bool | None:
    """Whether a lower-case noun is a plural; None where it can be both or is not known."""
    bases = lemminflect.getAllLemmas(noun, "NOUN").get("NOUN", ())
    if not bases:
        return None
    tags = {
        tag for base in bases for tag, words in lemminflect.getAllInflections(base, "NOUN").items() if noun in words
    } | ({"NN"} if noun in bases else set())
    return None if len(tags) != 1 else tags == {"NNS"}


@lru_cache(maxsize=50_000)
def _parts(form: str) -> frozenset[str]:
    return frozenset(lemminflect.getAllLemmas(form))


def read_sentence(sentence: str) -> list[Token]:
    """The tokens of a sentence."""
    tokens: list[Token] = []
    for match in TOKEN.finditer(sentence):
        text = match[0]
        lower = text.lower().replace("’", "'")
        kind = _kind(sentence, text, lower, match.start(), match.end(), tokens)
        tokens.append(Token(text, lower, match.start(), match.end(), kind))
    return tokens


def _kind(sentence: str, text: str, lower: str, start: int, end: int, before: list[Token]) -> Kind:
    previous = before[-1] if before else None
    spelled = _by_spelling(text, lower, before)
    if spelled is not None:
        return spelled
    tags, parts = verb_forms(lower), _parts(lower)
    shares = _tagger().probabilities(sentence[max(0, start - 80) : start], lower, sentence[end : end + 80])
    best = max(shares, key=lambda part: shares[part])
    if "VB" in tags and previous is not None and (previous.kind is Kind.TO or previous.lower in MODALS):
        return Kind.BASE
    if lower in _ING_NOUNS and previous is not None and previous.kind in {Kind.DETERMINER, Kind.ADJECTIVE, Kind.NUMBER}:
        return Kind.NOUN
    if lower.endswith("ing") and "VBG" in tags:
        return Kind.ING
    placed = _by_place(tags, previous, sentence[end : end + 20])
    if placed is None and previous is not None:
        placed = _by_previous(lower, tags, parts, previous, best)
    if placed is None and tags:
        placed = _by_form(lower, tags, parts, shares["v"], before)
    return placed or _without_verb(lower, parts, best)


def _by_spelling(text: str, lower: str, before: list[Token]) -> Kind | None:
    """A mark, a function word, a number, a name, or a word with an apostrophe."""
    previous = before[-1] if before else None
    if not text[0].isalnum():
        return Kind.MARK
    if lower in {"have", "do"} and previous is not None and previous.kind is Kind.TO:
        return Kind.BASE
    if text == "May" and previous is not None and previous.kind is Kind.PREPOSITION:
        return Kind.NAME
    if lower in _FUNCTION_WORDS:
        return _FUNCTION_WORDS[lower]
    if text[0].isdigit():
        return Kind.NUMBER
    if text[0].isupper() and (not _opens(before) or not _parts(lower)):
        return Kind.NAME
    if "'" not in lower:
        return None
    stem, _, rest = lower.rpartition("'")
    if rest in {"s", ""}:
        return Kind.DETERMINER if stem not in _FUNCTION_WORDS else Kind.AUXILIARY
    return Kind.AUXILIARY if rest in {"d", "ll", "ve", "re", "m", "t"} else Kind.NAME


def _opens(before: list[Token]) -> bool:
    """Whether the next word opens a sentence, or what is said in one."""
    if not before:
        return True
    is_initial = len(before) > 1 and len(before[-2].text) == 1 and before[-2].text.isupper()  # Leslie R. Groves
    return before[-1].text in {".", "“", '"', "‘", "—", ":", "!", "?", "("} and not (
        is_initial and before[-1].text == "."
    )


def _by_previous(lower: str, tags: frozenset[str], parts: frozenset[str], previous: Token, best: str) -> Kind | None:
    """The kind of a word where the word before it decides: the old, this leads, who went, she ran."""
    if previous.kind is Kind.DETERMINER and previous.lower not in {"this", "all", "both"}:
        return Kind.ADJECTIVE if best == "a" or ("VBN" in tags and "NOUN" not in parts) else Kind.NOUN
    if previous.lower == "this" and "VBZ" in tags:
        return Kind.PRESENT
    if previous.lower in {"which", "who"} and tags & {"VBZ", "VBD"}:
        return Kind.PRESENT if "VBZ" in tags else Kind.PAST
    if previous.lower in _ALWAYS_SUBJECTS and "VBD" in tags and form_is_past(lower):
        return Kind.PAST
    return None


def _by_form(lower: str, tags: frozenset[str], parts: frozenset[str], share: float, before: list[Token]) -> Kind | None:
    """A form of a verb, if it surely is one: `share` is the tagger's probability."""
    previous = before[-1] if before else None
    only = parts <= {"VERB", "AUX"}
    sure = share >= _VERB or only
    after_subject = previous is not None and previous.kind is Kind.ADVERB and len(before) > 1
    after_subject = after_subject and before[-2].lower in _ALWAYS_SUBJECTS
    if "VBD" in tags and (sure or (after_subject and form_is_past(lower))):
        if "VBN" not in tags:
            return Kind.PAST
        return Kind.PARTICIPLE if _is_after_auxiliary(before) else Kind.PAST_OR_PARTICIPLE
    if "VBN" in tags and sure:
        return Kind.PARTICIPLE
    if "VBZ" in tags and sure:
        return Kind.PRESENT
    many = previous is not None and (is_plural(previous.lower) is True or previous.lower == "people")
    return Kind.BASE if "VB" in tags and (share >= (_VERB if many else _SURE_VERB) or only) else None


def _without_verb(lower: str, parts: frozenset[str], best: str) -> Kind:
    if lower.endswith("ly") and lower not in _NO_ADVERBS:
        return Kind.ADVERB
    # What the dictionary has only as a noun is one, whatever the tagger says: river, lady.
    if (best == "a" and not (parts and "ADJ" not in parts)) or parts == {"ADJ"}:
        return Kind.ADJECTIVE
    if (best == "r" and not (parts and "ADV" not in parts)) or parts == {"ADV"}:
        return Kind.ADVERB
    return Kind.NOUN


def _by_place(tags: frozenset[str], previous: Token | None, after: str) -> Kind | None:
    """A finite verb that its neighbours give away: bees make their, it freezes every, the oven broke."""
    if previous is None or previous.kind not in {Kind.NOUN, Kind.NAME, Kind.ADVERB, Kind.COORDINATOR}:
        return None
    if "VBD" in tags and not tags & {"VBN", "VB"} and previous.kind in {Kind.NOUN, Kind.NAME}:
        return Kind.PAST
    following = _FOLLOWING.match(after)
    if following is None or _FUNCTION_WORDS.get(following[1].lower()) not in {Kind.DETERMINER, Kind.OBJECT}:
        return None
    if previous.kind is Kind.NOUN:
        plural = is_plural(previous.lower)
        if "VBZ" in tags and plural is not True and previous.lower != "people":
            return Kind.PRESENT
        return Kind.BASE if "VB" in tags and (plural is True or previous.lower == "people") else None
    if previous.kind is Kind.COORDINATOR and following[1].lower() in _OBJECT_PRONOUNS:
        if "VBZ" in tags:
            return Kind.PRESENT
        return Kind.BASE if "VB" in tags and "VBD" not in tags else None
    return None


def _is_after_auxiliary(before: list[Token]) -> bool:
    for token in reversed(before[-4:]):
        if token.lower in _BE or token.lower in _HAVE or token.kind is Kind.AUXILIARY:
            return True
        if token.kind not in {Kind.ADVERB, Kind.NEGATION}:
            return False
    return False


def _points(tokens: list[Token], place: int, last: int) -> bool:
    """Whether a word that mostly stands before a noun is the whole subject: this is, some say, many are."""
    lower = tokens[place].lower
    following = tokens[place + 1].kind if place + 1 < last else None
    if lower in _DEMONSTRATIVES and following in FINITE:
        return True
    if tokens[place].text == "That" and following is Kind.AUXILIARY:
        return True
    if lower in _QUANTITIES and following in {Kind.AUXILIARY, Kind.PAST}:
        return True
    return lower in {"some", "many", "most", "others"} and following is Kind.BASE


def _is_plural_subject(tokens: list[Token], first: int, end: int) -> bool:
    """Whether the subject in these tokens, or the noun that it begins with, is plural."""
    if tokens[first].lower in {"they", "we", "i", "you", *_QUANTITIES} or tokens[end - 1].lower == "people":
        return True
    heads = (tokens[end - 1], tokens[(_simple_phrase(tokens, first, end) or end) - 1])
    return any(head.kind is Kind.NOUN and is_plural(head.lower) is True for head in heads)


def find_clause(tokens: list[Token], first: int, last: int) -> Clause | None:
    """The clause that begins with its subject at token `first` and ends before `last`, if it surely is one."""
    if first >= last:
        return None
    place = first
    if tokens[place].kind is Kind.SUBJECT or _points(tokens, place, last):
        place += 1
    else:
        end = noun_phrase(tokens, first, last)
        if end is None:
            return None
        place = end
    subject_end = place
    while place < last and (tokens[place].kind is Kind.ADVERB or _is_no_longer(tokens, place, last)):
        place += 2 if tokens[place].lower == "no" else 1
    if place >= last:
        return None
    verb = tokens[place]
    if tokens[place - 1].lower in {"later", "ago", "before", "after"} and place > subject_end:
        return None  # a couple of days later
    if tokens[first].lower == "there" and verb.lower not in _THERE:
        return None  # there sat down
    if verb.kind is Kind.BASE and not _is_plural_subject(tokens, first, subject_end):
        return None
    if verb.kind not in FINITE and verb.kind is not Kind.BASE:
        return None
    if verb.kind is Kind.PAST_OR_PARTICIPLE and tokens[first].lower in {"a", "an"} and verb.lower in _DESCRIBING:
        return None  # a boy named Lewis
    if verb.kind is Kind.PAST_OR_PARTICIPLE and tokens[first].kind is not Kind.SUBJECT:
        following = tokens[place + 1].lower if place + 1 < last else ""
        if following == "by" or _has_finite(tokens, place + 1, last):
            return None
    return Clause(first, subject_end, place)


def _is_no_longer(tokens: list[Token], place: int, last: int) -> bool:
    return tokens[place].lower == "no" and place + 1 < last and tokens[place + 1].lower == "longer"


def _has_finite(tokens: list[Token], first: int, last: int) -> bool:
    """Whether another finite verb comes before the clause ends, so that what looked like its verb is a participle."""
    for token in tokens[first:last]:
        if token.kind in {Kind.SUBORDINATOR, Kind.RELATIVE, Kind.COORDINATOR, Kind.MARK, Kind.SUBJECT}:
            return False
        if token.kind in FINITE:
            return True
    return False


def noun_phrase(tokens: list[Token], first: int, last: int) -> int | None:
    """The end of the noun phrase that begins at a token, with its prepositional phrases, or None."""
    end = _simple_phrase(tokens, first, last)
    while end is not None and end < last - 1:
        token = tokens[end]
        joins = token.kind is Kind.PREPOSITION or (token.lower == "and" and tokens[end + 1].kind is not Kind.SUBJECT)
        following = _simple_phrase(tokens, end + 1, last) if joins else None
        if following is None:
            break
        end = following
    return end


def _qualifies(tokens: list[Token], place: int, first: int, last: int) -> bool:
    """Whether an adverb stands within a noun phrase: the first mate, a very young man."""
    if tokens[place].kind is not Kind.ADVERB or place == first or place + 1 >= last:
        return False
    return tokens[place - 1].kind is Kind.DETERMINER and tokens[place + 1].kind in _NOMINAL


def _simple_phrase(tokens: list[Token], first: int, last: int) -> int | None:
    place, head = first, None
    while place < last and (tokens[place].kind in _NOMINAL or _qualifies(tokens, place, first, last)):
        kind = tokens[place].kind
        # A form of a verb only as an adjective before its noun: a broken chair, the rising water.
        follows = tokens[place + 1].kind if place + 1 < last else None
        if kind in _VERBAL and (head is not None or follows not in {Kind.NOUN, Kind.ADJECTIVE}):
            break
        if kind is Kind.DETERMINER and place > first and tokens[place - 1].kind is not Kind.DETERMINER:
            if not tokens[place].lower.endswith(("'s", "'")):
                break
            head = None
        if kind in _HEADS:
            head = place
        if kind is Kind.NUMBER and head is None and place + 1 < last and tokens[place + 1].kind not in _NOMINAL:
            head = place
        place += 1
    if head is None and place - first > 1 and tokens[place - 1].kind is Kind.ADJECTIVE:
        # "A tyrant": the tagger takes some nouns for adjectives.
        head = place - 1 if "NOUN" in _parts(tokens[place - 1].lower) else None
    return None if head is None else head + 1
