"""Reads OpenDocument texts (.odt), as LibreOffice and other word processors save them."""

from lexile.documents.document import Block, BlockKind, Content
from lexile.documents.formats.preformatted import merge_preformatted
from lexile.documents.formats.styles import kind_of_style
from lexile.documents.formats.tables import table_blocks
from lexile.documents.formats.xml import local_name, walk_xml
from lexile.documents.packed import PackedFile
from lexile.errors import ProtectedFile

_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_SKIPPED_TAGS = frozenset(
    ("annotation", "tracked-changes", "note-citation", "ruby-text", "math", "forms", "title", "desc")
)
_INDEX_TAGS = frozenset(("table-of-content", "alphabetical-index", "illustration-index", "bibliography", "user-index"))
_HEADING_LEVELS = frozenset("123456789")
_MAX_SPACES = 100  # that one tag may stand for; no text needs more, and a malicious one asks for a billion


def read_odt(data: bytes) -> Content:
    """The blocks of an OpenDocument text in order, its notes at the end.

    Raises:
        LexileError: it is damaged, locked or too large.
    """
    packed = PackedFile(data)
    if _MANIFEST in packed and b"encryption-data" in packed.read(_MANIFEST):
        raise ProtectedFile("the file is locked with a password. Save it without one.")
    text = _TextListener()
    walk_xml(packed.read(_CONTENT), text)
    return Content((*merge_preformatted(text.blocks), *text.notes))


class _TextListener:
    """Collects paragraphs, headings and tables, and apart from them the notes that paragraphs contain."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.notes: list[Block] = []
        self._parent_styles: dict[str, str] = {}
        self._open: list[tuple[list[str], BlockKind, int]] = []  # text so far, kind and level of each open paragraph
        self._tables: list[list[list[Block]]] = []  # the cells of each open table
        # Depth within each of these.
        self._skipped = self._list_items = self._indexes = self._note_bodies = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local_name(tag)
        values = {local_name(key): value for key, value in attributes.items()}
        if self._skipped or name in _SKIPPED_TAGS:
            self._skipped += 1
        elif name == "style":
            self._parent_styles[values.get("name", "")] = values.get("parent-style-name", "")
        elif name == "h":
            level = values.get("outline-level", "")
            self._open.append(([], BlockKind.HEADING, int(level) if level in _HEADING_LEVELS else 1))
        elif name == "p":
            self._open.append(([], self._kind(values.get("style-name", "")), 0))
        elif name == "table":
            self._tables.append([])
        elif name == "table-cell" and self._tables:
            self._tables[-1].append([])
        else:
            self._count(name, 1)
            if self._open:
                self._open[-1][0].append(_whitespace(name, values))

    def end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        name = local_name(tag)
        if name in ("p", "h") and self._open:
            collected, kind, level = self._open.pop()
            text = "".join(collected)
            if text.strip() or kind is BlockKind.CODE:
                self._add([Block(kind, text, level)])
        elif name == "table" and self._tables:
            self._add(table_blocks(self._tables.pop()))
        else:
            self._count(name, -1)

    def data(self, text: str) -> None:
        if self._open and not self._skipped:
            self._open[-1][0].append(text.replace("\n", " "))  # only <text:line-break/> breaks a line

    def close(self) -> None:
        pass

    def _count(self, name: str, step: int) -> None:
        if name in ("list-item", "list-header"):
            self._list_items += step
        elif name in _INDEX_TAGS:
            self._indexes += step
        elif name == "note-body":
            self._note_bodies += step

    def _kind(self, style: str) -> BlockKind:
        if self._note_bodies:
            return BlockKind.FOOTNOTE
        if self._indexes:
            return BlockKind.NAVIGATION
        for name in (style, self._parent_styles.get(style, "")):
            kind, _ = kind_of_style(name.replace("_20_", " "))
            if kind is not BlockKind.PARAGRAPH:
                return kind
        return BlockKind.LIST_ITEM if self._list_items else BlockKind.PARAGRAPH

    def _add(self, blocks: list[Block]) -> None:
        if self._note_bodies:
            self.notes += blocks
        elif self._tables and self._tables[-1]:
            self._tables[-1][-1] += blocks
        else:
            self.blocks += blocks


def _whitespace(name: str, values: dict[str, str]) -> str:
    """The whitespace that an empty tag stands for; "" for any other tag."""
    if name == "s":
        count = values.get("c", "1")
        return " " * min(int(count), _MAX_SPACES) if count.isdecimal() and len(count) < 9 else " "
    return {"tab": " ", "line-break": "\n"}.get(name, "")
