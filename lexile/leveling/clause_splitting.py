"""Clause splitting: a long sentence becomes two or more, each a whole sentence with a subject and a verb.

    find_split(sentence)     # the best split, or None
    compatible_splits(sentence)    # the best one, and others that can be made as well
    find_splits(sentence)    # all of them, one for each place

Each rule knows one way in which clauses are joined. It proposes a split only where both parts are surely clauses:
nothing inside quotation marks or brackets is broken, and a condition, a question or reported speech is left whole. The
confidence of a rule is the share of its proposals that read well (`_CONFIDENCE`).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from lexile.leveling.clauses import (
    FINITE,
    Clause,
    Kind,
    Token,
    find_clause,
    is_plural,
    noun_phrase,
    read_sentence,
    verb_forms,
)
from lexile.leveling.inflection import base_forms, inflected
from lexile.text.words import count_words

MIN_CLAUSE_WORDS = 4  # in either part; shorter sentences read as fragments
MIN_SENTENCE_WORDS = 12  # shorter sentences are not hard for their length
_MOST_CHARACTERS = 1_000  # of a sentence; longer ones are lists or not prose


class SplitKind(StrEnum):
    """How the clauses were joined."""

    COORDINATION = "and, but, so"
    SEMICOLON = "semicolon"
    SERIES = "list of clauses"
    SHARED_SUBJECT = "verbs with one subject"
    RELATIVE = "which, who at the end"
    INSERTED_RELATIVE = "which, who inside"
    PLACE = "where"
    APPOSITION = "apposition"
    PARTICIPLE = "participle"
    REASON = "because"
    CONTRAST = "although, whereas"
    TIME = "after, while"
    PURPOSE = "so that"


# Share of proposals that read well, with one added to either side: 200 of all kinds and up to 25 of each rare kind were
# read, from CLEAR excerpts, novels and BiSECT. Fewer than 20 were found of appositions.
_CONFIDENCE = {
    SplitKind.COORDINATION: 0.97,
    SplitKind.SEMICOLON: 0.95,
    SplitKind.SERIES: 0.89,
    SplitKind.SHARED_SUBJECT: 0.92,
    SplitKind.RELATIVE: 0.88,
    SplitKind.INSERTED_RELATIVE: 0.91,
    SplitKind.PLACE: 0.90,
    SplitKind.APPOSITION: 0.86,
    SplitKind.PARTICIPLE: 0.93,
    SplitKind.REASON: 0.90,
    SplitKind.CONTRAST: 0.95,
    SplitKind.TIME: 0.91,
    SplitKind.PURPOSE: 0.71,
}
_SURE = 0.85  # confidence above which the place in the sentence decides


@dataclass(frozen=True, slots=True)
class Split:
    """The characters `start` to `end` of a sentence, and the replacement that makes two sentences of it.

    `confidence` is the measured probability that a reader would leave the new sentences as they are.
    """

    start: int
    end: int
    replacement: str
    kind: SplitKind = SplitKind.COORDINATION

    @property
    def confidence(self) -> float:
        """The share of such splits that read well."""
        return _CONFIDENCE[self.kind]

    def applied(self, sentence: str) -> str:
        """The sentence after the split."""
        return sentence[: self.start] + self.replacement + sentence[self.end :]


def find_split(sentence: str) -> Split | None:
    """The split nearest to the middle of a sentence, sure ones first; None if there is none.

    >>> text = "The storm had passed in the night, and the harbour was quiet under a pale sky."
    >>> find_split(text).applied(text)
    'The storm had passed in the night. The harbour was quiet under a pale sky.'
    """
    middle = len(sentence) / 2
    return min(find_splits(sentence), key=lambda one: (one.confidence < _SURE, abs(one.start - middle)), default=None)


def compatible_splits(sentence: str) -> list[Split]:
    """The best split of a sentence, and others at coordinated clauses that may be made together with it.

    >>> text = "The bell rang five times, and the men came at once, but the women stayed in the house."
    >>> [split.replacement for split in compatible_splits(text)]
    ['. T', '. But ']
    """
    best = find_split(sentence)
    chosen = [] if best is None else [best]
    for split in find_splits(sentence):
        if split.kind is not SplitKind.COORDINATION or any(
            split.start < other.end and other.start < split.end for other in chosen
        ):
            continue
        places = [0, *sorted(place for one in (*chosen, split) for place in (one.start, one.end)), len(sentence)]
        parts = [sentence[places[number] : places[number + 1]] for number in range(0, len(places), 2)]
        if all(count_words(part) >= MIN_CLAUSE_WORDS for part in parts):
            chosen.append(split)
    return sorted(chosen, key=lambda one: one.start)


def find_splits(sentence: str) -> list[Split]:
    """The splits of a sentence, in the order of their places; each is to be made alone."""
    if count_words(sentence) < MIN_SENTENCE_WORDS or len(sentence) > _MOST_CHARACTERS:
        return []
    if not sentence.rstrip("”\"’') ").endswith(".") or sentence.rstrip().endswith("..."):
        return []
    reading = _Reading(sentence)
    found: dict[int, Split] = {}
    for rule in _RULES:
        for kind, edits in rule(reading):
            split = _split(sentence, kind, edits)
            if split is not None:
                found.setdefault(split.start, split)
    return [found[start] for start in sorted(found)]


_Edits = list[tuple[int, int, str]]
_Proposals = Iterator[tuple[SplitKind, _Edits]]
_BREAK = ".\x1f"  # stands for the full stop and the space between two new sentences


def _split(sentence: str, kind: SplitKind, edits: _Edits) -> Split | None:
    """The split of some edits, if its parts are long enough and quotation marks and brackets close within each."""
    start, end = edits[0][0], edits[-1][1]
    pieces, place = [], start
    for first, last, new in edits:
        pieces += [sentence[place:first], new]
        place = last
    replacement = "".join(pieces)
    before = ""
    for number, part in enumerate((sentence[:start] + replacement + sentence[end:]).split(_BREAK)):
        if (
            not part
            or (number and not (part[0].isalnum() or part[0] in "“\"‘'"))
            or part.rstrip(" \"'”’)")[-1:] in _NO_END
        ):
            return None
        if number and (before.endswith(".") or before.split()[-1].lower() in _UNFINISHED):
            return None  # an abbreviation, or words that something must follow
        before = part
        closed = part.count("“") == part.count("”") and part.count("(") == part.count(")") and part.count('"') % 2 == 0
        if not closed or count_words(part) < MIN_CLAUSE_WORDS:
            return None
    return Split(start, end, replacement.replace(_BREAK, ". "), kind)


_UNFINISHED = frozenset("and or but nor if that which who a an the of to in with by for".split())
_NO_END = frozenset(",;:—–-")  # marks after which no full stop may stand


# Words after which the rest of a sentence may depend on what they open.
_CONDITIONS = frozenset(
    "if unless whether that lest how why what because although though since so as whatever whereas".split()
)
_REPORTS = frozenset(
    "say think know believe feel hope suppose tell find see hear show mean imagine suspect fear wish claim argue "
    "report learn discover realize realise remember notice seem explain declare assure promise agree understand doubt "
    "guess admit answer reply add ask wonder warn insist suggest conclude announce prove decide order demand".split()
)
_PREPOSITIONS_TOO = frozenset("after before since until till as".split())
_EACH = frozenset("morning evening afternoon night day week month year spring summer autumn winter time".split())
# Nouns after which "that" opens what was said or thought.
_CONTENTS = frozenset(
    "fact idea belief evidence hope news claim opinion view truth thought feeling knowledge word report rumor rumour "
    "conclusion doubt sign proof promise statement argument assumption theory possibility chance extent".split()
)
_MOMENTS = frozenset("time moment instant minute day year way".split())  # by the time he left
_OPENING = frozenset({Kind.COORDINATOR, Kind.SUBORDINATOR, Kind.RELATIVE})
_VERBS = FINITE | {Kind.BASE, Kind.PARTICIPLE, Kind.ING}
_SAYING = frozenset({"say", "says", "said", "think", "thought", "guess", "believe", "suppose", "know"})
_PAIRED = frozenset("both either neither whether rather".split())  # with "and", "or" or "than" in the other part
_LINKS = {"and": "", "but": "But ", "so": "So ", "yet": "Yet "}
_CAUSES = frozenset("cause allow force enable prevent make prompt lead result trigger".split())
_SAME_PERSON = frozenset({("i", "me"), ("he", "him"), ("they", "them"), ("we", "us"), ("it", "it")})
_OBJECTS = frozenset({Kind.DETERMINER, Kind.OBJECT, Kind.SUBJECT, Kind.NAME, Kind.TO})  # after an active verb
_MODALS = frozenset("will would can could may might must".split())
_POSTURES = frozenset("lie sit stand hang sleep rest float live belong wait plan grow flow consist contain".split())
_PERCEIVING = frozenset("see hear notice find meet watch feel spot discover observe come pass reach have".split())
_SAME_PAST = frozenset("let put cut set hit read shut cost hurt spread burst cast split bet rid beat".split())
_NO_PARTICIPLES = frozenset(
    "being having including according regarding concerning following depending considering during owing excluding "
    "barring pending notwithstanding assuming providing judging speaking meaning morning evening nothing anything "
    "something everything".split()
)
_SPEAKING = frozenset("say says said state states stated report reports explains explained adds added notes".split())
_TITLES = frozenset("mr. mrs. ms. dr. st. prof. mr mrs ms dr miss sir lady lord".split())
_DUMMY = frozenset({"it", "there", "you"})


class _Reading:
    """A sentence with its tokens, and which of them stand inside quotation marks or brackets."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        self.tokens = read_sentence(sentence)
        self.inside = _inside(self.tokens)
        self.end = len(self.tokens)
        while self.end and not self.tokens[self.end - 1].is_word:
            self.end -= 1
        self.commas = [
            number for number in range(self.end) if self.tokens[number].text == "," and not self.inside[number]
        ]

    def text(self, first: int, last: int) -> str:
        """The characters from token `first` to before token `last`."""
        return self.sentence[self.tokens[first].start : self.tokens[last - 1].end]

    def lower(self, number: int) -> str:
        """A token in lower case, "" after the last."""
        return self.tokens[number].lower if 0 <= number < len(self.tokens) else ""

    def kind(self, number: int) -> Kind | None:
        """The kind of a token, None after the last."""
        return self.tokens[number].kind if 0 <= number < len(self.tokens) else None

    def clause(self, first: int, last: int | None = None) -> Clause | None:
        """The clause that begins at a token, perhaps after an adverb: then he left."""
        last = self.end if last is None else last
        while first < last and self.kind(first) is Kind.ADVERB:
            first += 1
            if self.lower(first) == ",":
                first += 1
        return find_clause(self.tokens, first, last)

    def main(self, first: int, last: int) -> Clause | None:
        """The main clause of some tokens, perhaps after an adverbial or a clause that is closed by a comma."""
        if self.kind(first) is Kind.COORDINATOR:
            first += 1
        if self.kind(first) is Kind.SUBORDINATOR and self.lower(first + 1) == ",":
            return None  # when, on cold nights, he …
        if self.kind(first) is not Kind.SUBORDINATOR and self.kind(first) is not Kind.RELATIVE:
            found = self.clause(first, last)
            if found is not None and not (self.lower(first) == "the" and self.lower(first + 1) in _MOMENTS):
                return found
        if self.tokens[first].text in {"“", '"'}:
            return self.speech(first, last)
        found = self.after_adverbial(first, last)
        if found is not None:
            return found
        for comma in self.commas:
            found = self.clause(comma + 1, last) if first < comma < last else None
            if found is None:
                continue
            if self.kind(found.verb) is not Kind.PAST_OR_PARTICIPLE or self.kind(found.first) is not Kind.NOUN:
                return found  # "children stunted by hunger" may have no verb
        return None

    def after_adverbial(self, first: int, last: int) -> Clause | None:
        """The clause after an adverbial without a comma: in 1905 he left, after two days she came, each day I read."""
        starts = self.kind(first) is Kind.PREPOSITION or self.lower(first) in _PREPOSITIONS_TOO
        end = noun_phrase(self.tokens, first + 1 if starts else first, last)
        if end is None or (self.lower(end - 1) in _MOMENTS if starts else self.lower(end - 1) not in _EACH):
            return None
        return self.clause(end, last)

    def speech(self, first: int, last: int) -> Clause | None:
        """The clause of the speaker after a quotation: “Come,” said the captain, or: “Come,” he said."""
        place = first + 1
        while place < last and self.inside[place]:
            place += 1
        if place >= last:
            return None
        subject = self.clause(place, last)
        if subject is not None or self.kind(place) not in {Kind.PAST, Kind.PAST_OR_PARTICIPLE, Kind.PRESENT}:
            return subject
        end = noun_phrase(self.tokens, place + 1, last)
        return None if end is None else Clause(place + 1, end, place)

    def is_list(self, comma: int) -> bool:
        """Whether a comma stands in a list of nouns: energy, matter, and information."""
        earlier = [other for other in self.commas if other < comma]
        return bool(earlier) and noun_phrase(self.tokens, earlier[-1] + 1, comma) == comma

    def is_free(self, first: int, last: int) -> bool:
        """Whether nothing in some tokens may reach beyond them: a condition, reported speech, "both"."""
        for number in range(first, last):
            if self.inside[number]:
                continue
            lower = self.lower(number)
            if lower in _CONDITIONS and not self.is_idle(number, last):
                return False
            if (
                lower == ":"
                or lower in _PAIRED
                or (lower == "not" and self.lower(number + 1) in {"only", "just", "merely"})
            ):
                return False
            if self.tokens[number].is_word and (self.kind(number) in _VERBS or lower in _SAYING):
                bases = {lower, *base_forms(lower, "v")}
                after = self.lower(number + 1)
                if not bases.isdisjoint(_REPORTS) and (
                    after in {",", ":"} or find_clause(self.tokens, number + 1, last)
                ):
                    return False
        return True

    def joins_another(self, first: int) -> bool:
        """Whether something is joined after a token that may belong to what stands before it."""
        return any(
            comma > first
            and self.kind(comma + 1) is Kind.COORDINATOR
            and (
                self.clause(comma + 2) is not None
                or self.kind(comma + 2) in FINITE | {Kind.ADVERB, Kind.PREPOSITION, Kind.MARK, Kind.SUBORDINATOR}
            )
            for comma in self.commas
        )

    def is_in_clause(self, first: int, comma: int) -> bool:
        """Whether a comma may stand within a clause of time that began before it: when it rains, and the wind blows."""
        start = max([first, *(other for other in self.commas if other < comma)])
        return any(
            self.lower(n) in {"when", "whenever", "while", "until", "till", "before", "after", "once"}
            and find_clause(self.tokens, n + 1, comma) is not None
            for n in range(start, comma)
        )

    def is_attributed(self, first: int) -> bool:
        """Whether what comes after a token ends with its speaker: …, says the doctor."""
        return any(
            comma >= first and not _SPEAKING.isdisjoint({self.lower(n) for n in range(comma + 1, comma + 4)})
            for comma in self.commas
        )

    def is_idle(self, number: int, last: int) -> bool:
        """Whether a conjunction opens no clause on which more may depend: as a teacher, a fox that lives there."""
        lower = self.lower(number)
        if lower == "that":
            relative = self.kind(number - 1) is Kind.NOUN and self.lower(number - 1) not in _CONTENTS
            return relative and self.kind(number + 1) in FINITE
        if lower == "because":
            return self.lower(number + 1) == "of"
        return lower == "as" and find_clause(self.tokens, number + 1, last) is None

    def series(self, first: Clause, comma: int) -> list[int] | None:
        """The commas between a clause and a later comma that separate further clauses of a list; None in doubt."""
        found = []
        for other in self.commas:
            if not first.verb < other < comma or self.kind(other + 1) in _OPENING:
                continue
            if self.kind(other + 1) in {Kind.PAST, Kind.PRESENT, Kind.PAST_OR_PARTICIPLE, Kind.AUXILIARY}:
                return None  # a list of verbs
            clause = self.clause(other + 1, comma)
            if clause is None:
                continue
            if self.kind(clause.verb + 1) is Kind.MARK:
                return None  # he said,
            if self.kind(other + 1) not in {Kind.SUBJECT, Kind.DETERMINER, Kind.NAME, Kind.ADVERB}:
                return None
            if self.kind(clause.verb) is Kind.PAST_OR_PARTICIPLE and self.kind(clause.first) is not Kind.SUBJECT:
                return None
            found.append(other)
        return found

    def depends(self, first: int, last: int) -> bool:
        """Whether some tokens have a word that makes what follows depend on something before it."""
        return any(self.kind(number) in {Kind.SUBORDINATOR, Kind.RELATIVE} for number in range(first, last))

    def break_before(self, last: int, number: int, opening: str = "") -> tuple[int, int, str]:
        """The edit that ends a sentence after token `last` and begins the next with `opening` and token `number`."""
        token = self.tokens[number]
        first = opening or token.text[0].upper()
        if not opening:
            return self.tokens[last].end, token.start + 1, f"{_BREAK}{first}"
        opening = opening.rstrip() if token.text == "," else opening
        return self.tokens[last].end, token.start, f"{_BREAK}{opening}"


def _inside(tokens: list[Token]) -> list[bool]:
    depth, straight = 0, False
    found = []
    for token in tokens:
        if token.text in {"“", "(", "["}:
            depth += 1
        if token.text == '"':
            straight = not straight
        found.append(depth > 0 or straight)
        if token.text in {"”", ")", "]"}:
            depth = max(depth - 1, 0)
    return found


def _coordination(reading: _Reading) -> _Proposals:
    """, and she …; a list of clauses becomes as many sentences."""
    for comma in reading.commas:
        link = reading.lower(comma + 1)
        if link not in _LINKS:
            continue
        number = comma + 2
        opening = _LINKS[link]
        if link == "and" and reading.lower(number) == "so":
            number, opening = number + 1, "So "
        clause = reading.clause(number)
        first = reading.main(0, comma)
        if clause is None or first is None or not reading.is_free(0, comma):
            continue
        if (
            _is_gapped(reading, first, clause)
            or reading.is_attributed(comma)
            or (link == "and" and reading.is_list(comma))
        ):
            continue
        edit = reading.break_before(comma - 1, number, opening)
        if link == "and" and reading.is_in_clause(first.verb + 1, comma):
            continue
        series = reading.series(first, comma)
        if series is None or reading.tokens[number].text[0].isdigit():
            continue
        if not series:
            yield SplitKind.COORDINATION, [edit]
        elif reading.main(0, series[0]) and not reading.depends(1, comma):
            yield SplitKind.SERIES, [*(reading.break_before(other - 1, other + 1) for other in series), edit]


def _is_gapped(reading: _Reading, first: Clause, second: Clause) -> bool:
    """Whether the auxiliary of the first clause may be meant in the second too: was built, and the roof added."""
    if reading.kind(second.verb) is not Kind.PAST_OR_PARTICIPLE or reading.kind(second.first) is Kind.SUBJECT:
        return False
    if reading.kind(first.verb) is not Kind.AUXILIARY or reading.kind(second.verb + 1) in _OBJECTS:
        return False
    after = {reading.kind(first.verb + step) for step in (1, 2, 3)}
    return bool(after & {Kind.PARTICIPLE, Kind.PAST_OR_PARTICIPLE})


def _bare_coordination(reading: _Reading) -> _Proposals:
    """... and she ..., without a comma."""
    for number in range(1, reading.end - 1):
        if reading.lower(number) not in {"and", "but"} or reading.lower(number - 1) == "," or reading.inside[number]:
            continue
        if reading.lower(number + 1) not in {"he", "she", "they", "we", "it"} or not reading.tokens[number - 1].is_word:
            continue
        if reading.kind(number - 2) in {Kind.COORDINATOR, Kind.MARK, Kind.SUBORDINATOR}:
            continue  # but John and she
        clause = reading.clause(number + 1)
        first = reading.main(0, number)
        if clause and first and reading.is_free(0, number) and reading.series(first, number) == []:
            opening = _LINKS[reading.lower(number)]
            yield SplitKind.COORDINATION, [reading.break_before(number - 1, number + 1, opening)]


def _semicolon(reading: _Reading) -> _Proposals:
    """Clauses with a semicolon between them, all of which are whole."""
    marks = [n for n in range(reading.end) if reading.lower(n) == ";" and not reading.inside[n]]
    if not marks or reading.main(0, marks[0]) is None or reading.is_attributed(0):
        return
    edits = []
    for mark, last in zip(marks, [*marks[1:], reading.end], strict=True):
        number, opening = mark + 1, ""
        if reading.lower(number) in _LINKS:
            opening = _LINKS[reading.lower(number)]
            number += 1
            if not opening and reading.lower(number) == ",":
                number += 1
        whole = reading.kind(number) not in _VERBS | {Kind.SUBORDINATOR} and reading.lower(number) != "for"
        if whole and reading.main(number, last) and reading.is_free(0, mark):
            edits.append(reading.break_before(mark - 1, number, opening))
    if edits:
        yield SplitKind.SEMICOLON, edits


def _shared_subject(reading: _Reading) -> _Proposals:
    """He looked at the map, and decided …: the subject is repeated."""
    for number in range(4, reading.end - 1):
        link = reading.lower(number)
        if link not in {"and", "but"} or reading.inside[number]:
            continue
        has_comma = reading.lower(number - 1) == ","
        verb = number + 1
        while reading.kind(verb) is Kind.ADVERB:
            verb += 1
        end = number - 1 if has_comma else number
        first = reading.main(0, end)
        if first is None or reading.kind(verb) not in {Kind.PAST, Kind.PAST_OR_PARTICIPLE, Kind.PRESENT}:
            continue
        if not _same_tense(reading, first, verb) or not reading.is_free(0, end):
            continue
        wanted = any(reading.kind(n) in {Kind.TO, Kind.BASE} for n in range(first.verb, end))
        if wanted and reading.lower(verb) in _SAME_PAST:
            continue  # told me to watch and let him know
        between = [
            n for n in range(first.verb + 1, end) if reading.kind(n) in FINITE or reading.kind(n) is Kind.RELATIVE
        ]
        series = [comma for comma in reading.commas if first.verb < comma < end]
        subject = _repeated(reading, first)
        if subject is None or (not has_comma and min(end - first.verb, reading.end - verb) < _LONG):
            continue
        opening = f"{'But ' if link == 'but' else ''}{subject if link == 'and' else _within(subject, reading, first)} "
        edit = reading.break_before(end - 1, number + 1, opening)
        if not between and not series:
            yield SplitKind.SHARED_SUBJECT, [edit]
        elif len(series) == 1 and between == [series[0] + 1] and link == "and":
            if any(reading.kind(n) is Kind.COORDINATOR for n in range(first.verb, end)):
                continue
            comma = reading.tokens[series[0]]
            if reading.kind(between[0]) is not Kind.AUXILIARY and _same_tense(reading, first, between[0]):
                yield SplitKind.SERIES, [(comma.start, comma.end, " and"), edit]


_LONG = 6  # words on either side of "and" without a comma


def _within(subject: str, reading: _Reading, clause: Clause) -> str:
    """A repeated subject after "But"."""
    token = reading.tokens[clause.first]
    return subject if token.kind is Kind.NAME or subject == "I" else subject[0].lower() + subject[1:]


def _same_tense(reading: _Reading, first: Clause, verb: int) -> bool:
    own, other = verb_forms(reading.lower(first.verb)), verb_forms(reading.lower(verb))
    if reading.kind(first.verb) is Kind.AUXILIARY:
        past = reading.lower(first.verb) in {"was", "were"}
        following = first.verb + 1
        while reading.kind(following) in {Kind.ADVERB, Kind.NEGATION}:
            following += 1
        if reading.kind(following) in {Kind.ING, Kind.PARTICIPLE, Kind.PAST_OR_PARTICIPLE, Kind.PAST}:
            return False  # was seen and heard
        return past and "VBD" in other and reading.kind(verb) is Kind.PAST
    if "VBD" in own:
        return "VBD" in other
    return "VBZ" in own and "VBZ" in other and reading.kind(verb) is Kind.PRESENT


def _repeated(reading: _Reading, clause: Clause) -> str | None:
    """The subject of a clause as it opens another sentence: He, The captain, Marie."""
    tokens = reading.tokens[clause.first : clause.last]
    if tokens[0].kind is Kind.SUBJECT:
        return None if tokens[0].lower in _DUMMY - {"it"} or len(tokens) > 1 else _upper(tokens[0].text)
    return _named(reading, clause.first, clause.last)


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]


def _named(reading: _Reading, first: int, last: int) -> str | None:
    """A noun phrase as it is named again: the captain for a captain, these men for some men, a name as it is."""
    tokens = reading.tokens[first:last]
    if any(token.kind in {Kind.MARK, Kind.COORDINATOR, Kind.PREPOSITION} for token in tokens) or len(tokens) > 4:
        return None
    head = tokens[-1]
    if all(token.kind is Kind.NAME for token in tokens):
        return reading.text(first, last)
    if len(tokens) == 1 and head.text[0].isupper() and first == 0:
        return head.text  # perhaps a name: Perks sat down
    if is_plural(head.lower) and tokens[0].kind is not Kind.NAME:
        return "They"
    if head.kind is not Kind.NOUN:
        return None
    noun = reading.text(last - 2, last) if len(tokens) > 2 and tokens[-2].kind is Kind.NOUN else head.text
    if tokens[0].lower in {"a", "an", "the"}:
        return f"The {noun}"
    if tokens[0].lower in {"his", "her", "their", "its", "my", "our", "this", "that"}:
        return f"{_upper(tokens[0].text)} {noun}"
    return None


def _antecedent(reading: _Reading, comma: int) -> tuple[int, bool | None] | None:
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


def _relative(reading: _Reading) -> _Proposals:
    """..., which flows north: This river flows north."""
    for comma in reading.commas:
        word = reading.lower(comma + 1)
        if word not in {"which", "who"}:
            continue
        verb = comma + 2
        while reading.kind(verb) is Kind.ADVERB:
            verb += 1
        if reading.kind(verb) not in FINITE:
            continue
        found = _antecedent(reading, comma)
        if found is None:
            continue
        first, plural = found
        named = reading.kind(comma - 1) is Kind.NAME
        if (
            word == "which"
            and named
            and (
                reading.lower(verb) in {"can", "could", "may", "might", "will", "would"}
                or (reading.kind(first - 1) is Kind.PREPOSITION and reading.kind(first - 2) is Kind.NAME)
            )
        ):
            continue  # what is meant may be more than the name
        if reading.lower(first - 1) == "like" and reading.lower(first - 2) == ",":
            continue  # inserted: he ought, like the geologist, who …
        if word == "who" and reading.lower(first - 1) in {"in", "at", "on", "during", "from", "near", "since"}:
            continue  # not a person
        if not _agrees(reading.lower(verb), plural):
            continue
        later = [other for other in reading.commas if other > comma]
        main = reading.main(0, comma)
        again = _again(reading, first, comma, plural, main, person=word == "who")
        if again is None:
            continue
        if main is not None and main.verb < first:
            if reading.is_free(main.verb, comma) and not any(reading.kind(n + 1) in _JOINING for n in later):
                telling = word == "which" and not _TELLING.isdisjoint(base_forms(reading.lower(verb), "v"))
                if telling and plural and "VBD" in verb_forms(reading.lower(verb)):
                    continue  # which of both did it?
                opening = "This " if telling and not plural else f"{again} "
                yield SplitKind.RELATIVE, [reading.break_before(comma - 1, comma + 2, opening)]
        elif main is None and first == 0 and len(later) == 1:
            close = later[0]
            nested = any(reading.kind(n) is Kind.RELATIVE for n in range(comma + 2, close))
            if not nested and reading.kind(close + 1) in FINITE and _agrees(reading.lower(close + 1), plural):
                remove = (reading.tokens[comma - 1].end, reading.tokens[comma + 1].end, "")
                yield SplitKind.INSERTED_RELATIVE, [remove, reading.break_before(close - 1, close + 1, f"{again} ")]


# What a whole clause may do as well as a thing: he was late, which made her angry.
_TELLING = frozenset(
    "make mean amount give lead cause help allow show prove let bring enable prevent force result surprise please "
    "explain suggest indicate ensure require take seem appear".split()
)
_JOINING = FINITE | {Kind.COORDINATOR, Kind.RELATIVE, Kind.MARK, Kind.ADVERB, Kind.PREPOSITION}


def _again(
    reading: _Reading, first: int, last: int, plural: bool | None, main: Clause | None, *, person: bool
) -> str | None:
    """An antecedent as the subject of the next sentence: a pronoun where only it can be meant."""
    head = reading.tokens[last - 1]
    if len(head.text) < 2 or head.lower in _NO_ANTECEDENTS:
        return None
    if head.kind is Kind.NAME:
        # The full name, but of three names or more the last one, as in an encyclopedia.
        short = person and last - first > 2 and reading.lower(first) not in _TITLES
        return head.text if short and not is_plural(head.lower) else reading.text(first, last)
    if plural is None:
        return None
    determiner = reading.lower(first)
    if person and not plural and determiner in {"his", "her", "my", "our", "their", "the"} and last - first <= 4:
        return _upper(reading.text(first, last))
    noun = head.text
    before = reading.tokens[last - 2] if last - 2 >= first else None
    if before is not None and before.kind is Kind.NOUN and before.lower not in {"own", "other", "same"}:
        noun = f"{before.text} {noun}"
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


_NO_ANTECEDENTS = frozenset(
    "manner way time times second minute minutes hour hours day days night week weeks month months year years age "
    "century fact".split()
)


def _is_plural_subject(reading: _Reading, clause: Clause) -> bool:
    if reading.lower(clause.first) in {"they", "we"}:
        return True
    phrase = reading.tokens[clause.first : clause.last]
    return any(
        token.lower == "and" or (token.kind is Kind.NOUN and is_plural(token.lower) is not False) for token in phrase
    )


def _agrees(verb: str, plural: bool | None) -> bool:
    """Whether the number of a verb can be that of its subject."""
    if verb in {"is", "was", "has", "does", "isn't", "wasn't", "hasn't", "doesn't"}:
        return plural is False
    if verb in {"are", "were", "have", "do", "aren't", "weren't", "haven't", "don't"}:
        return plural is True
    forms = verb_forms(verb)
    if "VBZ" in forms and "VBD" not in forms:
        return plural is False
    return plural is not None


def _place(reading: _Reading) -> _Proposals:
    """..., where he studied: There he studied."""
    for comma in reading.commas:
        if reading.lower(comma + 1) != "where":
            continue
        clause = find_clause(reading.tokens, comma + 2, reading.end)
        main = reading.main(0, comma)
        later = [other for other in reading.commas if other > comma]
        joined = any(reading.lower(n) == ";" for n in range(comma))
        if clause is None or main is None or later or joined or not reading.is_free(0, comma):
            continue
        past = "VBD" in _forms_of(reading.lower(main.verb))
        if reading.kind(comma - 1) is not Kind.NAME and not (past and reading.kind(comma - 1) is Kind.NOUN):
            continue  # "equations, where each section …" is no place
        if reading.lower(clause.first) in {"there", "no"} or "where" in {
            reading.lower(n) for n in range(comma + 2, reading.end)
        }:
            continue
        yield SplitKind.PLACE, [reading.break_before(comma - 1, comma + 2, "There, ")]


def _apposition(reading: _Reading) -> _Proposals:
    """Name, a biologist from Austria, worked …: Name was a biologist from Austria. Name worked …"""
    if len(reading.commas) != 2:
        return
    first, second = reading.commas
    names = reading.tokens[:first]
    if not names or any(token.kind is not Kind.NAME for token in names) or reading.lower(first + 1) not in {"a", "an"}:
        return
    end = noun_phrase(reading.tokens, first + 1, second)
    verb = second + 1
    if end != second or reading.kind(verb) not in FINITE:
        return
    lower = reading.lower(verb)
    past = lower in {"was", "were", "had"} or "VBD" in verb_forms(lower)
    present = lower in {"is", "has"} or "VBZ" in verb_forms(lower)
    if past == present:
        return
    comma = reading.tokens[first]
    be = (comma.start, comma.end, " was" if past else " is")
    yield SplitKind.APPOSITION, [be, reading.break_before(second - 1, verb, f"{names[-1].text} ")]


def _participle(reading: _Reading) -> _Proposals:
    """..., causing a flood: This caused a flood. She sat down, opening her book: She opened her book."""
    if not reading.commas:
        return
    comma = reading.commas[-1]
    number = comma + 1
    while reading.kind(number) is Kind.ADVERB and reading.lower(number).endswith("ly"):
        number += 1
    word = reading.lower(number)
    main = reading.main(0, comma)
    if reading.kind(number) is not Kind.ING or word in _NO_PARTICIPLES or main is None or not reading.is_free(0, comma):
        return
    if any(main.verb < other < comma for other in reading.commas):
        return
    between = [n for n in range(main.verb + 1, comma) if reading.kind(n) in FINITE or reading.kind(n) is Kind.ING]
    if any(reading.kind(n) is Kind.TO and reading.kind(n + 1) is Kind.BASE for n in range(main.verb, comma)):
        return
    if between or any(reading.kind(n) is Kind.COORDINATOR for n in range(number, reading.end)):
        return
    bases = base_forms(word, "v")
    if not bases:
        return
    subject = "This" if bases[0] in _CAUSES else _doer(reading, main, comma, number)
    finite = _in_tense_of(reading, main, bases[0])
    if subject is None or finite is None:
        return
    if subject in {"They", "We", "I"} and finite == inflected(bases[0], "VBZ"):
        finite = bases[0]
    start, end = reading.tokens[comma - 1].end, reading.tokens[number].end
    adverb = f"{reading.text(comma + 1, number)} " if number > comma + 1 else ""
    yield SplitKind.PARTICIPLE, [(start, end, f"{_BREAK}{subject} {adverb}{finite}")]


_DENYING = frozenset("never no nobody nothing none neither nor hardly rarely seldom".split())
_BEFORE_BECAUSE = frozenset("only just simply merely partly and but or not more mainly largely perhaps all".split())


def _doer(reading: _Reading, main: Clause, comma: int, number: int) -> str | None:
    """The subject of a clause if it surely does what the participle at `number` says."""
    verb, base = reading.lower(main.verb), base_forms(reading.lower(number), "v")[0]
    if reading.kind(main.verb) is Kind.AUXILIARY or base in _POSTURES or not verb_forms(verb) & {"VBD", "VBZ"}:
        return None
    if not _PERCEIVING.isdisjoint(base_forms(verb, "v")):
        return None  # he saw a light, spreading …
    if reading.kind(comma - 1) in {Kind.ADJECTIVE, Kind.PARTICIPLE, Kind.PAST_OR_PARTICIPLE}:
        return None
    if reading.kind(comma - 2) is Kind.COORDINATOR:
        return None
    if (reading.lower(main.first), reading.lower(number + 1)) in _SAME_PERSON:
        return None  # I got a letter, asking me …
    return _repeated(reading, main)


def _in_tense_of(reading: _Reading, main: Clause, base: str) -> str | None:
    """A verb for a subject in the singular, in the tense of a clause: caused, causes, can cause, has caused."""
    verb = reading.lower(main.verb)
    if any(reading.kind(main.verb + step) is Kind.NEGATION for step in (1, 2)) or verb.endswith("n't"):
        return None
    if verb in _MODALS:
        return f"{verb} {base}"
    if verb in {"has", "have", "had"} and reading.kind(main.verb + 1) is not Kind.DETERMINER:
        participle = inflected(base, "VBN")
        return participle and f"{'had' if verb == 'had' else 'has'} {participle}"
    past = verb in {"was", "were", "did", "had"} or "VBD" in verb_forms(verb)
    return inflected(base, "VBD" if past else "VBZ")


def _because(reading: _Reading) -> _Proposals:
    """... because she was ill: This was because she was ill. Because of this where the reason comes first."""
    for number in range(3, reading.end):
        if reading.lower(number) != "because" or reading.inside[number] or reading.lower(number + 1) == "of":
            continue
        last = number - 1 if reading.lower(number - 1) == "," else number
        main, clause = reading.main(0, last), reading.clause(number + 1)
        denied = any(
            reading.kind(n) is Kind.NEGATION or reading.lower(n).endswith("n't") or reading.lower(n) in _DENYING
            for n in range(last)
        )
        if not main or not clause or denied or not reading.is_free(0, last) or reading.is_attributed(last):
            continue
        if any(reading.lower(n) == ";" for n in range(last)) or reading.joins_another(number):
            continue
        if any(reading.kind(n) is Kind.TO and reading.kind(n + 1) is Kind.BASE for n in range(main.verb, last)):
            continue  # wanted him to come because …
        if reading.lower(number - 1) in _BEFORE_BECAUSE or reading.kind(number - 1) in {
            Kind.ING, Kind.ADVERB, Kind.AUXILIARY, Kind.COORDINATOR,
        }:  # fmt: skip
            continue
        yield SplitKind.REASON, [reading.break_before(last - 1, number, f"{_this_is(reading, main, clause)} ")]
    yield from _fronted(reading, "because", "Because of this, ", SplitKind.REASON)


def _this_is(reading: _Reading, main: Clause, reason: Clause) -> str:
    """ "This was" where both clauses are past, a perfect being past with a past reason."""
    perfect = reading.lower(main.verb) in {"has", "have"}
    return "This was" if _is_past(reading, reason) and (perfect or _is_past(reading, main)) else "This is"


def _is_past(reading: _Reading, clause: Clause) -> bool:
    verb = reading.lower(clause.verb).removesuffix("n't")
    return verb in {"was", "were", "had", "did", "could", "would"} or "VBD" in verb_forms(verb)


def _contrast(reading: _Reading) -> _Proposals:
    """Although …, …: two sentences, the second with "However"; …, whereas …: the second with "In contrast"."""
    for word in ("although", "though"):
        yield from _fronted(reading, word, "However, ", SplitKind.CONTRAST)
    for comma in reading.commas:
        clauses = reading.lower(comma + 1) == "whereas" and reading.clause(comma + 2) and reading.main(0, comma)
        if clauses and reading.is_free(0, comma):
            yield SplitKind.CONTRAST, [reading.break_before(comma - 1, comma + 2, "In contrast, ")]


def _time(reading: _Reading) -> _Proposals:
    """After …, …: two sentences, the second with "After that"."""
    yield from _fronted(reading, "after", "After that, ", SplitKind.TIME)
    for comma in reading.commas:
        clause = reading.clause(comma + 2)
        main = reading.main(0, comma)
        if reading.kind(comma - 1) is Kind.COORDINATOR:
            continue
        if reading.lower(comma + 1) != "while" or clause is None or main is None or not reading.is_free(0, comma):
            continue
        if reading.kind(clause.verb + 1) is Kind.ING and reading.lower(clause.verb) in {"was", "were"}:
            yield SplitKind.TIME, [reading.break_before(comma - 1, comma + 2, "Meanwhile, ")]


_TIMES = frozenset("time times days weeks months years hours minutes moments while day week month year hour".split())


def _fronted(reading: _Reading, word: str, opening: str, kind: SplitKind) -> _Proposals:
    """A clause with a conjunction that comes first: the conjunction goes, and `opening` begins the other clause."""
    if reading.lower(0) != word or len(reading.commas) == 0:
        return
    comma = reading.commas[0]
    own, other = find_clause(reading.tokens, 1, comma), find_clause(reading.tokens, comma + 1, reading.end)
    if own is None or other is None or not reading.is_free(1, comma):
        return
    if kind is SplitKind.REASON and any(reading.lower(n) in {"not", "n't"} for n in range(other.verb, other.verb + 3)):
        return  # "because he was late, he did not …" may deny the reason
    if reading.kind(own.first) is Kind.SUBJECT and reading.lower(own.first) != reading.lower(other.first):
        return  # the pronoun would stand before what it means
    if not _TIMES.isdisjoint({reading.lower(n) for n in range(own.first, own.verb)}):
        return
    if kind is SplitKind.TIME and not all("VBD" in _forms_of(reading.lower(one.verb)) for one in (own, other)):
        return
    start = reading.tokens[1]
    drop = (0, start.start + 1, _upper(start.text)[0])
    yield kind, [drop, reading.break_before(comma - 1, comma + 1, opening)]


def _forms_of(verb: str) -> frozenset[str]:
    return frozenset({"VBD"}) if verb in {"was", "were", "had", "did"} else verb_forms(verb)


def _purpose(reading: _Reading) -> _Proposals:
    """... so that everyone could see: In this way, everyone could see."""
    for number in range(3, reading.end):
        if reading.lower(number) != "so" or reading.lower(number + 1) != "that" or reading.inside[number]:
            continue
        last = number - 1 if reading.lower(number - 1) == "," else number
        main, clause = reading.main(0, last), reading.clause(number + 2)
        able = clause is not None and reading.lower(clause.verb) in {"can", "could", "may"}
        denied = clause is not None and reading.lower(clause.verb + 1) in {"not", "never", "no", "hardly"}
        wanted = any(reading.kind(n) in {Kind.TO, Kind.NEGATION} for n in range(last)) or (
            main is not None
            and reading.lower(main.verb) in {"is", "was", "are", "were"}
            and reading.kind(main.verb + 1) not in {Kind.PARTICIPLE, Kind.PAST_OR_PARTICIPLE}
        )
        if (
            main
            and able
            and not denied
            and not wanted
            and reading.is_free(0, last)
            and not reading.joins_another(number)
        ):
            yield SplitKind.PURPOSE, [reading.break_before(last - 1, number + 2, "In this way, ")]


_RULES: tuple[Callable[[_Reading], Iterable[tuple[SplitKind, _Edits]]], ...] = (
    _semicolon,
    _coordination,
    _bare_coordination,
    _relative,
    _place,
    _apposition,
    _because,
    _contrast,
    _time,
    _purpose,
    _participle,
    _shared_subject,
)
