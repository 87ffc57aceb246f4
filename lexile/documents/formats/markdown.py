"""Reads Markdown: the words of each element, without the markup."""

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from lexile.documents.decoding import decode
from lexile.documents.document import Block, BlockKind, Content
from lexile.documents.formats.html import page_blocks
from lexile.documents.formats.linebreaks import split_at_breaks
from lexile.documents.formats.markdown_notes import notes_apart
from lexile.documents.formats.preformatted import listing_blocks

# What stands between two lines at the top, if it begins with a key: else they are the rules of a text.
_METADATA = re.compile(
    r"\A(?:---\n(?:#[^\n]*\n)*+[\"']?[\w.-]++(?: [\w.-]++){0,2}[\"']?[ ]?:(?=\s).*?\n---"
    r"|\+{3}\n(?:#[^\n]*\n)*+(?:\[|[\"']?[\w.-]++[\"']?[ ]{0,9}=).*?\n\+{3})\n",
    re.DOTALL,
)
_FENCE = re.compile(r"(^[ ]{0,3}(?:```.*?^[ ]{0,3}```|~~~.*?^[ ]{0,3}~~~)[^\n]*$)", re.DOTALL | re.MULTILINE)
# Containers (:::), attributes ({: .note }), template tags ({% %}), imports of MDX, notes' texts, the head of an alert
# (> [!NOTE]) and the box of a task.
_DIALECT_LINE = re.compile(
    r"^[ \t]*(?::{3,}[^\n]*|\{:?[ .#][^{}\n]*\}|\{%[^\n]*%\}|\{/?\*[^\n]*\*/?\}"
    r"|\[{1,2}_?(?i:toc)_?\]{1,2}|\*\[[^\]\n]{1,40}\]:[^\n]*|(?:!!!|\?\?\?\+?)[ \t][^\n]*|<!--[^\n]*-->"
    r"|(?:import\b[^\n]*[\"'][^\"'\n]+[\"']|export\b[^\n]*[={][^\n]*);?|\[\^[^\]\n]{1,40}\]:[^\n]*)[ \t]*$"
    r"|^(?P<start>[ \t]*>[ \t]*)\[![A-Za-z]{2,12}\][+-]?|^(?P<task>[ \t]*[-*+] )\[[ xX]\] ",
    re.MULTILINE,
)
_DIALECT_MARK = re.compile(r"(~~|==)(?=\S)([^\n~=]{1,400}?)(?<=\S)\1")  # struck out, marked
# Attributes of what stands before them, comments, pictures and smileys by their names; then what has words inside:
# links of a wiki, and letters set lower or higher.
_DIALECT_SIGN = re.compile(
    r"\{:?[ ]?[.#:][^{}\n]{0,200}\}|%%[^\n%]{0,400}%%|!\[\[[^\[\]\n]{1,200}\]\]"
    r"|(?<![\w:]):[a-z][a-z_+-]{1,30}:(?![\w:])"
)
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]")
_LOWER_OR_HIGHER = re.compile(r"(?<=\w)([~^])(\w{1,12})\1")
_SPAN = re.compile(r"(?<!\[)\[([^\[\]\n]{1,200})\]\{[^{}\n]{1,200}\}")
_ADMONITION = re.compile(
    r"^(?:!!!|\?\?\?\+?)[ \t][^\n]*\n((?:(?:[ ]{4}|\t)[^\n]*\n?|[ \t]*\n(?=[ ]{4}|\t))++)", re.MULTILINE
)
# Tables of Pandoc: columns below a row of lines, and boxes drawn with signs.
_SIMPLE_TABLE = re.compile(
    r"^(?:[ ]{0,9}[^\s|>#-][^\n]*\n)?[ ]{0,9}-{2,}(?:[ ]+-{2,})+[ ]*\n(?:[ ]{0,60}+[^\s][^\n]*+(?:\n|\Z))++",
    re.MULTILINE,
)
_GRID_TABLE = re.compile(r"^[ ]{0,9}\+[-=:]{3}[-=:+]{0,200}\+[ ]*\n(?:[ ]{0,9}[|+][^\n]*+(?:\n|\Z))++", re.MULTILINE)
_CELL_GAP, _CELL_EDGE = re.compile(r"[ ]{2,}"), re.compile(r"\|")
_INDENT = re.compile(r"^(?:[ ]{4}|\t)", re.MULTILINE)
_FORMULA = re.compile(r"^[ \t]*\$\$[^$]{1,4000}\$\$[ \t]*$", re.MULTILINE)
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,40}\]|\{%[^\n%]{0,200}%\}|\{\{[^\n{}]{0,200}\}\}")
_BREAK_TAG = re.compile(r"<br\s{0,9}/?>", re.IGNORECASE)
_NO_LANGUAGE = ("text", "txt", "plain", "plaintext", "none")  # what a fence may say of lines that are no program
_HARD_BREAK = "\u2028"  # a line break that is meant, unlike one at the margin
_KIND_OF_TOKEN = {
    "heading_open": BlockKind.HEADING,
    "list_item_open": BlockKind.LIST_ITEM,
    "blockquote_open": BlockKind.QUOTE,
    "table_open": BlockKind.TABLE,
}


# The parser drops what is nested more deeply than a limit, without a word: so the limit is above what indentation and
# the marks of one line can reach together, an item indented further becomes a sibling of the one before it, and further
# marks are left out. A list is two levels deep, a quotation one.
_DEEPEST = 30  # columns of indentation
_MOST_MARKS = 15  # of quotations and items on one line
_MOST_NESTED = 70
_ITEM = r"(?:[-*+]|\d{1,9}[.)])(?=[ \t])"
_DEEP_ITEM = re.compile(rf"^((?:[ ]{{0,3}}+>){{0,{_MOST_MARKS}}}+) {{{_DEEPEST},}}+(?={_ITEM})", re.MULTILINE)
_MARK = rf"[ \t]*+(?:>|{_ITEM})"
_DEEP_MARKS = re.compile(rf"^((?:{_MARK}){{{_MOST_MARKS}}}+)(?:{_MARK})++", re.MULTILINE)


def read_markdown(data: bytes) -> Content:
    """The blocks of a Markdown file.

    Raises:
        NotText: the file is not a text.
    """
    return Content(markdown_blocks(decode(data)[0]))


def markdown_blocks(text: str) -> tuple[Block, ...]:
    r"""The blocks of a Markdown text, in order.

    >>> [(block.kind.value, block.text) for block in markdown_blocks("# One\n\nA *small* step.\n\n- a\n- b")]
    [('heading', 'One'), ('paragraph', 'A small step.'), ('list item', 'a'), ('list item', 'b')]
    """
    text, notes = _without_dialects(_METADATA.sub("", text.replace("\r\n", "\n")))
    noted = (Block(BlockKind.FOOTNOTE, block.text) for block in _parsed(notes)) if notes else ()
    return (*_parsed(text), *noted)


def _without_dialects(text: str) -> tuple[str, str]:
    """The text without the markup that site generators add to Markdown, and its notes; code stays as it is."""
    parts: list[str] = []
    notes: list[str] = []
    for number, part in enumerate(_FENCE.split(text)):
        if number % 2:
            parts.append(part)
            continue
        body, found = notes_apart(part)
        parts.append(_plain(body))
        notes += found
    return "".join(parts), _plain("\n\n".join(notes))


def _parsed(text: str) -> Iterator[Block]:
    """The blocks of a text without dialects."""
    text = _DEEP_MARKS.sub(r"\1", text)
    text = _DEEP_ITEM.sub(lambda item: item[1] + " " * _DEEPEST, text)
    tokens = MarkdownIt("commonmark", {"maxNesting": _MOST_NESTED}).enable("table").parse(text)
    return (block for block in _blocks(tokens) if block.text.strip())


def _plain(part: str) -> str:
    """A part without dialects: first whole lines, then signs within them."""
    if "--" in part:
        part = _GRID_TABLE.sub(_with_pipes, _SIMPLE_TABLE.sub(_with_pipes, part))
    part = _ADMONITION.sub(lambda box: _INDENT.sub("", box[1]), _FORMULA.sub("", part))
    part = _SPAN.sub(r"\1", _DIALECT_LINE.sub(_kept_end, part))
    part = _WIKI_LINK.sub(r"\1", _DIALECT_SIGN.sub("", part))
    part = _LOWER_OR_HIGHER.sub(r"\2", part)
    return _NOTE_MARK.sub("", _DIALECT_MARK.sub(r"\2", part))


def _with_pipes(table: re.Match[str]) -> str:
    """A table whose columns are told by spaces or a grid, as the usual kind of table."""
    gap = _CELL_EDGE if table[0].lstrip().startswith("+") else _CELL_GAP
    rows = [gap.split(line.strip(" |")) for line in table[0].splitlines() if any(map(str.isalnum, line))]
    width = max(map(len, rows), default=1)
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    return "\n".join(("", *lines[:1], "|" + "---|" * width, *lines[1:], "", ""))


def _kept_end(line: re.Match[str]) -> str:
    return line["start"] or line["task"] or ""


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    kinds = [BlockKind.PARAGRAPH]
    level = 0
    numbered = False
    cells: list[str] = []
    for token in tokens:
        if token.type in _KIND_OF_TOKEN:
            kinds.append(_KIND_OF_TOKEN[token.type])
            level = int(token.tag[1]) if token.type == "heading_open" else 0
            numbered = token.type == "list_item_open" and token.info.isdigit() and token.markup == "."
        elif token.type.replace("_close", "_open") in _KIND_OF_TOKEN:
            if token.type == "table_close":
                yield Block(BlockKind.TABLE, " | ".join(cells))
                cells = []
            kinds.pop()
            level = 0
        elif token.type == "inline" and kinds[-1] is BlockKind.TABLE:
            cells.append("".join(_words(token)))
        elif token.type == "inline":
            yield from _lines(Block(kinds[-1], "".join(_words(token)), level, numbered))
            numbered = False
        elif token.type == "html_block":
            for block in page_blocks(token.content):
                yield replace(block, kind=kinds[-1]) if block.kind is BlockKind.PARAGRAPH else block
        elif token.type in ("fence", "code_block"):
            language = token.info.split(maxsplit=1)[:1]
            if language and language[0].lower() not in _NO_LANGUAGE:
                yield Block(BlockKind.CODE, token.content)
            else:
                yield from listing_blocks(token.content)


def _lines(block: Block) -> Iterator[Block]:
    """The block, divided where its writer broke its lines on purpose, with two spaces, a backslash or a tag."""
    if _HARD_BREAK not in block.text:
        yield block
        return
    lines = (" ".join(line.split()) for line in block.text.split(_HARD_BREAK))
    yield from split_at_breaks([replace(block, text="\n".join(lines))])


def _words(inline: Token) -> Iterator[str]:
    """The words of a line: link texts are kept; addresses, pictures and HTML tags are dropped."""
    for child in inline.children or ():
        if child.type in ("text", "code_inline"):
            yield child.content
        elif child.type == "softbreak":
            yield "\n"
        elif child.type == "hardbreak" or (child.type == "html_inline" and _BREAK_TAG.fullmatch(child.content)):
            yield _HARD_BREAK
