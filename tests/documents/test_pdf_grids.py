"""Tables in a PDF whose cells are told by the lines around them."""

import time

import pytest

from lexile.documents import Block, BlockKind
from lexile.documents.formats.pdf.grids import Rules, rules_of
from lexile.documents.formats.pdf.text import read_pdf
from tests.documents.samples import STORY, draw_pdf, set_lines

COLUMNS = (72.0, 172.0, 272.0)


def written(left: float, bottom: float, text: str, size: float = 11.0) -> str:
    return f"BT /F1 {size} Tf 1 0 0 1 {left} {bottom} Tm ({text}) Tj ET\n"


def story(top: float) -> str:
    return "".join(written(left, bottom, text) for left, bottom, _, text in set_lines(STORY, 72.0, top))


def grid(rows: list[list[list[str]]], top: float, *, style: str = "fill") -> str:
    """A table of two columns with no more space between its cells than a line takes; each cell is given as its lines."""
    drawn, heights, height = "", [top], top
    for row in rows:
        for left, cell in zip(COLUMNS, row, strict=False):
            drawn += "".join(written(left + 2, height - 12 - 13 * n, line) for n, line in enumerate(cell))
        height -= 13 * max(map(len, row)) + 6
        heights.append(height)
    edges = [(left, height, left, top) for left in COLUMNS] + [(COLUMNS[0], y, COLUMNS[-1], y) for y in heights]
    for left, bottom, right, high in edges:
        if style == "fill":
            drawn += f"{left - 0.4} {bottom - 0.4} {right - left + 0.8} {high - bottom + 0.8} re f\n"
        else:
            drawn += f"1 w {left} {bottom} m {right} {high} l S\n"
    return drawn


def found(drawn: str) -> list[tuple[str, str]]:
    return [(block.kind.value, " ".join(block.text.split())) for block in read_pdf(draw_pdf(drawn)).blocks]


DATA = [
    [["Animal and what"], ["Food in the cold"]],
    [["Cow, black and"], ["Hay, turnips and", "some oats"]],
    [["Goat"], ["Hay"]],
]
PROSE = [
    [["Grass is cut every", "week and given to", "the goats that live", "here. They like it."],
     ["Hay is cut in June,", "and it must lie in", "the sun for days. It", "is brought in then."]],
    [["Goats like it best", "when it is fresh.", "They will not eat it", "if it is wet."],
     ["Cows eat hay in all", "of the winter. One", "cow eats ten bales.", "That is a lot."]],
]  # fmt: skip


@pytest.mark.parametrize("style", ["fill", "stroke"])
def test_the_cells_of_a_narrow_table_do_not_mix(style: str) -> None:
    assert found(story(700) + grid(DATA, 640, style=style) + story(480)) == [
        ("paragraph", STORY),
        ("table", "Animal and what | Food in the cold | Cow, black and | Hay, turnips and some oats | Goat | Hay"),
        ("paragraph", STORY),
    ]


def test_texts_in_cells_are_read_cell_by_cell() -> None:
    """Two texts side by side, row by row."""
    cells = [("paragraph", " ".join(cell)) for row in PROSE for cell in row]
    assert found(story(700) + grid(PROSE, 640) + story(480)) == [("paragraph", STORY), *cells, ("paragraph", STORY)]


def test_a_frame_around_a_page_is_no_table() -> None:
    frame = "".join(f"{edge} re f\n" for edge in ("40 40 1 710", "570 40 1 710", "40 40 530 1", "40 750 530 1"))
    assert found(frame + story(700) + story(640)) == [("paragraph", STORY)] * 2
    table = grid(DATA, 580)
    assert [kind for kind, _ in found(frame + story(700) + table + story(440))] == ["paragraph", "table", "paragraph"]


def test_lines_under_words_and_between_columns_are_no_table() -> None:
    rules = "72 695 200 0.5 re f\n300 400 0.5 320 re f\n72 720 460 0.5 re f\n72 400 460 0.5 re f\n"
    assert found(rules + story(700)) == [("paragraph", STORY)]


def test_a_paragraph_may_go_on_below_a_table() -> None:
    first, *rest = set_lines(STORY, 72.0, 700.0)
    below = "".join(written(left, 500 - 13 * row, text) for row, (left, _, _, text) in enumerate(rest))
    blocks = found(written(72, 700, first[3]) + grid(DATA, 660) + below)
    assert [kind for kind, _ in blocks] == ["paragraph", "table"]
    assert blocks[0][1] == STORY


def test_lines_in_one_place_are_one() -> None:
    rules = rules_of([(72, 100, 72.5, 200), (72.8, 200, 73.2, 300), (72, 500, 72.5, 600), (90, 90, 99, 99)])
    assert [(rule.start, rule.end) for rule in rules.upright] == [(100, 300), (500, 600)]
    assert rules.divide(70, 75, 250)
    assert not rules.divide(70, 75, 400)
    assert not rules.divide(75.2, 80, 250)


@pytest.mark.parametrize("count", [90, 2_000])
def test_a_page_of_many_lines_is_read_soon(count: int) -> None:
    lines = "".join(f"{72 + 5 * n % 480} 40 0.5 700 re f 72 {40 + 7 * n % 700} 480 0.5 re f\n" for n in range(count))
    start = time.process_time()
    blocks = read_pdf(draw_pdf(lines + story(700) + story(600) + story(500))).blocks
    assert time.process_time() - start < 1
    words = " ".join(block.text for block in blocks).replace("|", " ").split()
    assert sorted(words) == sorted(STORY.split() * 3)


def test_a_page_without_lines_has_no_rules() -> None:
    assert not Rules()
    assert rules_of([]) == Rules()
    assert Block(BlockKind.PARAGRAPH, STORY) in read_pdf(draw_pdf(written(20, 700, STORY, 4))).blocks
