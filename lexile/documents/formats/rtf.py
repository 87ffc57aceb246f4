"""Rich Text Format (.rtf) to blocks: groups in braces, words that begin with a backslash."""

import re
from dataclasses import dataclass, field, replace

from lexile.documents.document import Block, BlockKind
from lexile.documents.formats.preformatted import settle_preformatted
from lexile.documents.formats.styles import PARAGRAPH, Kind, kind_of_style
from lexile.documents.formats.tables import settle_table
from lexile.errors import DamagedFile

SIGNATURE = b"{\\rtf"
_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,9})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\", re.DOTALL
)
# Groups whose text is not the document's.
_SILENT = frozenset(
    """fonttbl colortbl info pict object header headerl headerr headerf footer footerl footerr footerf fldinst filetbl
    revtbl listtable listoverridetable rsidtbl themedata colorschememapping latentstyles datastore generator xmlnstbl
    mmathPr nonshppict shprslt
    bkmkstart bkmkend annotation atnid atnauthor tc xe template ftnsep ftnsepc aftnsep aftnsepc""".split()
)
# Groups that an old reader may leave aside, and this one reads: a note, and the text of a box.
_READ = frozenset(("footnote", "shptxt", "dptxbxtext"))
_HIDDEN = frozenset(("deleted", "v"))  # text that was struck out, or that is not shown
_MARKS = frozenset(("listtext", "pntext"))  # a list item's bullet or number, written out
_SIGNS = {
    "tab": " ", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds within a pair of braces."""

    silent: bool = False
    lost: bool = False
    """Silent with all that is in it."""
    hidden: bool = False
    apart: bool = False
    """Within a note or a box."""
    box: "_Paragraph | None" = None
    """The paragraph around a note or the text of a box, where this group begins one."""
    mark: bool = False
    note: bool = False
    styles: bool = False
    skip: int = 1
    """Signs after a Unicode one that stand in for it in older programs."""


@dataclass(slots=True)
class _Paragraph:
    """What has been gathered of a paragraph."""

    pieces: list[str] = field(default_factory=list)
    level: int = 0
    style: str = ""
    item: bool = False
    in_table: bool = False


def rtf_blocks(data: bytes) -> tuple[Block, ...]:
    """The blocks of an RTF document in order, its notes at the end.

    Raises:
        DamagedFile: it was cut off.
    """
    reader = _Reader()
    reader.read(data.decode("latin-1"))
    return (*settle_preformatted(reader.blocks), *reader.notes)


class _Reader:
    """Goes through the tokens once; what is open stands on a stack."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.notes: list[Block] = []
        self._groups = [_Group()]
        self._paragraph = _Paragraph()
        self._cells: list[list[Block]] = []
        self._codec = "cp1252"
        self._bytes = bytearray()
        self._skip = 0
        self._style = ""
        self._styles: dict[str, Kind] = {}
        self._high = ""

    def read(self, text: str) -> None:
        place = 0
        while match := _TOKEN.match(text, place):
            place = match.end()
            word, number, code, sign, brace, plain = match.groups()
            if code:
                if self._skip:
                    self._skip -= 1
                elif not self._groups[-1].silent:
                    self._bytes.append(int(code, 16))
                continue
            self._flush()
            if word == "bin":
                place += max(int(number or 0), 0)
            elif word:
                self._word(word, number)
            elif brace:
                self._brace(brace)
            elif sign:
                self._sign(sign)
            elif plain:
                self._plain(plain)
        self._flush()
        self._end_paragraph()
        self._end_table()
        if len(self._groups) > 1 and not self.blocks:
            raise DamagedFile("the file is damaged or was cut off. Save or download it again.")

    def _brace(self, brace: str) -> None:
        self._skip = 0
        if brace == "{":
            self._groups.append(replace(self._groups[-1], mark=False, box=None))
        elif len(self._groups) > 1:
            if self._groups[-1].box is not None:
                self._end_paragraph()
                self._paragraph = self._groups[-1].box
            self._groups.pop()

    def _sign(self, sign: str) -> None:
        if sign == "*":  # a group that a reader who does not know it may leave aside
            self._change(silent=True)
        elif sign == "~":
            self._text(" ")
        elif sign == "_":
            self._text("-")
        elif sign in "\\{}":
            self._plain(sign)
        elif sign in "\r\n":
            self._end_paragraph()

    def _word(self, word: str, number: str | None) -> None:
        group = self._groups[-1]
        if word in _SILENT:
            self._change(silent=True, lost=True)
        elif word in _READ and not group.lost:
            self._open(word)
        elif word == "stylesheet":
            self._change(styles=True, silent=True)
        elif word == "s" and group.styles:
            self._style = number or ""
        elif group.silent:
            return
        elif word in _MARKS:
            self._paragraph.item = True
            self._change(mark=True, silent=True)
        elif word in _HIDDEN:
            self._change(hidden=number != "0")
        elif word == "plain":
            self._change(hidden=False)
        elif word == "uc":
            self._change(skip=min(max(int(number or 1), 0), 10))
        elif word == "u":
            self._unicode(int(number or 0))
        elif word in _SIGNS:
            self._text(_SIGNS[word])
        elif word == "ansicpg" and number:
            self._codec = _codec(number)
        elif word == "mac":
            self._codec = "mac_roman"
        else:
            self._layout(word, number)

    def _open(self, word: str) -> None:
        """Begin a note, or the text of a box that stands within a paragraph."""
        group = self._groups[-1]
        self._change(silent=False, apart=True, note=group.note or word == "footnote", box=group.box or self._paragraph)
        self._paragraph = _Paragraph()

    def _layout(self, word: str, number: str | None) -> None:
        if word in ("par", "sect", "page"):
            self._end_paragraph()
        elif word == "pard":
            fresh = _Paragraph(self._paragraph.pieces, item=self._paragraph.item and bool(self._paragraph.pieces))
            self._paragraph = fresh
        elif word == "s":
            self._paragraph.style = number or ""
        elif word == "outlinelevel" and number:
            self._paragraph.level = int(number) + 1 if 0 <= int(number) < 9 else 0
        elif word == "ls" and number != "0":
            self._paragraph.item = True
        elif word == "intbl":
            self._paragraph.in_table = True
        elif word in ("cell", "nestcell"):
            self._paragraph.in_table = True
            self._end_paragraph()
            self._cells.append([])

    def _plain(self, text: str) -> None:
        if self._skip:
            self._skip, text = max(self._skip - len(text), 0), text[self._skip :]
        if self._groups[-1].styles and self._style and text.strip(" ;"):
            self._styles[self._style] = kind_of_style(text.strip(" ;"))
        self._text(text)

    def _unicode(self, number: int) -> None:
        code = number % 0x10000
        self._skip = self._groups[-1].skip
        if 0xD800 <= code < 0xDC00:
            self._high = chr(code)
        elif 0xDC00 <= code < 0xE000:
            pair = (self._high + chr(code)).encode("utf-16-le", "surrogatepass")
            self._high = ""
            self._text(pair.decode("utf-16-le", "ignore"))
        else:
            self._text(chr(code))

    def _flush(self) -> None:
        """Signs written as bytes are decoded together: some alphabets need two for one."""
        if self._bytes:
            text = self._bytes.decode(self._codec, "replace")
            self._bytes.clear()
            self._text(text)

    def _text(self, text: str) -> None:
        if text and not self._groups[-1].silent and not self._groups[-1].hidden:
            self._paragraph.pieces.append(text)

    def _change(self, **changes: object) -> None:
        self._groups[-1] = replace(self._groups[-1], **changes)  # type: ignore[arg-type]

    def _end_paragraph(self) -> None:
        done = self._paragraph
        text = "".join(done.pieces)
        self._paragraph = replace(done, pieces=[], item=False)
        if not done.in_table and not self._groups[-1].apart:
            self._end_table()
        kind, level = self._styles.get(done.style, PARAGRAPH)
        if not text.strip() and kind is not BlockKind.CODE:
            return
        if self._groups[-1].note:
            self.notes.append(Block(BlockKind.FOOTNOTE, text.strip()))
            return
        if done.level:
            kind, level = BlockKind.HEADING, done.level
        elif done.item and kind is BlockKind.PARAGRAPH:
            kind = BlockKind.LIST_ITEM
        block = Block(kind, text, level)
        if done.in_table:
            self._cells = self._cells or [[]]
            self._cells[-1].append(block)
        else:
            self.blocks.append(block)

    def _end_table(self) -> None:
        if self._cells:
            self.blocks += settle_table(self._cells)
            self._cells = []


def _codec(number: str) -> str:
    try:
        "".encode(f"cp{number}")
    except LookupError:
        return "cp1252"
    return f"cp{number}"
