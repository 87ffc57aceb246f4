"""Where a paragraph ends in a PDF whose paragraphs are short: letters, plays, worksheets, minutes."""

import pytest

from lexile.documents import BlockKind
from lexile.documents.formats.pdf.text import read_pdf
from tests.documents.samples import STORY, PlacedLine, draw_pdf, pdf, set_lines

SPEECHES = (
    "Anna: What are you looking for in the kitchen at this time of the day?",
    "Tom: The key. I had it in my hand when I came in.",
    "Anna: Did you look in your shoe? You always put things in your shoes.",
    "Tom: Why would I put it there?",
    "There is a knock at the door. Mr. Bell enters, wet from the rain.",
)


def texts(lines: list[PlacedLine], *kinds: BlockKind) -> list[str]:
    blocks = read_pdf(pdf([lines])).blocks
    return [" ".join(block.text.split()) for block in blocks if not kinds or block.kind in kinds]


@pytest.mark.parametrize("distance", [20.0, 22.0, 26.0])
def test_paragraphs_of_one_line_each_are_apart_by_their_distance(distance: float) -> None:
    """Most lines of a play are paragraphs, so that the usual distance is that between two of them."""
    lines = [(72.0, 700.0 - distance * row, 11.0, text) for row, text in enumerate(SPEECHES)]
    assert texts(lines) == list(SPEECHES)


@pytest.mark.parametrize("leading", [13.0, 16.0, 26.0])
def test_the_lines_of_a_paragraph_stay_together_however_wide_they_are_set(leading: float) -> None:
    """An essay is set with double spaces so that the teacher can write between its lines."""
    rows = [line[3] for line in set_lines(f"{STORY} {STORY}", 72.0, 0.0)]
    lines = [(72.0, 700.0 - leading * row, 11.0, text) for row, text in enumerate(rows)]
    assert texts(lines) == [f"{STORY} {STORY}"]


def test_what_follows_a_list_at_the_margin_is_no_part_of_its_last_item() -> None:
    items = [(108.0, 640.0 - 14 * row, 11.0, f"{row + 1}. Is it true that the boat was red?") for row in range(3)]
    after = (72.0, 598.0, 11.0, "Fill in the blanks in the text below with a word.")
    story = set_lines(STORY, 72.0, 700.0)
    assert texts([*story, *items, after])[1:] == ["Is it true that the boat was red?"] * 3 + [after[3]]


def test_labelled_lines_above_a_text_are_lines_of_their_own() -> None:
    head = ("Date: 3 March 2025", "Present: Ann Lee and Bob Ray", "Absent: E. Fox")
    lines = [(72.0, 700.0 - 13 * row, 11.0, text) for row, text in enumerate(head)]
    assert texts([*lines, *set_lines(STORY, 72.0, 640.0)]) == [*head, STORY]


def test_a_bold_word_at_the_end_of_a_sentence_is_no_heading() -> None:
    rows = [line[3] for line in set_lines(STORY, 72.0, 0.0)][:2]
    drawn = "".join(
        f"BT /F1 11 Tf 1 0 0 1 72 {700 - 13 * row} Tm ({text}) Tj ET\n" for row, text in enumerate(rows)
    ) + f"BT /F2 11 Tf 1 0 0 1 72 {700 - 13 * len(rows)} Tm (shore.) Tj ET\n"  # fmt: skip
    page = draw_pdf(drawn).replace(b"/F1 5 0 R", b"/F1 5 0 R /F2 6 0 R").replace(
        b"xref\n", b"6 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>\nendobj\nxref\n", 1
    )  # fmt: skip
    blocks = read_pdf(page.replace(b"startxref", b"startxrefx", 1)).blocks
    assert [(block.kind, " ".join(block.text.split())) for block in blocks] == [
        (BlockKind.PARAGRAPH, f"{' '.join(rows)} shore.")
    ]
