"""The registry of document formats: adding one takes a module with its reader and a row in `DOCUMENTS`."""

from dataclasses import dataclass
from pathlib import PurePath

from lexile.documents.formats.signatures import (
    OLD_WORD,
    UNREADABLE,
    Detector,
    Sample,
    by_suffix_only,
    declares,
    either,
    has_part,
    is_fictionbook,
    is_html,
    is_mail,
    is_packed,
    is_pdf,
    is_rtf,
    is_saved_page,
    is_subtitles,
    is_word,
)
from lexile.errors import DamagedFile, NotText, UnsupportedFormat


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: how it is recognized, what people call it, and what reads it."""

    name: str
    suffixes: tuple[str, ...]
    """In lower case, the usual one first."""
    label: str
    """With its article, as in "a Word document"."""
    matches: Detector
    """Recognises the format by content, whatever the file is called."""
    reader: str = ""
    """The function from bytes to `Content`, as "module:function"; imported only in the process that reads."""
    is_text: bool = False
    """Whether a file that no detector recognizes may be of this format, if its suffix says so."""
    sandboxed: bool = True
    """Whether a process of its own reads it; plain text is only split into lines, here if it is short."""


TEXT = Format(
    "text",
    (".txt", ".text"),
    "plain text",
    by_suffix_only,
    "lexile.documents.formats.plain:read_plain",
    is_text=True,
    sandboxed=False,
)
DOCUMENTS = (
    TEXT,
    Format(
        "markdown",
        (".md", ".markdown"),
        "Markdown",
        by_suffix_only,
        "lexile.documents.formats.markdown:read_markdown",
        is_text=True,
    ),
    Format(
        "html",
        (".html", ".htm", ".xhtml"),
        "a web page",
        is_html,
        "lexile.documents.formats.html:read_html",
        is_text=True,
    ),
    Format(
        "docx",
        (".docx",),
        "a Word document",
        is_word,
        "lexile.documents.formats.docx:read_docx",
    ),
    Format(
        "odt",
        (".odt",),
        "an OpenDocument text",
        declares(b"application/vnd.oasis.opendocument.text"),
        "lexile.documents.formats.odt:read_odt",
    ),
    Format(
        "rtf",
        (".rtf",),
        "Rich Text",
        is_rtf,
        "lexile.documents.formats.rtf:read_rtf",
    ),
    Format(
        "pdf",
        (".pdf",),
        "a PDF",
        is_pdf,
        "lexile.documents.formats.pdf.text:read_pdf",
    ),
    Format(
        "epub",
        (".epub",),
        "an e-book",
        either(declares(b"application/epub+zip"), has_part("META-INF/container.xml")),
        "lexile.documents.formats.epub:read_epub",
    ),
    Format(
        "fb2",
        (".fb2",),
        "a FictionBook",
        is_fictionbook,
        "lexile.documents.formats.fb2:read_fb2",
    ),
    Format(
        "pptx",
        (".pptx",),
        "a slide show",
        has_part("ppt/presentation.xml"),
        "lexile.documents.formats.pptx:read_pptx",
    ),
    Format(
        "subtitles",
        (".srt", ".vtt"),
        "subtitles",
        is_subtitles,
        "lexile.documents.formats.subtitles:read_subtitles",
        is_text=True,
    ),
    Format(
        "saved page",
        (".mht", ".mhtml"),
        "a saved web page",
        is_saved_page,
        "lexile.documents.formats.saved_page:read_saved_page",
        is_text=True,
    ),
    Format(
        "mail",
        (".eml",),
        "an e-mail",
        is_mail,
        "lexile.documents.formats.saved_mail:read_mail",
        is_text=True,
    ),
)
"""Formats of single documents, as listed to people; a file that matches two is read as the first."""

ARCHIVE = Format("zip", (".zip",), "an archive", is_packed)
"""Several documents; `archive` unpacks it, and each is then read by its own format."""

_BY_SUFFIX = {suffix: kind for kind in (*DOCUMENTS, ARCHIVE) for suffix in kind.suffixes}
SUFFIXES = tuple(_BY_SUFFIX)
"""The suffixes of all files that can be read."""


def format_of(name: str, data: bytes) -> Format:
    """The format of a file: by its content if that is recognized, else by its suffix.

    Raises:
        UnsupportedFormat: neither its content nor its suffix is known.
        NotText: it is something else, whatever its suffix.
        DamagedFile: it is empty, or a packed file that cannot be opened.
    """
    suffix = PurePath(name).suffix.lower()
    expected = _BY_SUFFIX.get(suffix)
    sample = Sample(data, text_expected=expected is not None and expected.is_text)
    for kind in DOCUMENTS:
        if kind.matches(sample):
            return kind
    if OLD_WORD(sample):
        raise UnsupportedFormat(
            "the file is an old Word file (.doc), or one that is locked with a password. "
            "Open it in Word or LibreOffice and save it as .docx, without a password."
        )
    for unreadable in UNREADABLE:
        if unreadable.matches(sample):
            raise NotText(f"the file is {unreadable.label}, not a text. {unreadable.advice}".rstrip())
    if ARCHIVE.matches(sample):
        return ARCHIVE
    if expected is None:
        files = f"{suffix} files" if suffix else "a file without a suffix"
        raise UnsupportedFormat(f"cannot read {files}. Use one of {', '.join(SUFFIXES)}, or paste the text.")
    if expected.is_text:
        return expected
    if sample.is_blank:
        raise DamagedFile("the file is empty.")
    if sample.has_control_characters and not sample.is_utf_16:
        raise NotText(f"the file is not a {expected.suffixes[0]} file, despite its name, or it is damaged.")
    return TEXT


def format_by_suffix(name: str) -> Format | None:
    """The format that a file's name promises, or None if its suffix is unknown."""
    return _BY_SUFFIX.get(PurePath(name).suffix.lower())


def format_named(name: str) -> Format:
    """The document format of this name.

    >>> format_named("odt").label
    'an OpenDocument text'
    """
    return next(kind for kind in DOCUMENTS if kind.name == name)
