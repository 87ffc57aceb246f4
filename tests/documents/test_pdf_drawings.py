"""What a PDF draws: bullets before list items, large first letters, and what a browser prints around a page."""

from collections import Counter

import pytest

from lexile.documents import BlockKind
from lexile.documents.formats.pdf.drop_caps import is_word
from lexile.documents.formats.pdf.text import read_pdf
from tests.documents.samples import STORY, draw_pdf, pdf, set_lines

ITEMS = ("Bring a hat and a coat", "Leave the dog at home", "Come before it gets dark")


def written(left: float, bottom: float, size: float, text: str) -> str:
    return f"BT /F1 {size} Tf 1 0 0 1 {left} {bottom} Tm ({text}) Tj ET\n"


def story(top: float) -> str:
    return "".join(written(*line) for line in set_lines(STORY, 72.0, top))


def items(bullet: str, left: float = 90.0) -> str:
    return "".join(
        bullet.format(x=left - 14, y=560 - 16 * row + 2.5, x4=left - 10, y4=560 - 16 * row + 6.5)
        + written(left, 560 - 16 * row, 11, text)
        for row, text in enumerate(ITEMS)
    )


@pytest.mark.parametrize(
    "bullet",
    [
        "{x} {y} 4 4 re f\n",
        "{x} {y} 4 4 re S\n",
        "{x} {y} m {x4} {y} l {x4} {y4} l {x} {y4} l f\n",
        "{x} {y} m {x} {y4} {x4} {y4} {x4} {y} c {x4} {y4} {x} {y4} {x} {y} c f\n",
    ],
    ids=["square", "hollow square", "polygon", "curve"],
)
def test_a_drawn_bullet_makes_a_list_item(bullet: str) -> None:
    """Browsers draw the bullets of a page that they print."""
    blocks = read_pdf(draw_pdf(story(660) + items(bullet) + story(500))).blocks
    assert [(block.kind, block.text) for block in blocks[1:-1]] == [(BlockKind.LIST_ITEM, item) for item in ITEMS]
    assert {block.kind for block in (blocks[0], blocks[-1])} == {BlockKind.PARAGRAPH}


def test_a_small_drawing_elsewhere_is_no_bullet() -> None:
    """Within a line, far from it, or as large as a letter: a logo, a corner, a box to tick at the end."""
    drawings = "300 662 4 4 re f 20 662 4 4 re f 62 640 11 11 re f 560 662 4 4 re f 58 700 4 4 re f\n"
    blocks = read_pdf(draw_pdf(story(660) + drawings)).blocks
    assert [(block.kind, " ".join(block.text.split())) for block in blocks] == [(BlockKind.PARAGRAPH, STORY)]


def test_a_map_of_many_drawings_is_not_searched_for_bullets() -> None:
    blocks = read_pdf(draw_pdf("58 662 4 4 re f\n" * 6_000 + story(660))).blocks
    assert [block.kind for block in blocks] == [BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    ("line", "is_alone"),
    [
        ("A bell", True), ("A whole", True), ("A knock", True), ("A useful", True), ("A gloomy", True), ("A sword", True),
        ("I knew", True), ("I wrote", True), ("I am", True),
        ("All of", False), ("As it", False), ("And then", False), ("After that", False), ("Along the", False),
        ("Any of", False), ("Another day", False), ("Aunt Ann", False), ("Away they", False), ("It was", False),
        ("In the", False), ("Indeed he", False), ("On that", False), ("One of", False), ("Our house", False),
        ("The boat", False), ("We went", False),
    ],
)  # fmt: skip
def test_a_large_first_letter_is_a_word_or_the_first_of_one(line: str, is_alone: bool) -> None:
    assert is_word(line[0], line[1:].lstrip(), Counter) is is_alone


def test_a_large_first_letter_that_spelling_does_not_tell_is_told_by_the_rest_of_the_text() -> None:
    assert not is_word("A", "gnes came home", lambda: Counter(agnes=3, gnes=1))
    assert not is_word("A", "voyage of", lambda: Counter(avoyage=1, voyage=1))
    assert is_word("A", "voyage of", lambda: Counter(avoyage=1, voyage=2))
    assert is_word("O", "captain, my", lambda: Counter(captain=2))
    assert not is_word("O", "ctober was", lambda: Counter(ctober=1))


@pytest.mark.parametrize("first", ["A bell rang out", "All bells rang out"])
def test_a_drop_cap_joins_only_the_word_that_it_begins(first: str) -> None:
    rest = first[1:].lstrip()
    lines = "".join(written(106 if row < 3 else 72, 700 - 13 * row, 11, text) for row, text in enumerate([
        f"{rest} over the town as the boat came in, and the people", "who lived along the harbour went down to the water to",
        "see it. It was late in the year. Nobody had thought that", "anybody would sail so late.",
    ]))  # fmt: skip
    blocks = read_pdf(draw_pdf(written(72, 674, 46, first[0]) + lines)).blocks
    assert blocks[0].text.split("\n")[0].startswith(first)


@pytest.mark.parametrize("line", ["11/27/26, 3:08 PM The Boat", "27.11.2026, 15:08", "https://example.org/boat 1/1"])
def test_what_a_browser_prints_around_a_page_is_not_read(line: str) -> None:
    blocks = read_pdf(pdf([[(24.0, 770.0, 8.0, line), *set_lines(STORY, 72.0, 700.0)]])).blocks
    assert [block.kind for block in blocks] == [BlockKind.PARAGRAPH, BlockKind.RUNNING_HEAD]
