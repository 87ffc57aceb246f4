"""What kind of file these bytes are: by what they hold first, by the name's ending where that does not tell."""

import re
from enum import StrEnum
from pathlib import PurePath

from lexile.documents.formats import docx, epub, odt, rtf
from lexile.documents.limits import Unpacked
from lexile.errors import DamagedFile, NotText, UnsupportedFormat


class Format(StrEnum):
    """A kind of file that can be read, by its usual ending."""

    TEXT = ".txt"
    MARKDOWN = ".md"
    HTML = ".html"
    DOCX = ".docx"
    ODT = ".odt"
    RTF = ".rtf"
    PDF = ".pdf"
    EPUB = ".epub"
    ZIP = ".zip"


SUFFIXES_OF = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".docx": Format.DOCX,
    ".odt": Format.ODT,
    ".rtf": Format.RTF,
    ".pdf": Format.PDF,
    ".epub": Format.EPUB,
    ".zip": Format.ZIP,
}
# How other files begin, and what a person calls them.
_OTHERS = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"BM", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"\x00\x00\x00", "a picture or a film"),
    (b"ID3", "a recording"),
    (b"OggS", "a recording"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\x1f\x8b", "a .gz archive"),
    (b"7z\xbc\xaf", "a .7z archive"),
    (b"Rar!", "a .rar archive"),
    (b"%!PS", "a PostScript file"),
)
_OTHER_PACKED = (
    ("xl/", "an Excel sheet"),
    ("ppt/", "a slide show"),
    ("Index/", "a Pages file"),
)
_ADVICE = {
    "a .gz archive": " Unpack it first.",
    "a .7z archive": " Unpack it first, or pack it as .zip.",
    "a .rar archive": " Unpack it first, or pack it as .zip.",
    "a PostScript file": " Save it as .pdf.",
    "a slide show": " Export it as .pdf.",
    "a Pages file": " Export it as .docx.",
}
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_ODT = b"application/vnd.oasis.opendocument.text"
_EPUB = b"application/epub+zip"
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HEAD = 4096  # bytes; PDF readers accept a file whose mark comes late in them


def format_of(name: str, data: bytes) -> Format:
    """What to read a file as.

    Raises:
        UnsupportedFormat: neither its content nor its ending is known.
        NotText: it is something else, whatever its ending says.
        DamagedFile: it is a packed file that cannot be opened.
    """
    ending = SUFFIXES_OF.get(PurePath(name).suffix.lower())
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in head[:1024] and ending not in (Format.TEXT, Format.MARKDOWN, Format.HTML):
        return Format.PDF
    if head.startswith(b"%PDF-"):
        return Format.PDF
    if head.startswith(rtf.SIGNATURE):
        return Format.RTF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(data)
    if head.startswith(_OLD_WORD):
        raise UnsupportedFormat(
            "the file is an old Word file (.doc), or one that is locked with a password. "
            "Open it in Word or LibreOffice and save it as .docx, without a password."
        )
    for mark, what in _OTHERS:
        if head.startswith(mark) and (len(mark) > 2 or _CONTROL.search(head)):
            raise NotText(f"the file is {what}, not a text, whatever its ending says.{_ADVICE.get(what, '')}")
    if _HTML.match(head):
        return Format.HTML
    if ending is None:
        suffix = PurePath(name).suffix.lower()
        kind = f"{suffix} files" if suffix else "a file without an ending"
        raise UnsupportedFormat(f"cannot read {kind}. Use one of {', '.join(SUFFIXES_OF)}, or paste the text.")
    if ending in (Format.TEXT, Format.MARKDOWN, Format.HTML):
        return ending
    if not data.strip():
        raise DamagedFile("the file is empty.")
    if _CONTROL.search(head) and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotText(f"the file is no {ending} file, whatever its ending says, or it is damaged.")
    return Format.TEXT


def _packed(data: bytes) -> Format:
    """What a packed file is, by the parts that it has."""
    parts = Unpacked(data)
    mimetype = parts.read("mimetype").strip() if "mimetype" in parts else b""
    if mimetype == _EPUB or epub.CONTAINER in parts:
        return Format.EPUB
    if docx.MAIN in parts:
        return Format.DOCX
    if mimetype.startswith(_ODT):
        return Format.ODT
    for start, what in _OTHER_PACKED:
        if any(part.startswith(start) for part in parts):
            raise NotText(f"the file is {what}, not a text.{_ADVICE.get(what, '')}")
    if odt.CONTENT in parts:
        raise NotText("the file is a sheet, drawing or slide show, not a text. Export it as .pdf.")
    return Format.ZIP
