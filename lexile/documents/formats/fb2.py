"""Reads FictionBook e-books (.fb2): sections of titles, paragraphs and verse in a single XML file."""

from lexile.documents.document import Block, BlockKind, Content
from lexile.documents.formats.tables import table_blocks
from lexile.documents.formats.xml import local_name, walk_xml

# About the book rather than of it, and what is no text.
_SKIPPED_TAGS = frozenset(("description", "binary", "stylesheet", "image"))
_PARAGRAPH_TAGS = frozenset(("p", "v", "subtitle", "text-author", "date", "td", "th"))
_KIND_OF_TAG = {"title": BlockKind.HEADING, "subtitle": BlockKind.HEADING, "text-author": BlockKind.CAPTION}
_OUTER_KINDS = {"title": BlockKind.HEADING, "cite": BlockKind.QUOTE, "epigraph": BlockKind.QUOTE}
_MAX_LEVEL = 6  # of a heading


def read_fb2(data: bytes) -> Content:
    """The blocks of a FictionBook in order, its notes at the end.

    Raises:
        LexileError: it is damaged.
    """
    text = _TextListener()
    walk_xml(data, text)
    return Content((*text.blocks, *text.notes))


class _TextListener:
    """Collects the paragraphs of the bodies; a body with a name holds the notes."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.notes: list[Block] = []
        self._skipped = self._sections = self._markers = 0
        self._in_notes = False
        self._outer: list[str] = []  # titles, quotations and the like around the paragraph
        self._text: list[str] | None = None
        self._stanza: list[str] = []
        self._cells: list[list[Block]] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local_name(tag)
        if self._skipped or name in _SKIPPED_TAGS:
            self._skipped += 1
        elif name == "body":
            self._in_notes = bool(attributes.get("name"))
        elif name == "section":
            self._sections += 1
        elif (name == "a" and attributes.get("type") == "note") or (name == "a" and self._markers):
            self._markers += 1
        elif name == "table":
            self._cells = []
        elif name in _PARAGRAPH_TAGS:
            self._text = []
        elif name in _OUTER_KINDS:
            self._outer.append(name)

    def end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        name = local_name(tag)
        if name == "section":
            self._sections -= 1
        elif name == "a" and self._markers:
            self._markers -= 1
        elif name in ("stanza", "poem"):
            self._end_stanza()
        elif name == "table" and self._cells is not None:
            cells, self._cells = self._cells, None
            self._add(table_blocks(cells))
        elif name in _PARAGRAPH_TAGS and self._text is not None:
            text, self._text = " ".join("".join(self._text).split()), None
            if text:
                self._end_paragraph(name, text)
        elif name in _OUTER_KINDS and self._outer:
            self._outer.pop()

    def data(self, text: str) -> None:
        if self._text is not None and not self._skipped and not self._markers:
            self._text.append(text)

    def close(self) -> None:
        pass

    def _end_paragraph(self, name: str, text: str) -> None:
        if self._cells is not None and name in ("td", "th"):
            self._cells.append([Block(BlockKind.PARAGRAPH, text)])
        elif name == "v":
            self._stanza.append(text)
        else:
            outer = _OUTER_KINDS[self._outer[-1]] if self._outer else BlockKind.PARAGRAPH
            kind = _KIND_OF_TAG.get(name, outer)
            level = min(max(self._sections, 1), _MAX_LEVEL) if kind is BlockKind.HEADING else 0
            self._add([Block(kind, text, level)])

    def _end_stanza(self) -> None:
        if self._stanza:
            self._add([Block(BlockKind.VERSE, "\n".join(self._stanza))])
            self._stanza = []

    def _add(self, blocks: list[Block]) -> None:
        if self._in_notes:
            self.notes += [Block(BlockKind.FOOTNOTE, block.text) for block in blocks]
        else:
            self.blocks += blocks
