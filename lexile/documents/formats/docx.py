"""Word documents (.docx) to blocks: what each paragraph's style says it is."""

from lexile.documents.document import Block, BlockKind
from lexile.documents.formats.preformatted import settle_preformatted
from lexile.documents.formats.styles import PARAGRAPH, Kind, kind_of_style
from lexile.documents.formats.tables import settle_table
from lexile.documents.formats.xml import local, walk_xml
from lexile.documents.limits import Unpacked

MAIN = "word/document.xml"
_STYLES = "word/styles.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
# What Word draws or computes, or keeps for programs that cannot show the newer form of the same thing.
_SILENT = frozenset(("instrText", "delText", "Fallback", "del", "moveFrom", "oMath", "rt"))


def docx_blocks(data: bytes) -> tuple[Block, ...]:
    """The blocks of a Word document in order, its notes at the end.

    Raises:
        LexileError: it is damaged, locked or too large.
    """
    parts = Unpacked(data)
    styles = _Styles()
    if _STYLES in parts:
        walk_xml(parts.read(_STYLES), styles)
    text = _Text(styles.kinds)
    walk_xml(parts.read(MAIN), text)
    blocks = text.blocks
    for name in _NOTES:
        if name in parts:
            notes = _Text(styles.kinds)
            walk_xml(parts.read(name), notes)
            blocks += [Block(BlockKind.FOOTNOTE, note.text) for note in notes.blocks]
    return settle_preformatted(blocks)


class _Styles:
    """Listens for what the styles are called, whatever their name in the writer's language is."""

    def __init__(self) -> None:
        self.kinds: dict[str, Kind] = {}
        self._id = ""
        self._based: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        value = _value(attributes)
        if name == "style":
            self._id = _attribute(attributes, "styleId")
        elif name == "name":
            kind = kind_of_style(value)
            if kind != PARAGRAPH:
                self.kinds[self._id] = kind
        elif name == "basedOn":
            self._based[self._id] = value
        elif name == "outlineLvl" and self._id not in self.kinds and value.isdecimal() and int(value) < 9:
            self.kinds[self._id] = (BlockKind.HEADING, int(value) + 1)

    def end(self, tag: str) -> None:
        if local(tag) == "styles":
            for style in self._based:
                self.kinds.setdefault(style, self._inherited(style))

    def data(self, text: str) -> None:
        pass

    def close(self) -> None:
        pass

    def _inherited(self, style: str) -> Kind:
        for _ in range(20):  # a style based on itself must not hold us
            if style in self.kinds:
                return self.kinds[style]
            style = self._based.get(style, "")
        return PARAGRAPH


class _Text:
    """Listens for paragraphs; one may stand within another, as in a text box."""

    def __init__(self, styles: dict[str, Kind]) -> None:
        self.blocks: list[Block] = []
        self._styles = styles
        self._silent = 0
        self._in_text = self._hidden = False
        self._open: list[tuple[list[str], Kind]] = []
        self._tables: list[list[list[Block]]] = []
        self._note = True

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        if self._silent or name in _SILENT:
            self._silent += 1
        elif name == "p":
            self._open.append(([], PARAGRAPH))
        elif name == "tbl":
            self._tables.append([])
        elif name == "tc" and self._tables:
            self._tables[-1].append([])
        elif name in ("footnote", "endnote"):
            self._note = _attribute(attributes, "type") in ("", "normal")
        elif self._open:
            self._within(name, attributes)

    def _within(self, name: str, attributes: dict[str, str]) -> None:
        pieces, kind = self._open[-1]
        if name == "r":
            self._hidden = False
        elif name == "vanish":
            self._hidden = _value(attributes) not in ("0", "false")
        elif name == "t":
            self._in_text = not self._hidden
        elif name in ("tab", "ptab"):
            pieces.append(" ")
        elif name in ("br", "cr"):
            pieces.append("\n")
        elif name == "noBreakHyphen":
            pieces.append("-")
        elif name == "pStyle":
            self._open[-1] = (pieces, self._styles.get(_value(attributes), kind))
        elif name == "outlineLvl" and _value(attributes).isdecimal() and int(_value(attributes)) < 9:
            self._open[-1] = (pieces, (BlockKind.HEADING, int(_value(attributes)) + 1))
        elif name == "numPr" and kind[0] is BlockKind.PARAGRAPH:
            self._open[-1] = (pieces, (BlockKind.LIST_ITEM, 0))

    def end(self, tag: str) -> None:
        if self._silent:
            self._silent -= 1
            return
        name = local(tag)
        if name == "t":
            self._in_text = False
        elif name == "p" and self._open:
            pieces, (kind, level) = self._open.pop()
            text = "".join(pieces)
            if self._note and (text.strip() or kind is BlockKind.CODE):
                self._add([Block(kind, text, level)])
        elif name == "tbl" and self._tables:
            self._add(settle_table(self._tables.pop()))

    def data(self, text: str) -> None:
        if self._in_text and not self._silent and self._open:
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
    return next((value for key, value in attributes.items() if local(key) == name), "")
