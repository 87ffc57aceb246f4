"""A sentence as the rules read it: its tokens, its clauses, and what reaches beyond them."""

from lexile.leveling.clause_splitting.split import BREAK
from lexile.leveling.clauses import FINITE, Clause, Kind, Token, find_clause, noun_phrase, read_sentence
from lexile.leveling.inflection import base_forms

# Words after which the rest of a sentence may depend on what they open.
_CONDITIONS = frozenset(
    "if unless whether that lest how why what because although though since so as whatever whereas".split()
)
_REPORTS = frozenset(
    "say think know believe feel hope suppose tell find see hear show mean imagine suspect fear wish claim argue "
    "report learn discover realize realise remember notice seem explain declare assure promise agree understand doubt "
    "guess admit answer reply add ask wonder warn insist suggest conclude announce prove decide order demand".split()
)
# Those that reach over "but", "so" and a semicolon.
FEW_CONDITIONS = frozenset("whether that lest how why".split())
_SHORT = 4  # tokens to the next comma
_OF_PHRASES = frozenset({"because", "instead", "regardless"})  # before "of", they open no clause
_AMOUNTS = frozenset({"many", "much", "few", "little"})
_STRONG_CONDITIONS = frozenset("if unless whether lest that".split())
_FRONTING = frozenset("when whenever after before once while if although though because since".split())
_PREPOSITIONS_TOO = frozenset("after before since until till as".split())
_EACH = frozenset("morning evening afternoon night day week month year spring summer autumn winter time".split())
# Nouns after which "that" opens what was said or thought.
_CONTENTS = frozenset(
    "fact idea belief evidence hope news claim opinion view truth thought feeling knowledge word report rumor rumour "
    "conclusion doubt sign proof promise statement argument assumption theory possibility chance extent".split()
)
_MOMENTS = frozenset("time moment instant minute day year way".split())  # by the time he left
_OPENING = frozenset({Kind.COORDINATOR, Kind.SUBORDINATOR, Kind.RELATIVE})
_BEYOND_PHRASES = FINITE | _OPENING | {Kind.SUBJECT}
VERBS = FINITE | {Kind.BASE, Kind.PARTICIPLE, Kind.ING}
_SAYING = frozenset({"say", "says", "said", "think", "thought", "guess", "believe", "suppose", "know"})
_PAIRED = frozenset("both either neither whether rather".split())  # with "and", "or" or "than" in the other part
_SPEAKING = frozenset("say says said state states stated report reports explains explained adds added notes".split())


class SentenceReading:
    """A sentence with its tokens, and which of them stand inside quotation marks or brackets."""

    def __init__(self, sentence: str) -> None:
        """Read a sentence."""
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

    def joined(self, first: int, last: int | None = None) -> Clause | None:
        """The clause that begins at a token after a conjunction, perhaps behind an adverbial or a clause of time."""
        last = self.end if last is None else last
        found = self.clause(first, last) or self.interrupted(first) or self._after_phrase(first)
        if found is not None:
            return found if found.verb < last else None
        if self.kind(first) is Kind.PREPOSITION or self.lower(first) in _PREPOSITIONS_TOO:
            end = noun_phrase(self.tokens, first + 1, last)
            if end is not None and self.lower(end) == ",":
                return self.clause(end + 1, last)
            if end is not None and self.lower(end - 1) not in _MOMENTS and self.kind(end) is Kind.SUBJECT:
                return self.clause(end, last)
        closes = [comma for comma in self.commas if comma > first]
        if self.lower(first) in _FRONTING and closes and find_clause(self.tokens, first + 1, closes[0]):
            return self.clause(closes[0] + 1, last)
        return None

    def is_spliced(self, first: Clause, comma: int) -> bool:
        """Whether a comma alone joins clauses before another comma, one of them behind a phrase: at noon it rang, …"""
        # From the second token on: at the beginning, "brought" is a participle.
        before = range(1, first.first - 1) if self.lower(first.first - 1) == "," else range(0)
        kinds = {self.kind(n) for n in before if not self.inside[n]}
        moment = any(self.lower(n) in _MOMENTS for n in before)  # by the time he was free, …
        if kinds & FINITE and not kinds & {Kind.SUBORDINATOR, Kind.RELATIVE} and not moment:
            return True
        starts = [0, *(other + 1 for other in self.commas if other + 1 < comma)]
        for start in starts:
            phrase = self.kind(start) is Kind.PREPOSITION
            end = noun_phrase(self.tokens, start + 1, comma) if phrase else None
            moment = end is not None and self.lower(end - 1) in _MOMENTS and self.lower(end - 2) == "the"
            clause = None if end is None or moment else self.clause(end, comma)
            if clause is not None and clause.verb != first.verb:
                return True
        return False

    def _after_phrase(self, first: int) -> Clause | None:
        """The clause after a phrase that a comma closes: despite the lack of food, he …; instead of waiting, they …"""
        opens = self.kind(first) is Kind.PREPOSITION and self.lower(first) != "with"  # with one hand on the rope, he …
        opens = opens or (self.lower(first) in _OF_PHRASES and self.lower(first + 1) == "of")
        close = self.comma_after(first)
        if not opens or close is None or any(self.kind(n) in _BEYOND_PHRASES for n in range(first + 1, close)):
            return None
        return self.clause(close + 1)

    def interrupted(self, first: int) -> Clause | None:
        """The clause whose subject has a relative clause between commas: Holmes, who was tired, remained."""
        end = noun_phrase(self.tokens, first, self.end)
        close = None if end is None else self.comma_after(end)
        if end is None or close is None or self.lower(end) != "," or self.lower(end + 1) not in {"who", "which"}:
            return None
        relative = any(self.kind(n) in FINITE for n in range(end + 2, close))
        return Clause(first, end, close + 1) if relative and self.kind(close + 1) in FINITE else None

    def comma_after(self, number: int) -> int | None:
        """The next comma after a token, outside quotation marks and brackets."""
        return next((comma for comma in self.commas if comma > number), None)

    def shares_result(self, link: int) -> bool:
        """Whether what comes before and after a token has one result: so cold, and so dark, that nobody slept."""
        degrees = [n for n in range(self.end) if self._is_degree(n)]
        before, after = [n for n in degrees if n < link], [n for n in degrees if n > link]
        if not before or not after:
            return False
        results = [n for n in range(self.end) if self.lower(n) == "that"]
        return not any(before[-1] < n < link for n in results) and any(n > after[-1] for n in results)

    def _is_degree(self, number: int) -> bool:
        """Whether "so" or "such" tells how much: so cold, so many, such a day."""
        following = self.lower(number + 1)
        if self.lower(number) == "such":
            return following not in {"as", "that"}
        qualifies = following in _AMOUNTS or self.kind(number + 1) in {Kind.ADJECTIVE, Kind.ADVERB, Kind.NOUN}
        return self.lower(number) == "so" and qualifies

    def is_list(self, comma: int) -> bool:
        """Whether a comma stands in a list of nouns: energy, matter, and information."""
        earlier = [other for other in self.commas if other < comma]
        return bool(earlier) and noun_phrase(self.tokens, earlier[-1] + 1, comma) == comma

    def is_free(self, first: int, last: int, conditions: frozenset[str] = _CONDITIONS) -> bool:
        """Whether nothing in some tokens may reach beyond them: a condition, reported speech, "both"."""
        for number in range(first, last):
            if self.inside[number]:
                continue
            lower = self.lower(number)
            if lower in conditions and not self.is_idle(number, last):
                return False
            if (
                lower == ":"
                or lower in _PAIRED
                or (lower == "not" and self.lower(number + 1) in {"only", "just", "merely"})
            ):
                return False
            if self.tokens[number].is_word and (self.kind(number) in VERBS or lower in _SAYING):
                bases = {lower, *base_forms(lower, "v")}
                after = self.lower(number + 1)
                if not bases.isdisjoint(_REPORTS) and (
                    after in {",", ":"} or find_clause(self.tokens, number + 1, last)
                ):
                    return False
        return True

    def is_main_free(self, main: Clause, last: int) -> bool:
        """Whether nothing in a main clause reaches beyond token `last`, and no condition stands before it."""
        free = self.is_free(0, main.first, _STRONG_CONDITIONS) and self.is_free(main.first, last)
        return free and not self.shares_result(last)

    def is_between(self, first: int, link: int) -> bool:
        """Whether "and" at a token may close "between one thing and another"."""
        opened = [n for n in range(first, link) if self.lower(n) == "between"]
        return bool(opened) and not any(self.lower(n) == "and" for n in range(opened[-1], link))

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
            self.lower(n) in {"when", "whenever", "while", "until", "till", "before", "after", "once", "as"}
            and find_clause(self.tokens, n + 1, comma) is not None
            for n in range(start, comma)
        )

    def shares_content(self, link: int) -> bool:
        """Whether what follows belongs to both clauses: some believe, and others doubt, that it works."""
        later = (comma for comma in self.commas if comma > link)
        return any(self.lower(comma + 1) == "that" and self.lower(comma + 2) != "is" for comma in later)

    def is_attributed(self, first: int) -> bool:
        """Whether what comes after a token ends with its speaker: …, says the doctor; not: …, he is said to be rich."""
        return any(
            comma >= first and self.lower(number) in _SPEAKING and self.lower(number + 1) != "to"
            for comma in self.commas
            for number in range(comma + 1, comma + 4)
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
            close = min(later for later in self.commas if later > other)
            if close - other <= _SHORT or (self.kind(clause.verb) is Kind.BASE and clause.last - clause.first > 1):
                return None  # it was true,
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
            return self.tokens[last].end, token.start + 1, f"{BREAK}{first}"
        opening = opening.rstrip() if token.text == "," else opening
        return self.tokens[last].end, token.start, f"{BREAK}{opening}"


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
