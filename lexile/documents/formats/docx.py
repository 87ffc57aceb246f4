"""Reads Word documents (.docx): the role of each paragraph by its style."""

import posixpath
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lexile.documents.credits import Credits, credits_in
from lexile.documents.document import Block, BlockKind, Content
from lexile.documents.formats.html import html_blocks
from lexile.documents.formats.linebreaks import split_at_breaks
from lexile.documents.formats.plain import read_plain
from lexile.documents.formats.preformatted import merge_preformatted
from lexile.documents.formats.relations import main_part, related_parts
from lexile.documents.formats.rtf import read_rtf
from lexile.documents.formats.saved_page import saved_page_blocks
from lexile.documents.formats.styles import PARAGRAPH, StyleKind, is_numbered_style, kind_of_style
from lexile.documents.formats.symbol_font import symbol
from lexile.documents.formats.tables import OpenTables, table_blocks
from lexile.documents.formats.xml import local_name, walk_xml
from lexile.documents.packed import PackedFile
from lexile.documents.structure import is_note_mark
from lexile.errors import DamagedFile

_MAIN = "word/document.xml"
_NOTES = ("footnotes", "endnotes")
# What Word draws or computes, deleted and moved text, duplicates for programs that cannot show the newer form, and the
# properties that something had before they were changed.
_SKIPPED_TAGS = frozenset(
    """instrText delText Fallback del moveFrom oMath rt
    pPrChange rPrChange sectPrChange tblPrChange trPrChange tcPrChange""".split()
)
_DELETED = ("del", "moveFrom")
_TEXTS = ("body", "tc", "txbxContent", "footnote", "endnote")  # what contains paragraphs
_MAX_STYLE_DEPTH = 20  # styles based on styles; guards against one that is based on itself
_NO_NUMBERING = "0"  # the list that takes a paragraph out of the list of its style (ECMA-376, 17.9.18)
_LEVELS = tuple("012345678")  # of a list (ECMA-376, 17.9.6)
_PROPERTIES = "docProps/core.xml"
_EMBEDDED = "the text of the file is embedded from another file. Open it in Word and save it again as .docx."

_Level = tuple[str, str]
"""The identifier of a list, and the level in it."""


def read_docx(data: bytes) -> Content:
    """The blocks of a Word document in order, its notes at the end.

    Raises:
        LexileError: it is damaged, locked or too large.
    """
    return _read(data, may_embed=True)


def _read(data: bytes, *, may_embed: bool) -> Content:
    """The document's content; `may_embed` unless it is itself embedded in another."""
    packed = PackedFile(data)
    main = main_part(packed, _MAIN)
    related = related_parts(packed, main)
    parts = {role: name for role, name in related.values() if name in packed}
    styles, numbering = _StyleListener(), _NumberingListener()
    if name := _part(packed, parts, main, "styles"):
        walk_xml(packed.read(name), styles)
    if name := _part(packed, parts, main, "numbering"):
        walk_xml(packed.read(name), numbering)
    unread: list[str] = []

    def embedded(identity: str) -> list[Block]:
        name = related.get(identity, ("", ""))[1]
        try:
            found = list(_embedded_blocks(name, packed.read(name))) if may_embed else []
        except DamagedFile:
            found = []
        if not found:
            unread.append(name)
        return found

    text = _TextListener(styles, numbering.numbered, embedded)
    walk_xml(packed.read(main), text)
    if unread and not text.blocks:
        raise DamagedFile(_EMBEDDED)
    blocks = text.blocks
    for role in _NOTES:
        if name := _part(packed, parts, main, role):
            notes = _TextListener(styles, numbering.numbered, embedded)
            walk_xml(packed.read(name), notes)
            blocks += [Block(BlockKind.FOOTNOTE, note.text) for note in notes.blocks]
    named = credits_in(packed.read(_PROPERTIES)) if _PROPERTIES in packed else Credits()
    return Content(merge_preformatted(blocks), title=named.title, author=named.author)


def _part(packed: PackedFile, parts: dict[str, str], main: str, role: str) -> str:
    """The name of the part with this role, by its relation or else its usual name; "" if there is none."""
    usual = posixpath.join(posixpath.dirname(main), f"{role}.xml")
    return parts.get(role) or (usual if usual in packed else "")


def _embedded_blocks(name: str, data: bytes) -> tuple[Block, ...]:
    """The blocks of a file that Word shows as part of the document, as servers embed web pages."""
    head = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"pk"):
        return _read(data, may_embed=False).blocks
    if head.startswith(b"{\\rtf"):
        return read_rtf(data).blocks
    if head.startswith((b"mime-version", b"content-type", b"from:")):
        return saved_page_blocks(data)
    if name.lower().endswith(".txt") and not head.startswith(b"<"):
        return read_plain(data).blocks
    return html_blocks(data)


class _StyleListener:
    """Collects the kind of each style by its identifier, which Word translates, unlike the style's name."""

    def __init__(self) -> None:
        self.kinds: dict[str, StyleKind] = {}
        self.hidden: set[str] = set()
        self.numbered: set[str] = set()
        """Styles whose name says that their paragraphs are numbered."""
        self.lists: dict[str, str] = {}
        """The list of the styles that have one."""
        self._id = ""
        self._based_on: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local_name(tag)
        value = _value(attributes)
        if name == "style":
            self._id = _attribute(attributes, "styleId")
        elif name == "docDefaults":
            self._id = ""
        elif name == "name":
            kind = kind_of_style(value)
            if kind != PARAGRAPH:
                self.kinds[self._id] = kind
            if is_numbered_style(value):
                self.numbered.add(self._id)
        elif name == "basedOn":
            self._based_on[self._id] = value
        elif name == "outlineLvl" and self._id not in self.kinds and value.isdecimal() and int(value) < 9:
            self.kinds[self._id] = (BlockKind.HEADING, int(value) + 1)
        elif name == "vanish" and self._id and value not in ("0", "false"):
            self.hidden.add(self._id)
        elif name == "numId" and self._id:
            self.lists[self._id] = value

    def end(self, tag: str) -> None:
        if local_name(tag) == "styles":
            for style in self._based_on:
                self._inherit(style)

    def data(self, text: str) -> None:
        pass

    def close(self) -> None:
        pass

    def _inherit(self, style: str) -> None:
        """Take from the styles that a style is based on what it does not say itself."""
        ancestor = style
        for _ in range(_MAX_STYLE_DEPTH):
            ancestor = self._based_on.get(ancestor, "")
            if ancestor in self.kinds:
                self.kinds.setdefault(style, self.kinds[ancestor])
            if ancestor in self.lists:
                self.lists.setdefault(style, self.lists[ancestor])
            if ancestor in self.hidden:
                self.hidden.add(style)
            if ancestor in self.numbered:
                self.numbered.add(style)
        self.kinds.setdefault(style, PARAGRAPH)


class _NumberingListener:
    """Collects the levels of lists that are numbered like "1."; the others have bullets, letters or other numbers."""

    def __init__(self) -> None:
        self.numbered: dict[_Level, bool] = {}
        self._formats: dict[_Level, tuple[str, str]] = {}  # of abstract lists: the number format and its text
        self._list = self._level = ""
        self._is_abstract = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local_name(tag)
        if name in ("abstractNum", "num"):
            self._is_abstract = name == "abstractNum"
            self._list = _attribute(attributes, f"{name}Id")
        elif name == "lvl":
            self._level = _attribute(attributes, "ilvl")
        elif name in ("numFmt", "lvlText"):
            key = (self._list if self._is_abstract else f"num {self._list}", self._level)
            number_format, text = self._formats.get(key, ("decimal", ""))
            value = _value(attributes)
            self._formats[key] = (value, text) if name == "numFmt" else (number_format, value)
        elif name == "abstractNumId" and not self._is_abstract:
            for level in _LEVELS:
                if (_value(attributes), level) in self._formats:
                    self.numbered[self._list, level] = _is_number(*self._formats[_value(attributes), level])

    def end(self, tag: str) -> None:
        if local_name(tag) == "num":  # levels that the list itself changes
            for level in _LEVELS:
                changed = self._formats.get((f"num {self._list}", level))
                if changed:
                    self.numbered[self._list, level] = _is_number(*changed)

    def data(self, text: str) -> None:
        pass

    def close(self) -> None:
        pass


def _is_number(number_format: str, text: str) -> bool:
    """Whether a level of a list is numbered like "1." rather than "1)" or "a."."""
    return number_format.startswith("decimal") and text.endswith(".")


@dataclass(slots=True)
class _Paragraph:
    """A paragraph as far as it has been read."""

    text: list[str] = field(default_factory=list)
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    style: str = ""
    list_id: str | None = None
    """The list that the paragraph itself names."""
    list_level: str = "0"
    run: int = 0
    """How much of `text` was there before the run that is being read."""
    raised: bool = False
    """Whether that run is superscript."""
    goes_on: bool = False
    """Whether its end was deleted, so that the next paragraph is the rest of it."""


class _TextListener:
    """Collects paragraphs and tables; a paragraph may contain others, as in a text box."""

    def __init__(
        self, styles: _StyleListener, numbered: dict[_Level, bool], embedded: Callable[[str], list[Block]]
    ) -> None:
        self.blocks: list[Block] = []
        self._styles = styles
        self._numbered = numbered
        self._embedded = embedded
        self._skipped = 0  # depth within tags that are skipped
        self._in_text = self._hidden = False
        self._in_properties = False  # of a paragraph
        self._is_placeholder = False  # what stands in a field that nobody has filled in
        self._open: list[_Paragraph] = []
        self._before: _Paragraph | None = None  # the paragraph that goes on with the next one
        self._tables = OpenTables()
        self._is_note = True  # rather than the line that separates notes from the text

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local_name(tag)
        if self._skipped or name in _SKIPPED_TAGS:
            if not self._skipped and self._in_properties and self._open and name in _DELETED:
                self._open[-1].goes_on = True
            self._skipped += 1
        elif name == "p":
            self._open.append(_Paragraph(self._before.text if self._before else []))
            self._before = None
        elif name == "pPr":
            self._in_properties = True
        elif name == "tbl":
            self._end_text()
            self._tables.begin()
        elif name == "tc":
            self._tables.begin_cell()
        elif name == "sdtPr":
            self._is_placeholder = False
        elif name == "showingPlcHdr":
            self._is_placeholder = _value(attributes) not in ("0", "false")
        elif name == "sdtContent" and self._is_placeholder:
            self._is_placeholder = False
            self._skipped += 1
        elif name == "altChunk":
            self._add(self._embedded(_attribute(attributes, "id")))
        elif name in ("footnote", "endnote"):
            self._is_note = _attribute(attributes, "type") in ("", "normal")
        elif self._open:
            self._start_in_paragraph(name, attributes)

    def _start_in_paragraph(self, name: str, attributes: dict[str, str]) -> None:
        paragraph = self._open[-1]
        value = _value(attributes)
        if name == "r":
            self._hidden = paragraph.style in self._styles.hidden
            paragraph.run, paragraph.raised = len(paragraph.text), False
        elif name == "rStyle":
            self._hidden = self._hidden or value in self._styles.hidden
        elif name == "vanish":
            self._hidden = value not in ("0", "false")
        elif name == "vertAlign":
            paragraph.raised = value == "superscript"
        elif name == "position":  # in half points, downwards if negative
            paragraph.raised = value.isdecimal() and value != "0"
        elif name == "t":
            self._in_text = not self._hidden
        elif name == "sym" and not self._hidden:
            paragraph.text.append(symbol(_attribute(attributes, "font"), _attribute(attributes, "char")))
        elif name in ("tab", "ptab"):
            paragraph.text.append(" ")
        elif name in ("br", "cr"):
            paragraph.text.append("\n")
        elif name == "noBreakHyphen":
            paragraph.text.append("-")
        elif name == "pStyle":
            paragraph.style = value
            paragraph.kind, paragraph.level = self._styles.kinds.get(value, PARAGRAPH)
        elif name == "outlineLvl" and value.isdecimal() and int(value) < 9:
            paragraph.kind, paragraph.level = BlockKind.HEADING, int(value) + 1
        elif name == "numPr":
            paragraph.list_id = ""
        elif name == "ilvl":
            paragraph.list_level = value
        elif name == "numId":
            paragraph.list_id = value

    def end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        name = local_name(tag)
        if name == "t":
            self._in_text = False
        elif name == "r" and self._open and self._open[-1].raised:
            paragraph = self._open[-1]
            before = "".join(paragraph.text[max(paragraph.run - 2, 0) : paragraph.run])
            if is_note_mark("".join(paragraph.text[paragraph.run :]), before):
                del paragraph.text[paragraph.run :]
            paragraph.raised = False
        elif name == "pPr":
            self._in_properties = False
        elif name == "p" and self._open:
            paragraph = self._open.pop()
            if paragraph.goes_on:
                self._before = paragraph
            else:
                self._add_paragraph(paragraph)
        elif name in _TEXTS:
            self._end_text()
        elif name == "tbl":
            self._add(table_blocks(self._tables.end()))

    def data(self, text: str) -> None:
        if self._in_text and not self._skipped and self._open:
            self._open[-1].text.append(text)

    def close(self) -> None:
        pass

    def _end_text(self) -> None:
        """Add the paragraph that would go on if there were another one."""
        if self._before is not None and self._before.text:
            self._add_paragraph(self._before)
        self._before = None

    def _add_paragraph(self, paragraph: _Paragraph) -> None:
        block = self._block(paragraph)
        if self._is_note and (block.text.strip() or block.kind is BlockKind.CODE):
            self._add(split_at_breaks([block]))

    def _block(self, paragraph: _Paragraph) -> Block:
        style, text = paragraph.style, "".join(paragraph.text)
        list_id = self._styles.lists.get(style) if paragraph.list_id is None else paragraph.list_id
        kind = paragraph.kind
        if list_id == _NO_NUMBERING and kind is BlockKind.LIST_ITEM:
            kind = BlockKind.PARAGRAPH
        elif list_id not in (None, _NO_NUMBERING) and kind is BlockKind.PARAGRAPH:
            kind = BlockKind.LIST_ITEM
        if kind is not BlockKind.LIST_ITEM:
            return Block(kind, text, paragraph.level)
        by_style = style in self._styles.numbered
        return Block(kind, text, numbered=self._numbered.get((list_id or "", paragraph.list_level), by_style))

    def _add(self, blocks: Iterable[Block]) -> None:
        if not self._tables.add(blocks):
            self.blocks += blocks


def _value(attributes: dict[str, str]) -> str:
    return _attribute(attributes, "val")


def _attribute(attributes: dict[str, str], name: str) -> str:
    return next((value for key, value in attributes.items() if local_name(key) == name), "")
