"""Reads slide shows (.pptx): the text of the slides in order, and apart from it the speaker's notes."""

import re
from dataclasses import dataclass, field, replace

from lexile.documents.document import Block, BlockKind, Content
from lexile.documents.formats.linebreaks import split_at_breaks
from lexile.documents.formats.relations import main_part, related_parts
from lexile.documents.formats.tables import table_blocks
from lexile.documents.formats.xml import local_name, walk_xml
from lexile.documents.packed import PackedFile
from lexile.errors import DamagedFile

_MAIN = "ppt/presentation.xml"
_HEADINGS = frozenset(("title", "ctrTitle", "subTitle"))
# What repeats on every slide (ECMA-376, part 1, 19.7.10).
_REPEATED = frozenset(("dt", "ftr", "hdr", "sldNum"))
# The usual place for text, where the layouts that come with PowerPoint put a bullet before each paragraph.
_CONTENT = "obj"
_LEAST_ITEMS = 2  # paragraphs of a list
_NUMBERED = re.compile(r"(?:arabic|circleNum)\w*Period$|arabicPeriod$")
_FRAMES = ("sp", "graphicFrame")  # of text, and of a table
_SKIPPED_TAGS = frozenset(("Fallback", "oMath"))


def read_pptx(data: bytes) -> Content:
    """The blocks of a slide show, slide by slide, its notes at the end.

    Raises:
        LexileError: it is damaged, locked or too large.
    """
    packed = PackedFile(data)
    main = main_part(packed, _MAIN)
    order = _SlideOrder()
    walk_xml(packed.read(main), order)
    related = related_parts(packed, main)
    slides = [related[identity][1] for identity in order.slides if identity in related]
    blocks: list[Block] = []
    notes: list[Block] = []
    for slide in slides:
        if slide not in packed:
            continue
        text = _TextListener()
        walk_xml(packed.read(slide), text)
        if text.hidden:
            continue
        blocks += text.blocks
        for role, name in related_parts(packed, slide).values():
            if role == "notesSlide" and name in packed:
                spoken = _TextListener()
                walk_xml(packed.read(name), spoken)
                notes += [Block(BlockKind.FOOTNOTE, block.text) for block in spoken.blocks]
    if not slides:
        raise DamagedFile("the slide show is damaged: it has no slides. Save it again.")
    return Content((*blocks, *notes))


class _Listener:
    """Receives nothing; its kinds take what they need."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        pass

    def end(self, tag: str) -> None:
        pass

    def data(self, text: str) -> None:
        pass

    def close(self) -> None:
        pass


class _SlideOrder(_Listener):
    """Collects the identifiers of the slides in order."""

    def __init__(self) -> None:
        self.slides: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if local_name(tag) == "sldId":
            self.slides += [value for key, value in attributes.items() if key.endswith("}id")]


@dataclass(slots=True)
class _Paragraph:
    text: list[str] = field(default_factory=list)
    bullet: bool | None = None
    """Whether it has one; None where the slide does not say, so that its layout does."""
    numbered: bool = False


class _TextListener(_Listener):
    """Collects the paragraphs of a slide: shapes in the order of the file, which is that of drawing."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.hidden = False
        self._place = ""  # what the shape is for
        self._unmarked: list[int] = []  # numbers of the shape's paragraphs that leave bullets to the layout
        self._skipped = 0
        self._in_text = False
        self._paragraph: _Paragraph | None = None
        self._cells: list[list[Block]] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local_name(tag)
        if self._skipped or name in _SKIPPED_TAGS:
            self._skipped += 1
        elif name == "sld":
            self.hidden = attributes.get("show") in ("0", "false")
        elif name in _FRAMES:
            self._place, self._unmarked = "", []
        elif name == "ph":
            self._place = attributes.get("type", _CONTENT)
        elif name == "tbl":
            self._cells = []
        elif name == "tc" and self._cells is not None:
            self._cells.append([])
        elif name == "p":
            self._paragraph = _Paragraph()
        elif self._paragraph is not None:
            if name == "t":
                self._in_text = True
            elif name == "br":
                self._paragraph.text.append("\n")
            elif name == "buNone":
                self._paragraph.bullet = False
            elif name in ("buChar", "buBlip", "buAutoNum"):
                self._paragraph.bullet = True
                self._paragraph.numbered = _NUMBERED.match(attributes.get("type", "")) is not None

    def end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        name = local_name(tag)
        if name == "t":
            self._in_text = False
        elif name == "p" and self._paragraph is not None:
            self._end_paragraph(self._paragraph)
            self._paragraph = None
        elif name == "tbl" and self._cells is not None:
            self.blocks += table_blocks(self._cells)
            self._cells = None
        elif name == "sp" and len(self._unmarked) >= _LEAST_ITEMS:
            for place in self._unmarked:
                self.blocks[place] = replace(self.blocks[place], kind=BlockKind.LIST_ITEM)

    def data(self, text: str) -> None:
        if self._in_text and self._paragraph is not None and not self._skipped:
            self._paragraph.text.append(text)

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        text = "".join(paragraph.text)
        if not text.strip() or self._place in _REPEATED:
            return
        if self._place in _HEADINGS:
            block = Block(BlockKind.HEADING, text, 1 if self._place != "subTitle" else 2)
        elif paragraph.bullet:
            block = Block(BlockKind.LIST_ITEM, text, numbered=paragraph.numbered)
        else:
            block = Block(BlockKind.PARAGRAPH, text)
        blocks = list(split_at_breaks([block]))
        if self._place == _CONTENT and paragraph.bullet is None and len(blocks) == 1 and not self._cells:
            self._unmarked.append(len(self.blocks))
        if self._cells:
            self._cells[-1] += blocks
        else:
            self.blocks += blocks
