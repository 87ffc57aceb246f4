"""OpenDocument texts (.odt, from LibreOffice and others) to blocks."""

from lexile.documents.document import Block, BlockKind
from lexile.documents.formats.preformatted import settle_preformatted
from lexile.documents.formats.styles import kind_of_style
from lexile.documents.formats.tables import settle_table
from lexile.documents.formats.xml import local, walk_xml
from lexile.documents.limits import Unpacked
from lexile.errors import ProtectedFile

CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_SILENT = frozenset(("annotation", "tracked-changes", "note-citation", "ruby-text", "math", "forms", "title", "desc"))
_CONTENTS = frozenset(("table-of-content", "alphabetical-index", "illustration-index", "bibliography", "user-index"))
_MOST_SPACES = 100  # that one sign may stand for


def odt_blocks(data: bytes) -> tuple[Block, ...]:
    """The blocks of an OpenDocument text in order, its notes at the end.

    Raises:
        LexileError: it is damaged, locked or too large.
    """
    parts = Unpacked(data)
    if _MANIFEST in parts and b"encryption-data" in parts.read(_MANIFEST):
        raise ProtectedFile("the file is locked with a password. Save it without one.")
    text = _Text()
    walk_xml(parts.read(CONTENT), text)
    return (*settle_preformatted(text.blocks), *text.notes)


class _Text:
    """Listens for paragraphs and headings; notes stand within them."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.notes: list[Block] = []
        self._parents: dict[str, str] = {}
        self._open: list[tuple[list[str], BlockKind, int]] = []
        self._tables: list[list[list[Block]]] = []
        self._silent = self._items = self._contents = self._note = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        values = {local(key): value for key, value in attributes.items()}
        if self._silent or name in _SILENT:
            self._silent += 1
        elif name == "style":
            self._parents[values.get("name", "")] = values.get("parent-style-name", "")
        elif name == "h":
            level = values.get("outline-level", "")
            self._open.append(([], BlockKind.HEADING, int(level) if level in _LEVELS else 1))
        elif name == "p":
            self._open.append(([], self._kind(values.get("style-name", "")), 0))
        elif name == "table":
            self._tables.append([])
        elif name == "table-cell" and self._tables:
            self._tables[-1].append([])
        else:
            self._count(name, 1)
            if self._open:
                self._open[-1][0].append(_sign(name, values))

    def end(self, tag: str) -> None:
        if self._silent:
            self._silent -= 1
            return
        name = local(tag)
        if name in ("p", "h") and self._open:
            pieces, kind, level = self._open.pop()
            text = "".join(pieces)
            if text.strip() or kind is BlockKind.CODE:
                self._add([Block(kind, text, level)])
        elif name == "table" and self._tables:
            self._add(settle_table(self._tables.pop()))
        else:
            self._count(name, -1)

    def data(self, text: str) -> None:
        if self._open and not self._silent:
            self._open[-1][0].append(text.replace("\n", " "))  # only a tag of its own breaks a line

    def close(self) -> None:
        pass

    def _count(self, name: str, step: int) -> None:
        if name in ("list-item", "list-header"):
            self._items += step
        elif name in _CONTENTS:
            self._contents += step
        elif name == "note-body":
            self._note += step

    def _kind(self, style: str) -> BlockKind:
        if self._note:
            return BlockKind.FOOTNOTE
        if self._contents:
            return BlockKind.NAVIGATION
        for name in (style, self._parents.get(style, "")):
            kind, _ = kind_of_style(name.replace("_20_", " "))
            if kind is not BlockKind.PARAGRAPH:
                return kind
        return BlockKind.LIST_ITEM if self._items else BlockKind.PARAGRAPH

    def _add(self, blocks: list[Block]) -> None:
        if self._note:
            self.notes += blocks
        elif self._tables and self._tables[-1]:
            self._tables[-1][-1] += blocks
        else:
            self.blocks += blocks


_LEVELS = frozenset("123456789")


def _sign(name: str, values: dict[str, str]) -> str:
    """The sign that an empty tag stands for."""
    if name == "s":
        count = values.get("c", "1")
        return " " * min(int(count), _MOST_SPACES) if count.isdecimal() and len(count) < 9 else " "
    return {"tab": " ", "line-break": "\n"}.get(name, "")
