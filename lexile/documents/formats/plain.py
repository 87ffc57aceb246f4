"""Reads plain text: paragraphs as a person sees them, whatever the line breaks were made for."""

import re
from collections import Counter
from itertools import accumulate, pairwise, zip_longest

from lexile.documents.decoding import decode
from lexile.documents.document import Block, BlockKind, Content
from lexile.documents.formats.console import has_session, is_output, session_runs
from lexile.documents.formats.conversation import conversation_blocks
from lexile.documents.formats.line_numbers import without_line_numbers
from lexile.documents.formats.mail import parts_of_mail
from lexile.documents.formats.plain_paragraphs import is_plain_paragraph
from lexile.documents.formats.subtitles import split_at_subtitles, subtitle_blocks
from lexile.documents.formats.wrapping import LIST_MARKER, PARAGRAPH_ENDS, RAGGED, WRAP_WIDTHS, is_wrapped
from lexile.documents.structure import (
    has_leaders,
    introduction_end,
    item_spans,
    looks_like_heading,
    looks_like_note,
    looks_like_verse,
    picture_caption,
)

_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")  # also with a no-break space
_UNUSUAL_LINE_BREAKS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"  # all that `str.splitlines` splits at but "\n"
_NUMBER = re.compile(r"[ \t]*\d+\.")
_EMPHASIS = re.compile(r"_(?<!\w_)([^_\n]+(?:\n[^_\n]+)*)_(?!\w)")  # how e-texts write italics
# A line of a transcript: [00:01:15] ANNA: We left early.
_TIMED_SPEECH = re.compile(r"[\[(]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d{1,3})?[\])]\s*+(?:[A-Z][\w .'’-]{0,30}:\s+)?(?=\S)")
_UNDERLINE = re.compile(r"\s*[=~*_^#-]{3,}\s*$")
_UNDERLINE_STARTS = frozenset(("===", "~~~", "***", "___", "^^^", "###", "---"))
_UNDERLINE_DIFFERS = 3  # characters by which the line below a heading may be longer or shorter than it
_CELL_GAP = re.compile(r"(?<=[^\s.,!?:;\"”’]) {2,}(?=\S)")  # some writers put two spaces between sentences
_LEAST_ALIGNED = 3  # rows that make a table if their columns are aligned; two may be so by chance
_MAX_CELL_WORDS = 3  # in the mean of a table's cells; lines that were justified with spaces have longer ones
_SAMPLED_FOR_MARGIN = 50_000  # characters of a text, more than the notices before a book's first page
_TAB = "    "
_INDENT = "  "  # e-texts indent verse by two spaces or more
# The numbers below were chosen by trial on the public-domain books listed in model/README.md.
_MAX_HEADING_LINES = 3
_MIN_PROSE = 20  # words of prose without which nothing is taken for a heading, verse or a note
_LEAST_MERGED = 3  # lines of paragraphs without blank lines between them


def read_plain(data: bytes) -> Content:
    """The blocks of a text file.

    Raises:
        NotText: the file is not a text.
    """
    return Content(plain_blocks(decode(data)[0]))


def plain_blocks(text: str, *, beside_prose: bool = False) -> tuple[Block, ...]:
    r"""The blocks of a plain text; `beside_prose` if it comes from a larger document, such as a web page.

    Blank lines separate paragraphs, and so does every line break, unless the lines were wrapped at a margin: those stay
    together in one block with their line breaks.

    >>> [block.text for block in plain_blocks("A poem\nby me.\n\nThe end.")]
    ['A poem', 'by me.', 'The end.']
    """
    text, subtitles = split_at_subtitles(_normalise_line_breaks(text.replace("\t", _TAB)))
    if subtitles:
        return (*plain_blocks(text, beside_prose=beside_prose), *subtitle_blocks(subtitles))
    text = _EMPHASIS.sub(r"\1", text)
    if beside_prose:
        return tuple(_running_blocks(text))
    blocks: list[Block] = []
    for kind, part in parts_of_mail(without_line_numbers(text)):
        if kind:
            blocks += [Block(kind, chunk.strip("\n")) for chunk in _BLANK_LINES.split(part) if chunk.strip()]
        else:
            blocks += conversation_blocks(part) or _running_blocks(part)
    return _prose_if_alone(blocks)


def _running_blocks(text: str) -> list[Block]:
    """The blocks of running text, told apart by blank lines and by how their lines look."""
    blocks: list[Block] = []
    indent = _INDENT + _usual_margin(text)
    has_sessions = has_session(text)
    for chunk in _BLANK_LINES.split(text):
        if not has_sessions and is_plain_paragraph(chunk):
            blocks.append(Block(BlockKind.PARAGRAPH, chunk))
            continue
        lines = [line for line in chunk.split("\n") if line.strip()]
        if has_sessions and lines:
            runs = list(session_runs(lines))
            if len(runs) == 1 and blocks and blocks[-1].kind is BlockKind.CODE and is_output(lines):
                runs = [(True, lines)]
            if any(inside for inside, _ in runs):
                for inside, run in runs:
                    part = "\n".join(run)
                    blocks += [Block(BlockKind.CODE, part)] if inside else _running_blocks(part)
                continue
        if len(lines) > 1 and (underline := _underline(lines)):
            blocks.append(Block(BlockKind.HEADING, lines[underline - 1].strip()))
            lines = lines[underline + 1 :]
        if not lines:
            continue
        if "  " in lines[0] and (rows := _aligned_rows(lines)):
            blocks.append(Block(BlockKind.TABLE, " | ".join(rows)))
            continue
        has_margin = chunk[0] == " " or "\n " in chunk  # most paragraphs have none
        indented = has_margin and all(line.startswith(indent) for line in lines)
        if has_margin and len(lines) > 1 and any(line[0] == " " for line in lines):
            items = _whole_items(lines)
            if len(items) < len(lines):
                blocks += [block for item in items for block in _line_blocks(item)]
                continue
            body = [line.strip() for line in lines[1:]]
            own = _margin(lines[0])
            if is_wrapped(body) and all(_margin(line) > own for line in lines[1:]):
                blocks += [*_line_blocks(items[0]), _line_block("\n".join(body))]  # a term and what it means
                continue
        blocks += _chunk_blocks([line.strip() for line in lines], indented=indented)
    return blocks


def _underline(lines: list[str]) -> int:
    """The number of the line below the heading with which lines begin, as in reStructuredText; 0 if there is none."""
    number = 2 if lines[0].lstrip()[:3] in _UNDERLINE_STARTS and len(lines) > 2 else 1
    if lines[number].lstrip()[:3] not in _UNDERLINE_STARTS or not _UNDERLINE.match(lines[number]):
        return 0
    heading = lines[number - 1].strip()
    differs = abs(len(lines[number].strip()) - len(heading))
    return number if heading[0].isalnum() and differs <= _UNDERLINE_DIFFERS else 0


def _aligned_rows(lines: list[str]) -> list[str]:
    """The rows of a table whose columns begin at one place in every line; nothing if the lines are none.

    A line that begins where the second column does goes on with it.
    """
    if len(lines) < _LEAST_ALIGNED or LIST_MARKER.match(lines[0]):  # the space behind a bullet may be wide
        return []
    shared = {gap.end() for gap in _CELL_GAP.finditer(lines[0])}
    for line in lines[1:]:
        if not shared:
            return []
        shared &= {gap.end() for gap in _CELL_GAP.finditer(line)} | {_margin(line)}
    rows = [line for line in lines if _margin(line) not in shared]
    if (
        not shared
        or len(rows) < _LEAST_ALIGNED
        or sum(line.endswith((".", "!", "?")) for line in lines) > len(lines) / 3
    ):
        return []
    return [" | ".join(_CELL_GAP.split(line.strip())) for line in lines]


def _usual_margin(text: str) -> str:
    """The margin of most of a text; programs that save a page, and writers of manuals, indent all of it."""
    sample = text[:_SAMPLED_FOR_MARGIN]
    if "\n " not in sample:
        return ""
    characters: Counter[int] = Counter()
    for line in filter(str.strip, sample.split("\n")):
        characters[_margin(line)] += len(line)
    return " " * max(characters, key=characters.__getitem__, default=0)


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _whole_items(lines: list[str]) -> list[str]:
    """The lines, stripped; those that a margin cut off from an item, indented as its mark or more, are joined to it."""
    joined: list[list[str]] = []
    indent = None  # of the mark of the item that is open
    for number, line in enumerate(lines):
        own, words = _margin(line), line.strip()
        if LIST_MARKER.match(line):
            indent = own
            joined.append([words])
        elif (
            indent is not None
            and (own > indent or own == indent > 0)
            and (len(lines[number - 1]) >= WRAP_WIDTHS[0] or words[:1].islower())
        ):
            joined[-1].append(words)
        else:
            indent = None
            joined.append([words])
    return ["\n".join(item) for item in joined]


def _normalise_line_breaks(text: str) -> str:
    """The text with "\\n" for every kind of line break, and none at its end."""
    return "\n".join(text.splitlines()) if any(end in text for end in _UNUSUAL_LINE_BREAKS) else text.removesuffix("\n")


def _chunk_blocks(lines: list[str], *, indented: bool) -> list[Block]:
    """The blocks of the lines between two blank ones."""
    if all(map(_TIMED_SPEECH.match, lines)):
        return [block for line in lines for block in _speech_blocks(line)]
    if len(lines) == 1:
        return _line_blocks(lines[0])
    if rows := _rows(lines):
        return [Block(BlockKind.TABLE, " | ".join(cell for row in rows for cell in row))]
    wrapped = is_wrapped(lines)
    # Poets begin most lines with a capital, and a quotation set apart in a narrow column does so now and then.
    may_be_verse = indented and not (wrapped and any(line[0].islower() for line in lines))
    if may_be_verse and looks_like_verse(lines, indented=True):
        return [Block(BlockKind.VERSE, "\n".join(lines))]
    if wrapped:
        return [_line_block("\n".join(lines))]  # cleaning joins the lines, and words hyphenated across them
    if looks_like_verse(lines):
        return [Block(BlockKind.VERSE, "\n".join(lines))]
    if _UNDERLINE.match(lines[-1]) and len(lines) == 2:
        return [Block(BlockKind.HEADING, lines[0])]
    if 1 < len(lines) <= _MAX_HEADING_LINES and looks_like_heading("\n".join(lines)):
        return [Block(BlockKind.HEADING, "\n".join(lines))]
    if paragraphs := _paragraphs(lines):
        return [_line_block("\n".join(paragraph)) for paragraph in paragraphs]
    return [block for line in _with_open_lines_joined(lines) for block in _line_blocks(line)]


def _with_open_lines_joined(lines: list[str]) -> list[str]:
    """The lines, each long one that ends no sentence joined to the next one that begins with a small letter."""
    joined = lines[:1]
    for before, line in pairwise(lines):
        is_open = len(before) >= WRAP_WIDTHS[0] and not before.endswith(PARAGRAPH_ENDS) and line[:1].islower()
        if is_open and not LIST_MARKER.match(line):
            joined[-1] += f"\n{line}"
        else:
            joined.append(line)
    return joined


def _paragraphs(lines: list[str]) -> list[list[str]]:
    """The paragraphs in lines that were wrapped without a blank line between them; nothing if lines end otherwise.

    A paragraph ends with a line that is shorter than the margin allows, at the end of a sentence.
    """
    width = max(map(len, lines))
    if width not in WRAP_WIDTHS or len(lines) < _LEAST_MERGED or any(map(LIST_MARKER.match, lines)):
        return []
    paragraphs: list[list[str]] = [[]]
    for line, following in zip_longest(lines, lines[1:]):
        paragraphs[-1].append(line)
        if following is None or len(line) + 1 + len(following.split(None, 1)[0]) > width - RAGGED:
            continue
        if not line.endswith(PARAGRAPH_ENDS) or following[:1].islower():
            return []
        paragraphs.append([])
    return paragraphs if len(paragraphs) <= len(lines) / 2 else []


def _rows(lines: list[str]) -> list[list[str]]:
    """The cells of each line if the lines are a table whose columns are separated by spaces or tabs; else nothing."""
    if "  " not in lines[0] or LIST_MARKER.match(lines[0]):
        return []
    rows = [_CELL_GAP.split(line) for line in lines]
    columns, cells = len(rows[0]), sum(map(len, rows))
    if columns < 2 or any(len(row) != columns for row in rows):
        return []
    return rows if sum(len(line.split()) for line in lines) <= _MAX_CELL_WORDS * cells else []


def _prose_if_alone(blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks as they are beside enough prose; else headings, verse and notes as paragraphs.

    A text that consists of nothing else is all that there is to measure.
    """
    words = accumulate(len(block.text.split()) for block in blocks if block.kind is BlockKind.PARAGRAPH)
    if any(so_far >= _MIN_PROSE for so_far in words):
        return tuple(blocks)
    kept: list[Block] = []
    for block in blocks:
        if block.kind in (BlockKind.HEADING, BlockKind.VERSE, BlockKind.FOOTNOTE):
            kept += [Block(BlockKind.PARAGRAPH, line) for line in block.text.split("\n")]
        else:
            kept.append(block)
    return tuple(kept)


def _speech_blocks(line: str) -> list[Block]:
    """A line of a transcript: its time code with the speaker's name, and the words spoken."""
    mark = _TIMED_SPEECH.match(line)
    end = mark.end() if mark else 0
    return [Block(BlockKind.TURN, line[:end].strip()), Block(BlockKind.PARAGRAPH, line[end:])]


def _line_blocks(text: str) -> list[Block]:
    """The block of a line, or those of the list items that share it: 1. Open it. 2. Close it."""
    items = item_spans(text)
    if not items:
        return [_line_block(text)]
    first = introduction_end(text, items)
    starts = [first, *(end for _, end in items[:-1])]
    introduction = [_line_block(text[:first].rstrip())] if first else []
    return introduction + [
        Block(BlockKind.LIST_ITEM, text[start:end].strip(), numbered=_NUMBER.match(text[mark:start]) is not None)
        for mark, (start, end) in zip(starts, items, strict=True)
    ]


def _line_block(text: str) -> Block:
    marker = LIST_MARKER.match(text)
    if marker:
        return Block(BlockKind.LIST_ITEM, text[marker.end() :], numbered=_NUMBER.match(text) is not None)
    caption = picture_caption(text)
    if caption is not None:
        return Block(BlockKind.CAPTION, caption or text)
    if has_leaders(text):
        return Block(BlockKind.TABLE, text)
    if looks_like_note(text):
        return Block(BlockKind.FOOTNOTE, text)
    return Block(BlockKind.HEADING if looks_like_heading(text) else BlockKind.PARAGRAPH, text)
