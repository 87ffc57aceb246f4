"""The same handout, saved in each format, is the same text with the same measure."""

import re
from itertools import count

import pytest

from lexile.analysis import analyze
from lexile.documents import BlockKind, read_document
from lexile.documents.document import Block
from lexile.estimator.estimator import Estimator
from lexile.text.cleaning import clean
from tests.documents.samples import docx, draw_pdf, epub, html, mail, odt, pack, rtf, saved_page, unpack

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

HEADING, SUBHEADING = "The Boat House", "How to Mend a Boat"
BEFORE, EMPHASIS, AFTER = "The old café was closed – “for good,” said Zoë –", "very", "naïve as ½ of us were."
NOTE = "The café had been open for thirty years before that."
LINES = ("The boat lay on the sand all winter.", "Nobody had used it since the spring.")
INTRODUCTION = "Every evening the old man walked down to the shore and looked at the boat."
STEPS = (
    "Turn the boat over and scrape off all of the old paint.",
    "Wash the planks with salt water and let them dry",
    "Paint the boat twice, and wait a day after the first coat.",
)
THINGS = ("A stiff brush and a bucket of clean water", "Two tins of good blue paint, one of them small")
QUOTE = "A boat that is not used will not last, and a boat that is used will not either."
ROWS = (("Year", "Boats"), ("1950", "12"), ("1960", "31"))
ENDING = "In the end he sold it to a girl from the next village. She sails it still."


def _plain() -> bytes:
    first = f"{BEFORE} _{EMPHASIS}_ {AFTER}[1]"
    steps = "\n".join(f"{number}. {step}" for number, step in enumerate(STEPS, start=1))
    things = "\n".join(f"- {thing}" for thing in THINGS)
    rows = "\n".join("\t".join(row) for row in ROWS)
    parts = (HEADING, first, "\n".join(LINES), SUBHEADING, INTRODUCTION, steps, things, QUOTE, rows, ENDING)
    return "\n\n".join((*parts, f"[1] {NOTE}")).encode()


def _markdown() -> bytes:
    first = f"{BEFORE} *{EMPHASIS}* {AFTER}[^1]"
    steps = "\n".join(f"{number}. {step}" for number, step in enumerate(STEPS, start=1))
    things = "\n".join(f"* {thing}" for thing in THINGS)
    head, *rows = (f"| {' | '.join(row)} |" for row in ROWS)
    table = "\n".join((head, "|---|---|", *rows))
    parts = (f"# {HEADING}", first, "  \n".join(LINES), f"## {SUBHEADING}", INTRODUCTION, steps, things, f"> {QUOTE}")
    return "\n\n".join((*parts, table, ENDING, f"[^1]: {NOTE}")).encode()


def _web() -> str:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    return (
        f'<h1>{HEADING}</h1><p>{BEFORE} <em>{EMPHASIS}</em> {AFTER}<sup><a href="#n1">1</a></sup></p>'
        f"<p>{'<br/>'.join(LINES)}</p><h2>{SUBHEADING}</h2><p>{INTRODUCTION}</p>"
        f"<ol>{''.join(f'<li>{step}</li>' for step in STEPS)}</ol>"
        f"<ul>{''.join(f'<li><p>{thing}</p></li>' for thing in THINGS)}</ul>"
        f"<blockquote><p>{QUOTE}</p></blockquote><table>{rows}</table><p>{ENDING}</p>"
        f'<div id="n1"><p>1. {NOTE}</p></div>'
    )


def _word() -> bytes:
    def run(text: str, properties: str = "") -> str:
        return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'

    def paragraph(runs: str, style: str = "", numbering: str = "") -> str:
        listed = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbering}"/></w:numPr>' if numbering else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{listed}</w:pPr>{runs}</w:p>'

    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    first = run(f"{BEFORE} ") + run(EMPHASIS, "<w:i/>") + run(f" {AFTER}") + mark
    rows = "".join(f"<w:tr>{''.join(f'<w:tc>{paragraph(run(cell))}</w:tc>' for cell in row)}</w:tr>" for row in ROWS)
    body = (
        paragraph(run(HEADING), "berschrift1")
        + paragraph(first)
        + paragraph("<w:r><w:br/></w:r>".join(map(run, LINES)))
        + paragraph(run(SUBHEADING), "h2")
        + paragraph(run(INTRODUCTION))
        + "".join(paragraph(run(step), numbering="1") for step in STEPS)
        + "".join(paragraph(run(thing), numbering="2") for thing in THINGS)
        + paragraph(run(QUOTE), "q")
        + f"<w:tbl>{rows}</w:tbl>"
        + paragraph(run(ENDING))
    )
    notes = f'<w:footnote w:id="2">{paragraph(run(NOTE))}</w:footnote>'
    levels = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        for number, kind, text in ((7, "decimal", "%1."), (8, "bullet", "•"))
    )
    lists = "".join(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number + 6}"/></w:num>' for number in (1, 2))
    parts = unpack(docx(body, notes, styles={"h2": "heading 2", "q": "Quote"}))
    return pack({**parts, "word/numbering.xml": f"<w:numbering {_W}>{levels}{lists}</w:numbering>"})


def _opendocument() -> bytes:
    note = f'<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p text:style-name="Footnote">{NOTE}</text:p></text:note-body></text:note>'
    rows = "".join(
        f"<table:table-row>{''.join(f'<table:table-cell><text:p>{cell}</text:p></table:table-cell>' for cell in row)}"
        "</table:table-row>"
        for row in ROWS
    )
    styles = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-suffix="." '
        'style:num-format="1"/></text:list-style>'
        '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/></text:list-style>'
    )

    def listed(items: tuple[str, ...], style: str) -> str:
        paragraphs = "".join(f"<text:list-item><text:p>{item}</text:p></text:list-item>" for item in items)
        return f'<text:list text:style-name="{style}">{paragraphs}</text:list>'

    return odt(
        f'{styles}<text:h text:outline-level="1">{HEADING}</text:h>'
        f"<text:p>{BEFORE} <text:span>{EMPHASIS}</text:span> {AFTER}{note}</text:p>"
        f"<text:p>{'<text:line-break/>'.join(LINES)}</text:p>"
        f'<text:h text:outline-level="2">{SUBHEADING}</text:h><text:p>{INTRODUCTION}</text:p>'
        f"{listed(STEPS, 'L1')}{listed(THINGS, 'L2')}"
        f'<text:p text:style-name="Quotations">{QUOTE}</text:p><table:table>{rows}</table:table>'
        f"<text:p>{ENDING}</text:p>"
    )


def _rich(*, markers: bool) -> bytes:
    """As Rich Text, with the numbers of list items written out for old programs or only defined."""
    levels = "".join(
        rf"{{\list\listtemplateid{number}{{\listlevel\levelnfc{kind}\levelstartat1{{\leveltext {text};}}"
        rf"{{\levelnumbers;}}}}\listid{number}}}"
        for number, kind, text in ((1, 0, r"\'02\'00."), (2, 23, r"\'01\u8226 ?"))
    )
    overrides = "".join(rf"{{\listoverride\listid{number}\listoverridecount0\ls{number}}}" for number in (1, 2))
    numbers = count(1)

    def item(text: str, number: int) -> str:
        marker = f"{next(numbers)}." if number == 1 else r"\'95"
        written = rf"{{\listtext {marker}\tab}}" if markers else ""
        return rf"\pard\plain {written}\ls{number}\ilvl0 {text}\par"

    def escaped(text: str) -> str:
        return "".join(one if one.isascii() else rf"\u{ord(one)} ?" for one in text)

    cells = ("".join(rf"\intbl {cell}\cell " for cell in row) for row in ROWS)
    rows = "".join(rf"\trowd {row}\row " for row in cells)
    lines = r"\line ".join(LINES)
    body = (
        rf"{{\*\listtable{levels}}}{{\*\listoverridetable{overrides}}}"
        rf"\pard\s1 {HEADING}\par\pard\plain {escaped(BEFORE)} {{\i {EMPHASIS}}} {escaped(AFTER)}"
        rf"{{\super\chftn}}{{\footnote \pard\plain {{\super\chftn}} {escaped(NOTE)}}}\par"
        rf"\pard {lines}\par\pard\outlinelevel1 {SUBHEADING}\par\pard\plain {INTRODUCTION}\par"
        + "".join(item(step, 1) for step in STEPS)
        + "".join(item(thing, 2) for thing in THINGS)
        + rf"\pard\s9 {QUOTE}\par\pard {rows}\pard {ENDING}\par"
    )
    return rtf(body, style="Quote")


def _pdf() -> bytes:
    commands: list[str] = []
    top = 740.0

    def draw(text: str, size: float = 11.0, left: float = 72.0, more: str = "") -> None:
        escaped = text.encode("cp1252").decode("latin-1").replace("(", r"\(").replace(")", r"\)")
        commands.append(f"BT /F1 {size} Tf 1 0 0 1 {left} {top} Tm ({escaped}) Tj {more} ET")

    for text, size, gap in ((HEADING, 22.0, 34), (f"{BEFORE} {EMPHASIS} {AFTER}", 11.0, 22)):
        draw(text, size, more="4 Ts /F1 6 Tf (1) Tj" if size == 11 else "")
        top -= gap
    for line in LINES:
        draw(line)
        top -= 13
    top -= 16
    draw(SUBHEADING, 15.0)
    top -= 24
    draw(INTRODUCTION)
    top -= 11
    for number, item in enumerate((*STEPS, *THINGS), start=1):
        top -= 13
        draw(f"{number}. {item}" if number <= len(STEPS) else f"• {item}")
    top -= 24
    draw(QUOTE)
    top -= 26
    for row in ROWS:
        for left, cell in zip((72.0, 220.0), row, strict=True):
            draw(cell, left=left)
        top -= 14
    top -= 14
    draw(ENDING)
    top = 60.0
    draw(f"1 {NOTE}", 8.0)
    return draw_pdf("\n".join(commands))


SAVED = {
    "boat.txt": _plain(),
    "boat.md": _markdown(),
    "boat.html": html(_web()),
    "boat.epub": epub({"one.xhtml": _web()}),
    "boat.docx": _word(),
    "boat.odt": _opendocument(),
    "boat.rtf": _rich(markers=True),
    "newer.rtf": _rich(markers=False),
    "boat.pdf": _pdf(),
    "boat.eml": mail(page=html(_web())),
    "boat.mhtml": saved_page(html(_web())),
}
_WITHOUT_QUOTES = ("boat.txt", "boat.pdf")  # formats that have no mark for a quotation
_Found = tuple[BlockKind, str, bool]
_MARK = re.compile(r"(?:\[1\]|1\.?)\s")


def _expected(name: str) -> list[_Found]:
    quote = BlockKind.PARAGRAPH if name in _WITHOUT_QUOTES else BlockKind.QUOTE
    return [
        (BlockKind.HEADING, HEADING, False),
        (BlockKind.PARAGRAPH, f"{BEFORE} {EMPHASIS} {AFTER}", False),
        *((BlockKind.PARAGRAPH, line, False) for line in LINES),
        (BlockKind.HEADING, SUBHEADING, False),
        (BlockKind.PARAGRAPH, INTRODUCTION, False),
        *((BlockKind.LIST_ITEM, step, True) for step in STEPS),
        *((BlockKind.LIST_ITEM, thing, False) for thing in THINGS),
        (quote, QUOTE, False),
        (BlockKind.TABLE, " ".join(cell for row in ROWS for cell in row), False),
        (BlockKind.PARAGRAPH, ENDING, False),
        (BlockKind.FOOTNOTE, NOTE, False),
    ]


def _found(block: Block) -> _Found:
    text = " ".join(block.text.replace("|", " ").split()).removesuffix("[1]")
    return block.kind, _MARK.sub("", text) if block.kind is BlockKind.FOOTNOTE else text, block.numbered


@pytest.mark.parametrize("name", SAVED)
def test_the_same_content_gives_the_same_blocks_in_every_format(name: str) -> None:
    document = read_document(name, SAVED[name])
    assert [_found(block) for block in document.blocks] == _expected(name)


@pytest.mark.parametrize("name", SAVED)
def test_the_same_content_gives_the_same_text_in_every_format(name: str) -> None:
    """What is measured is the same character by character, and so are its items and headings."""
    word, other = (clean(read_document(one, SAVED[one])) for one in ("boat.docx", name))
    assert (other.text, other.paragraphs, other.items, other.numbered) == (
        word.text,
        word.paragraphs,
        word.items,
        word.numbered,
    )
    assert [heading.text for heading in other.headings] == [HEADING, SUBHEADING]


def test_the_same_content_has_the_same_measure_in_every_format(estimator: Estimator) -> None:
    measures = {name: analyze(read_document(name, data), estimator).estimate.measure for name, data in SAVED.items()}
    assert len(set(measures.values())) == 1, measures
