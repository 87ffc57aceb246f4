"""Where the sentences of a paragraph end, as a reader sees them.

There is one mechanism in three steps. First, every `.`, `!` or `?` before whitespace or a closing character ends a
sentence, except a full stop that NLTK's Punkt takes for part of an abbreviation or a number. Second, further ends are
added that Punkt does not see: after an abbreviation that may end a sentence, before a word that opens one, and where
the space between two sentences is missing. Third, an end is withdrawn where a rule of `JOINS` says that the sentence
goes on: “Stop!” Tom cried. To add a rule, add a function to `JOINS`, or mark a word in `text.english`.

Most terminators need none of this: a full stop after an ordinary word and before a capital ends a sentence under every
rule. `sentence_spans` finds those at once and hands only the rest to the three steps; a test shows that both ways
give the same sentences. Another test shows that `_punkt_spans` finds what Punkt itself finds, in a tenth of its time.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from lexile.text.english import ABBREVIATIONS, BEFORE_NUMBERS, MAY_END_SENTENCE, SENTENCE_OPENERS, SPEECH_VERBS


def _any_of(words: frozenset[str]) -> str:
    return "|".join(map(re.escape, sorted(words)))


_OPENERS = "\"'“‘(«[—– "
_CLOSERS = "\"'”’»)]"
_CLOSING_QUOTES = "”’"

# A terminator with the characters that close behind it, before a capital with those that open before it, or at the
# end of the paragraph. For any other terminator the group is None.
_TERMINATOR = re.compile(r"[.!?](?:([\"')\]”’»]*)(?= [\"'“‘(]*[A-Z]|\Z))?")

# Step 1, as Punkt has it: a possible end is a terminator before whitespace or before a character that no word contains.
_POSSIBLE_END = re.compile(r"[.!?](?=[)\";}\]*:@'({\[‘’“”«»?!]|\s+\S)")
_NEXT_TOKEN = re.compile(r"\s+\S+|\S")
_WHITESPACE = re.compile(r"\s+")
_CLOSING = re.compile(r"[\"')\]}‘’“”«»]+?(?:\s+|(?=--)|$)")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_ABBREVIATION_PARTS = frozenset(part for abbreviation in ABBREVIATIONS for part in abbreviation.split("."))

# Step 2.
_AFTER_ABBREVIATION = re.compile(
    rf"(?:\b(?:{_any_of(MAY_END_SENTENCE)})|(?<=[a-z] )[IVX]{{1,4}})"  # It was I. George V.
    r"\.[\"'”’)]* +(?=[\"'“‘(]?([A-Z][a-z]*)\b)"
)
_MISSING_SPACE = re.compile(r"(?<=[a-z]{2}[.!?])[”’]?(?=[“‘]?[A-Z][a-z]*[ ,?!])")
_FURTHER_END = re.compile(r"[.!?][\"'”’)]* *[\"'“‘(]?[A-Z]")  # matches wherever one of these two does

# Step 3.
_CONTEXT = 60  # characters before an end that the rules look at; the whole of a long sentence would take quadratic time
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z])[.)]$")
_BEFORE_NUMBER = re.compile(rf"\b(?:{_any_of(BEFORE_NUMBERS)})\.$")
_EXCLAIMED = re.compile(r"[!?…][\"'”’]+$")
_SPEAKER = re.compile(
    r"(?:I |(?!(?:He|She|It|They|We|You|I|Then|There|This|That)\b)(?:[A-Z][\w’'-]*\.? ){1,3})(?:[a-z]+ ){0,2}"
    rf"(?:{_any_of(SPEECH_VERBS)}|wanted to know)\b"
)
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$|\b[A-Z]\.$")
_LAST_WORD = re.compile(r"(?<![A-Za-z])(?<![A-Za-z]\.)([A-Za-z]++(?:\.[A-Za-z]++)*+)\.$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


class FullStops:
    """A memory for the full stops of one text: the same words and shapes recur all through a book.

    `ordinary` says of a word before a full stop that it is certainly not an abbreviation; `breaks` says of a token, a
    full stop and another token whether Punkt sees a sentence end between them.
    """

    def __init__(self) -> None:
        """Nothing is known of a new text."""
        self.ordinary: dict[str, bool] = _Memory(_is_ordinary)
        self.breaks: dict[str, bool] = _Memory(lambda text: bool(punkt().text_contains_sentbreak(text)))

    def end_sentence(self, text: str) -> bool:
        """Whether Punkt sees a sentence end at the full stop after the first token of a text."""
        return self.breaks[_LETTERS.sub(_shape, text)]


class _Memory(dict[str, bool]):
    """A dictionary that computes what it lacks, and keeps it."""

    def __init__(self, answer: Callable[[str], bool]) -> None:
        self._answer = answer

    def __missing__(self, key: str) -> bool:
        found = self[key] = self._answer(key)
        return found


def _shape(letters: re.Match[str]) -> str:
    """Of a word that is not part of an abbreviation, Punkt only uses whether it begins with a capital."""
    word = letters[0]
    return word if word.lower() in _ABBREVIATION_PARTS else "Zz" if word[0].isupper() else "zz"


def _is_ordinary(word: str) -> bool:
    """Whether a word before a full stop cannot be an abbreviation: two letters or more, and not listed."""
    word = word.lstrip(_OPENERS)
    return len(word) > 1 and word.isascii() and word.isalpha() and word.lower() not in ABBREVIATIONS


def sentence_spans(paragraph: str, full_stops: FullStops | None = None) -> list[tuple[int, int]]:
    """The start and end of each sentence of a paragraph, without the whitespace between them.

    `full_stops` is the memory of the text that the paragraph belongs to.

    >>> text = "We met at 5 p.m. The train left. See No. 4, Fig. 3 (e.g. J.R.R. Tolkien)."
    >>> [text[a:b] for a, b in sentence_spans(text)]
    ['We met at 5 p.m.', 'The train left.', 'See No. 4, Fig. 3 (e.g. J.R.R. Tolkien).']
    """
    full_stops = full_stops or FullStops()
    ordinary = full_stops.ordinary
    spans: list[tuple[int, int]] = []
    start, certain, last = 0, True, len(paragraph)
    for terminator in _TERMINATOR.finditer(paragraph):
        closers = terminator[1]
        if closers is None:
            certain = False
            continue
        place, end = terminator.span()
        if end != last:
            if paragraph[place] == ".":
                certain_end = ordinary[paragraph[paragraph.rfind(" ", 0, place) + 1 : place]]
            else:
                certain_end = not closers or _SPEAKER.match(paragraph, end + 1) is None
            if not certain_end:
                certain = False
                continue
        if certain:
            spans.append((start, end))
        else:
            spans += _spans_within(paragraph, start, end, full_stops)
        start, certain = end + 1, True
    if start < last:
        spans += _spans_within(paragraph, start, last, full_stops)
    return spans


def _spans_within(paragraph: str, begin: int, end: int, full_stops: FullStops) -> list[tuple[int, int]]:
    """The sentences between two places of a paragraph, by all three steps."""
    text = paragraph[begin:end]
    punkt_spans = _punkt_spans(text, full_stops, followed=end < len(paragraph))
    spans: list[tuple[int, int]] = []
    for start, stop in (part for span in punkt_spans for part in _split_further(text, *span)):
        if spans and spans[-1][1] == start and text[start] in _CLOSING_QUOTES:  # “It is late.”He left.
            start += 1
            spans[-1] = (spans[-1][0], start)
            start += len(text[start:stop]) - len(text[start:stop].lstrip())
        if start == stop:
            continue
        if spans and _are_joined(text[max(spans[-1][0], spans[-1][1] - _CONTEXT) : spans[-1][1]], text[start:stop]):
            spans[-1] = (spans[-1][0], stop)
        else:
            spans.append((start, stop))
    return [(begin + start, begin + stop) for start, stop in spans]


def _punkt_spans(paragraph: str, full_stops: FullStops, *, followed: bool = False) -> Iterator[tuple[int, int]]:
    """The spans that Punkt makes. Punkt itself, which is slow, is only asked about possible abbreviations.

    `followed` says that this is part of a paragraph with another sentence behind it.
    """
    start = 0
    for place in _possible_ends(paragraph, followed=followed):
        if not _is_end(paragraph, place, full_stops):
            continue
        end = following = place + 1
        whitespace = _WHITESPACE.match(paragraph, end)
        if whitespace:
            following = whitespace.end()
        closing = _CLOSING.match(paragraph, following)
        if closing:
            end, following = following + len(closing.group().rstrip()), closing.end()
        yield start, end
        start = following
    end = len(paragraph.rstrip())
    if start < end:
        yield start, end


def _possible_ends(paragraph: str, *, followed: bool) -> Iterator[int]:
    """The terminators that Punkt looks at: the last one of each token, and those that stand before any word."""
    places = [match.start() for match in _POSSIBLE_END.finditer(paragraph)]
    last = len(paragraph) - 1
    if followed and paragraph[last] in ".!?":
        places.append(last)  # the whitespace behind it was cut off
    for before, place in pairwise(places):
        if paragraph.find(" ", before, place) >= 0 or paragraph[before - 1 : before] in ("", " "):
            yield before
    if places:
        yield places[-1]


def _is_end(paragraph: str, place: int, full_stops: FullStops) -> bool:
    """Whether a terminator before other text ends a sentence, as Punkt sees it."""
    if paragraph[place] != ".":
        return True
    word = paragraph[paragraph.rfind(" ", 0, place) + 1 : place]
    if full_stops.ordinary[word]:
        return True
    following = _NEXT_TOKEN.match(paragraph, place + 1)
    return following is not None and full_stops.end_sentence(f"{word}.{following.group()}")


@cache
def punkt() -> Any:
    """NLTK's sentence splitter with our own abbreviations.

    Its trained English parameters would have to be downloaded, and err on titles and speech all the same.
    """
    # NLTK takes long to import, and a text without abbreviations does not need it.
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = set(ABBREVIATIONS)
    return PunktSentenceTokenizer(parameters)


def _split_further(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A span of Punkt, split at the ends of step 2."""
    if not _FURTHER_END.search(text, max(start - 1, 0), end):
        yield start, end
        return
    cuts = [m.end() for m in _AFTER_ABBREVIATION.finditer(text, start, end) if m.group(1).lower() in SENTENCE_OPENERS]
    cuts += [m.end() for m in _MISSING_SPACE.finditer(text, start, end)]
    for cut in [*sorted(cuts), end]:
        part = text[start:cut]
        if part.strip():
            yield start, start + len(part.rstrip())
        start = cut


def _are_joined(before: str, after: str) -> bool:
    return any(rule(before, after) for rule in JOINS)


def _first_letter(text: str) -> str:
    return text.lstrip(_OPENERS)[:1]


def goes_on_in_lower_case(_: str, after: str) -> bool:
    """“Stop!” cried Tom."""
    return _first_letter(after).islower()


def is_punctuation(_: str, after: str) -> bool:
    """Only a bracket, dots or a quotation mark are left."""
    return not (_first_letter(after).isalnum() or after.strip(_CLOSERS + ".!?… "))


def follows_list_number(before: str, _: str) -> bool:
    """1. Wash the apples."""
    return _LIST_NUMBER.match(before) is not None


def names_speaker(before: str, after: str) -> bool:
    """“Stop!” Tom cried."""
    return _EXCLAIMED.search(before[-4:]) is not None and _SPEAKER.match(after) is not None


def is_number_of_abbreviation(before: str, after: str) -> bool:
    """See No. 4."""
    return _first_letter(after).isdigit() and _BEFORE_NUMBER.search(before) is not None


def follows_abbreviation(before: str, after: str) -> bool:
    """“Yes, Mr. Hall.” he said: for Punkt, a quotation mark ends the sentence after any full stop."""
    if not before.endswith(".") or _opens_sentence(after):
        return False
    word = before[before.rfind(" ") + 1 :]
    if _is_ordinary(word[:-1]):
        return False
    last = _LAST_WORD.search(word)
    return _INITIALS.search(word) is not None or (last is not None and last[1].lower() in ABBREVIATIONS)


def _opens_sentence(text: str) -> bool:
    word = _FIRST_WORD.search(text)
    return word is not None and word.group().lower() in SENTENCE_OPENERS


JOINS: tuple[Callable[[str, str], bool], ...] = (
    goes_on_in_lower_case,
    is_punctuation,
    follows_list_number,
    names_speaker,
    is_number_of_abbreviation,
    follows_abbreviation,
)
"""The rules for what belongs together, as questions about the text before an end and the text after it."""
