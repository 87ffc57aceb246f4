"""A document's blocks to the one text that is measured: small steps in a visible order.

What the measure does not count (facts.md, section 5) is set aside with its reason, not lost.
"""

import re
from dataclasses import dataclass, replace
from functools import reduce
from itertools import accumulate, zip_longest

from ftfy import TextFixerConfig, fix_text

from lexile.documents import Block, BlockKind, Document
from lexile.documents.formats.plain import is_wrapped
from lexile.documents.structure import looks_like_verse
from lexile.text.language import is_foreign
from lexile.text.words import count_words, has_words

# Ligatures, control and full-width characters are mended; quotes stay as the author set them.
_FIXES = TextFixerConfig(uncurl_quotes=False, unescape_html=False, fix_encoding=False, explain=False)
# UTF-8 read as Windows-1252. Mending it by guess would turn a rare but right "”é" into something else, so it is only
# done where curly quotes or dashes came out as this sign, which no English text has.
_DAMAGED = "â€"
# Any sign but those of English texts that no fix changes; what has none of the others need not be mended.
_SUSPECT = re.compile(r"[^\t\n -~¡-¬®-ÿ‐-―‘-‟…]")
# The same signs once more, but for white space: those of ASCII, and all others.
_ASCII = b"\n" + bytes(range(ord(" "), ord("~") + 1))
_USUAL = re.compile(r"[¡-¬®-ÿ‐-―‘-‟…]*")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SPLIT_WORD = re.compile(r"(?<=[a-z])[-‐][ \t]*\n[ \t]*(?=[a-z])|\u00ad[ \t]*\n[ \t]*")
_MAY_SPLIT = ("-\n", "‐\n", "\u00ad", " \n", "\t\n")  # one of which is in every such word
_HYPHEN_AT_END = re.compile(r"[-‐]\s*\n")
_COMPOUND = re.compile(r"([^\W\d_]+)[-‐][ \t]*\n[ \t]*([^\W\d_]+)")
# Parts that hardly ever stand at a line's end for another reason than that the word has a hyphen.
_FIRST_PARTS = frozenset(
    """self half well ill all cross ever far high long low old open quick short slow so twenty thirty forty fifty sixty
    seventy eighty ninety""".split()
)
_WRITTEN = re.compile(r"(?<![\w-])[^\W\d_]+(?:-[^\W\d_]+)*(?![\w]|-\s*\n)")
_DASH_AT_END = re.compile(r"\n(?:(?<=\S—\n)(?=\S)|(?<=\S\n)(?=—\S))")

_BY_KIND = {
    BlockKind.HEADING: "heading",
    BlockKind.TABLE: "table",
    BlockKind.CODE: "code",
    BlockKind.FOOTNOTE: "note",
    BlockKind.RUNNING_HEAD: "running head or page number",
    BlockKind.NAVIGATION: "menu or table of contents",
    BlockKind.FRONT_MATTER: "licence or notice",
    BlockKind.SPEAKER: "speaker's name",
}
VERSE, FRAGMENT, FOREIGN = "verse", "fragment", "another language"
ADDRESS, NOTE_MARK, SPEAKER = "web address", "note mark", _BY_KIND[BlockKind.SPEAKER]

# A sentence has ended, at the end or before more of it; a number or a title before the point does not count.
_ENDED = re.compile(
    r"[.!?…][\"'”’)\]*_]*$|(?:[:;—]|--)[\"'”’)\]*_]*$"
    r"|(?<!\bMr)(?<!\bDr)(?<!\bSt)(?<!\bNo)(?<!\bMrs)(?<!\bVol)(?<!\bFig)(?<=[a-z”’)])[.!?…][\"'”’)\]*_]*\s"
)
_STOPS, _CLOSERS = (".", "!", "?", "…"), "\"'”’)]*_"
_OPEN_END = re.compile(r"(?:[,:;—]|--)$")
_RUNNING = (BlockKind.PARAGRAPH, BlockKind.QUOTE)
_LEAST_LINE = 3  # words before what somebody says: "He said,"
_STARTS_SPEECH = ("“", '"', "‘", "'")
_LONG_FRAGMENT = 12  # words; a longer piece without a stop has lost it
_LONG_ITEM = 6  # words; shorter list items without a stop are seldom sentences
_COMPANY = 20  # words that must be left where something is left out for its look alone
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"”’]*[^\s<>\"”’.,;:!?)\]]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE
)
_NOTE_MARK = re.compile(r"(?<=\S)\[(?:\d{1,3}|note \d{1,3}|citation needed|edit)\](?!\w)", re.IGNORECASE)
_SPEAKER = re.compile(r"[A-Z][A-Z .'’-]{1,24}[A-Z]\.?:?(?<=[.:])\s+(?=\S)")
_LEAST_SPEECHES = 5  # lines that begin with a speaker's name before a text is taken for a play


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What the measure does not count, and why, in a few words."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, its level (1 the highest, 0 unknown), and the number of the paragraph that follows it."""

    text: str
    level: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Prose:
    """The text that is measured: paragraphs parted by a blank line, and what was left out of it.

    `paragraphs` are (start, end) in characters of `text`; between them there is nothing but the blank lines. `items`
    are the numbers of those that are list items: they end without a full stop as a rule; `numbered` of those among them
    that a number with a point stood before.
    """

    text: str
    paragraphs: tuple[tuple[int, int], ...]
    items: tuple[int, ...]
    left_out: tuple[LeftOut, ...]
    headings: tuple[Heading, ...] = ()
    numbered: tuple[int, ...] = ()


def clean(document: Document, *, keep_all: bool = False) -> Prose:
    """The prose of a document, ready to be split into sentences.

    With `keep_all` nothing is left out. Else what its kind excludes goes, and what its look excludes too (a fragment,
    verse), as long as there is prose beside it: by itself it is what there is to measure.
    """
    blocks = _with_whole_compounds(document.blocks)
    parts = [(block, text) for block in blocks if (text := clean_text(block.text))]
    if keep_all:
        return _prose([_Part(block, text, None) for block, text in parts])
    judged = _with_open_lines([_Part(block, text, _reason(block, text)) for block, text in _without_speakers(parts)])
    if not _is_prose(judged, _COMPANY):
        looks = (VERSE, FRAGMENT)
        judged = [replace(part, reason=None) if part.reason in looks else part for part in judged]
    foreign = sum(count_words(part.text) for part in judged if part.reason == FOREIGN)
    if foreign and not _is_prose(judged, foreign):
        judged = [replace(part, reason=None) if part.reason == FOREIGN else part for part in judged]
    return _prose([piece for part in judged for piece in _cut(part)])


def _with_whole_compounds(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks; a compound that a line ended within keeps its hyphen, as the document itself writes it."""
    broken = [_has_hyphen(block.text) and _HYPHEN_AT_END.search(block.text) is not None for block in blocks]
    if not any(broken):
        return blocks
    written = _written(blocks, broken)

    def joined(found: re.Match[str]) -> str:
        first, second = found[1].lower(), found[2].lower()
        if f"{first}{second}" in written:
            return found[0]
        whole = first in _FIRST_PARTS or f"{first}-{second}" in written or (first in written and second in written)
        return f"{found[1]}-{found[2]}" if whole else found[0]

    return tuple(
        replace(block, text=_COMPOUND.sub(joined, block.text)) if is_broken else block
        for block, is_broken in zip(blocks, broken, strict=True)
    )


def _has_hyphen(text: str) -> bool:
    return "-" in text or "‐" in text or "\u00ad" in text


def _written(blocks: tuple[Block, ...], broken: list[bool]) -> set[str]:
    """The words and compounds that stand within lines, in small letters; `broken` tells where one may be at an end."""
    # Each piece between blanks is looked at once, however often a book repeats it.
    pieces: set[str] = set()
    whole: list[str] = []
    for block, is_broken in zip(blocks, broken, strict=True):
        if is_broken:
            whole.append(block.text)
        else:
            pieces.update(block.text.split())
    return {word.lower() for text in (*whole, " ".join(pieces)) for word in _WRITTEN.findall(text)}


@dataclass(frozen=True, slots=True)
class _Part:
    """A block with its cleaned text and the reason to leave it out, if there is one."""

    block: Block
    text: str
    reason: str | None


def _reason(block: Block, text: str) -> str | None:
    """Why a block is not measured, or None where it is (facts.md, section 5)."""
    if block.kind in _BY_KIND:
        return _BY_KIND[block.kind]
    if block.kind is BlockKind.VERSE or ("\n" in block.text.strip() and _by_hand(block)):
        return VERSE
    if is_fragment(text, item=block.kind is BlockKind.LIST_ITEM):
        return FRAGMENT
    return FOREIGN if is_foreign(text) else None


def _with_open_lines(parts: list[_Part]) -> list[_Part]:
    """The same parts; a fragment that goes on in the next paragraph is a sentence: He turned and said,"""
    return [
        replace(part, reason=None)
        if part.reason == FRAGMENT and part.block.kind in _RUNNING and _goes_on(part.text, following)
        else part
        for part, following in zip_longest(parts, parts[1:])
    ]


def _goes_on(text: str, following: _Part | None) -> bool:
    if following is None or following.block.kind not in _RUNNING or count_words(text) < _LEAST_LINE:
        return False
    if following.text.startswith(_STARTS_SPEECH):
        return _OPEN_END.search(text) is not None
    # A line that was broken in its middle: a list of small words has shorter ones.
    return following.text[0].islower() and (_OPEN_END.search(text) is not None or count_words(text) >= _LONG_ITEM)


def _by_hand(block: Block) -> bool:
    lines = [line for line in block.text.split("\n") if line.strip()]
    return looks_like_verse(lines) and not is_wrapped(lines)


def is_fragment(text: str, *, item: bool = False) -> bool:
    """Whether a piece of text that stands by itself is no sentence: no stop, and not long enough to have lost one.

    >>> is_fragment("By Jane Austen"), is_fragment("Dear Sir,"), is_fragment("It rained."), is_fragment("Run!")
    (True, True, False, False)
    """
    if not has_words(text, 1):
        return True
    if text.rstrip(_CLOSERS).endswith(_STOPS) or has_words(text, _LONG_ITEM if item else _LONG_FRAGMENT):
        return False
    if text.endswith(":") and not has_words(text, 2):  # Ingredients:
        return True
    return _ENDED.search(text) is None and not text.startswith(_STARTS_SPEECH)


def _without_speakers(parts: list[tuple[Block, str]]) -> list[tuple[Block, str]]:
    """The same parts; of a play, the speakers' names stand apart from what they say."""
    speeches = sum(_SPEAKER.match(text) is not None for _, text in parts)
    if speeches < _LEAST_SPEECHES or speeches < len(parts) / 4:
        return parts
    apart: list[tuple[Block, str]] = []
    for block, text in parts:
        name = _SPEAKER.match(text)
        if name:
            apart += [
                (Block(BlockKind.SPEAKER, name.group().strip()), name.group().strip()),
                (block, text[name.end() :]),
            ]
        else:
            apart.append((block, text))
    return apart


def _cut(part: _Part) -> list[_Part]:
    """A part without the addresses and marks within it, and these, each with its reason."""
    if part.reason is not None:
        return [part]
    cut: list[_Part] = []
    text = part.text
    if not _may_be_cut(text):
        return [part]
    for pattern, reason in ((_ADDRESS, ADDRESS), (_NOTE_MARK, NOTE_MARK)):
        if pattern.search(text):
            cut += [_Part(part.block, found, reason) for found in pattern.findall(text)]
            text = collapse_spaces(pattern.sub("", text))
    return [_Part(part.block, text, None), *cut] if text else cut


def _may_be_cut(text: str) -> bool:
    """Whether there is one of the signs that every address or mark has; one by one, which is quickest."""
    return (
        "[" in text or "@" in text or "://" in text
        or "ww." in text or "WW." in text or "wW." in text or "Ww." in text
    )  # fmt: skip


def _is_prose(parts: list[_Part], words: int) -> bool:
    """Whether so many words or more would be measured; there may be a whole book of them."""
    counts = (count_words(part.text) for part in parts if part.reason is None)
    return any(so_far >= words for so_far in accumulate(counts))


def _prose(parts: list[_Part]) -> Prose:
    kept = [part for part in parts if part.reason is None]
    spans, place = [], 0
    for part in kept:
        spans.append((place, place + len(part.text)))
        place += len(part.text) + len(GAP)
    headings, number = [], 0
    for part in parts:
        if part.block.kind is BlockKind.HEADING:
            headings.append(Heading(part.text, part.block.level, number))
        number += part.reason is None
    return Prose(
        GAP.join(part.text for part in kept),
        tuple(spans),
        tuple(number for number, part in enumerate(kept) if part.block.kind is BlockKind.LIST_ITEM),
        tuple(LeftOut(part.text, part.reason) for part in parts if part.reason is not None),
        tuple(headings),
        tuple(number for number, part in enumerate(kept) if part.block.numbered),
    )


GAP = "\n\n"
"""What stands between the paragraphs of the text that is measured."""
# A blank before a sign that never stands alone, or before what is left of "not", "is", "are", "have", "will", "would".
_CUT_OFF = re.compile(r" (?<=[\w%)\"'”’] )([,.;:!?%)\]](?=[\s\"'”’)]|$)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b(?!['’]))")
_OPENER = re.compile(r"([(\[]) (?=\w)")


def clean_text(text: str) -> str:
    r"""All steps of the cleaning, in order.

    >>> clean_text("The o\ufb03ce was an inter-\nesting  place.")
    'The office was an interesting place.'
    """
    if has_usual_signs(text):  # of the steps only these find anything to do, and spaces are sooner counted than cut at
        text = join_hyphenated_lines(text).replace("\n", " ")
        return join_tokens(collapse_spaces(text) if "  " in text else text.strip(" "))
    return reduce(lambda cleaned, step: step(cleaned), STEPS, text)


def has_usual_signs(text: str) -> bool:
    r"""Whether a text has no signs but those of English texts that need no mending, and no blanks but the usual ones.

    >>> has_usual_signs("“One day,”\nhe said."), has_usual_signs("One\tday."), has_usual_signs("o\ufb03ce")
    (True, False, False)
    """
    others = text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
    return _USUAL.fullmatch(others) is not None


def mend_characters(text: str) -> str:
    """Undo what machines did to characters: wrong decoding, ligatures, control characters.

    >>> mend_characters("It\u00e2\u20ac\u2122s \ufb01ne.")
    'It’s fine.'
    """
    if not _SUSPECT.search(text):
        return text
    damaged = _DAMAGED in text
    mended: str = fix_text(text, _FIXES._replace(fix_encoding=damaged))
    # Read as Latin-1 instead, the sign only comes out once its control characters are mended.
    return mend_characters(mended) if _DAMAGED in mended and not damaged else mended


def drop_invisible(text: str) -> str:
    """Take out soft hyphens, joiners and marks that no reader sees.

    >>> drop_invisible("read\u00ading")
    'reading'
    """
    return _INVISIBLE.sub("", text)


def join_hyphenated_lines(text: str) -> str:
    r"""Mend words that were split over two lines, and dashes that stand between them.

    >>> join_hyphenated_lines("an inter-\nesting page")
    'an interesting page'
    """
    if "\n" not in text:
        return text
    if any(end in text for end in _MAY_SPLIT):
        text = _SPLIT_WORD.sub("", text)
    return _DASH_AT_END.sub("", text) if "—" in text else text


def collapse_spaces(text: str) -> str:
    r"""One blank between words, whatever stood there.

    >>> collapse_spaces(" One\n day\u00a0only. ")
    'One day only.'
    """
    return " ".join(text.split())


def join_tokens(text: str) -> str:
    """Put signs and endings back to the word that a tokenizer cut them from.

    >>> join_tokens("He did n't go , Tom 's dog ( a pug ) did .")
    "He didn't go, Tom's dog (a pug) did."
    """
    if " " not in text or not _CUT_OFF.search(text):
        return text
    return _OPENER.sub(r"\1", _CUT_OFF.sub(r"\1", text))


STEPS = (mend_characters, join_hyphenated_lines, drop_invisible, collapse_spaces, join_tokens)
