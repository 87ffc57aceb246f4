"""Questions joined by "and", "but" or "so", and a statement with the question that follows from it."""

from lexile.leveling.clause_splitting.coordination import LINKS
from lexile.leveling.clause_splitting.reading import FEW_CONDITIONS, SentenceReading
from lexile.leveling.clause_splitting.split import ASKING_BREAK, BREAK, Proposals, SplitKind
from lexile.leveling.clauses import FINITE, Kind

_ASKING = frozenset("what which who whom whose when where why how".split())
_PHRASE = 4  # words of a question before its auxiliary: in which of them do, how many people have
_SUBJECTS = frozenset({Kind.SUBJECT, Kind.DETERMINER, Kind.NAME, Kind.NOUN, Kind.ADJECTIVE, Kind.NUMBER, Kind.NEGATION})


def questions(reading: SentenceReading) -> Proposals:
    """What is it, and how does it work? Two questions. It is small, but does it work? A statement and a question."""
    asks = _asks_first(reading)
    for number in range(3, reading.end - 2):
        link = reading.lower(number)
        if link not in LINKS or reading.inside[number] or not _asks(reading, number + 1):
            continue
        has_comma = reading.lower(number - 1) == ","
        last = number - 1 if has_comma else number
        opening = LINKS[link]
        if asks and (has_comma or reading.lower(number + 1) in _ASKING):
            edit = reading.break_before(last - 1, number + 1, opening)
            yield SplitKind.QUESTION, [(edit[0], edit[1], edit[2].replace(BREAK, ASKING_BREAK))]
        elif (
            not asks
            and has_comma
            and not _asks_late(reading, last)
            and reading.main(0, last)
            and reading.is_free(0, last, FEW_CONDITIONS)
        ):
            yield SplitKind.QUESTION, [reading.break_before(last - 1, number + 1, opening)]


def _asks_late(reading: SentenceReading, last: int) -> bool:
    """Whether a statement asks after its verb: he used a loaf to show what fact?"""
    return any(
        reading.lower(n) == "what"
        or (reading.lower(n) == "which" and reading.kind(n - 1) not in {Kind.NOUN, Kind.MARK})
        for n in range(1, last)
    )


def _asks_first(reading: SentenceReading) -> bool:
    """Whether the sentence begins with a question, perhaps after a label, a conjunction or an adverbial: (a) What …"""
    first = 3 if reading.lower(0) == "(" and reading.lower(2) == ")" else 0
    if reading.lower(first) in LINKS:
        first += 1
    return _asks(reading, first) or (
        # When the bell rang, what …, and where …? The second may depend on the clause too.
        reading.kind(0) is not Kind.SUBORDINATOR and any(_asks(reading, comma + 1) for comma in reading.commas[:1])
    )


def _asks(reading: SentenceReading, first: int) -> bool:
    """Whether a direct question begins at a token: an auxiliary with its subject after it, or what, how … with one."""
    if reading.kind(first) is Kind.AUXILIARY:
        return reading.kind(first + 1) in _SUBJECTS or reading.lower(first + 1) in {"that", "you", "there"}
    if reading.kind(first) is Kind.PREPOSITION and reading.lower(first + 1) in _ASKING:
        first += 1
    if reading.lower(first) not in _ASKING:
        return False
    if reading.lower(first) in {"what", "who"} and reading.kind(first + 1) in FINITE:
        return True
    for number in range(first + 1, first + 1 + _PHRASE):
        if reading.kind(number) is Kind.AUXILIARY:
            return reading.lower(first) in {"what", "which", "who"} or reading.kind(number + 1) in _SUBJECTS
        if reading.kind(number) in {Kind.SUBJECT, Kind.MARK, Kind.COORDINATOR, None}:
            return False
    return False
