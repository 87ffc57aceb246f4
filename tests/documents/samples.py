"""Sample documents written by hand, one of each format, as small as the format allows."""

import io
import quopri
import zipfile
from collections.abc import Mapping

STORY = (
    "The small boat lay on the sand. Nobody had used it since the spring, and its paint was gone. "
    "Every evening the old man walked down to the shore and looked at it for a while."
)
TITLE = "The Boat"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_O = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)


def pack(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of these parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return data.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """The parts of a zip file."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def docx_paragraph(text: str, style: str = "", more: str = "") -> str:
    """A paragraph as Word's XML; `more` are further properties."""
    kind = f'<w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>' if style or more else ""
    return f'<w:p>{kind}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def docx(body: str = "", notes: str = "", head: str = "", styles: dict[str, str] | None = None) -> bytes:
    """A Word document with German style identifiers, as a German Word writes them; `styles` are names by identifier."""
    body = body or docx_paragraph(TITLE, "berschrift1") + docx_paragraph(STORY)
    named = "".join(
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>{based}</w:style>'
        for identity, name, based in (
            ("berschrift1", "heading 1", ""),
            ("Meine", "Mine", '<w:basedOn w:val="berschrift1"/>'),
            ("TOC1", "toc 1", ""),
            ("Caption", "caption", ""),
            *((identity, name, "") for identity, name in (styles or {}).items()),
        )
    )
    parts = {
        "[Content_Types].xml": "<Types/>",
        "word/styles.xml": f"<w:styles {_W}>{named}</w:styles>",
        "word/document.xml": f"{head}<w:document {_W}><w:body>{body}</w:body></w:document>",
    }
    if notes:
        parts["word/footnotes.xml"] = f"<w:footnotes {_W}>{notes}</w:footnotes>"
    return pack(parts)


def odt(body: str = "", head: str = "") -> bytes:
    """An OpenDocument text; `head` precedes its root element."""
    body = body or f'<text:h text:outline-level="1">{TITLE}</text:h><text:p>{STORY}</text:p>'
    return pack(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"{head}<office:document-content {_O}><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        }
    )


def rtf(body: str = "", style: str = "Mine") -> bytes:
    """A Rich Text document whose style \\s9 has the name `style`."""
    body = body or rf"\pard\s1 {TITLE}\par\pard {STORY}\par"
    head = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s9 STYLE;}}"
    return f"{head.replace('STYLE', style)}{{\\*\\generator Hand;}}{body}}}".encode("latin-1")


def html(body: str = "") -> bytes:
    """A web page."""
    body = body or f"<h1>{TITLE}</h1><p>{STORY}</p>"
    return f"<!DOCTYPE html><html><head><title>x</title></head><body>{body}</body></html>".encode()


def epub(pages: dict[str, str] | None = None, more: dict[str, str | bytes] | None = None) -> bytes:
    """An e-book of these pages in this order; `more` are further parts."""
    pages = pages or {"one.xhtml": f"<h1>{TITLE}</h1><p>{STORY}</p>"}
    items = "".join(
        f'<item id="i{index}" href="{name}" media-type="application/xhtml+xml"/>' for index, name in enumerate(pages)
    )
    order = "".join(f'<itemref idref="i{index}"/>' for index in range(len(pages)))
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>{order}</spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="O/book.opf"/></rootfiles></container>'
    texts = {
        f"O/{name}": f"<html xmlns='http://www.w3.org/1999/xhtml'><body>{text}</body></html>"
        for name, text in pages.items()
    }
    first = {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "O/book.opf": package}
    return pack({**first, **texts, **(more or {})})


def replace_in_part(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """A packed file with `old` replaced by `new` in one of its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {part: file.read(part) for part in file.namelist()}
    return pack({**parts, name: parts[name].replace(old, new)})


PlacedLine = tuple[float, float, float, str]
"""The left edge, baseline and type size of a line in points, and its text."""


def pdf(pages: list[list[PlacedLine]] | None = None) -> bytes:
    """A PDF with these lines on its pages, in Helvetica."""
    if pages is None:
        pages = [[(72.0, 700.0, 20.0, TITLE), *set_lines(STORY, 72.0, 660.0)]]
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        drawn = "".join(
            f"BT /F1 {size} Tf 1 0 0 1 {left} {bottom} Tm ({_escaped(text)}) Tj ET\n"
            for left, bottom, size, text in lines
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}endstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return pdf_of(objects)


def draw_pdf(drawn: str) -> bytes:
    """A PDF of one page with these drawing commands; the font /F1 is Helvetica."""
    return pdf_of(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ]
    )


def looping_pdf() -> bytes:
    """A PDF with a form that draws itself twice, without end."""
    form = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >> /Length 14 >>"
    page = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 5 0 R /Resources << /XObject << /X 4 0 R >> >> >>"
    )
    return pdf_of(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            page,
            f"{form}\nstream\n/X Do /X Do \nendstream",
            "<< /Length 6 >>\nstream\n/X Do \nendstream",
        ]
    )


def locked_pdf() -> bytes:
    """A PDF that requires a password."""
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O ({'o' * 32}) /U ({'u' * 32}) /P -4 >> /ID [(a)(a)]"
    return pdf_of(["<< /Type /Catalog >>"]).replace(b"/Root 1 0 R", f"/Root 1 0 R {lock}".encode())


def mail(fields: Mapping[str, str] | None = None, page: bytes | None = None) -> bytes:
    """An e-mail in HTML with these fields, encoded in lines as mail programs do."""
    body = quopri.encodestring(html() if page is None else page)
    head = {"MIME-Version": "1.0", "Content-Type": "text/html; charset=utf-8", **(fields or {})}
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return f"{lines}Content-Transfer-Encoding: quoted-printable\r\n\r\n".encode() + body.replace(b"\n", b"\r\n")


def saved_page(page: bytes | None = None, subject: str = "") -> bytes:
    """A web page with a style sheet in one file, as browsers save it."""
    fields = f"Snapshot-Content-Location: https://example.org/\r\nSubject: {subject}\r\nMIME-Version: 1.0\r\n"
    style = b"--=_edge\r\nContent-Type: text/css\r\nContent-Location: cid:1@example.org\r\n\r\np { color: red }\r\n"
    return (
        f'From: <Saved by Boat>\r\n{fields}Content-Type: multipart/related;\r\n\tboundary="=_edge"\r\n\r\n'.encode()
        + b"\r\n--=_edge\r\n" + mail(page=page) + b"\r\n" + style + b"\r\n--=_edge--\r\n"
    )  # fmt: skip


def pdf_of(objects: list[str]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    data = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    data += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(data)


def set_lines(text: str, left: float, top: float, size: float = 11.0, width: int = 70) -> list[PlacedLine]:
    """A paragraph, wrapped into lines of at most `width` characters."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return [(left, top - 1.2 * size * row, size, line) for row, line in enumerate(lines)]


def _escaped(text: str) -> str:
    text = text.encode("cp1252").decode("latin-1")  # as /WinAnsiEncoding has it
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


MADE = {
    "boat.txt": f"{TITLE}\n\n{STORY}".encode(),
    "boat.md": f"# {TITLE}\n\n{STORY}".encode(),
    "boat.html": html(),
    "boat.docx": docx(),
    "boat.odt": odt(),
    "boat.rtf": rtf(),
    "boat.pdf": pdf(),
    "boat.epub": epub(),
    "boat.eml": mail(),
    "boat.mhtml": saved_page(),
}
