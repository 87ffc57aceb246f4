"""The prose of a document: the blocks that are measured, cleaned, and the others with the reasons to leave them out.

Why each of them is left out: docs/measure.md#what-is-left-out.
"""

import re
from dataclasses import dataclass, replace
from itertools import accumulate, zip_longest
from typing import NamedTuple

from lexile.documents import Block, BlockKind, Document
from lexile.documents.formats.wrapping import is_wrapped
from lexile.documents.structure import MAX_VERSE_LINE, looks_like_verse
from lexile.text.characters import clean_texts, collapse_spaces
from lexile.text.english import COMPOUND_STARTS, IN_LABELS
from lexile.text.language import is_foreign
from lexile.text.words import WORD, count_words, has_words

PARAGRAPH_GAP = "\n\n"
"""The separator between the paragraphs of the text that is measured."""

_BY_KIND = {
    BlockKind.HEADING: "heading",
    BlockKind.TABLE: "table",
    BlockKind.CODE: "code",
    BlockKind.FOOTNOTE: "note",
    BlockKind.RUNNING_HEAD: "running head or page number",
    BlockKind.NAVIGATION: "menu or table of contents",
    BlockKind.FRONT_MATTER: "licence or notice",
    BlockKind.SPEAKER: "speaker's name",
    BlockKind.TURN: "name or time in a conversation",
    BlockKind.MAIL: "e-mail header or signature",
    BlockKind.REPLY: "quoted message",
}
VERSE, FRAGMENT, FOREIGN = "verse", "fragment", "another language"
ADDRESS, NOTE_MARK = "web address", "note mark"
SPEAKER, TURN = _BY_KIND[BlockKind.SPEAKER], _BY_KIND[BlockKind.TURN]

_TERMINATORS, _CLOSERS = (".", "!", "?", "…"), "\"'”’)]*_"
# The end of a sentence, at the end of the text or before more of it; after a number or a title a full stop is none.
_SENTENCE_END = re.compile(
    r"[.!?…][\"'”’)\]*_]*$|(?:[:;—]|--)[\"'”’)\]*_]*$|"
    + "".join(rf"(?<!\b{word})" for word in sorted(IN_LABELS))
    + r"(?<=[a-z”’)])[.!?…][\"'”’)\]*_]*\s"
)
_OPEN_END = re.compile(r"(?:[,:;—]|--)$")
_RUNNING_TEXT = (BlockKind.PARAGRAPH, BlockKind.QUOTE)
_STARTS_SPEECH = ("“", '"', "‘", "'")

# Numbers of words, set so that prose stays and labels go; the cases are in tests/text/test_cleaning.py.
_LEAST_LINE = 3  # words that introduce speech: "He said,"
_LONG_FRAGMENT = 12  # a longer block without a full stop is a sentence that lost it
_LONG_ITEM = 6  # list items without a full stop are seldom sentences when shorter
_MOST_FOREIGN = 2  # words of another language for each English one; with more, the text is not English
_COMPANY = 20  # words of prose that must remain where a block is left out for its looks alone

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"”’]*[^\s<>\"”’.,;:!?)\]]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE
)
_SIGNS_OF_ADDRESSES = (re.compile(r":(?=//)"), re.compile(r"\.(?<=[wW][wW]\.)"))
_TOGETHER = 100  # blocks in which addresses are looked for at once
_NOTE_MARK = re.compile(r"(?<=\S)\[(?:\d{1,3}|note \d{1,3}|citation needed|edit)\](?!\w)", re.IGNORECASE)
_SPEAKER = re.compile(r"[A-Z][A-Z .'’-]{1,24}[A-Z]\.?:?(?<=[.:])\s+(?=\S)")
_LEAST_SPEECHES = 5  # blocks that begin with a speaker's name in a play; fewer are accidents: "BEWARE. He ran."

_HYPHEN_AT_LINE_END = re.compile(r"[-‐]\s*\n")
_SPLIT_COMPOUND = re.compile(r"(?<![^\W\d_])([^\W\d_]++)[-‐][ \t]*+\n[ \t]*+([^\W\d_]++)")
_WHOLE_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?:-[^\W\d_]+)*(?![\w]|-\s*\n)")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A text that is not measured, and the reason in a few words."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, its level (1 is the highest, 0 unknown), and the number of the paragraph that follows it."""

    text: str
    level: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Prose:
    """The text that is measured, and what was left out of the document.

    `paragraphs` are (start, end) in characters of `text`; only `PARAGRAPH_GAP` lies between them. `items` are the
    numbers of the paragraphs that are list items, which rarely end with a full stop; `numbered` are those among them
    that had a number in front. `addresses` are the (start, end) of the web and e-mail addresses in `text`: a reader
    sees them in their sentences, but they are not measured.
    """

    text: str
    paragraphs: tuple[tuple[int, int], ...]
    items: tuple[int, ...]
    left_out: tuple[LeftOut, ...]
    headings: tuple[Heading, ...] = ()
    numbered: tuple[int, ...] = ()
    addresses: tuple[tuple[int, int], ...] = ()


def clean(document: Document, *, keep_all: bool = False) -> Prose:
    """The prose of a document, ready to be split into sentences.

    With `keep_all`, nothing is left out. Otherwise blocks are left out for their kind, and for their looks (fragments,
    verse) if prose remains beside them: a document of nothing else is measured as it is. So is one that is mostly in
    another language, which `checks` refuses then.
    """
    blocks = _with_whole_compounds(document.blocks)
    texts = clean_texts([block.text for block in blocks])
    cleaned = [(block, text) for block, text in zip(blocks, texts, strict=True) if text]
    if keep_all:
        return _prose([_Candidate(block, text, None) for block, text in cleaned])
    candidates = [_Candidate(block, text, _reason(block, text)) for block, text in _with_speakers_split(cleaned)]
    candidates = _with_open_lines_kept(candidates)
    if not _has_prose(candidates, _COMPANY):
        candidates = _without_reasons(candidates, VERSE, FRAGMENT)
    foreign = sum(count_words(one.text) for one in candidates if one.reason == FOREIGN)
    if foreign and not _has_prose(candidates, -(-foreign // _MOST_FOREIGN)):
        candidates = _without_reasons(candidates, FOREIGN)
    return _prose(_with_all_addresses_marked(candidates))


def is_fragment(text: str, *, item: bool = False) -> bool:
    """Whether a block is not a sentence: it has no full stop, and is not long enough to have lost one.

    >>> is_fragment("By Jane Austen"), is_fragment("Dear Sir,"), is_fragment("It rained."), is_fragment("Run!")
    (True, True, False, False)
    """
    if WORD.search(text) is None:
        return True
    if text.rstrip(_CLOSERS).endswith(_TERMINATORS) or has_words(text, _LONG_ITEM if item else _LONG_FRAGMENT):
        return False
    if text.endswith(":") and not has_words(text, 2):  # Ingredients:
        return True
    return _SENTENCE_END.search(text) is None and not text.startswith(_STARTS_SPEECH)


class _Candidate(NamedTuple):
    """A block with its cleaned text, the reason to leave it out or None, and the places of the addresses in it."""

    block: Block
    text: str
    reason: str | None
    addresses: tuple[tuple[int, int], ...] = ()


def _reason(block: Block, text: str) -> str | None:
    if block.kind in _BY_KIND:
        return _BY_KIND[block.kind]
    if block.kind is BlockKind.VERSE or _has_lines_of_verse(block):
        return VERSE
    if is_fragment(text, item=block.kind is BlockKind.LIST_ITEM):
        return FRAGMENT
    return FOREIGN if is_foreign(text) else None


def _has_lines_of_verse(block: Block) -> bool:
    text = block.text.strip()
    end = text.find("\n")
    if end < 0 or len(text[:end].rstrip()) > MAX_VERSE_LINE:  # true of most paragraphs
        return False
    lines = [line for line in block.text.split("\n") if line.strip()]
    return looks_like_verse(lines) and not is_wrapped(lines)


def _without_reasons(candidates: list[_Candidate], *reasons: str) -> list[_Candidate]:
    return [one._replace(reason=None) if one.reason in reasons else one for one in candidates]


def _has_prose(candidates: list[_Candidate], words: int) -> bool:
    """Whether at least so many words are to be measured; it stops counting there, as there may be a whole book."""
    counts = (count_words(one.text) for one in candidates if one.reason is None)
    return any(so_far >= words for so_far in accumulate(counts))


def _with_open_lines_kept(candidates: list[_Candidate]) -> list[_Candidate]:
    """Fragments that continue in the next paragraph are sentences: He turned and said,"""
    return [
        one._replace(reason=None)
        if one.reason == FRAGMENT and one.block.kind in _RUNNING_TEXT and _continues(one.text, following)
        else one
        for one, following in zip_longest(candidates, candidates[1:])
    ]


def _continues(text: str, following: _Candidate | None) -> bool:
    if following is None or following.block.kind not in _RUNNING_TEXT or count_words(text) < _LEAST_LINE:
        return False
    if following.text.startswith(_STARTS_SPEECH):
        return _OPEN_END.search(text) is not None
    # A line broken in the middle; the lines of a word list are shorter.
    return following.text[0].islower() and (_OPEN_END.search(text) is not None or count_words(text) >= _LONG_ITEM)


def _with_speakers_split(blocks: list[tuple[Block, str]]) -> list[tuple[Block, str]]:
    """In a play, each speaker's name becomes a block of its own."""
    speeches = sum([_SPEAKER.match(text) is not None for _, text in blocks])
    if speeches < _LEAST_SPEECHES or speeches < len(blocks) / 4:
        return blocks
    split: list[tuple[Block, str]] = []
    for block, text in blocks:
        name = _SPEAKER.match(text)
        if name:
            split.append((Block(BlockKind.SPEAKER, name.group().strip()), name.group().strip()))
            text = text[name.end() :]
        split.append((block, text))
    return split


def _with_all_addresses_marked(candidates: list[_Candidate]) -> list[_Candidate]:
    """The blocks as `_with_addresses_marked` returns them; most groups of them have none at all."""
    marked: list[_Candidate] = []
    for start in range(0, len(candidates), _TOGETHER):
        group = candidates[start : start + _TOGETHER]
        if _may_have_addresses("\n".join([one.text for one in group])):
            marked += [part for one in group for part in _with_addresses_marked(one)]
        else:
            marked += group
    return marked


def _with_addresses_marked(candidate: _Candidate) -> list[_Candidate]:
    """A block without note marks and with its addresses marked, followed by both as left out."""
    text = candidate.text
    if candidate.reason is not None or not _may_have_addresses(text):
        return [candidate]
    removed = [_Candidate(candidate.block, mark, NOTE_MARK) for mark in _NOTE_MARK.findall(text)]
    if removed:
        text = collapse_spaces(_NOTE_MARK.sub("", text))
    addresses = address_spans(text)
    if addresses and not has_words(_ADDRESS.sub("", text), 1):
        return [*removed, candidate._replace(text=text, reason=ADDRESS)]
    removed += [_Candidate(candidate.block, text[start:end], ADDRESS) for start, end in addresses]
    return [candidate._replace(text=text, addresses=addresses), *removed] if text else removed


def address_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The places of the web and e-mail addresses in a text.

    >>> address_spans("Ask ann@example.org.")
    ((4, 19),)
    """
    return tuple(found.span() for found in _ADDRESS.finditer(text)) if _may_have_addresses(text) else ()


def _may_have_addresses(text: str) -> bool:
    """Whether a text has a sign that every address or note mark has; the patterns of the addresses take longer."""
    return "[" in text or "@" in text or any(sign.search(text) for sign in _SIGNS_OF_ADDRESSES)


def _prose(candidates: list[_Candidate]) -> Prose:
    kept = [one for one in candidates if one.reason is None]
    spans, place = [], 0
    for one in kept:
        spans.append((place, place + len(one.text)))
        place += len(one.text) + len(PARAGRAPH_GAP)
    headings, paragraph = [], 0
    for one in candidates:
        if one.block.kind is BlockKind.HEADING:
            headings.append(Heading(one.text, one.block.level, paragraph))
        paragraph += one.reason is None
    return Prose(
        text=PARAGRAPH_GAP.join(one.text for one in kept),
        paragraphs=tuple(spans),
        items=tuple(number for number, one in enumerate(kept) if one.block.kind is BlockKind.LIST_ITEM),
        left_out=tuple(LeftOut(one.text, one.reason) for one in candidates if one.reason is not None),
        headings=tuple(headings),
        numbered=tuple(number for number, one in enumerate(kept) if one.block.numbered),
        addresses=tuple(
            (start + a, start + b) for one, (start, _) in zip(kept, spans, strict=True) for a, b in one.addresses
        ),
    )


def _with_whole_compounds(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, with the hyphen kept in compounds that a line break split, wherever the document itself has it."""
    broken = [_has_hyphen(block.text) and _HYPHEN_AT_LINE_END.search(block.text) is not None for block in blocks]
    if not any(broken):
        return blocks
    written = _whole_words(blocks, broken)

    def joined(found: re.Match[str]) -> str:
        first, second = found[1].lower(), found[2].lower()
        if f"{first}{second}" in written:
            return found[0]
        is_compound = (
            first in COMPOUND_STARTS or f"{first}-{second}" in written or (first in written and second in written)
        )
        return f"{found[1]}-{found[2]}" if is_compound else found[0]

    return tuple(
        replace(block, text=_SPLIT_COMPOUND.sub(joined, block.text)) if is_broken else block
        for block, is_broken in zip(blocks, broken, strict=True)
    )


def _has_hyphen(text: str) -> bool:
    return "-" in text or "‐" in text or "\u00ad" in text


def _whole_words(blocks: tuple[Block, ...], broken: list[bool]) -> set[str]:
    """The words and compounds within lines, in lower case; `broken` marks blocks with a hyphen at a line end."""
    # Each distinct token is searched once, however often a book repeats it.
    tokens: set[str] = set()
    texts: list[str] = []
    for block, is_broken in zip(blocks, broken, strict=True):
        if is_broken:
            texts.append(block.text)
        else:
            tokens.update(block.text.split())
    return {word.lower() for text in (*texts, " ".join(tokens)) for word in _WHOLE_WORD.findall(text)}
