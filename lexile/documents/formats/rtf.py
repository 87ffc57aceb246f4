"""Reads Rich Text Format (.rtf): groups in braces, and control words that begin with a backslash."""

import re
from dataclasses import dataclass, field, replace

from lexile.documents.document import Block, BlockKind, Content
from lexile.documents.formats.linebreaks import split_at_breaks
from lexile.documents.formats.preformatted import merge_preformatted
from lexile.documents.formats.styles import PARAGRAPH, StyleKind, kind_of_style
from lexile.documents.formats.tables import table_blocks
from lexile.documents.structure import is_note_mark
from lexile.errors import DamagedFile

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,9})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\", re.DOTALL
)
# Groups whose text is not part of the document.
_SKIPPED_GROUPS = frozenset(
    """colortbl info pict object header headerl headerr headerf footer footerl footerr footerf fldinst filetbl
    revtbl rsidtbl themedata colorschememapping latentstyles datastore generator xmlnstbl
    mmathPr nonshppict shprslt
    bkmkstart bkmkend annotation atnid atnauthor tc xe template ftnsep ftnsepc aftnsep aftnsepc""".split()
)
# Groups that are marked as optional and nevertheless read: notes and the text of boxes.
_READ_GROUPS = frozenset(("footnote", "shptxt", "dptxbxtext"))
_HIDING_WORDS = frozenset(("deleted", "v"))  # text that was struck out or is not shown
_RAISING_WORDS = frozenset(("super", "up", "nosupersub", "sub", "dn"))  # superscript, and what ends it
_LIST_TABLES = frozenset(("listtable", "listoverridetable"))
_ARABIC = "0"  # the number format of lists that count 1, 2, 3 (RTF 1.9.1, \levelnfc)
_LIST_MARKER_GROUPS = frozenset(("listtext", "pntext"))  # the bullet or number of a list item, written out
_CHARACTERS = {
    "tab": " ", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_NUMBER = re.compile(r"\s*\d{1,2}\.")
# Code pages by the number that Windows gives to the character set of a font (RTF 1.9.1, \fcharset), and Apple's pages.
# 0 and 1 mean the document's own.
_FONT_CODECS = {
    77: "mac_roman", 78: "shift_jis", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850", 256: "mac_roman",
}  # fmt: skip
_PAGE_CODECS = {
    "10000": "mac_roman", "10006": "mac_greek", "10007": "mac_cyrillic", "10029": "mac_latin2", "10079": "mac_iceland",
    "10081": "mac_turkish",
}  # fmt: skip
_SYMBOLS = {"~": " ", "_": "-"}
_MAX_FALLBACK = 10  # characters that may replace a Unicode one in older programs; they write one or two


@dataclass(frozen=True, slots=True)
class _Group:
    """The state inside a pair of braces, which ends with them."""

    skipped: bool = False
    all_skipped: bool = False
    """Skipped together with every group inside."""
    hidden: bool = False
    raised: bool = False
    """Superscript."""
    in_box: bool = False
    """Inside a note or a text box."""
    interrupted: "_Paragraph | None" = None
    """The paragraph that contains a note or a box, where this group begins one."""
    note: bool = False
    styles: bool = False
    """Inside the table of styles."""
    fonts: bool = False
    """Inside the table of fonts."""
    lists: bool = False
    """Inside one of the tables that define lists."""
    list_text: bool = False
    """Inside the text around the numbers of a list."""
    marker: bool = False
    """Inside the written-out number or bullet of a list item."""
    font: str = ""
    """The number of the font in use; "" for the document's usual one."""
    fallback: int = 1
    """How many characters after a Unicode one replace it in older programs."""


class _Lists:
    """What the tables of lists say: which levels of which list are numbered like "1."."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        """The text around the numbers of the level that is being read."""
        self._numbered: list[bool] = []  # for each level of the list that is being read
        self._is_arabic = False
        self._lists: dict[str, list[bool]] = {}  # by their identifiers
        self._in_use: dict[str, str] = {}  # the identifier of each list, by the number that paragraphs give
        self._identifier = ""

    def take(self, word: str, number: str | None) -> None:
        """Take in a control word of the tables."""
        if word == "list":
            self._numbered = []
        elif word == "listlevel":
            self._end_level()
            self._numbered.append(False)
        elif word in ("levelnfc", "levelnfcn"):
            self._is_arabic = number == _ARABIC
        elif word == "listid":
            self._end_level()
            self._identifier = number or ""
            self._lists.setdefault(self._identifier, self._numbered)
        elif word == "ls":
            self._in_use[number or ""] = self._identifier

    def is_numbered(self, number: str, level: int) -> bool:
        """Whether the items at this level of a list are numbered like "1."."""
        levels = self._lists.get(self._in_use.get(number, ""), [])
        return 0 <= level < len(levels) and levels[level]

    def _end_level(self) -> None:
        if self._numbered and self.texts:
            self._numbered[-1] = self._is_arabic and "".join(self.texts).rstrip("; ").endswith(".")
        self.texts = []


@dataclass(slots=True)
class _Paragraph:
    """A paragraph as far as it has been read."""

    text: list[str] = field(default_factory=list)
    level: int = 0
    style: str = ""
    list_item: bool = False
    list_number: str = ""
    """The number of the list in the table of lists in use."""
    list_level: int = 0
    marker: list[str] = field(default_factory=list)
    """The number or bullet that the word processor wrote before a list item."""
    in_table: bool = False


def read_rtf(data: bytes) -> Content:
    """The blocks of an RTF document in order, its notes at the end.

    Raises:
        DamagedFile: it is cut off.
    """
    parser = _Parser()
    parser.parse(data.decode("latin-1"))
    return Content((*merge_preformatted(parser.blocks), *parser.notes))


class _Parser:
    """Goes through the tokens once, with the open groups on a stack."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.notes: list[Block] = []
        self._groups = [_Group()]
        self._paragraph = _Paragraph()
        self._cells: list[list[Block]] = []
        self._codec = "cp1252"  # of the document
        self._font_codecs: dict[str, str] = {}
        self._usual_font = self._described_font = ""
        self._group_began = False  # by the token before this one
        self._bytes = bytearray()
        self._to_skip = 0  # characters that replace a Unicode one
        self._style = ""
        self._styles: dict[str, StyleKind] = {}
        self._lists = _Lists()
        self._high_surrogate = ""

    def parse(self, text: str) -> None:
        position = 0
        while match := _TOKEN.match(text, position):
            position = match.end()
            word, number, code, symbol, brace, plain = match.groups()
            began, self._group_began = (
                self._group_began,
                brace == "{" or (self._group_began and match.lastindex is None),
            )
            if code:
                if self._to_skip:
                    self._to_skip -= 1
                elif not self._groups[-1].skipped:
                    self._bytes.append(int(code, 16))
                continue
            self._decode_bytes()
            if word == "bin":
                position += max(int(number or 0), 0)
            elif self._to_skip and (word in _CHARACTERS or (symbol and symbol in _SYMBOLS)):
                self._to_skip -= 1
            elif word:
                self._control_word(word, number)
            elif brace:
                self._brace(brace)
            elif symbol:
                self._control_symbol(symbol, group_began=began)
            elif plain:
                self._plain(plain)
        self._decode_bytes()
        self._end_paragraph()
        self._end_table()
        if len(self._groups) > 1 and not self.blocks:
            raise DamagedFile("the file is damaged or was cut off. Save or download it again.")

    def _brace(self, brace: str) -> None:
        self._to_skip = 0
        if brace == "{":
            self._groups.append(replace(self._groups[-1], interrupted=None))
        elif len(self._groups) > 1:
            if self._groups[-1].interrupted is not None:
                self._end_paragraph()
                self._paragraph = self._groups[-1].interrupted
            self._groups.pop()

    def _control_symbol(self, symbol: str, *, group_began: bool) -> None:
        if symbol == "*":  # at its beginning, a group that programs may ignore if they do not know it
            if group_began:
                self._change_group(skipped=True)
        elif symbol in _SYMBOLS:
            self._add(_SYMBOLS[symbol])
        elif symbol in "\\{}":
            self._plain(symbol)
        elif symbol in "\r\n":
            self._end_paragraph()

    def _control_word(self, word: str, number: str | None) -> None:
        group = self._groups[-1]
        self._to_skip = max(self._to_skip - 1, 0)  # a control word counts as one character
        if group.fonts:
            self._font_word(word, number)
        elif word == "fonttbl":
            self._change_group(fonts=True, skipped=True)
        elif group.lists:
            self._lists.take(word, number)
            if word in ("leveltext", "levelnumbers"):
                self._change_group(list_text=word == "leveltext")
        elif word in _LIST_TABLES:
            self._change_group(lists=True, skipped=True, all_skipped=True)
        elif word in _SKIPPED_GROUPS:
            self._change_group(skipped=True, all_skipped=True)
        elif word in _READ_GROUPS and not group.all_skipped:
            self._begin_box(word)
        elif word == "stylesheet":
            self._change_group(styles=True, skipped=True)
        elif word == "s" and group.styles:
            self._style = number or ""
        elif group.skipped:
            return
        elif word in _LIST_MARKER_GROUPS:
            self._paragraph.list_item = True
            self._change_group(marker=True)
        elif word in _HIDING_WORDS:
            self._change_group(hidden=number != "0")
        elif word == "plain":
            self._change_group(hidden=False, raised=False, font="")
        elif word in _RAISING_WORDS:
            self._change_group(raised=word in ("super", "up") and number != "0")
        elif word == "f":
            self._change_group(font=number or "")
        elif word == "deff":
            self._usual_font = number or ""
        elif word == "uc":
            self._change_group(fallback=min(max(int(number or 1), 0), _MAX_FALLBACK))
        elif word == "u":
            self._unicode(int(number or 0))
        elif word in _CHARACTERS:
            self._add(_CHARACTERS[word])
        elif word == "ansicpg" and number:
            self._codec = _codec(number)
        elif word == "mac":
            self._codec = "mac_roman"
        else:
            self._paragraph_word(word, number)

    def _font_word(self, word: str, number: str | None) -> None:
        """Take in what the table of fonts says about the characters of one."""
        if word == "f":
            self._described_font = number or ""
        elif word == "fcharset" and number and int(number) in _FONT_CODECS:
            self._font_codecs[self._described_font] = _FONT_CODECS[int(number)]
        elif word == "cpg" and number:
            self._font_codecs[self._described_font] = _codec(number)

    def _begin_box(self, word: str) -> None:
        """Begin a note or a text box inside a paragraph."""
        group = self._groups[-1]
        self._change_group(
            skipped=False,
            in_box=True,
            note=group.note or word == "footnote",
            interrupted=group.interrupted or self._paragraph,
        )
        self._paragraph = _Paragraph()

    def _paragraph_word(self, word: str, number: str | None) -> None:
        if self._groups[-1].marker:
            return  # properties of the number or bullet alone, which LibreOffice writes after the others
        if word in ("par", "sect", "page", "column"):
            self._end_paragraph()
        elif word == "pard":
            text = self._paragraph.text
            marker = self._paragraph.marker  # written before the properties of the paragraph, or before its text
            self._paragraph = _Paragraph(
                text,
                list_item=self._paragraph.list_item and bool(text or marker),
                list_number=self._paragraph.list_number if text or marker else "",
                list_level=self._paragraph.list_level if text or marker else 0,
                marker=marker,
            )
        elif word == "s":
            self._paragraph.style = number or ""
        elif word == "outlinelevel" and number:
            self._paragraph.level = int(number) + 1 if 0 <= int(number) < 9 else 0
        elif word == "ls" and number != "0":
            self._paragraph.list_item, self._paragraph.list_number = True, number or ""
        elif word == "ilvl" and number:
            self._paragraph.list_level = int(number)
        elif word == "intbl":
            self._paragraph.in_table = True
        elif word in ("cell", "nestcell"):
            self._paragraph.in_table = True
            self._end_paragraph()
            self._cells.append([])

    def _plain(self, text: str) -> None:
        if self._to_skip:
            self._to_skip, text = max(self._to_skip - len(text), 0), text[self._to_skip :]
        if self._groups[-1].list_text:
            self._lists.texts.append(text)
        if self._groups[-1].styles and self._style and text.strip(" ;"):
            self._styles[self._style] = kind_of_style(text.strip(" ;"))
        if not text.isascii():  # bytes that the writer did not escape
            text = text.encode("latin-1").decode(self._current_codec(), "replace")
        self._add(text)

    def _unicode(self, number: int) -> None:
        code = number % 0x10000
        self._to_skip = self._groups[-1].fallback
        if 0xD800 <= code < 0xDC00:
            self._high_surrogate = chr(code)
        elif 0xDC00 <= code < 0xE000:
            pair = (self._high_surrogate + chr(code)).encode("utf-16-le", "surrogatepass")
            self._high_surrogate = ""
            self._add(pair.decode("utf-16-le", "ignore"))
        else:
            self._add(chr(code))

    def _decode_bytes(self) -> None:
        """Decode consecutive byte escapes together, since some encodings need two bytes for a character."""
        if self._bytes:
            text = self._bytes.decode(self._current_codec(), "replace")
            self._bytes.clear()
            self._add(text)

    def _current_codec(self) -> str:
        return self._font_codecs.get(self._groups[-1].font or self._usual_font, self._codec)

    def _add(self, text: str) -> None:
        if self._groups[-1].marker:
            self._paragraph.marker.append(text)
        elif self._groups[-1].raised and is_note_mark(text, "".join(self._paragraph.text[-2:])):
            return
        elif text and not self._groups[-1].skipped and not self._groups[-1].hidden:
            self._paragraph.text.append(text)

    def _change_group(self, **changes: object) -> None:
        self._groups[-1] = replace(self._groups[-1], **changes)  # type: ignore[arg-type]

    def _end_paragraph(self) -> None:
        done = self._paragraph
        text = "".join(done.text)
        self._paragraph = replace(done, text=[], list_item=False, marker=[])
        if not done.in_table and not self._groups[-1].in_box:
            self._end_table()
        kind, level = self._styles.get(done.style, PARAGRAPH)
        if not text.strip() and kind is not BlockKind.CODE:
            return
        if self._groups[-1].note:
            self.notes.append(Block(BlockKind.FOOTNOTE, text.strip()))
            return
        if done.level:
            kind, level = BlockKind.HEADING, done.level
        elif done.list_item and kind is BlockKind.PARAGRAPH:
            kind = BlockKind.LIST_ITEM
        if done.marker:
            is_numbered = _NUMBER.match("".join(done.marker)) is not None
        else:
            is_numbered = self._lists.is_numbered(done.list_number, done.list_level)
        numbered = kind is BlockKind.LIST_ITEM and is_numbered
        blocks = split_at_breaks([Block(kind, text, level, numbered)])
        if done.in_table:
            self._cells = self._cells or [[]]
            self._cells[-1] += blocks
        else:
            self.blocks += blocks

    def _end_table(self) -> None:
        if self._cells:
            self.blocks += table_blocks(self._cells)
            self._cells = []


def _codec(number: str) -> str:
    """Python's name of a Windows or Apple code page; Windows-1252 if it is unknown."""
    if number in _PAGE_CODECS:
        return _PAGE_CODECS[number]
    try:
        "".encode(f"cp{number}")
    except LookupError:
        return "cp1252"
    return f"cp{number}"
