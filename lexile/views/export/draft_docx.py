"""A draft as a Word document with tracked changes, each of which can be accepted or rejected in Word or LibreOffice.

The format is Office Open XML (ECMA-376, part 1): `w:del` marks what the draft leaves out, `w:ins` what it adds.
"""

import io
import re
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

from lexile.leveling.draft import Draft, DraftEdit
from lexile.leveling.edits import Edit, with_edits

_AUTHOR = 'w:author="Reading level" w:date="2000-01-01T00:00:00Z"'  # the same file for the same draft
_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""
_RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="word/document.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
</Relationships>"""
_DOCUMENT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>"""
_GAP = "\n\n"
_NOT_IN_XML = re.compile("[^\\t\\n\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]+")  # XML 1.0, section 2.2


def draft_docx(draft: Draft, *, tracked: bool = True) -> bytes:
    """The draft as a .docx file, with its changes tracked or already made."""
    return edited_docx(draft.source, draft.edits, tracked=tracked)


def edited_docx(source: str, changes: Iterable[DraftEdit], *, tracked: bool = True) -> bytes:
    """A text as a .docx file, with those changes that are made tracked, or already made."""
    edits = sorted(edit for one in changes if one.made for edit in one.edits)
    if not tracked:
        source, edits = with_edits(source, edits), []
    paragraphs, place = [], 0
    for paragraph in source.split(_GAP):
        end = place + len(paragraph)
        own = [(start - place, stop - place, new) for start, stop, new in edits if place <= start and stop <= end]
        paragraphs.append(f"<w:p>{_runs(paragraph, own)}</w:p>")
        place = end + len(_GAP)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        word_file(archive, "".join(paragraphs))
    return packed.getvalue()


def word_file(archive: zipfile.ZipFile, body: str) -> None:
    """Write the parts of a Word document with this body into an archive."""
    for name, content in (
        ("[Content_Types].xml", _TYPES),
        ("_rels/.rels", _RELATIONS),
        ("word/document.xml", _DOCUMENT.format(body)),
    ):
        archive.writestr(zipfile.ZipInfo(name), content)


def _runs(paragraph: str, edits: list[Edit]) -> str:
    runs, place = [], 0
    for number, (start, end, new) in enumerate(edits):
        runs.append(_run(paragraph[place:start]))
        if end > start:
            runs.append(f'<w:del w:id="{2 * number}" {_AUTHOR}>{_run(paragraph[start:end], "w:delText")}</w:del>')
        if new:
            runs.append(f'<w:ins w:id="{2 * number + 1}" {_AUTHOR}>{_run(new)}</w:ins>')
        place = end
    return "".join([*runs, _run(paragraph[place:])])


def _run(text: str, tag: str = "w:t") -> str:
    lines = [f'<{tag} xml:space="preserve">{line}</{tag}>' if line else "" for line in xml_text(text).split("\n")]
    inner = "<w:br/>".join(lines)
    return f"<w:r>{inner}</w:r>" if inner else ""


def xml_text(text: str) -> str:
    """A text as it stands in XML, without the characters that XML cannot hold.

    >>> xml_text("a < b\\x1b\\ufffe")
    'a &lt; b'
    """
    return escape(_NOT_IN_XML.sub("", text))
