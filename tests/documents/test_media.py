"""Subtitles, slide shows and FictionBook e-books."""

import pytest

from lexile.documents import Block, BlockKind, read_document
from lexile.errors import DamagedFile
from tests.documents.samples import STORY, TITLE, pack, unpack

_SRT = """1
00:00:01,000 --> 00:00:03,500
<i>The small boat lay
on the sand.</i>

2
00:00:04,000 --> 00:00:05,000
[door closes]

3
00:00:05,000 --> 00:00:07,000
ANN: Nobody had used it

4
00:00:07,100 --> 00:00:09,000
{\\an8}since the spring.
"""
_VTT = """WEBVTT - Boats

NOTE made by hand

STYLE
::cue { color: red }

intro
00:01.000 --> 00:03.500 align:start position:0%
<v Ann>The small boat lay on the sand.

00:04.000 --> 00:05.000
Nobody had used it <c.loud>since</c>

00:05.000 --> 00:06.000
the spring.
"""
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def texts(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in blocks]


@pytest.mark.parametrize(
    ("name", "text"), [("a.srt", _SRT), ("a.srt", _SRT.replace("\n", "\r\n")), ("a.vtt", _VTT), ("a.txt", _VTT)]
)
def test_subtitles_are_read_as_what_is_said(name: str, text: str) -> None:
    assert texts(read_document(name, text.encode()).blocks) == [
        ("paragraph", "The small boat lay on the sand."),
        ("paragraph", "Nobody had used it since the spring."),
    ]


def test_a_line_that_stays_while_the_next_one_comes_is_read_once() -> None:
    """As programs write what they hear: two lines roll upwards, and each is shown two or three times."""
    lines = ["so today we look at", "a small boat", "on the sand"]
    shown = [lines[:1], lines[:1], lines[:2], lines[1:2], lines[1:], lines[2:]]
    cues = [f"00:0{n}.000 --> 00:0{n + 1}.000 align:start\n{chr(10).join(two)}\n \n" for n, two in enumerate(shown)]
    blocks = read_document("a.vtt", ("WEBVTT\nKind: captions\n\n" + "\n".join(cues)).encode()).blocks
    assert texts(blocks) == [("paragraph", " ".join(lines))]


def test_a_word_that_is_said_twice_stays() -> None:
    cues = "1\n00:00:01,000 --> 00:00:02,000\nHe ran,\nand ran.\n\n2\n00:00:02,000 --> 00:00:03,000\nThen he ran.\n"
    assert [block.text for block in read_document("a.srt", cues.encode()).blocks] == [
        "He ran, and ran.",
        "Then he ran.",
    ]


def _subtitles(*cues: str, between: str = "\n\n", fraction: str = ",000") -> str:
    return between.join(
        f"{number}\n00:00:{number:02}{fraction} --> 00:00:{number + 1:02}{fraction}\n{cue}"
        for number, cue in enumerate(cues, 1)
    )


@pytest.mark.parametrize("name", ["a.srt", "a.txt"])
@pytest.mark.parametrize(
    ("cues", "said"),
    [
        (("The boat lay", "on the sand."), ["The boat lay on the sand."]),
        (("&gt;&gt; Tom &amp; Ann ran.", "&lt;Run&gt;, she said."), ["Tom & Ann ran.", "<Run>, she said."]),
        (("We're #1.", "# La la la. #"), ["We're #1.", "La la la."]),
        (("Will you come?\nNo.", "No.", "No."), ["Will you come? No.", "No.", "No."]),
        (("<u>The</u> boat", "The boat", "The <u>boat</u>", "lay here."), ["The boat lay here."]),
        (("The boat\n\nlay here.", "It was old."), ["The boat lay here.", "It was old."]),
    ],
)
@pytest.mark.parametrize("fraction", [",000", ""])
def test_subtitles_are_what_is_said(name: str, cues: tuple[str, ...], said: list[str], fraction: str) -> None:
    """Also with entities, numbers and repeated words, and in a text file."""
    assert [block.text for block in read_document(name, _subtitles(*cues, fraction=fraction).encode()).blocks] == said


@pytest.mark.parametrize("name", ["a.srt", "a.txt"])
def test_subtitles_need_no_empty_lines_between_them(name: str) -> None:
    text = _subtitles("The boat lay", "on the sand.", "It was 42\nyears old.", between="\n")
    assert texts(read_document(name, text.encode()).blocks) == [
        ("paragraph", "The boat lay on the sand."),
        ("paragraph", "It was 42 years old."),
    ]


def test_a_text_about_subtitles_is_read_with_them() -> None:
    text = f"WEBVTT is a format of subtitles.\n\n{_subtitles('The boat lay here.')}\n"
    assert [block.text for block in read_document("a.txt", text.encode()).blocks] == [
        "WEBVTT is a format of subtitles.",
        "The boat lay here.",
    ]


def _shape(place: str, *paragraphs: str) -> str:
    text = "".join(f"<a:p>{paragraph}</a:p>" for paragraph in paragraphs)
    return f'<p:sp><p:nvSpPr><p:nvPr><p:ph type="{place}"/></p:nvPr></p:nvSpPr><p:txBody>{text}</p:txBody></p:sp>'


def _run(text: str) -> str:
    return f"<a:r><a:t>{text}</a:t></a:r>"


def _relations(*targets: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{role}" Target="{target}"/>'
        for number, (role, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{listed}</Relationships>'


def _slide(shapes: str, attributes: str = "") -> str:
    return f'<p:sld xmlns:p="p" xmlns:a="a"{attributes}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>'


def _slide_show(listed: str = '<p:sldId r:id="r1"/><p:sldId r:id="r0"/><p:sldId r:id="r2"/>') -> bytes:
    item = f'<a:pPr><a:buAutoNum type="arabicPeriod"/></a:pPr>{_run("Pull the boat up.")}'
    return pack(
        {
            "ppt/presentation.xml": f'<p:presentation xmlns:p="p" xmlns:r="{_OFFICE}">{listed}</p:presentation>',
            "ppt/_rels/presentation.xml.rels": _relations(
                ("slide", "slides/slide1.xml"), ("slide", "slides/slide2.xml"), ("slide", "slides/slide3.xml")
            ),
            "ppt/slides/slide1.xml": _slide(_shape("body", item) + _shape("sldNum", _run("2"))),
            "ppt/slides/slide2.xml": _slide(_shape("ctrTitle", _run(TITLE)) + _shape("body", _run(STORY))),
            "ppt/slides/slide3.xml": _slide(_shape("body", _run("Secret.")), ' show="0"'),
            "ppt/slides/_rels/slide1.xml.rels": _relations(("notesSlide", "../notesSlides/n.xml")),
            "ppt/notesSlides/n.xml": _slide(_shape("body", _run("Show the rope."))),
        }
    )


def test_a_slide_show_is_read_in_order_with_its_notes_apart() -> None:
    blocks = read_document("a.pptx", _slide_show()).blocks
    assert texts(blocks) == [
        ("heading", TITLE),
        ("paragraph", STORY),
        ("list item", "Pull the boat up."),
        ("note", "Show the rope."),
    ]
    assert blocks[2].numbered


def test_lines_of_a_slide_have_the_bullets_of_its_layout() -> None:
    """The slide itself does not say so; a paragraph that says it has none, and one by itself, are no items."""
    lines = ("Three tins of paint", "A brush and a rag")
    plain = f"<a:pPr><a:buNone/></a:pPr>{_run(STORY)}"
    slide = _slide(_shape("obj", plain, *map(_run, lines)) + _shape("obj", _run(STORY))).replace(' type="obj"', "")
    packed = unpack(_slide_show('<p:sldId r:id="r0"/>'))
    blocks = read_document("a.pptx", pack({**packed, "ppt/slides/slide1.xml": slide})).blocks
    assert [block for block in texts(blocks) if block[0] != "note"] == [
        ("paragraph", STORY), *(("list item", line) for line in lines), ("paragraph", STORY)
    ]  # fmt: skip


@pytest.mark.parametrize("place", ["title", "sldNum"])
def test_a_table_is_no_part_of_the_shape_before_it(place: str) -> None:
    """It stands in a frame of its own, which says nothing of its place."""
    cells = "".join(f"<a:tc><a:txBody><a:p>{_run(text)}</a:p></a:txBody></a:tc>" for text in ("Gull", STORY))
    table = f"<p:graphicFrame><a:graphic><a:tbl><a:tr>{cells}</a:tr></a:tbl></a:graphic></p:graphicFrame>"
    packed = unpack(_slide_show('<p:sldId r:id="r0"/>'))
    slide = _slide(_shape(place, _run(TITLE)) + table)
    blocks = read_document("a.pptx", pack({**packed, "ppt/slides/slide1.xml": slide})).blocks
    assert ("paragraph", STORY) in texts(blocks)


def test_a_slide_show_without_slides_is_damaged() -> None:
    with pytest.raises(DamagedFile, match="no slides"):
        read_document("a.pptx", _slide_show(listed=""))


@pytest.mark.parametrize("name", ["a.fb2", "a.xml", "a"])
def test_a_fictionbook_is_read_without_its_description(name: str) -> None:
    book = f"""<?xml version="1.0"?><FictionBook xmlns="x" xmlns:l="l"><description><p>About.</p></description>
    <body><section><title><p>{TITLE}</p></title><p>{STORY[:60]}<a type="note" l:href="#n">[1]</a>{STORY[60:]}</p>
    <poem><stanza><v>The boat is old,</v><v>The sea is cold.</v></stanza></poem><cite><p>Go home.</p></cite></section></body>
    <body name="notes"><section id="n"><p>A kind of boat.</p></section></body><binary id="b">AAAA</binary></FictionBook>"""
    blocks = read_document(name, book.encode()).blocks
    assert texts(blocks) == [
        ("heading", TITLE),
        ("paragraph", STORY),
        ("verse", "The boat is old,\nThe sea is cold."),
        ("quotation", "Go home."),
        ("note", "A kind of boat."),
    ]
    assert blocks[0].kind is BlockKind.HEADING
