"""Each format as people have it: structure comes along, what is no text of the document does not."""

from itertools import zip_longest
from textwrap import wrap

import pytest

from lexile.documents import Block, BlockKind, Document, read_document
from lexile.documents.formats.docx import read_docx
from lexile.documents.formats.epub import read_epub
from lexile.documents.formats.html import html_blocks
from lexile.documents.formats.odt import read_odt
from lexile.documents.formats.pdf.text import read_pdf
from lexile.documents.formats.rtf import read_rtf
from lexile.text.cleaning import clean
from tests.documents.samples import (
    MADE,
    STORY,
    TITLE,
    PlacedLine,
    docx,
    docx_paragraph,
    draw_pdf,
    epub,
    html,
    odt,
    pdf,
    replace_in_part,
    rtf,
    set_lines,
)

Pairs = list[tuple[str, str]]


def pairs(blocks: tuple[Block, ...]) -> Pairs:
    return [(block.kind.value, " ".join(block.text.split())) for block in blocks]


@pytest.mark.parametrize("name", MADE)
def test_each_format_gives_the_heading_and_the_text(name):
    """The same story reads the same whatever it was saved as."""
    document = read_document(name, MADE[name])
    assert pairs(document.blocks) == [("heading", TITLE), ("paragraph", STORY)]
    assert document.name == name
    assert not document.notes


@pytest.mark.parametrize("name", [name for name in MADE if not name.endswith((".txt", ".md"))])
@pytest.mark.parametrize("lie", ["boat.txt", "boat.pdf", "boat.docx", "boat", "boat.jpg"])
def test_a_file_whose_ending_lies_still_opens(name, lie):
    """What the bytes hold counts more than what the name says."""
    assert pairs(read_document(lie, MADE[name]).blocks)[-1] == ("paragraph", STORY)


def test_a_lying_ending_is_noted():
    """The reader of the answer learns what the file was read as."""
    assert any("PDF" in note for note in read_document("boat.docx", MADE["boat.pdf"]).notes)


# Word


def test_word_styles_are_known_in_any_language_and_by_what_they_are_based_on():
    """`Überschrift 1` is a heading, and so is a style of one's own made from it."""
    blocks = read_docx(docx(docx_paragraph("Eins", "berschrift1") + docx_paragraph("My own", "Meine"))).blocks
    assert [(block.kind, block.level) for block in blocks] == [(BlockKind.HEADING, 1)] * 2


def test_word_lists_captions_contents_and_tables_are_what_they_are():
    table = "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>"
    body = (
        docx_paragraph("Introduction 3", "TOC1")
        + docx_paragraph("a sharp knife", "", "<w:numPr/>")
        + docx_paragraph("The boat at night.", "Caption")
        + table.format(docx_paragraph("Year"), docx_paragraph("1950"))
        + table.format(docx_paragraph(STORY), docx_paragraph("My notes"))
    )
    assert pairs(read_docx(docx(body)).blocks) == [
        ("menu", "Introduction 3"),
        ("list item", "a sharp knife"),
        ("caption", "The boat at night."),
        ("table", "Year | 1950"),
        ("paragraph", STORY),
        ("paragraph", "My notes"),
    ]


def test_word_notes_stand_apart_and_deleted_words_are_gone():
    note = f'<w:footnote w:type="separator">{docx_paragraph("---")}</w:footnote><w:footnote>{docx_paragraph("See p. 5.")}</w:footnote>'
    deleted = "<w:p><w:r><w:t>It was late.</w:t></w:r><w:del><w:r><w:delText>early</w:delText></w:r></w:del></w:p>"
    assert pairs(read_docx(docx(deleted, note)).blocks) == [("paragraph", "It was late."), ("note", "See p. 5.")]


def test_word_text_box_is_read_once_and_apart():
    """Word saves a text box twice, for newer and for older programs."""
    box = f"<mc:x xmlns:mc='m'><mc:Choice>{docx_paragraph('In the box.')}</mc:Choice><mc:Fallback>{docx_paragraph('In the box.')}</mc:Fallback></mc:x>"
    assert pairs(read_docx(docx(f"<w:p><w:r><w:t>Around it.</w:t>{box}</w:r></w:p>")).blocks) == [
        ("paragraph", "In the box."),
        ("paragraph", "Around it."),
    ]


def test_word_text_that_is_hidden_is_not_read_and_an_old_box_is():
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Secret. </w:t></w:r><w:r><w:t>Shown.</w:t></w:r></w:p>"
    box = f"<w:p><w:r><w:pict><v:textbox xmlns:v='v'><w:txbxContent>{docx_paragraph('In the box.')}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    assert pairs(read_docx(docx(hidden + box)).blocks) == [("paragraph", "Shown."), ("paragraph", "In the box.")]


# OpenDocument


def test_opendocument_lists_notes_and_spaces():
    body = (
        "<text:list><text:list-item><text:p>a<text:s text:c='3'/>knife</text:p></text:list-item></text:list>"
        "<text:p>It was<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Late.</text:p>"
        "</text:note-body></text:note> night.<text:line-break/>Cold.</text:p>"
        "<text:table-of-content><text:p>Chapter 1</text:p></text:table-of-content>"
        "<table:table><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell>"
        "<table:table-cell><text:p>2</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert pairs(read_odt(odt(body)).blocks) == [
        ("list item", "a knife"),
        ("paragraph", "It was night."),
        ("paragraph", "Cold."),
        ("menu", "Chapter 1"),
        ("table", "1 | 2"),
        ("note", "Late."),
    ]


# Rich Text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"caf\'e9\par", "café"),
        (r"\u8220?Well\u8221?\par", "“Well”"),
        (r"{\uc2\u8212\'97\'97}so\par", "—so"),
        (r"\u55357?\u56832?!\par", "😀!"),
        (r"\ldblquote Well,\rdblquote  he said\emdash it\rquote s late\par", "“Well,” he said—it’s late"),
        (r"a\~b\_c \{d\}\par", "a b-c {d}"),
        (r"one{\field{\*\fldinst HYPERLINK x}{\fldrslt two}}\par", "onetwo"),
        (r"be{\*\unknown hidden}fore{\pict\bin4 {{}}\par}after\par", "beforeafter"),
        (r"{\info{\title No}}yes\par", "yes"),
    ],
)
def test_rich_text_signs_are_read_as_they_are_shown(body, text):
    assert [block.text for block in read_rtf(rtf(body)).blocks] == [text]


def test_rich_text_notes_lists_and_tables():
    body = (
        r"It was late.{\footnote {\super 1} See page 5.}\par{\listtext\bullet\tab}a knife\par"
        r"\trowd\pard\intbl Year\cell 1950\cell\row\pard The end.\par"
    )
    assert pairs(read_rtf(rtf(body)).blocks) == [
        ("paragraph", "It was late."),
        ("list item", "a knife"),
        ("table", "Year | 1950"),
        ("paragraph", "The end."),
        ("note", "See page 5."),
    ]


def test_a_text_file_that_was_opened_in_a_word_processor_is_no_program():
    """LibreOffice gives each of its lines the style of preformatted text, and keeps the empty ones."""
    lines = [
        "It was the first of the three days that they had been promised, and the",
        "whole house was up before the sun, since nobody could bear to lie still",
        "while the boats were being made ready.",
        "",
        "The second paragraph is this one here.",
    ]
    word = docx("".join(docx_paragraph(line, "pre") for line in lines), styles={"pre": "Preformatted Text"})
    text = odt("".join(f'<text:p text:style-name="Preformatted_20_Text">{line}</text:p>' for line in lines))
    rich = rtf("".join(rf"\pard\s9 {line}\par" for line in lines), "Preformatted Text")
    whole = [("paragraph", " ".join(lines[:3])), ("paragraph", lines[4])]
    assert [pairs(read_docx(word).blocks), pairs(read_odt(text).blocks), pairs(read_rtf(rich).blocks)] == [whole] * 3


def test_rich_text_notes_and_boxes_are_read_as_newer_programs_write_them():
    """LibreOffice marks its notes, and Word its boxes, as groups that an old reader may leave aside."""
    body = (
        r"\pard\s1 The Boat\par\pard It was {\deleted early }late.{\*\footnote \pard\s1 See {\i page} 5.}"
        r"{\shp{\*\shpinst{\sp{\sn hidden}}{\shptxt\pard Did you know?\par}}{\shprslt Did you know?}} It rained.{\v not this}\par"
        r"{\*\annotation A remark.}\pard The end.\par"
    )
    assert pairs(read_rtf(rtf(body)).blocks) == [
        ("heading", "The Boat"),
        ("paragraph", "Did you know?"),
        ("paragraph", "It was late. It rained."),
        ("paragraph", "The end."),
        ("note", "See page 5."),
    ]


def test_a_box_within_a_table_does_not_end_it():
    body = r"\trowd\pard\intbl Year{\shp{\*\shpinst{\shptxt{\pard Boxed.\par}}}}\cell 1950\cell\row\pard The end.\par"
    assert ("table", "Year | 1950") in pairs(read_rtf(rtf(body)).blocks)


@pytest.mark.parametrize(
    ("style", "kind"),
    [
        ("Title", "heading"),
        ("Caption", "caption"),
        ("Quotations", "quotation"),
        ("toc 2", "menu"),
        ("List Bullet", "list item"),
        ("footnote text", "note"),
        ("Mine", "paragraph"),
    ],
)
def test_a_style_says_the_same_in_every_word_processor(style, kind):
    """Each keeps the English names of its styles in its own way."""
    word = read_docx(docx(docx_paragraph("It was late.", "one"), styles={"one": style})).blocks
    text = read_odt(odt(f'<text:p text:style-name="{style.replace(" ", "_20_")}">It was late.</text:p>')).blocks
    rich = read_rtf(rtf(r"\pard\s9 It was late.\par", style)).blocks
    assert [[block.kind.value for block in blocks] for blocks in (word, text, rich)] == [[kind]] * 3


# Web pages


def test_a_saved_page_loses_what_stands_around_its_text():
    body = (
        "<nav><ul><li><a href=/>Home</a></ul></nav><script>alert('x')</script><style>p{}</style>"
        f"<main><h2>One</h2><p>{STORY}<sup class=reference><a href=#n>[1]</a></sup></p>"
        "<ul><li>Bread is cut.</ul><table><tr><td>1<td>2</table><figure><img alt=no><figcaption>The boat.</figcaption></figure>"
        "<p hidden>secret</p><pre><code>x = 1</code></pre></main><footer>Imprint</footer>"
    )
    assert pairs(html_blocks(html(body))) == [
        ("menu", "Home"),
        ("heading", "One"),
        ("paragraph", STORY),
        ("list item", "Bread is cut."),
        ("table", "1 | 2"),
        ("caption", "The boat."),
        ("code", "x = 1"),
        ("menu", "Imprint"),
    ]


def test_a_page_laid_out_with_tables_is_read_as_text():
    assert ("paragraph", STORY) in pairs(html_blocks(html(f"<table><tr><td>Menu<td><p>{STORY}</table>")))


def test_a_poem_in_a_page_is_verse():
    page = html("<div class=poem><p>How doth the little crocodile<br>Improve his shining tail</div>")
    assert pairs(html_blocks(page)) == [("verse", "How doth the little crocodile Improve his shining tail")]


def test_a_poem_whose_lines_are_kept_is_verse_however_little_else_is_kept_so():
    """Old pages set their poems as preformatted text between paragraphs."""
    poem = "  How doth the little crocodile\n   Improve his shining tail,\n  And pour the waters of the Nile\n   On every golden scale!"
    found = html_blocks(html(f"<p>{STORY}<pre>\n{poem}\n\n{poem}\n</pre><p>{STORY}"))
    assert [block.kind.value for block in found] == ["paragraph", "verse", "verse", "paragraph"]


@pytest.mark.parametrize("said", ["utf-8", "windows-1252", "iso-8859-1", "utf-16"])
def test_a_page_is_read_in_the_encoding_that_it_names(said):
    page = f'<meta charset="{said}"><p>“Café”'.encode("cp1252" if said == "iso-8859-1" else said)
    assert [block.text for block in html_blocks(page)] == ["“Café”"]


@pytest.mark.parametrize(
    "main",
    ["<main>{}</main>", "<div role=main>{}</div>", "<article>{}</article>", "<div class='with-sidebar'>{}</div>"],
)
def test_what_stands_around_the_main_part_is_no_text(main):
    """Sidebars, comments and calls to subscribe go, by the page's own word for its text or by theirs."""
    around = (
        "<div class=cookie-banner><p>We use cookies, as you know.</div>{}<aside><h3>Related</h3><p>Ten recipes with mussels.</aside>"
        "<div class=comments><p>Great read!</div><p class=newsletter>Never miss a story."
    )
    found = pairs(html_blocks(html(around.format(main.format(f"<h1>{TITLE}</h1><p>{STORY}")))))
    assert [pair for pair in found if pair[0] != "menu"] == [("heading", TITLE), ("paragraph", STORY)]
    assert len(found) == 7


def test_a_note_is_known_by_the_mark_that_leads_to_it():
    body = f"<p>{STORY}<sup><a href='#n1'>1</a></sup><p id=n1>1. See page 5.<h2 id=n2>Two</h2><p><a href=#n2>2</a> It was late."
    assert pairs(html_blocks(html(body)))[1:] == [
        ("note", "1. See page 5."),
        ("heading", "Two"),
        ("paragraph", "2 It was late."),
    ]


def test_a_page_that_a_word_processor_saved():
    """LibreOffice writes running heads and notes in its own way, and struck-out words."""
    body = (
        f"<div title=header><p>Year 8</div><p>{STORY}<a class=sdfootnoteanc name=sdfootnote1anc href=#sdfootnote1sym><sup>1</sup></a>"
        "<p>It was <del>early</del>late.<div id=sdfootnote1><p class=sdfootnote-western><a class=sdfootnotesym name=sdfootnote1sym href=#sdfootnote1anc>1</a>See page 5.</div>"
    )
    assert pairs(html_blocks(html(body))) == [
        ("running head", "Year 8"),
        ("paragraph", STORY),
        ("paragraph", "It was late."),
        ("note", "1See page 5."),
    ]


# E-books


def test_a_book_is_read_in_its_own_order():
    """Neither the names nor their order in the file tell how the chapters follow."""
    pages = {
        "b.xhtml": "<h1>One</h1><p>First.",
        "a.xhtml": "<h1>Two</h1><p>Second.<aside epub:type='footnote'>A note.</aside>",
    }
    assert pairs(read_epub(epub(pages)).blocks) == [
        ("heading", "One"), ("paragraph", "First."), ("heading", "Two"), ("paragraph", "Second."), ("note", "A note."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "contents"),
    [
        (
            "application/x-dtbncx+xml",
            "<ncx><navMap><navPoint><navLabel><text>The  Boat</text></navLabel></navPoint></navMap></ncx>",
        ),
        ("application/xhtml+xml' properties='nav", "<html><nav><a href='one.xhtml'>The Boat</a></nav></html>"),
    ],
)
def test_a_chapter_is_known_by_the_table_of_contents(kind, contents):
    """Some programs write a chapter's title as a paragraph in large type."""
    book = epub({"one.xhtml": f"<p><b>The Boat</b></p><p>{STORY}</p>"}, {"O/toc": contents})
    book = replace_in_part(
        book, "O/book.opf", b"</manifest>", f"<item id='t' href='toc' media-type='{kind}'/></manifest>".encode()
    )
    assert pairs(read_epub(book).blocks) == [("heading", "The Boat"), ("paragraph", STORY)]
    damaged = replace_in_part(book, "O/toc", b"<", b"<<")
    assert pairs(read_epub(damaged).blocks)[0] == ("paragraph", "The Boat")


# PDFs

WORDS = " ".join(f"word{number}" for number in range(60))


def texts(pages):
    return pairs(read_pdf(pdf(pages)).blocks)


def test_running_heads_and_page_numbers_are_no_text():
    pages = [
        [
            (200.0, 760.0, 9.0, "A History of Boats"),
            *set_lines(f"{animal} came first. " + f"The {animal} is old. " * 9, 72.0, 700.0),
            (300.0, 30.0, 9.0, f"- {number} -"),
        ]
        for number, animal in enumerate(("dog", "old horse", "raven", "elephant"), start=1)
    ]
    kinds = [kind for kind, _ in texts(pages)]
    assert kinds.count("running head") == 8
    assert kinds.count("paragraph") == 4


def test_columns_are_read_one_after_the_other_whatever_order_they_were_drawn_in():
    left, right = (
        set_lines("Left " + WORDS, 72.0, 700.0, width=34),
        set_lines("Right " + WORDS, 330.0, 700.0, width=34),
    )
    row_by_row = [line for row in zip_longest(left, right) for line in row if line]
    words = " ".join(text for _, text in texts([row_by_row])).split()
    assert words == f"Left {WORDS} Right {WORDS}".split()


def test_a_paragraph_runs_on_over_the_end_of_a_page_and_a_hyphen():
    one, two = "The small boat lay on the sand and nobody had ever known how it came inter-", "esting as it was to see."
    pages = [[(72.0, 72.0, 11.0, one)], [(72.0, 700.0, 11.0, two)]]
    assert texts(pages) == [("paragraph", f"{one} {two}")]


def test_a_word_that_was_parted_at_a_line_end_keeps_its_lines_and_its_hyphen():
    """Whether the hyphen belongs to the word is for the cleaning to tell."""
    lines = place(
        72.0, 700.0, "Nobody had ever seen it so far in the night-", "air, and it was inter-", "esting to see it now."
    )
    (block,) = read_pdf(pdf([lines])).blocks
    assert block.text.split("\n") == [line for _, _, _, line in lines]


def test_notes_at_the_foot_stand_apart():
    page = [*set_lines(STORY, 72.0, 700.0), (72.0, 60.0, 8.0, "1 See the second book of the same author.")]
    assert texts([page]) == [("paragraph", STORY), ("note", "1 See the second book of the same author.")]


def test_new_paragraphs_are_seen_by_their_indent_and_by_a_gap():
    one, two, three = (set_lines(STORY, 72.0, top) for top in (700.0, 653.0 + 0.2 * 11, 580.0))
    two[0] = (90.0, *two[0][1:])
    assert [text for _, text in texts([[*one, *two, *three]])] == [STORY] * 3


def test_pages_without_text_are_counted():
    content = read_pdf(pdf([set_lines(STORY, 72.0, 700.0), [], []]))
    assert content.pages_without_text == 2
    assert len(content.blocks) == 1
    assert read_document("scan.pdf", pdf([set_lines(STORY, 72.0, 700.0), []])).pages_without_text == 1


def place(x: float, top: float, *lines: str) -> list[PlacedLine]:
    """Lines under each other."""
    return [(x, top - 13.2 * number, 11.0, line) for number, line in enumerate(lines)]


LEFT = (
    "The railway changed everything. In the first",
    "year it brought stone and timber from the",
    "moors; ten years later it carried people.",
)
RIGHT = (
    "Every spring the women walked down to the",
    "sands to gather bait, and they carried it",
    "home in baskets that stood on their heads.",
)


def test_columns_whose_lines_are_not_level_are_read_one_after_the_other():
    """Word processors set columns as they come: drawn last, the heading above them still comes first."""
    wide = "A line that reaches over both of the columns stands above them, and one below them as well, too."
    page = [
        *place(72.0, 600.0, *LEFT),
        *place(330.0, 604.0, *RIGHT),
        (72.0, 660.0, 11.0, wide),
        (72.0, 500.0, 11.0, wide),
        (72.0, 700.0, 20.0, TITLE),
    ]
    assert [text for _, text in texts([page])] == [TITLE, wide, " ".join(LEFT), " ".join(RIGHT), wide]


def test_a_box_beside_the_text_does_not_cut_its_paragraph():
    box = place(400.0, 700.0, "Did you know that the old", "queen herself had worn one", "for as long as she lived?")
    text = place(
        72.0,
        700.0,
        *LEFT[:2],
        "moors; ten years later it carried people and",
        "in the end it carried nothing more, which nobody in the town had expected to see.",
    )
    found = [text for _, text in texts([[*text, *box]])]
    assert "Did you know that the old queen herself had worn one for as long as she lived?" in found
    assert any(text.startswith(LEFT[0]) and text.endswith("expected to see.") for text in found)


def test_a_table_a_caption_and_a_table_of_contents_in_a_pdf_are_no_prose():
    rows = [
        (x, 600.0 - 14 * row, 11.0, f"{word}{row}")
        for row in range(4)
        for x, word in ((72.0, "Year"), (200.0, "Boats"), (340.0, "Few"))
    ]
    page = [
        *set_lines(STORY, 72.0, 700.0),
        *rows,
        (72.0, 530.0, 11.0, "Table 1: Boats and visitors"),
        (72.0, 517.0, 11.0, "“It was late,” she said."),
        (72.0, 480.0, 11.0, "The Long Way Home . . . . . . . . . . . 17"),
    ]
    found = texts([page])
    assert found[1][0] == "table"
    assert found[2:] == [
        ("caption", "Table 1: Boats and visitors"),
        ("paragraph", "“It was late,” she said."),
        ("menu", "The Long Way Home . . . . . . . . . . . 17"),
    ]


def test_wide_blanks_between_the_words_of_a_line_make_no_column():
    """In a narrow column that is set flush, blanks may stand above each other by chance."""
    ragged = (
        ("of the hundreds", 190.0, "and hundreds"),
        ("that had come", 170.0, "by then to see"),
        ("it was the last", 184.0, "of the old ones"),
        ("which stood by", 166.0, "the harbour there"),
    )
    page = [
        piece
        for row, (one, x, two) in enumerate(ragged)
        for piece in ((72.0, 700.0 - 13.2 * row, 11.0, one), (x, 700.0 - 13.2 * row, 11.0, two))
    ]
    ((_, text),) = texts([page])
    assert text == " ".join(f"{one} {two}" for one, _, two in ragged)


def test_the_lines_of_a_poem_in_a_pdf_stay_together_and_are_left_out():
    """Set in alternately, each line is no paragraph of its own; a talk in short lines is no poem."""
    poem = [
        "How doth the little crocodile",
        "Improve his shining tail,",
        "And pour the waters of the Nile",
        "On every golden scale!",
    ]
    talk = ["“Where is she now?”", "“Upstairs, I think.”", "“Then call her down.”", "“I shall not.”"]
    page = [
        *set_lines(STORY, 72.0, 700.0),
        *((90.0 + 9 * (row % 2), 620.0 - 13.2 * row, 11.0, line) for row, line in enumerate(poem)),
        *place(72.0, 540.0, *talk),
        *set_lines(STORY, 72.0, 460.0),
    ]
    document = Document("a", read_pdf(pdf([page])).blocks)
    assert [part.reason for part in clean(document).left_out] == ["verse"]
    assert [block.text for block in document.blocks][2:-1] == talk


def test_a_stamp_across_the_page_is_no_text():
    drawn = "BT /F1 60 Tf 0.7 0.7 -0.7 0.7 100 200 Tm (DRAFT) Tj ET BT /F1 11 Tf 1 0 0 1 72 700 Tm (It was late.) Tj ET"
    assert texts_of(draw_pdf(drawn)) == [("paragraph", "It was late.")]


def test_the_size_of_type_is_what_is_seen_whatever_the_file_calls_it():
    """Many programs write a size of one and magnify it."""
    drawn = "BT /F1 1 Tf 20 0 0 20 72 700 Tm (The Boat) Tj ET " + "".join(
        f"BT /F1 1 Tf 11 0 0 11 72 {660 - 13 * row} Tm ({line}) Tj ET " for row, line in enumerate(LEFT)
    )
    assert texts_of(draw_pdf(drawn)) == [("heading", "The Boat"), ("paragraph", " ".join(LEFT))]


def texts_of(data: bytes) -> Pairs:
    return pairs(read_pdf(data).blocks)


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("Year\tBoats\n1950\t12", "Year | Boats | 1950 | 12"),
        ("Name    Age  Town\nAnna    12   Old Mill", "Name | Age | Town | Anna | 12 | Old Mill"),
    ],
)
def test_a_table_in_a_text_file_is_known_by_its_columns(text: str, table: str) -> None:
    blocks = read_document("boat.txt", f"{STORY}\n\n{text}\n".encode()).blocks
    assert pairs(blocks) == [("paragraph", STORY), ("table", table)]


@pytest.mark.parametrize(
    "text", ["He ran.  She sat.\nIt fell.  We saw.", "We ran  to the hill and\nthen sat  by the  mill."]
)
def test_wide_spaces_between_words_or_sentences_make_no_table(text: str) -> None:
    assert BlockKind.TABLE not in [block.kind for block in read_document("boat.txt", text.encode()).blocks]


def test_lines_broken_on_purpose_are_read_alike_in_markdown_and_web_pages() -> None:
    items = ["Mended the roof of the boat house", "Painted both of the oars", "Bought a new rope for the anchor"]
    expected = [("list item", item) for item in items]
    for broken in ("  \n", "\\\n", "<br>"):
        assert pairs(read_document("boat.md", broken.join(items).encode()).blocks) == expected
    assert pairs(read_document("boat.html", html(f"<p>{'<br>'.join(items)}</p>")).blocks) == expected


def test_items_nested_deeply_are_all_read() -> None:
    """The Markdown parser stops at a depth, and drops the rest."""
    from lexile.documents.formats.markdown import markdown_blocks

    lines = [f"{'  ' * depth}- Item {depth}" for depth in range(300)]
    assert [block.text for block in markdown_blocks("\n".join(lines))] == [f"Item {depth}" for depth in range(300)]


def test_an_item_of_a_text_file_goes_on_below_its_mark() -> None:
    """Release notes are set like this."""
    text = (
        f"{STORY}\n\n * The boat learned to find its way home by itself when the\n   old man sleeps on the sand.\n"
        " * It floats.\n   Nobody knows why.\n"
    )
    assert pairs(read_document("boat.txt", text.encode()).blocks)[1:] == [
        ("list item", "The boat learned to find its way home by itself when the old man sleeps on the sand."),
        ("list item", "It floats."),
        ("paragraph", "Nobody knows why."),
    ]


def indented(margin: str, width: int = 60) -> str:
    """The story, wrapped at a margin on its left."""
    return margin + f"\n{margin}".join(wrap(STORY, width))


@pytest.mark.parametrize("margin", ["  ", "    ", "\t"])
def test_a_paragraph_with_a_margin_is_one_paragraph_wherever_it_stands(margin: str) -> None:
    text = f"{STORY}\n\n{indented(margin)}\n\n{STORY}\n\n{indented(margin)}\n"
    assert pairs(read_document("boat.txt", text.encode()).blocks) == [("paragraph", STORY)] * 4


def test_two_indented_lines_are_verse_beside_prose_and_prose_where_all_is_indented() -> None:
    couplet = "    The boat was out at sea all day,\n    And Nobody knew when she would stay"
    kinds = [block.kind.value for block in read_document("a.txt", f"{STORY}\n\n{couplet}\n".encode()).blocks]
    assert kinds == ["paragraph", "verse"]
    manual = f"The boat\n\n{indented('    ')}\n\n{indented('    ', 50)}\n\n{couplet}.\n"
    assert "verse" not in [block.kind.value for block in read_document("a.txt", manual.encode()).blocks]


def test_lines_as_wide_as_those_beside_programs_are_one_paragraph() -> None:
    text = "\n".join(wrap(f"{STORY} {STORY} {STORY}", 119))
    assert pairs(read_document("boat.txt", text.encode()).blocks) == [("paragraph", f"{STORY} {STORY} {STORY}")]


def test_a_note_whose_lines_have_one_margin_is_one_item() -> None:
    note = "\n     ".join(wrap(STORY, 60))
    assert pairs(read_document("a.txt", f"{STORY}\n\n     * {note}\n".encode()).blocks)[1:] == [("list item", STORY)]


@pytest.mark.parametrize("line", ["=", "-", "~", "^"])
def test_an_underlined_heading_needs_no_blank_line_below_it(line: str) -> None:
    title = "About the boat"
    story = "\n".join(wrap(STORY, 60))
    for heading in (f"{title}\n{line * 14}", f"{line * 16}\n {title}\n{line * 16}"):
        blocks = read_document("boat.txt", f"{heading}\n{story}\n".encode()).blocks
        assert pairs(blocks) == [("heading", title), ("paragraph", STORY)]


def test_files_listed_with_what_they_hold_are_a_table() -> None:
    rows = [
        ("AUTHORS", "the people who wrote all of it"),
        ("NEWS", "what is new for those who know it"),
        ("TODO", "x y z"),
    ]
    table = "\n".join(f"{name:<12}{words}" for name, words in rows)
    table += f"\n{'':12}and more of it here"
    kinds = [block.kind.value for block in read_document("a.txt", f"{STORY}\n\n{table}\n\n{STORY}".encode()).blocks]
    assert kinds == ["paragraph", "table", "paragraph"]


def test_a_glossary_with_sentences_is_no_table() -> None:
    glossary = "reef    It lies a little below the sea.\nkelp    It grows well below the sea.\nsail    It hangs high on the mast."
    assert "table" not in [
        block.kind.value for block in read_document("a.txt", f"{STORY}\n\n{glossary}".encode()).blocks
    ]


def test_what_a_term_means_may_be_wrapped_below_it() -> None:
    meaning = "\n\t".join(wrap(STORY, 60))
    blocks = read_document("boat.txt", f"{STORY}\n\nthe boat::\n\t{meaning}\n".encode()).blocks
    assert pairs(blocks)[1:] == [("paragraph", "the boat::"), ("paragraph", STORY)]
