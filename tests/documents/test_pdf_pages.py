"""Pages of a PDF as people have them: turned, with numbers and steps at their edges, and many of them."""

from collections import Counter

import pytest

from lexile.documents import BlockKind, read_document
from lexile.documents.formats.pdf.text import read_pdf
from lexile.documents.limits import MAX_PAGES
from tests.documents.samples import STORY, PlacedLine, draw_pdf, pdf, set_lines

_WIDTH, _HEIGHT = 612, 792
# The matrix that turns a line by quarters of a circle, and the place of its point (x, y) on the turned page.
_TURNS = {
    90: "0 1 -1 0 {0} {1}".format,
    180: "-1 0 0 -1 {0} {1}".format,
    270: "0 -1 1 0 {0} {1}".format,
}


def _place(turn: int, left: float, bottom: float) -> tuple[float, float]:
    return {
        90: (_WIDTH - bottom, left),
        180: (_WIDTH - left, _HEIGHT - bottom),
        270: (bottom, _HEIGHT - left),
    }[turn]


def _turned(data: bytes, turn: int, lines: list[PlacedLine], *, marked: bool) -> bytes:
    """A PDF of upright lines, with their text turned; `marked` if the page says so."""
    for left, bottom, _, _ in lines:
        old = f"1 0 0 1 {left} {bottom} Tm".encode()
        new = f"{_TURNS[turn](*_place(turn, left, bottom))} Tm".encode()
        assert old in data
        data = data.replace(old, new)
    return data.replace(b"/MediaBox", f"/Rotate {turn} /MediaBox".encode()) if marked else data


@pytest.mark.parametrize("turn", [90, 180, 270])
@pytest.mark.parametrize("marked", [True, False])
def test_a_turned_page_is_read_upright(turn: int, marked: bool) -> None:
    """A scanner or printer turns a sheet; whoever reads it turns it back."""
    lines = [(72.0, 560.0, 20.0, "The Boat"), *set_lines(STORY, 72.0, 520.0), *set_lines(STORY, 72.0, 400.0)]
    blocks = read_pdf(_turned(pdf([lines]), turn, lines, marked=marked)).blocks
    assert [(block.kind.value, " ".join(block.text.split())) for block in blocks] == [
        ("heading", "The Boat"),
        ("paragraph", STORY),
        ("paragraph", STORY),
    ]


@pytest.mark.parametrize("number", ["7", "- 7 -", "Page 7 of 9", "vii"])
@pytest.mark.parametrize("pages", [1, 2])
def test_a_page_number_is_not_read_with_the_last_paragraph(number: str, pages: int) -> None:
    texts = [STORY, " ".join(reversed(STORY.split()))][:pages]
    lines = [
        [*set_lines(text, 72.0, 700.0 - 60 * row), (300.0, 640.0 - 60 * row, 11.0, number)]
        for row, text in enumerate(texts)
    ]
    blocks = read_pdf(pdf(lines)).blocks
    assert " ".join(" ".join(block.text for block in blocks[:-pages]).split()) == " ".join(texts)
    assert [(block.kind, block.text) for block in blocks[-pages:]] == [(BlockKind.RUNNING_HEAD, number)] * pages


def test_a_large_number_at_the_top_of_a_page_begins_a_chapter() -> None:
    blocks = read_pdf(pdf([[(300.0, 740.0, 20.0, "7"), *set_lines(STORY, 72.0, 700.0)]])).blocks
    assert [block.kind for block in blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_numbered_steps_at_the_edges_of_pages_are_read() -> None:
    steps = [f"{number}. Fold the {side} edge of the paper to the middle." for number, side in enumerate("abcdefgh", 1)]
    pages = [[(72.0, 700.0 - 20 * row, 11.0, step) for row, step in enumerate(steps[i : i + 2])] for i in (0, 2, 4, 6)]
    blocks = read_pdf(pdf(pages)).blocks
    assert [block.text for block in blocks] == [step.partition(" ")[2] for step in steps]
    assert all(block.kind is BlockKind.LIST_ITEM and block.numbered for block in blocks)


def test_a_textbook_of_as_many_pages_as_the_limit_is_read_in_its_process() -> None:
    """Each has three paragraphs of its own, and its number."""
    pages = []
    for number in range(1, MAX_PAGES + 1):
        name = str(number).translate(str.maketrans("0123456789", "abcdefghij"))  # repeated lines are running heads
        texts = " ".join(f"{word}{name}" for word in f"{STORY} {STORY}".split())
        lines = [line for top in (740.0, 600.0, 460.0) for line in set_lines(f"{texts}.", 72.0, top, 10.0, 90)]
        pages.append([*lines, (300.0, 30.0, 9.0, str(number))])
    document = read_document("book.pdf", pdf(pages))
    counts = Counter(block.kind for block in document.blocks)
    assert counts == {BlockKind.PARAGRAPH: 3 * MAX_PAGES, BlockKind.RUNNING_HEAD: MAX_PAGES}


def _with_fixed_font(drawn: str) -> bytes:
    """A PDF of one page whose font /F2 is Courier."""
    fonts = b"/F2 << /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >> /F1 5 0 R"
    return draw_pdf(drawn).replace(b"/F1 5 0 R", fonts)


def _drawn(lines: list[tuple[str, str, float]]) -> str:
    """Commands that draw lines below each other: the font with its size, the text, and the left edge."""
    return "\n".join(
        f"BT {font} Tf 1 0 0 1 {left} {740 - 14 * row} Tm ({text}) Tj ET"
        for row, (font, text, left) in enumerate(lines)
    )


_SET = [line for *_, line in set_lines(STORY * 2, 0, 0)]
_LISTING = ["for boat in boats[1:]:", "    boat.row = far-1; count += 2", "    log_entry[boat] = 12"]


def test_a_program_set_in_letters_of_one_width_is_code() -> None:
    lines = [("/F1 11", line, 72.0) for line in _SET]
    program = [("/F2 10", line.replace("(", r"\(").replace(")", r"\)"), 72.0) for line in _LISTING]
    kinds = [block.kind for block in read_pdf(_with_fixed_font(_drawn([*lines, *program, *lines]))).blocks]
    assert kinds[0] is kinds[-1] is BlockKind.PARAGRAPH
    assert set(kinds[1:-1]) == {BlockKind.CODE}


def test_a_typed_story_is_not_a_program() -> None:
    blocks = read_pdf(_with_fixed_font(_drawn([("/F2 10", line, 72.0) for line in [*_SET, "Stop!"]]))).blocks
    assert {block.kind for block in blocks} == {BlockKind.PARAGRAPH}


def test_a_sentence_goes_on_in_a_line_that_begins_with_a_name_from_a_program() -> None:
    """Browsers set such names smaller than the sentence around them."""
    first, second, third = "The names of all of the boats are kept in the file", " where nobody would look for", "them."
    drawn = (
        f"BT /F1 11 Tf 1 0 0 1 72 740 Tm ({first}) Tj ET\n"
        f"BT /F2 8.5 Tf 1 0 0 1 72 726 Tm (/var/log/boats) Tj /F1 11 Tf ({second}) Tj ET\n"
        f"BT /F1 11 Tf 1 0 0 1 72 712 Tm ({third}) Tj ET"
    )
    blocks = read_pdf(_with_fixed_font(drawn)).blocks
    assert [(block.kind.value, " ".join(block.text.split())) for block in blocks] == [
        ("paragraph", f"{first} /var/log/boats{second} {third}")
    ]


@pytest.mark.parametrize("mark", ["1", "ii", "a", "iv"])
@pytest.mark.parametrize("gap", ["", " "])
def test_raised_letters_and_numerals_mark_notes(mark: str, gap: str) -> None:
    *first, last = _SET
    body = [f"BT /F1 11 Tf 1 0 0 1 72 {740 - 14 * row} Tm ({line}) Tj ET" for row, line in enumerate(first)]
    place = 740 - 14 * len(first)
    marked = f"BT /F1 11 Tf 1 0 0 1 72 {place} Tm ({last}{gap}) Tj /F1 6 Tf 4 Ts ({mark}) Tj ET"
    note = f"BT /F1 8 Tf 1 0 0 1 72 {place - 60} Tm ({mark} The boat was built in the north.) Tj ET"
    blocks = read_pdf(draw_pdf("\n".join([*body, marked, note]))).blocks
    text = " ".join(" ".join(block.text.split()) for block in blocks if block.kind is BlockKind.PARAGRAPH)
    assert text == " ".join(_SET)
    notes = [block.text for block in blocks if block.kind is BlockKind.FOOTNOTE]
    assert notes == [f"{mark} The boat was built in the north."]


def test_a_single_letter_as_large_as_its_line_is_a_word() -> None:
    lines = "\n".join(
        f"BT /F1 11 Tf 1 0 0 1 72 {740 - 14 * row} Tm ({line}) Tj ET"
        for row, line in enumerate(["I saw a", "b.c and i v x"])
    )
    assert [" ".join(block.text.split()) for block in read_pdf(draw_pdf(lines)).blocks] == ["I saw a b.c and i v x"]


def test_an_item_with_a_small_bullet_goes_on_in_its_next_line() -> None:
    drawn = (
        "BT /F1 7 Tf 1 0 0 1 72 740 Tm (\x95 ) Tj /F1 11 Tf (The boat lay on the sand all winter, and nobody had) Tj ET\n"
        "BT /F1 11 Tf 1 0 0 1 78 726 Tm (used it since the day when the old man went away.) Tj ET"
    )
    (item,) = read_pdf(draw_pdf(drawn)).blocks
    assert item.kind is BlockKind.LIST_ITEM
    assert " ".join(item.text.split()).endswith("had used it since the day when the old man went away.")


def test_a_running_head_with_the_number_of_the_page_changes_with_each_chapter() -> None:
    """No chapter is long enough for its head to be repeated, but the numbers count on."""
    pages = []
    for number, name in enumerate(("Boat", "Sand", "Shore", "Rope", "Oar"), start=11):
        story = " ".join(f"{word} {name.lower()}" for word in STORY.split())  # nothing but the numbers repeats
        pages.append([(72.0, 760.0, 11.0, f"Chapter {name}: The {name} {number}"), *set_lines(story, 72, 720)])
    blocks = read_pdf(pdf(pages)).blocks
    heads = [block.text for block in blocks if block.kind is BlockKind.RUNNING_HEAD]
    assert len(heads) == 5
    assert not any("Chapter" in block.text for block in blocks if block.kind is BlockKind.PARAGRAPH)


def test_a_power_in_a_pdf_stays() -> None:
    drawn = (
        "BT /F1 11 Tf 1 0 0 1 72 740 Tm (The pond covers 40 km) Tj 4 Ts /F1 6 Tf (2) Tj 0 Ts /F1 11 Tf ( of land.) Tj ET\n"
        "BT /F1 11 Tf 1 0 0 1 72 726 Tm (It is dug deep) Tj 4 Ts /F1 6 Tf (2) Tj 0 Ts /F1 11 Tf ( in the sand.) Tj ET"
    )
    text = " ".join(" ".join(block.text.split()) for block in read_pdf(draw_pdf(drawn)).blocks)
    assert "40 km2 of land." in text
    assert "dug deep in the sand." in text
