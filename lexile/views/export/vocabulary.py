"""A vocabulary sheet to take along: as a web page to print, a Word document, a table, and cards for Anki."""

import io
import zipfile
from collections.abc import Sequence
from html import escape

from lexile.leveling.vocabulary import VocabularyWord
from lexile.views.export.draft_docx import word_file, xml_text
from lexile.views.frames.vocabulary import vocabulary_table
from lexile.views.wording.vocabulary import PARTS_OF_SPEECH, SOURCES, family_phrase, level_phrase

_HEADINGS = ("Word", "Meaning", "In the text")
_WIDTHS = (2200, 3400, 3400)  # twentieths of a point; together the width between the margins of a page


def vocabulary_csv(words: Sequence[VocabularyWord]) -> str:
    """All columns, for a spreadsheet; what looks like a formula is escaped."""
    return "\ufeff" + str(vocabulary_table(words).to_csv(index=False, lineterminator="\r\n"))


def vocabulary_anki(words: Sequence[VocabularyWord]) -> str:
    """Cards for Anki's import: the word in its sentence in front, the meaning behind."""
    lines = ["#separator:tab", "#html:true", "#columns:Front\tBack"]
    for one in words:
        front = f"<b>{escape(one.word)}</b><br>{escape(one.sentence_text)}"
        parts = (PARTS_OF_SPEECH[one.part_of_speech], one.meaning, level_phrase(one))
        back = "<br>".join(escape(part) for part in parts if part)
        lines.append(f"{front}\t{back}".replace("\n", " "))
    return "\n".join(lines) + "\n"


def vocabulary_html(title: str, words: Sequence[VocabularyWord]) -> str:
    """A page to print, with room for notes; it loads nothing else."""
    rows = "".join(
        f"<tr><td><b>{escape(family_phrase(one))}</b><br><i>{escape(_about(one))}</i></td><td>{escape(one.meaning)}</td>"
        f"<td>{escape(one.sentence_text)}</td><td></td></tr>"
        for one in words
    )
    head = "".join(f"<th>{name}</th>" for name in (*_HEADINGS, "Notes"))
    return (
        "<!doctype html><html lang='en'><head><meta charset='utf-8'>"
        f"<title>Words: {escape(title)}</title><style>body{{font:11pt/1.45 system-ui,sans-serif;margin:2rem}}"
        "table{border-collapse:collapse;width:100%}td,th{border:1px solid #888;padding:.35rem .5rem;"
        "vertical-align:top;text-align:left}tr{break-inside:avoid}td:last-child{width:22%}small{color:#555}</style></head>"
        f"<body><h1>Words to know</h1><p>{escape(title)}</p><table><tr>{head}</tr>{rows}</table>"
        f"<p><small>{escape(SOURCES)}</small></p></body></html>"
    )


def vocabulary_docx(title: str, words: Sequence[VocabularyWord]) -> bytes:
    """A Word document with a table."""
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="888888"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    rows = [_row(_HEADINGS, bold=True)]
    rows += [_row((f"{family_phrase(one)}\n{_about(one)}".strip(), one.meaning, one.sentence_text)) for one in words]
    table = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    body = f"{_paragraph('Words to know', bold=True)}{_paragraph(title)}{table}{_paragraph(SOURCES)}"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        word_file(archive, body)
    return packed.getvalue()


def _about(word: VocabularyWord) -> str:
    return ", ".join(part for part in (PARTS_OF_SPEECH[word.part_of_speech], level_phrase(word)) if part)


def _row(cells: Sequence[str], *, bold: bool = False) -> str:
    return (
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{''.join(_paragraph(line, bold=bold) for line in cell.splitlines() or [''])}</w:tc>"
            for cell, width in zip(cells, _WIDTHS, strict=True)
        )
        + "</w:tr>"
    )


def _paragraph(text: str, *, bold: bool = False) -> str:
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:p><w:r>{weight}<w:t xml:space="preserve">{xml_text(text)}</w:t></w:r></w:p>'
