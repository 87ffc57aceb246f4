"""Reads Word documents (.docx): the role of each paragraph by its style."""

from lexile.documents.document import Block, BlockKind, Content
from lexile.documents.formats.preformatted import merge_preformatted
from lexile.documents.formats.styles import PARAGRAPH, StyleKind, kind_of_style
from lexile.documents.formats.tables import table_blocks
from lexile.documents.formats.xml import local_name, walk_xml
from lexile.documents.packed import PackedFile

_MAIN = "word/document.xml"
_STYLES = "word/styles.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
# What Word draws or computes, deleted and moved text, and duplicates for programs that cannot show the newer form.
_SKIPPED_TAGS = frozenset(("instrText", "delText", "Fallback", "del", "moveFrom", "oMath", "rt"))
_MAX_STYLE_DEPTH = 20  # styles based on styles; guards against one that is based on itself


def read_docx(data: bytes) -> Content:
    """The blocks of a Word document in order, its notes at the end.

    Raises:
        LexileError: it is damaged, locked or too large.
    """
    packed = PackedFile(data)
    styles = _StyleListener()
    if _STYLES in packed:
        walk_xml(packed.read(_STYLES), styles)
    text = _TextListener(styles.kinds)
    walk_xml(packed.read(_MAIN), text)
    blocks = text.blocks
    for name in _NOTES:
        if name in packed:
            notes = _TextListener(styles.kinds)
            walk_xml(packed.read(name), notes)
            blocks += [Block(BlockKind.FOOTNOTE, note.text) for note in notes.blocks]
    return Content(merge_preformatted(blocks))


class _StyleListener:
    """Collects the kind of each style by its identifier, which Word translates, unlike the style's name."""

    def __init__(self) -> None:
        self.kinds: dict[str, StyleKind] = {}
        self._id = ""
        self._based_on: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local_name(tag)
        value = _value(attributes)
        if name == "style":
            self._id = _attribute(attributes, "styleId")
        elif name == "name":
            kind = kind_of_style(value)
            if kind != PARAGRAPH:
                self.kinds[self._id] = kind
        elif name == "basedOn":
            self._based_on[self._id] = value
        elif name == "outlineLvl" and self._id not in self.kinds and value.isdecimal() and int(value) < 9:
            self.kinds[self._id] = (BlockKind.HEADING, int(value) + 1)

    def end(self, tag: str) -> None:
        if local_name(tag) == "styles":
            for style in self._based_on:
                self.kinds.setdefault(style, self._inherited(style))

    def data(self, text: str) -> None:
        pass

    def close(self) -> None:
        pass

    def _inherited(self, style: str) -> StyleKind:
        for _ in range(_MAX_STYLE_DEPTH):
            if style in self.kinds:
                return self.kinds[style]
            style = self._based_on.get(style, "")
        return PARAGRAPH


class _TextListener:
    """Collects paragraphs and tables; a paragraph may contain others, as in a text box."""

    def __init__(self, styles: dict[str, StyleKind]) -> None:
        self.blocks: list[Block] = []
        self._styles = styles
        self._skipped = 0  # depth within tags that are skipped
        self._in_text = self._hidden = False
        self._open: list[tuple[list[str], StyleKind]] = []  # the text so far of each open paragraph, and its kind
        self._tables: list[list[list[Block]]] = []  # the cells of each open table
        self._is_note = True  # rather than the line that separates notes from the text

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local_name(tag)
        if self._skipped or name in _SKIPPED_TAGS:
            self._skipped += 1
        elif name == "p":
            self._open.append(([], PARAGRAPH))
        elif name == "tbl":
            self._tables.append([])
        elif name == "tc" and self._tables:
            self._tables[-1].append([])
        elif name in ("footnote", "endnote"):
            self._is_note = _attribute(attributes, "type") in ("", "normal")
        elif self._open:
            self._start_in_paragraph(name, attributes)

    def _start_in_paragraph(self, name: str, attributes: dict[str, str]) -> None:
        text, kind = self._open[-1]
        if name == "r":
            self._hidden = False
        elif name == "vanish":
            self._hidden = _value(attributes) not in ("0", "false")
        elif name == "t":
            self._in_text = not self._hidden
        elif name in ("tab", "ptab"):
            text.append(" ")
        elif name in ("br", "cr"):
            text.append("\n")
        elif name == "noBreakHyphen":
            text.append("-")
        elif name == "pStyle":
            self._open[-1] = (text, self._styles.get(_value(attributes), kind))
        elif name == "outlineLvl" and _value(attributes).isdecimal() and int(_value(attributes)) < 9:
            self._open[-1] = (text, (BlockKind.HEADING, int(_value(attributes)) + 1))
        elif name == "numPr" and kind[0] is BlockKind.PARAGRAPH:
            self._open[-1] = (text, (BlockKind.LIST_ITEM, 0))

    def end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        name = local_name(tag)
        if name == "t":
            self._in_text = False
        elif name == "p" and self._open:
            collected, (kind, level) = self._open.pop()
            text = "".join(collected)
            if self._is_note and (text.strip() or kind is BlockKind.CODE):
                self._add([Block(kind, text, level)])
        elif name == "tbl" and self._tables:
            self._add(table_blocks(self._tables.pop()))

    def data(self, text: str) -> None:
        if self._in_text and not self._skipped and self._open:
            self._open[-1][0].append(text)

    def close(self) -> None:
        pass

    def _add(self, blocks: list[Block]) -> None:
        if self._tables and self._tables[-1]:
            self._tables[-1][-1] += blocks
        else:
            self.blocks += blocks


def _value(attributes: dict[str, str]) -> str:
    return _attribute(attributes, "val")


def _attribute(attributes: dict[str, str], name: str) -> str:
    return next((value for key, value in attributes.items() if local_name(key) == name), "")
