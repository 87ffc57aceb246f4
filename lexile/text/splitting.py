"""Where the sentences of a paragraph end, as a reader sees them.

Items that share one line are split first. Then there is one mechanism in three steps. First, every `.`, `!` or `?`
before whitespace or a closing character ends a sentence, except a full stop that NLTK's Punkt takes for part of an
abbreviation or a number. Second, further ends are added that Punkt does not see: after an abbreviation that may end a
sentence, before a word that opens one; where the space between two sentences is missing; behind the number of a note,
an emoji or four dots. Third, an end is withdrawn where a rule of `JOINS` says that the sentence goes on: “Stop!” Tom
cried. To add a rule, add a function to `JOINS`, or mark a word in `text.english`.

Most terminators need none of this: a full stop after an ordinary word and before a capital ends a sentence under every
rule. `sentence_spans` finds those at once and hands only the rest to the three steps; a test shows that both ways
give the same sentences. Another test shows that `_punkt_spans` finds what Punkt itself finds, in a tenth of its time.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from lexile.documents.structure import BULLETS, introduction_end, item_spans
from lexile.text.english import (
    ABBREVIATIONS,
    BEFORE_NUMBERS,
    BEFORE_VERSES,
    MAY_END_SENTENCE,
    SENTENCE_OPENERS,
    SPEECH_VERBS,
)
from lexile.text.imports import nltk_modules_alone


def _any_of(words: frozenset[str]) -> str:
    return "|".join(map(re.escape, sorted(words)))


_OPENERS = "\"'“‘(«[—– "
_CLOSERS = "\"'”’»)]"
_CLOSING_QUOTES = "”’"

# A terminator with the characters that close behind it, before a capital with those that open before it, or at the
# end of the paragraph; dots and other terminators may stand before the last one. For any other terminator there is no
# group, except one behind a word and before a small letter: there the sentence goes on (`goes_on_in_lower_case`).
_CLOSED = rf"[{re.escape(_CLOSERS)}]*+"
_TERMINATOR = re.compile(
    rf"[.!?](?:({_CLOSED})(?= [\"'“‘(]*[A-Z]|\Z)"
    rf"|(?<=\w.)[.!?]*+{_CLOSED}(?:(\Z)|(?P<goes_on> )(?=[a-z])(?![a-z]{{1,5}}[A-Z])))?"
)
_GOES_ON = _TERMINATOR.groupindex["goes_on"]

# Step 1, as Punkt has it: a possible end is a terminator before whitespace or before a character that no word contains.
_POSSIBLE_END = re.compile(r"[.!?](?=[)\";}\]*:@'({\[‘’“”«»?!]|\s+\S)")
_NEXT_TOKEN = re.compile(r"\s+\S+|\S")
_WHITESPACE = re.compile(r"\s+")
_CLOSING = re.compile(r"[\"')\]}‘’“”«»]+?(?:\s+|(?=--)|$)")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_ABBREVIATION_PARTS = frozenset(part for abbreviation in ABBREVIATIONS for part in abbreviation.split("."))

# Step 2.
_AFTER_ABBREVIATION = re.compile(
    rf"(?:\b(?:{_any_of(MAY_END_SENTENCE)})|(?<=[a-z] )(?:[IVX]{{1,4}}|[A-Z]))"  # It was I. George V. A size S.
    r"\.[\"'”’)]* +(?=[\"'“‘(]?([A-Z][a-z]*)\b)"
)
_MISSING_SPACE = re.compile(r"(?<=[a-z]{2}[.!?])[”’]?(?=[“‘]?[A-Z][a-z]*[ ,?!])")
# He left at 6 p.m. Mr. Lee stayed. Caesar died in 44 B.C. Rome changed. But: At 6 p.m. Mr. Lee left. At 6 p.m. Monday.
_TIME = r"(?<=\d)(?: ?[AaPp]\.[Mm]| B\.C(?:\.E)?| C\.E)\."
_PART_OF_TIME = (
    r"(?:(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Eastern|Central|Mountain|Pacific|Atlantic|Greenwich|Standard|Daylight|Local)\b"
)
_TIME_BEFORE_CAPITAL = re.compile(rf"{_TIME} +(?=(?!{_PART_OF_TIME})[A-Z][a-z])")
_TIME_END, _AFTER_TIME = re.compile(rf"{_TIME}$"), re.compile(rf"(?!{_PART_OF_TIME})[A-Z][a-z]")
_TIME_OF_NOUN = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir) \d{1,2}(?::\d\d)? ?[AaPp]\.[Mm]\.$"
)
_STARTS_WITH_TIME = re.compile(r"[\"'“‘(]?(?:About|After|Around|At|Before|By|From|In|On|Since|Until|\d)")
_AFTER_DOTS = re.compile(
    r"(?:(?<=[a-z])\.{4}|(?<= \. \. \.) \.)[\"'”’)]* +(?=[\"'“‘(]*[A-Z])"
)  # full stop and ellipsis
# The number of a note behind a sentence: It was made of oak.1 It had sixty teeth.
_NOTE_NUMBER = re.compile(
    r"\b([^\W\d_]+)[.!?][\"'”’)]*(?:\d{1,3}(?:[,–-]\d{1,3}){0,5}|[¹²³⁰⁴-⁹]{1,3}|[*†‡§]{1,3}) +(?=[\"'“‘(]*[A-Z])"
)
_NOTE_SIGNS = "*†‡§"
# Hearts stand for words: I ♥ Ely.
_EMOJI = (
    r"\u2600-\u2604\u2614\u2615\u2639\u263a\u26a1\u26c4\u26c5\u2705\u2728\u274c\u2b50\U0001f1e6-\U0001f1ff"
    r"\U0001f300-\U0001faff"
)
_EMOJI_END = re.compile(
    rf"(?<![{_EMOJI}\ufe0f\u200d])(?<![{_EMOJI}\ufe0f\u200d] )[{_EMOJI}][{_EMOJI}\ufe0f\u200d]*+"
    rf"(?: [{_EMOJI}\ufe0f\u200d]++)*+ ++(?=[\"'“‘(]*[A-Z])"
)
# Matches wherever one of these does.
_FURTHER_END = re.compile(rf"[.!?][\"'”’)]*[\d,–¹²³⁰⁴-⁹{_NOTE_SIGNS}-]{{0,24}} *[\"'“‘(]*[A-Z]|[{_EMOJI}]")
# Each finds a part of what one pattern of step 2 needs, and is much quicker to look for.
_FULL_STOP_BEFORE_WORD = re.compile(r"\.[\"'”’)]* +(?=[\"'“‘(]?([A-Z][a-z]*)\b)")
_BEFORE_NOTE_NUMBER = re.compile(rf"[.!?][\"'”’)]*[\d¹²³⁰⁴-⁹{_NOTE_SIGNS}]")
_BEFORE_CAPITAL = re.compile(r"[.!?][”’]?[“‘]?[A-Z]")
_MAY_BE_TIME = re.compile(r"\.[mMCE]\. ")
# A paragraph that begins like the first of these may be a list, and one with either of the others may introduce one.
_MAY_BE_LIST = re.compile(rf"\n(?:[{BULLETS}]|[(]?(?:\d{{1,2}}|[A-Za-z])[.)])")
_FIRST_MARKS = (re.compile(r"\.(?<=[\s(][1aAi]\.)"), re.compile(r"\)(?:(?<=[\s(][1aAi]\))|(?<=[1aAi]\.\)))"))
# A paragraph with one of these is not split at once; most have none.
_UNUSUAL = re.compile(rf"[„«{_EMOJI}]")
_UNUSUAL_OR_BULLET = re.compile(rf"[„«{_EMOJI}{BULLETS}]")
_ASCII = bytes(range(128))
_LOW_QUOTES = re.compile(r"„([^„“”]*)[“”]|»([^«»]*)«")

# A paragraph that its author wrote without capitals: its first letter, ends before lower case, ends before capitals.
_SMALL_START = re.compile(r"[\"'“‘(]*[a-z]")
_SMALL_END = re.compile(r"[a-z]{2}[.!?][\"'”’)]* +[\"'“‘(]*[a-z]")
_CAPITAL_END = re.compile(r"[a-z]{2}[.!?][\"'”’)]* +[\"'“‘(]*[A-Z][a-z]")

# Step 3.
_CONTEXT = 60  # characters before an end that the rules look at; the whole of a long sentence would take quadratic time
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z])[.)]$")
_BEFORE_NUMBER = re.compile(rf"\b(?:{_any_of(BEFORE_NUMBERS)}|[Nn][°º])\.$")
_BEFORE_VERSE = re.compile(rf"\b(?:{_any_of(BEFORE_VERSES)})\.$")
_VERSE = re.compile(r"\d{1,3}[:.]\d{1,3}\b")
_NAME_WITH_INNER_CAPITAL = re.compile(r"[a-z]{1,5}[A-Z]")
_PAUSE, _I = re.compile(r"[^.\s] \. \. \.$"), re.compile(r"I(?:['’]\w+)? ")
_SIGNS_ONLY = re.compile(rf"[{re.escape(_CLOSERS)}.!?… {_EMOJI}\ufe0f\u200d{_NOTE_SIGNS}]*")
_EXCLAIMED = re.compile(r"[!?…][\"'”’]+$")
_SPEAKER = re.compile(
    r"(?:I |(?!(?:He|She|It|They|We|You|I|Then|There|This|That)\b)(?:[A-Z][\w’'-]{0,40}\.? ){1,3})(?:[a-z]+ ){0,2}"
    rf"(?:{_any_of(SPEECH_VERBS)}|wanted to know)\b"
)
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$|(?<![°º])\b[A-Z]\.$")  # not 20 °C.
_LAST_WORD = re.compile(r"(?<![A-Za-z])(?<![A-Za-z]\.)([A-Za-z]++(?:\.[A-Za-z]++)*+)\.$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")

# Shapes of tokens around a full stop that are kept from text to text, in some 2 MB; a novel has 400.
_KNOWN = 10_000
_LONGEST = 100  # characters of a shape that is kept


def _ends_sentence(text: str) -> bool:
    """Whether Punkt sees a sentence end at the full stop after the first token of a text."""
    shape = _LETTERS.sub(_shape, text)
    return (_punkt_breaks if len(shape) <= _LONGEST else _punkt_breaks.__wrapped__)(shape)  # so that little is kept


@lru_cache(maxsize=_KNOWN)
def _punkt_breaks(text: str) -> bool:
    """Whether Punkt sees a sentence end between a token, a full stop and another token; few shapes of them differ."""
    return bool(punkt().text_contains_sentbreak(text))


def _shape(letters: re.Match[str]) -> str:
    """Of a word that is not part of an abbreviation, Punkt only uses whether it begins with a capital."""
    word = letters[0]
    return word if word.lower() in _ABBREVIATION_PARTS else "Zz" if word[0].isupper() else "zz"


def _is_ordinary(word: str) -> bool:
    """Whether a word before a full stop cannot be an abbreviation: two letters or more, and not listed."""
    word = word.lstrip(_OPENERS)
    return len(word) > 1 and word.isascii() and word.isalpha() and word.lower() not in ABBREVIATIONS


def sentence_spans(paragraph: str) -> list[tuple[int, int]]:
    """The start and end of each sentence of a paragraph, without the whitespace between them.

    >>> text = "We met at 5 p.m. The train left. See No. 4, Fig. 3 (e.g. J.R.R. Tolkien)."
    >>> [text[a:b] for a, b in sentence_spans(text)]
    ['We met at 5 p.m.', 'The train left.', 'See No. 4, Fig. 3 (e.g. J.R.R. Tolkien).']
    """
    items = item_spans(paragraph)
    begin = introduction_end(paragraph, items)
    spans = sentence_spans(paragraph[:begin].rstrip()) if begin else []
    for start, end in items:
        # The number in front of an item is part of its first sentence.
        within = sentence_spans(paragraph[start:end].rstrip())
        spans += [(start + a if number else begin, start + b) for number, (a, b) in enumerate(within)]
        begin = end
    if spans:
        return spans
    if not paragraph.isascii() and _UNUSUAL.search(paragraph):
        return _spans_within(_with_high_quotes(paragraph), 0, len(paragraph))
    return quick_spans(paragraph)


def is_usual(paragraphs: str) -> bool:
    r"""Whether paragraphs, joined by line breaks, have no list and no unusual sign: `quick_spans` is enough for each.

    >>> is_usual("It rained.\nHe ran."), is_usual("You need:\n1. a jar 2. some string")
    (True, False)
    """
    if _MAY_BE_LIST.search(f"\n{paragraphs}") or any(mark.search(paragraphs) for mark in _FIRST_MARKS):
        return False
    others = paragraphs.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
    return _UNUSUAL_OR_BULLET.search(others) is None


def _with_high_quotes(text: str) -> str:
    """The text, of the same length, with quotation marks that open high: „Yes“ becomes “Yes”."""
    return _LOW_QUOTES.sub(lambda quote: f"“{quote[0][1:-1]}”", text)


def quick_spans(paragraph: str) -> list[tuple[int, int]]:
    """`sentence_spans` for a usual paragraph: only what lies between two certain ends takes all three steps."""
    small = _is_without_capitals(paragraph)
    spans: list[tuple[int, int]] = []
    start, certain, last = 0, True, len(paragraph)
    for terminator in _TERMINATOR.finditer(paragraph):
        group = terminator.lastindex
        if group is None or group == _GOES_ON:
            certain = certain and group == _GOES_ON and not small
            continue
        place, end = terminator.span()
        if end != last:
            if paragraph[place] == ".":
                certain_end = _is_ordinary(paragraph[paragraph.rfind(" ", 0, place) + 1 : place])
            else:
                certain_end = end == place + 1 or _SPEAKER.match(paragraph, end + 1) is None
            if not certain_end:
                certain = False
                continue
        if certain:
            spans.append((start, end))
        else:
            spans += _spans_within(paragraph, start, end, small=small)
        start, certain = end + 1, True
    if start < last:
        spans += _spans_within(paragraph, start, last, small=small)
    return spans


def _is_without_capitals(paragraph: str) -> bool:
    """Whether the author of a paragraph begins sentences in lower case: i went home. it rained."""
    return (
        _SMALL_START.match(paragraph) is not None
        and _SMALL_END.search(paragraph) is not None
        and _CAPITAL_END.search(paragraph) is None
    )


def _spans_within(paragraph: str, begin: int, end: int, *, small: bool | None = None) -> list[tuple[int, int]]:
    """The sentences between two places of a paragraph, by all three steps; `small` if it is without capitals."""
    if small is None:
        small = _is_without_capitals(paragraph)
    text = paragraph[begin:end]
    punkt_spans = _punkt_spans(text, followed=end < len(paragraph))
    spans: list[tuple[int, int]] = []
    for start, stop in (part for span in punkt_spans for part in _split_further(text, *span)):
        if spans and spans[-1][1] == start and text[start] in _CLOSING_QUOTES:  # “It is late.”He left.
            start += 1
            spans[-1] = (spans[-1][0], start)
            start += len(text[start:stop]) - len(text[start:stop].lstrip())
        if start == stop:
            continue
        before = text[max(spans[-1][0], spans[-1][1] - _CONTEXT) : spans[-1][1]] if spans else ""
        if before and not (small and _ends_small(before, text[start:stop])) and _are_joined(before, text[start:stop]):
            spans[-1] = (spans[-1][0], stop)
        else:
            spans.append((start, stop))
    return [(begin + start, begin + stop) for start, stop in spans]


def _punkt_spans(paragraph: str, *, followed: bool = False) -> Iterator[tuple[int, int]]:
    """The spans that Punkt makes. Punkt itself, which is slow, is only asked about possible abbreviations.

    `followed` says that this is part of a paragraph with another sentence behind it.
    """
    start = 0
    for place in _possible_ends(paragraph, followed=followed):
        if not _is_end(paragraph, place):
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


def _is_end(paragraph: str, place: int) -> bool:
    """Whether a terminator before other text ends a sentence, as Punkt sees it."""
    if paragraph[place] != ".":
        return True
    word = paragraph[paragraph.rfind(" ", 0, place) + 1 : place]
    if _is_ordinary(word):
        return True
    following = _NEXT_TOKEN.match(paragraph, place + 1)
    return following is not None and _ends_sentence(f"{word}.{following.group()}")


@cache
def punkt() -> Any:
    """NLTK's sentence splitter with our own abbreviations.

    Its trained English parameters would have to be downloaded, and err on titles and speech all the same.
    """
    # NLTK takes long to import, and a text without abbreviations does not need it.
    with nltk_modules_alone():
        from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = set(ABBREVIATIONS)
    return PunktSentenceTokenizer(parameters)


def _split_further(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A span of Punkt, split at the ends of step 2."""
    if not _FURTHER_END.search(text, max(start - 1, 0), end):
        yield start, end
        return
    cuts: set[int] = set()
    if any(m[1].lower() in SENTENCE_OPENERS for m in _FULL_STOP_BEFORE_WORD.finditer(text, start, end)):
        found = _AFTER_ABBREVIATION.finditer(text, start, end)
        cuts |= {m.end() for m in found if m.group(1).lower() in SENTENCE_OPENERS}
    if _BEFORE_NOTE_NUMBER.search(text, start, end):
        cuts |= {m.end() for m in _NOTE_NUMBER.finditer(text, start, end) if _may_have_note(m.group(1))}
    for may_match, pattern in (
        (_BEFORE_CAPITAL.search(text, max(start - 2, 0), end), _MISSING_SPACE),
        ("...." in text or ". . . ." in text, _AFTER_DOTS),
        (not text.isascii(), _EMOJI_END),
        (_MAY_BE_TIME.search(text, start, end), _TIME_BEFORE_CAPITAL),
    ):
        if may_match:
            cuts |= {m.end() for m in pattern.finditer(text, start, end)}
    for cut in [*sorted(cuts), end]:
        part = text[start:cut]
        if part.strip():
            yield start, start + len(part.rstrip())
        start = cut


def _may_have_note(word: str) -> bool:
    """Whether a number behind a word and its full stop is that of a note: not in sec.4."""
    return len(word) > 1 and word.lower() not in ABBREVIATIONS and word not in BEFORE_NUMBERS


def _ends_small(before: str, after: str) -> bool:
    """Whether a sentence without a capital follows: no abbreviation, nor speech with its speaker, stands before."""
    last = before.rstrip(_CLOSERS)
    return (
        last == before
        and last[-1:] in (".", "!", "?")
        and last[-2:-1].isalpha()
        and _is_ordinary(last[last.rfind(" ") + 1 : -1])
        and _first_letter(after).isalpha()
    )


def _are_joined(before: str, after: str) -> bool:
    return any(rule(before, after) for rule in JOINS)


def _first_letter(text: str) -> str:
    return text.lstrip(_OPENERS)[:1]


def goes_on_in_lower_case(_: str, after: str) -> bool:
    """“Stop!” cried Tom. But not: They sold it. eBay bought it."""
    return _first_letter(after).islower() and _NAME_WITH_INNER_CAPITAL.match(after.lstrip(_OPENERS)) is None


def goes_on_with_sign(_: str, after: str) -> bool:
    """“Stop!”, cried Tom of Com. & Adm."""
    return after.startswith((",", ";", "&"))


def pauses_before_i(before: str, after: str) -> bool:
    """The thing is . . . I did not mean it: this capital shows nothing."""
    return _PAUSE.search(before) is not None and _I.match(after) is not None


def is_punctuation(_: str, after: str) -> bool:
    """Only a bracket, dots or a quotation mark are left."""
    return not (_first_letter(after).isalnum() or _SIGNS_ONLY.fullmatch(after) is None)


def follows_list_number(before: str, _: str) -> bool:
    """1. Wash the apples."""
    return _LIST_NUMBER.match(before) is not None


def names_speaker(before: str, after: str) -> bool:
    """“Stop!” Tom cried."""
    return _EXCLAIMED.search(before[-4:]) is not None and _SPEAKER.match(after) is not None


def is_number_of_abbreviation(before: str, after: str) -> bool:
    """See No. 4 and Matt. 5:3."""
    if not _first_letter(after).isdigit():
        return False
    return _BEFORE_NUMBER.search(before) is not None or (
        _VERSE.match(after) is not None and _BEFORE_VERSE.search(before) is not None
    )


def follows_abbreviation(before: str, after: str) -> bool:
    """“Yes, Mr. Hall.” he said: for Punkt, a quotation mark ends the sentence after any full stop."""
    if not before.endswith(".") or _opens_sentence(after):
        return False
    if _TIME_END.search(before) and _AFTER_TIME.match(after):
        return _STARTS_WITH_TIME.match(before) is not None or _TIME_OF_NOUN.search(before) is not None
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
    goes_on_with_sign,
    pauses_before_i,
    is_punctuation,
    follows_list_number,
    names_speaker,
    is_number_of_abbreviation,
    follows_abbreviation,
)
"""The rules for what belongs together, as questions about the text before an end and the text after it."""
