"""The subject of the second sentence: a name, a noun or a pronoun that can only mean what is meant."""

from lexile.leveling.clause_splitting.reading import SentenceReading
from lexile.leveling.clauses import Clause, Kind, is_plural

TITLES = frozenset("mr. mrs. ms. dr. st. prof. mr mrs ms dr miss sir lady lord".split())
_BY_TITLE = {"mr": "he", "sir": "he", "lord": "he", "mrs": "she", "ms": "she", "miss": "she", "lady": "she"}
_LONG = 9  # letters
_DUMMY = frozenset({"it", "there", "you"})
_NO_NOUNS = frozenset({"own", "other", "same"})
_DETERMINERS = frozenset("a an the this that his her its our their my".split())
_NO_ANTECEDENTS = frozenset(
    "manner way time times second minute minutes hour hours day days night week weeks month months year years age "
    "century fact".split()
)


def subject_within(subject: str, reading: SentenceReading, clause: Clause) -> str:
    """A repeated subject after "But"."""
    token = reading.tokens[clause.first]
    return subject if token.kind is Kind.NAME or subject == "I" else subject[0].lower() + subject[1:]


def repeated_subject(reading: SentenceReading, clause: Clause) -> str | None:
    """The subject of a clause as it opens another sentence: He, The captain, Marie."""
    tokens = reading.tokens[clause.first : clause.last]
    if tokens[0].kind is Kind.SUBJECT:
        return None if tokens[0].lower in _DUMMY - {"it"} or len(tokens) > 1 else upper(tokens[0].text)
    titled = pronoun_by_title(reading, clause.first, clause.last)
    if titled is not None:
        return upper(titled)
    return _named(reading, clause.first, clause.last)


def pronoun_by_title(reading: SentenceReading, first: int, last: int) -> str | None:
    """The pronoun for Mr. or Mrs. Somebody, if no other name in the sentence could be meant."""
    others = any(reading.kind(n) is Kind.NAME for n in range(reading.end) if not first <= n < last)
    return None if others else _BY_TITLE.get(reading.lower(first).rstrip("."))


def upper(text: str) -> str:
    """A text with a capital letter at its beginning."""
    return text[0].upper() + text[1:]


def _named(reading: SentenceReading, first: int, last: int) -> str | None:
    """A noun phrase as it is named again: the captain for a captain, these men for some men, a name as it is."""
    for number in range(first + 1, last):
        if reading.kind(number) is Kind.PREPOSITION:
            # The presence of the man: the presence, where no other noun is nearer to what follows.
            short = reading.lower(first) in _DETERMINERS and reading.kind(number - 1) is Kind.NOUN
            return _named(reading, first, number) if short else None
    tokens = reading.tokens[first:last]
    if any(token.kind in {Kind.MARK, Kind.COORDINATOR, Kind.PREPOSITION} for token in tokens) or len(tokens) > 4:
        return None
    head = tokens[-1]
    if all(token.kind is Kind.NAME for token in tokens):
        return reading.text(first, last)
    if len(tokens) == 1 and head.text[0].isupper() and first == 0:
        # Perhaps a name: Perks sat down. Names are seldom as long as "campaigners".
        return "They" if head.kind is Kind.NOUN and is_plural(head.lower) and len(head.text) >= _LONG else head.text
    if is_plural(head.lower) and tokens[0].kind is not Kind.NAME:
        return "They"
    if head.kind is not Kind.NOUN:
        return None
    noun = _compound(reading, first, last)
    if tokens[0].lower in {"a", "an", "the"}:
        return f"The {noun}"
    if tokens[0].lower in {"his", "her", "their", "its", "my", "our", "this", "that"}:
        return f"{upper(tokens[0].text)} {noun}"
    return None


def _compound(reading: SentenceReading, first: int, last: int) -> str:
    """The noun at the end of a noun phrase with all nouns before it: "climate change report"."""
    start = last - 1
    while start > first and reading.kind(start - 1) is Kind.NOUN and reading.lower(start - 1) not in _NO_NOUNS:
        start -= 1
    return reading.text(start, last)


def antecedent(reading: SentenceReading, comma: int) -> tuple[int, bool | None] | None:
    """Where the noun phrase before a comma begins, and whether it is plural."""
    head = comma - 1
    if reading.kind(head) not in {Kind.NOUN, Kind.NAME}:
        return None
    first = head
    while first > 0 and reading.kind(first - 1) in {
        Kind.NOUN, Kind.NAME, Kind.ADJECTIVE, Kind.NUMBER, Kind.ING, Kind.PARTICIPLE
    }:  # fmt: skip
        first -= 1
    if reading.kind(head) is Kind.NAME:
        while reading.kind(head - 1) is Kind.NAME and head - 1 >= first:
            head -= 1
        if reading.kind(head - 1) in {Kind.DETERMINER, Kind.NOUN, Kind.ADJECTIVE} or reading.lower(head - 1) in {
            "of",
            "and",
        }:
            return None
        return head, False
    if first > 0 and reading.kind(first - 1) is Kind.DETERMINER:
        first -= 1
    elif is_plural(reading.lower(head)) is not True:
        return None
    if reading.lower(first - 1) in {"of", "and", "or", "than", "as"}:
        return None  # the edge of the forest: which of the two?
    return first, is_plural(reading.lower(head))


def antecedent_again(
    reading: SentenceReading, first: int, last: int, plural: bool | None, main: Clause | None, *, person: bool
) -> str | None:
    """An antecedent as the subject of the next sentence: a pronoun where only it can be meant."""
    head = reading.tokens[last - 1]
    if len(head.text) < 2 or head.lower in _NO_ANTECEDENTS:
        return None
    if head.kind is Kind.NAME:
        # The full name, but of three names or more the last one, as in an encyclopedia.
        short = person and last - first > 2 and reading.lower(first) not in TITLES
        return head.text if short and not is_plural(head.lower) else reading.text(first, last)
    if plural is None:
        return None
    determiner = reading.lower(first)
    if person and not plural and determiner in {"his", "her", "my", "our", "their", "the"} and last - first <= 4:
        return upper(reading.text(first, last))
    noun = _compound(reading, first, last)
    if person and not plural:
        return f"The {noun}" if determiner in {"a", "an"} else None
    if main is None:
        return "They" if plural else "It"
    equal = reading.lower(main.verb) in {"is", "was", "are", "were"} and main.verb + 1 == first
    if plural and (equal or not _is_plural_subject(reading, main)):
        return "They"
    if not plural and equal:
        return "It"
    if not plural and reading.lower(main.first) in {"he", "she", "i", "we", "they", "you"}:
        return "It"
    return f"These {noun}" if plural else f"This {noun}"


def _is_plural_subject(reading: SentenceReading, clause: Clause) -> bool:
    if reading.lower(clause.first) in {"they", "we"}:
        return True
    phrase = reading.tokens[clause.first : clause.last]
    return any(
        token.lower == "and" or (token.kind is Kind.NOUN and is_plural(token.lower) is not False) for token in phrase
    )
