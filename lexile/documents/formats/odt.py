"""Reads OpenDocument texts (.odt), as LibreOffice and other word processors save them."""

import re
from collections.abc import Iterable

from lexile.documents.credits import Credits, credits_in
from lexile.documents.document import Block, BlockKind, Content
from lexile.documents.formats.linebreaks import split_at_breaks
from lexile.documents.formats.preformatted import merge_preformatted
from lexile.documents.formats.styles import kind_of_style
from lexile.documents.formats.tables import OpenTables, table_blocks
from lexile.documents.formats.xml import local_name, walk_xml
from lexile.documents.packed import PackedFile
from lexile.documents.structure import is_note_mark
from lexile.errors import ProtectedFile

_CONTENT = "content.xml"
_STYLES = "styles.xml"
_META = "meta.xml"
_MANIFEST = "META-INF/manifest.xml"
_SKIPPED_TAGS = frozenset(
    ("annotation", "tracked-changes", "note-citation", "ruby-text", "math", "forms", "title", "desc")
)
_INDEX_TAGS = frozenset(("table-of-content", "alphabetical-index", "illustration-index", "bibliography", "user-index"))
_HEADING_LEVELS = frozenset("123456789")
_RAISED = re.compile(r"super|[1-9]\d?%")  # by the word or a share of the type size (OpenDocument 1.3, 20.393)
_MAX_SPACES = 100  # that one tag may stand for; no text needs more, and a malicious one asks for a billion


def read_odt(data: bytes) -> Content:
    """The blocks of an OpenDocument text in order, its notes at the end.

    Raises:
        LexileError: it is damaged, locked or too large.
    """
    packed = PackedFile(data)
    if _MANIFEST in packed and b"encryption-data" in packed.read(_MANIFEST):
        raise ProtectedFile("the file is locked with a password. Save it without one.")
    styles = _Styles()
    if _STYLES in packed:
        walk_xml(packed.read(_STYLES), styles)
    text = _TextListener(styles)
    walk_xml(packed.read(_CONTENT), text)
    named = credits_in(packed.read(_META)) if _META in packed else Credits()
    return Content((*merge_preformatted(text.blocks), *text.notes), title=named.title, author=named.author)


class _Styles:
    """Collects what styles say: which they are made from, which hide or raise their text, which lists are numbered."""

    def __init__(self) -> None:
        self.parents: dict[str, str] = {}
        self.hidden: set[str] = set()
        self.raised: set[str] = set()
        self.numbered: set[tuple[str, int]] = set()
        """The names and levels of lists that are numbered like "1."; the others have bullets, letters or "1)"."""
        self._name = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.add(local_name(tag), {local_name(key): value for key, value in attributes.items()})

    def add(self, name: str, values: dict[str, str]) -> None:
        """Take in a tag if it belongs to a style."""
        if name in ("style", "list-style"):
            self._name = values.get("name", "")
        if name == "style":
            self.parents[self._name] = values.get("parent-style-name", "")
        elif name == "text-properties" and values.get("display") == "none":
            self.hidden.add(self._name)
        elif name == "text-properties" and _RAISED.match(values.get("text-position", "")):
            self.raised.add(self._name)
        elif name == "list-level-style-number" and values.get("num-format") == "1":
            level = values.get("level", "1")
            if values.get("num-suffix", "").startswith(".") and level.isdecimal():
                self.numbered.add((self._name, int(level)))

    def end(self, tag: str) -> None:
        pass

    def data(self, text: str) -> None:
        pass

    def close(self) -> None:
        pass

    def hides(self, style: str) -> bool:
        """Whether text with this style is hidden."""
        return style in self.hidden or self.parents.get(style, "") in self.hidden


class _TextListener:
    """Collects paragraphs, headings and tables, and apart from them the notes that paragraphs contain."""

    def __init__(self, styles: _Styles) -> None:
        self.blocks: list[Block] = []
        self.notes: list[Block] = []
        self._styles = styles
        self._lists: list[str] = []  # the style of each open list
        self._new_item = False  # whether no paragraph of the list item has begun
        self._hidden_paragraph = False
        # Text so far, kind and level of each open paragraph, and whether it is a numbered item.
        self._open: list[tuple[list[str], BlockKind, int, bool]] = []
        self._spans: list[int | None] = []  # of each open span, how much text was before it if it is raised
        self._tables = OpenTables()
        # Depth within each of these.
        self._skipped = self._list_items = self._indexes = self._note_bodies = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local_name(tag)
        values = {local_name(key): value for key, value in attributes.items()}
        style = values.get("style-name", "")
        if self._skipped or name in _SKIPPED_TAGS or self._hides(name, values):
            self._skipped += 1
        elif name == "h":
            level = values.get("outline-level", "")
            self._open.append(([], BlockKind.HEADING, int(level) if level in _HEADING_LEVELS else 1, False))
            self._new_item = False
        elif name == "p":
            kind = self._kind(style)
            self._open.append(([], kind, 0, kind is BlockKind.LIST_ITEM and self._begins_numbered_item()))
            self._new_item = False
        elif name == "span":
            raised = self._open and style in self._styles.raised
            self._spans.append(len(self._open[-1][0]) if raised else None)
        elif name == "list":
            self._lists.append(style or (self._lists[-1] if self._lists else ""))
        elif name == "table":
            self._tables.begin()
        elif name == "table-cell":
            self._tables.begin_cell()
        else:
            self._styles.add(name, values)
            self._count(name, 1)
            if name == "hidden-paragraph" and values.get("is-hidden") == "true":
                self._hidden_paragraph = True
            if self._open:
                self._open[-1][0].append(_whitespace(name, values))

    def end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        name = local_name(tag)
        if name in ("p", "h") and self._open:
            collected, kind, level, numbered = self._open.pop()
            text = "".join(collected)
            if not self._hidden_paragraph and (text.strip() or kind is BlockKind.CODE):
                self._add(split_at_breaks([Block(kind, text, level, numbered)]))
            self._hidden_paragraph = False
        elif name == "span" and self._spans:
            start = self._spans.pop()
            so_far = self._open[-1][0] if self._open else []
            if start is not None and is_note_mark("".join(so_far[start:]), "".join(so_far[max(start - 2, 0) : start])):
                del so_far[start:]
        elif name == "list" and self._lists:
            self._lists.pop()
        elif name == "table":
            self._add(table_blocks(self._tables.end()))
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
            self._new_item = name == "list-item" and step > 0
        elif name in _INDEX_TAGS:
            self._indexes += step
        elif name == "note-body":
            self._note_bodies += step

    def _hides(self, name: str, values: dict[str, str]) -> bool:
        """Whether a tag hides what is inside it."""
        if name in ("section", "hidden-text"):
            return values.get("display") == "none" or values.get("is-hidden") == "true"
        return name in ("p", "h", "span") and self._styles.hides(values.get("style-name", ""))

    def _begins_numbered_item(self) -> bool:
        """Whether the paragraph is the first of an item that the word processor numbers."""
        return self._new_item and bool(self._lists) and (self._lists[-1], len(self._lists)) in self._styles.numbered

    def _kind(self, style: str) -> BlockKind:
        if self._note_bodies:
            return BlockKind.FOOTNOTE
        if self._indexes:
            return BlockKind.NAVIGATION
        for name in (style, self._styles.parents.get(style, "")):
            kind, _ = kind_of_style(name.replace("_20_", " "))
            if kind is not BlockKind.PARAGRAPH:
                return kind
        return BlockKind.LIST_ITEM if self._list_items else BlockKind.PARAGRAPH

    def _add(self, blocks: Iterable[Block]) -> None:
        if self._note_bodies:
            self.notes += blocks
        elif not self._tables.add(blocks):
            self.blocks += blocks


def _whitespace(name: str, values: dict[str, str]) -> str:
    """The whitespace that an empty tag stands for; "" for any other tag."""
    if name == "s":
        count = values.get("c", "1")
        return " " * min(int(count), _MAX_SPACES) if count.isdecimal() and len(count) < 9 else " "
    return {"tab": " ", "line-break": "\n"}.get(name, "")
