"""Word, OpenDocument and Rich Text as programs other than Word save them: parts, lists, tables and hidden text."""

from email.message import EmailMessage

import pytest

from lexile.documents import read_document
from lexile.documents.document import Block, BlockKind
from lexile.documents.formats.docx import read_docx
from lexile.documents.formats.odt import read_odt
from lexile.documents.formats.rtf import read_rtf
from lexile.documents.formats.tables import table_blocks
from lexile.errors import DamagedFile
from tests.documents.samples import STORY, TITLE, docx, docx_paragraph, html, odt, pack, rtf, unpack

Kinds = list[tuple[str, str, bool]]
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_R = f'xmlns:r="{_OFFICE}"'


def kinds(blocks: tuple[Block, ...]) -> Kinds:
    return [(block.kind.value, block.text, block.numbered) for block in blocks]


def relations(**parts: tuple[str, str]) -> str:
    """A list of relations: the role and target of each identifier."""
    listed = "".join(
        f'<Relationship Id="{identity}" Type="{_OFFICE}/{role}" Target="{target}"/>'
        for identity, (role, target) in parts.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{listed}</Relationships>'


@pytest.mark.parametrize(
    ("main", "target"),
    [
        ("word/document2.xml", "/word/document2.xml"),
        ("word/document2.xml", "word/document2.xml"),
        ("text.xml", "text.xml"),
        ("word/main/story.xml", "./word/main/story.xml"),
    ],
)
def test_the_main_part_of_a_word_document_may_have_any_name(main: str, target: str) -> None:
    """Word on the web calls it document2.xml; the file's relations say where it is, and where its styles are."""
    parts = unpack(docx())
    parts[main] = parts.pop("word/document.xml")
    parts["looks.xml"] = parts.pop("word/styles.xml")
    parts["[Content_Types].xml"] = f'<Types><Override PartName="/{main}" ContentType="{_WORD_TYPE}"/></Types>'
    parts["_rels/.rels"] = relations(r1=("officeDocument", target))
    folder, _, name = main.rpartition("/")
    parts[f"{folder}/_rels/{name}.rels".lstrip("/")] = relations(r1=("styles", "/looks.xml"))
    document = read_document("boat.docx", pack(parts))
    assert kinds(document.blocks) == [("heading", TITLE, False), ("paragraph", STORY, False)]
    assert not document.notes


def _embedding(name: str, data: bytes, around: str = "") -> bytes:
    parts = unpack(docx(f'<w:altChunk {_R} r:id="c"/>{around or "<w:p/>"}'))
    parts["word/_rels/document.xml.rels"] = relations(c=("aFChunk", name))
    return pack({**parts, f"word/{name}": data})


def _web_archive() -> bytes:
    message = EmailMessage()
    message["MIME-Version"] = "1.0"
    message.set_content(html().decode(), subtype="html", charset="windows-1252", cte="quoted-printable")
    return message.as_bytes()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("page.html", html()),
        ("page.mht", _web_archive()),
        ("page.rtf", rtf()),
        ("page.docx", docx()),
    ],
)
def test_a_file_embedded_in_a_word_document_is_read_in_its_place(name: str, data: bytes) -> None:
    blocks = read_docx(_embedding(name, data, docx_paragraph("After it."))).blocks
    assert kinds(blocks) == [("heading", TITLE, False), ("paragraph", STORY, False), ("paragraph", "After it.", False)]


def test_an_embedded_file_that_cannot_be_read_is_named_as_the_reason() -> None:
    with pytest.raises(DamagedFile, match="embedded"):
        read_docx(_embedding("page.docx", b"PK\x03\x04 cut off"))


# Line breaks made by hand

_ITEMS = ["Mended the roof of the boat house", "Painted both of the oars", "Bought a new rope for the anchor"]


def test_a_list_made_with_line_breaks_is_a_list_in_every_word_processor() -> None:
    expected = [("list item", item, False) for item in _ITEMS]
    word = "<w:p><w:r>" + "<w:br/>".join(f"<w:t>{item}</w:t>" for item in _ITEMS) + "</w:r></w:p>"
    assert kinds(read_docx(docx(word)).blocks) == expected
    assert kinds(read_odt(odt(f"<text:p>{'<text:line-break/>'.join(_ITEMS)}</text:p>")).blocks) == expected
    rich = "\\line ".join(_ITEMS)
    assert kinds(read_rtf(rtf(rf"\pard {rich}\par")).blocks) == expected


def _broken(*lines: str) -> Kinds:
    return kinds(read_odt(odt(f"<text:p>{'<text:line-break/>'.join(lines)}</text:p>")).blocks)


def test_a_sentence_that_runs_over_a_line_break_stays_whole() -> None:
    assert _broken("The old man walked down", "to the shore.", "It was cold.") == [
        ("paragraph", "The old man walked down to the shore.", False),
        ("paragraph", "It was cold.", False),
    ]


def test_a_poem_made_with_line_breaks_is_verse() -> None:
    lines = (
        "The boat lies on the sand,",
        "Its paint is old and gone,",
        "A rope is in my hand,",
        "And I must travel on.",
    )
    assert [kind for kind, *_ in _broken(*lines)] == ["verse"]


def test_numbers_and_bullets_typed_by_hand_mark_items() -> None:
    assert _broken("You will need:", "1. a knife", "2. two eggs", "• some salt") == [
        ("paragraph", "You will need:", False),
        ("list item", "a knife", True),
        ("list item", "two eggs", True),
        ("list item", "some salt", False),
    ]


# Numbered items


def test_word_items_are_numbered_as_their_list_says() -> None:
    """A number with a full stop ends a sentence in published measures; a bullet, a letter or "1)" does not."""
    levels = {"1": ("decimal", "%1."), "2": ("bullet", "-"), "3": ("decimal", "%1)"), "4": ("lowerLetter", "%1.")}
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{key}"><w:lvl w:ilvl="0"><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        "</w:lvl></w:abstractNum>"
        for key, (form, text) in levels.items()
    )
    lists = "".join(f'<w:num w:numId="1{key}"><w:abstractNumId w:val="{key}"/></w:num>' for key in levels)
    body = "".join(
        docx_paragraph("Wash it.", "", f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
        for number in ("11", "12", "13", "14", "0")
    )
    parts = unpack(docx(body + docx_paragraph("Dry it.", "Liste"), styles={"Liste": "List Number"}))
    parts["word/numbering.xml"] = f"<w:numbering {w}>{abstract}{lists}</w:numbering>"
    assert [(block.kind.value, block.numbered) for block in read_docx(pack(parts)).blocks] == [
        ("list item", True),
        ("list item", False),
        ("list item", False),
        ("list item", False),
        ("paragraph", False),
        ("list item", True),
    ]


# Tables


def _cells(*texts: str) -> list[list[Block]]:
    return [[Block(BlockKind.PARAGRAPH, text)] for text in texts]


@pytest.mark.parametrize(
    ("texts", "kinds"),
    [
        (["A worksheet in a frame.", ""], ["paragraph"]),
        (["The tide was low. Nobody swam there that day, since it was cold.", "My notes"], ["paragraph"] * 2),
        (["We saw a grey seal on the rocks.", "It looked at us for a long time."], ["paragraph"] * 2),
        (["Name", "Age", "Ann", "7", "Ben", "It is not known."], ["table"]),
        (["1.5 kg", "2 kg.", "No. 7", "Red."], ["table"]),
        (
            ["Item", "Price", "Weight", "Boat", "20", "3", "Oar", "4", "1", "Rope and anchor", "5", "2", "Sail and mast",
             "70", "9", "Ask for a net. We may still have one or two of them.", "5", "1"],
            ["table", "paragraph", "table"],
        ),
    ],
)  # fmt: skip
def test_a_table_is_text_where_its_cells_are(texts: list[str], kinds: list[str]) -> None:
    assert [block.kind.value for block in table_blocks(_cells(*texts))] == kinds


# Hidden text


def test_word_text_hidden_by_its_style_is_not_read() -> None:
    run = "<w:r><w:rPr><w:rStyle w:val='Geheim'/></w:rPr><w:t>Secret. </w:t></w:r>"
    body = f"<w:p>{run}<w:r><w:t>Shown.</w:t></w:r></w:p>" + docx_paragraph("Secret.", "Geheim")
    parts = unpack(docx(body))
    style = b'<w:style w:styleId="Geheim"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"</w:styles>", style)
    assert kinds(read_docx(pack(parts)).blocks) == [("paragraph", "Shown.", False)]


def test_opendocument_text_that_is_hidden_is_not_read() -> None:
    """By its section, its style, or a condition that the word processor found to hold."""
    hidden = (
        '<style:style style:name="T9" style:family="text"><style:text-properties text:display="none"/></style:style>'
    )
    body = (
        '<text:section text:display="none"><text:p>Secret.</text:p></text:section>'
        '<text:section text:display="condition" text:condition="x" text:is-hidden="true"><text:p>Secret.</text:p>'
        "</text:section>"
        '<text:section text:display="true"><text:p>Shown.</text:p></text:section>'
        '<text:p>Also <text:span text:style-name="T9">secret and </text:span>shown.</text:p>'
        '<text:p text:style-name="T9">Secret.</text:p>'
        '<text:p>Secret<text:hidden-paragraph text:is-hidden="true"/> too.</text:p>'
    )
    parts = unpack(odt(body))
    automatic = f"<office:automatic-styles>{hidden}</office:automatic-styles><office:body>".encode()
    parts["content.xml"] = parts["content.xml"].replace(b"<office:body>", automatic)
    assert kinds(read_odt(pack(parts)).blocks) == [("paragraph", "Shown.", False), ("paragraph", "Also shown.", False)]


def test_opendocument_items_are_numbered_as_their_list_says() -> None:
    """The style of a list may stand in the content or among the document's styles; lists inside it take it over."""
    number = '<text:list-level-style-number text:level="{}" style:num-format="{}" style:num-suffix="{}"/>'
    styles = (
        f'<text:list-style style:name="L1">{number.format(1, 1, ".")}{number.format(2, "a", ".")}</text:list-style>'
        f'<text:list-style style:name="L2">{number.format(1, 1, ")")}</text:list-style>'
    )
    item = "<text:list-item><text:p>Wash it.</text:p>{}</text:list-item>"
    inner = f"<text:list>{item.format('')}</text:list><text:p>More of it.</text:p>"
    body = "".join(
        f'<text:list text:style-name="{name}">{item.format(inner)}</text:list>' for name in ("L1", "L2", "Unknown")
    )
    parts = unpack(odt(body))
    parts["styles.xml"] = parts["content.xml"].replace(b"<office:body>", f"{styles}<office:body>".encode())
    numbered = [block.numbered for block in read_odt(pack(parts)).blocks if block.kind is BlockKind.LIST_ITEM]
    assert numbered == [True, *[False] * 8]


# Rich Text


def test_rich_text_items_are_numbered_as_their_written_marker_says() -> None:
    markers = ("1.", "a.", "2)", r"\'b7", "12.")
    body = "".join(rf"{{\listtext {marker}\tab}}Wash it.\par " for marker in markers)
    assert [block.numbered for block in read_rtf(rtf(body)).blocks] == [True, False, False, False, True]


@pytest.mark.parametrize(
    ("head", "body", "text"),
    [
        (r"\mac\ansicpg10000{\fonttbl{\f0 Times;}}", r"She\'d5s \'d2late\'d3", "She’s “late”"),
        (r"\mac{\fonttbl{\f0\fcharset77 Times;}}", r"\f0 She\'d5s", "She’s"),
        (r"\ansi\deff1{\fonttbl{\f0 Arial;}{\f1\fnil\fcharset256 Geneva;}}", r"She\'d5s {\f0 it\'92s}", "She’s it’s"),
        (r"\ansi{\fonttbl\f0\fswiss Arial;\f3\fcharset77 Geneva;}", r"\f3 She\'d5s\plain  it\'92s", "She’s it’s"),
        (r"\ansi{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial;}}", r"{\f1 \'c4\'e0} yes", "Да yes"),
        (r"\mac", "She\xd5s", "She’s"),
        (r"\ansi", r"{\b\*\cs7 The dog} ran", "The dog ran"),
        (r"\ansi", r"{\*\unknown The dog} ran", "ran"),
        (r"\ansi", r"{\unknown\* The dog} ran", "The dog ran"),
        (r"\ansi", r"She\u8217\rquote s \u8220\ldblquote late\u8221\rdblquote .", "She’s “late”."),
        (r"\ansi\uc1", r"caf\u233\'e9 caf\u233e, caf\u233\~s", "café café, cafés"),
        (r"\ansi\uc2", r"so\u8212\emdash\_so", "so—so"),
    ],
)
def test_rich_text_letters_are_read_by_their_font_and_code_page(head: str, body: str, text: str) -> None:
    data = rf"{{\rtf1{head} {body}\par}}".encode("latin-1")
    assert [" ".join(block.text.split()) for block in read_rtf(data).blocks] == [text]


@pytest.mark.parametrize("name", ["boat.rtf", "boat.txt", "boat"])
def test_rich_text_without_its_head_is_read_as_rich_text(name: str) -> None:
    data = rf"{{\pard\ql\f0\fs24 {STORY}\par}}{{\pard The end.\par}}".encode()
    assert [block.text for block in read_document(name, data).blocks] == [STORY, "The end."]


def test_a_text_about_tex_is_not_rich_text() -> None:
    assert read_document("a.txt", rb"{\par} begins a paragraph in TeX, and {\bf x} is bold.").blocks[0].text[0] == "{"


def test_a_note_mark_that_was_raised_by_hand_is_left_out() -> None:
    """Word processors raise characters by a style, or by a distance that its writer chose."""
    expected = [("paragraph", "It had been open for years, they said, on the 4th.", False)]
    for raised in ('<w:vertAlign w:val="superscript"/>', '<w:position w:val="8"/>'):
        runs = "".join(
            f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
            for text, properties in (
                ("It had been open for years,", ""),
                ("1", raised),
                (" they said, on the 4", ""),
                ("th", raised),
                (".", ""),
            )
        )
        assert kinds(read_docx(docx(f"<w:p>{runs}</w:p>")).blocks) == expected
    for position in ("super 58%", "33% 80%"):
        style = f'<style:style style:name="T1"><style:text-properties style:text-position="{position}"/></style:style>'
        mark, th = (f'<text:span text:style-name="T1">{text}</text:span>' for text in ("1", "th"))
        text = f"{style}<text:p>It had been open for years,{mark} they said, on the 4{th}.</text:p>"
        assert kinds(read_odt(odt(text)).blocks) == expected
    for word in ("super", "up8"):
        text = rf"\pard It had been open for years,{{\{word} 1}} they said, on the 4{{\{word} th}}.\par"
        assert kinds(read_rtf(rtf(text)).blocks) == expected


@pytest.mark.parametrize(
    ("kind", "text", "numbered"),
    [(0, r"\'02\'00.", True), (0, r"\'02\'00)", False), (4, r"\'02\'00.", False), (23, r"\'01\u8226 ?", False)],
)
def test_rich_text_lists_are_numbered_as_their_table_says(kind: int, text: str, numbered: bool) -> None:
    """Newer programs do not write the number of an item into the text."""
    level = rf"{{\listlevel\levelnfc{kind}{{\leveltext {text};}}{{\levelnumbers\'01;}}}}"
    other = r"{\listlevel\levelnfc23{\leveltext \'01-;}{\levelnumbers;}}"
    tables = (
        rf"{{\*\listtable{{\list{other}{level}{{\listname ;}}\listid77}}}}"
        r"{\*\listoverridetable{\listoverride\listid77\listoverridecount0\ls3}}"
    )
    found = read_rtf(rtf(rf"{tables}\pard\ls3\ilvl1 {STORY}\par\pard\ls3\ilvl0 {STORY}\par\pard {TITLE}\par")).blocks
    assert kinds(found) == [("list item", STORY, numbered), ("list item", STORY, False), ("paragraph", TITLE, False)]


def test_the_number_of_a_heading_does_not_take_its_style() -> None:
    """LibreOffice writes the number or bullet, with properties of its own, after those of the heading."""
    body = (
        r"\pard\plain \s9\ilvl0\outlinelevel0\fs36\b{\listtext\pard\plain \tab}\ls1 \li0 The Boat\par "
        r"\pard\plain \s0 It lay on the sand.\par "
        r"\pard\plain {\listtext\pard\plain 1.\tab}\ls2\ilvl0 Paint it.\par "
    )
    assert kinds(read_rtf(rtf(body, style="heading 1")).blocks) == [
        ("heading", "The Boat", False),
        ("paragraph", "It lay on the sand.", False),
        ("list item", "Paint it.", True),
    ]


def test_properties_before_a_tracked_change_are_no_longer_those_of_the_text() -> None:
    """Word keeps them, in case the change is undone."""
    before = '<w:pPrChange><w:pPr><w:pStyle w:val="berschrift1"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
    hidden = "<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t> It was late.</w:t></w:r>"
    body = docx_paragraph(STORY, more=before).replace("</w:p>", f"{hidden}</w:p>")
    assert kinds(read_docx(docx(body)).blocks) == [("paragraph", f"{STORY} It was late.", False)]


@pytest.mark.parametrize("change", ["del", "moveFrom"])
def test_a_paragraph_whose_end_was_deleted_goes_on(change: str) -> None:
    """As it does in Word once the change is accepted; at the end of a text or before a table nothing is lost."""
    joined = f'<w:rPr><w:{change} w:id="1"/></w:rPr>'
    start, end = docx_paragraph("The boat was ", more=joined), docx_paragraph("gone.")
    last = docx_paragraph("It was late.", more=joined)
    table = f"<w:tbl><w:tr><w:tc>{docx_paragraph('Gull')}</w:tc><w:tc>{last}</w:tc></w:tr></w:tbl>"
    assert kinds(read_docx(docx(start + end + last + table + last)).blocks) == [
        ("paragraph", "The boat was gone.", False),
        ("paragraph", "It was late.", False),
        ("table", "Gull | It was late.", False),
        ("paragraph", "It was late.", False),
    ]
    assert kinds(read_docx(docx(start + start + end)).blocks)[0][1] == "The boat was The boat was gone."


def test_signs_of_a_font_are_read_and_placeholders_are_not() -> None:
    """Word keeps the sign by its place in the font, and says of a field that nobody has filled it in."""
    sign = '<w:r><w:t>It is 20</w:t><w:sym w:font="Symbol" w:char="F0B0"/><w:t>C.</w:t></w:r>'
    field = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent><w:r><w:t> Click here.</w:t></w:r></w:sdtContent></w:sdt>"
    body = f"<w:p>{sign}{field.format('<w:showingPlcHdr/>')}{field.format('').replace('Click here', 'I did')}</w:p>"
    assert kinds(read_docx(docx(body)).blocks) == [("paragraph", "It is 20°C. I did.", False)]


def test_a_new_column_of_rich_text_begins_a_paragraph() -> None:
    blocks = read_rtf(rtf(rf"\pard {STORY}\column {STORY}\par")).blocks
    assert [block.text for block in blocks] == [STORY, STORY]
