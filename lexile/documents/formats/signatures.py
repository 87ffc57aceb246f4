"""How files are recognized by their first bytes or packed parts; imports no reader, so detection stays fast."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from lexile.documents.packed import PackedFile

_HEAD = 4096  # bytes that detectors look at; HTML may open with a long comment
_PDF = b"%PDF-"
_PDF_HEAD = 1024  # bytes in which the PDF header must begin (Adobe, PDF Reference 1.7, appendix H, note 13)
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_END_OF_TEXT = b"\x1a"  # with which DOS ended texts
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_OFFICE_TYPES = "[Content_Types].xml"
# Main parts of documents, templates, and both with macros (ECMA-376, part 1, 11.3.10; [MS-OFFMACRO2], 2.2.1).
_WORD_MAIN = re.compile(rb"(?:wordprocessingml|ms-word)\.[\w.]{1,60}main\+xml")
# Rich Text whose head was cut off: it begins with a group or a control word, and paragraphs or type sizes follow, which
# TeX does not write in this form.
_HEADLESS_RTF = re.compile(rb"\s*+(?:\{\s*+)?\\[a-z]")
_RTF_WORD = re.compile(rb"\\(?:pard|fs\d{1,3}|lang\d{3,5}|widctlpar|itap\d)(?![a-z])")
_SUBTITLES = re.compile(rb"WEBVTT(?:[ \t][^\r\n]*+(?<![.!?]))?[\r\n]")  # the head of a .vtt file (WebVTT 1, 4.1)
_POSTSCRIPT = re.compile(rb"%!PS(?:-Adobe-|[ \t]*+[\r\n])")
_FICTIONBOOK = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<[?!][^>]{0,300}>\s*){0,4}<FictionBook\b")
# The fields at the head of a saved message, among them one that only programs write.
_FIELDS = re.compile(
    rb"(?:From [^\r\n]{1,200}\r?\n)?(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*+(?:\r?\n|$))++"
)
_PROGRAM_FIELD = re.compile(rb"^(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To):", re.I | re.M)
_SAVED_BY = re.compile(rb"^(?:Snapshot-Content-Location:|From: ?\"?<?Saved by )", re.I | re.M)
_RELATED = re.compile(rb"^Content-Type: ?multipart/related", re.I | re.M)
_SENT = re.compile(rb"^(?:To|Received):", re.I | re.M)
_HTML = re.compile(
    rb"\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?><!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


class Sample:
    """What detectors look at: a file's first bytes and, if it is packed, its parts."""

    def __init__(self, data: bytes, *, text_expected: bool) -> None:
        """Take the sample; `text_expected` where the file's suffix promises text, which may mention a PDF header.

        Any other file whose first 1,024 bytes contain a PDF header is a PDF with junk before it.
        """
        self._data = data
        self.head = data[:_HEAD].removeprefix(_BYTE_ORDER_MARK).removesuffix(_END_OF_TEXT)
        junk = 0 if text_expected else max(self.head.find(_PDF, 0, _PDF_HEAD), 0)
        self.head = self.head[junk:]

    @property
    def is_packed(self) -> bool:
        """Whether the file is a zip container."""
        return self.head.startswith((b"PK\x03\x04", b"PK\x05\x06"))

    @property
    def has_control_characters(self) -> bool:
        """Whether the first bytes contain control characters that no text has."""
        return _CONTROL.search(self.head) is not None

    @property
    def is_utf_16(self) -> bool:
        """Whether the file begins with UTF-16's byte-order mark."""
        return self.head.startswith(_UTF_16)

    @property
    def is_blank(self) -> bool:
        """Whether the file is empty or contains only whitespace."""
        return not self._data.strip()

    @cached_property
    def packed(self) -> PackedFile | None:
        """The packed file, or None if the file is not packed.

        Raises:
            DamagedFile: it is truncated or corrupt.
            TooLarge: it has too many parts.
        """
        return PackedFile(self._data) if self.is_packed else None

    @cached_property
    def mimetype(self) -> bytes:
        """The media type that EPUB and OpenDocument files declare in a part of its own; else empty."""
        return self.packed.read("mimetype").strip() if self.packed and "mimetype" in self.packed else b""

    @cached_property
    def office_types(self) -> bytes:
        """The list of the kinds of parts in an Office file; else empty."""
        return self.packed.read(_OFFICE_TYPES) if self.packed and _OFFICE_TYPES in self.packed else b""


Detector = Callable[[Sample], bool]
"""Whether a file is of one format."""


def starts_with(signature: bytes) -> Detector:
    """Detector of files that begin with these bytes.

    Letters prove nothing by themselves ("RIFF" begins words), so that control characters must follow them.
    """
    is_text = signature.isascii() and signature.decode("ascii").isprintable()
    return lambda sample: sample.head.startswith(signature) and (not is_text or sample.has_control_characters)


def has_part(name: str) -> Detector:
    """Detector of packed files with a part of this name."""
    return lambda sample: sample.packed is not None and name in sample.packed


def has_folder(name: str) -> Detector:
    """Detector of packed files with a part in this folder; the name ends in a slash."""
    return lambda sample: sample.packed is not None and any(part.startswith(name) for part in sample.packed)


def declares(mimetype: bytes) -> Detector:
    """Detector of packed files that declare this media type, or one that begins with it."""
    return lambda sample: sample.mimetype.startswith(mimetype)


def either(*detectors: Detector) -> Detector:
    """Detector of files that any of these detectors accepts."""
    return lambda sample: any(detector(sample) for detector in detectors)


def is_pdf(sample: Sample) -> bool:
    """Whether the file is a PDF."""
    return sample.head.startswith(_PDF)


def is_word(sample: Sample) -> bool:
    """Whether the file is a Word document, whatever its main part is called."""
    if sample.packed is None:
        return False
    return "word/document.xml" in sample.packed or _WORD_MAIN.search(sample.office_types) is not None


def is_rtf(sample: Sample) -> bool:
    """Whether the file is Rich Text, even without its head."""
    if sample.head.startswith(b"{\\rtf"):
        return True
    return _HEADLESS_RTF.match(sample.head) is not None and _RTF_WORD.search(sample.head) is not None


def is_subtitles(sample: Sample) -> bool:
    """Whether the file is a .vtt file with a subtitle among its first bytes, rather than a text about such files."""
    return _SUBTITLES.match(sample.head) is not None and b"-->" in sample.head


def is_postscript(sample: Sample) -> bool:
    """Whether the file is a program for a printer; it has no control characters."""
    return _POSTSCRIPT.match(sample.head) is not None


def is_fictionbook(sample: Sample) -> bool:
    """Whether the file is a FictionBook e-book."""
    return _FICTIONBOOK.match(sample.head) is not None


def is_saved_page(sample: Sample) -> bool:
    """Whether the file is a web page that a browser saved as one MIME message."""
    fields = _FIELDS.match(sample.head)
    if fields is None:
        return False
    is_related = _RELATED.search(fields[0]) is not None and _SENT.search(fields[0]) is None
    return is_related or _SAVED_BY.search(fields[0]) is not None


def is_mail(sample: Sample) -> bool:
    """Whether the file is a saved e-mail: it begins with fields such as programs write them."""
    fields = _FIELDS.match(sample.head)
    return fields is not None and _PROGRAM_FIELD.search(fields[0]) is not None


def is_html(sample: Sample) -> bool:
    """Whether the file begins like a web page."""
    return _HTML.match(sample.head) is not None


def is_packed(sample: Sample) -> bool:
    """Whether the file is a zip container, whatever it contains."""
    return sample.is_packed


def by_suffix_only(sample: Sample) -> bool:
    """Never: text formats have no signature."""
    return False


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A kind of file that is recognized only to say what it is, with advice where there is any."""

    label: str
    matches: Detector
    advice: str = ""


_UNPACK = "Unpack it first."
_REPACK = "Unpack it first, or pack it as .zip."
_TO_PDF = "Export it as .pdf."
UNREADABLE = (
    Unreadable("a picture", starts_with(b"\x89PNG")),
    Unreadable("a picture", starts_with(b"\xff\xd8\xff")),
    Unreadable("a picture", starts_with(b"GIF8")),
    Unreadable("a picture", starts_with(b"II*\x00")),
    Unreadable("a picture", starts_with(b"MM\x00*")),
    Unreadable("a picture", starts_with(b"BM")),
    Unreadable("a picture or a recording", starts_with(b"RIFF")),
    Unreadable("a picture or a film", starts_with(b"\x00\x00\x00")),
    Unreadable("a recording", starts_with(b"ID3")),
    Unreadable("a recording", starts_with(b"OggS")),
    Unreadable("a program", starts_with(b"\x7fELF")),
    Unreadable("a program", starts_with(b"MZ")),
    Unreadable("a .gz archive", starts_with(b"\x1f\x8b"), _UNPACK),
    Unreadable("a .7z archive", starts_with(b"7z\xbc\xaf"), _REPACK),
    Unreadable("a .rar archive", starts_with(b"Rar!"), _REPACK),
    Unreadable("a PostScript file", is_postscript, "Save it as .pdf."),
    Unreadable("an Excel sheet", has_folder("xl/")),
    Unreadable("a slide show", has_folder("ppt/"), _TO_PDF),
    Unreadable("a Pages file", has_folder("Index/"), "Export it as .docx."),
    Unreadable("a spreadsheet, drawing or slide show", has_part("content.xml"), _TO_PDF),
)
OLD_WORD = starts_with(b"\xd0\xcf\x11\xe0")
