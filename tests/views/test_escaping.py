"""Text is shown and never interpreted: as a formula in a spreadsheet, as HTML or as Markdown on the page."""

from itertools import pairwise

import pytest

from lexile.analysis import Analysis, analyze
from lexile.csv_text import escape_formula
from lexile.dashboard.page import escape_markdown
from lexile.documents import Block, BlockKind, Document
from lexile.estimator.estimator import Estimator
from lexile.views.frames.text_view import left_out_table, section_table, sentence_table
from lexile.views.highlight import highlighted_text

STORY = "The small boat lay on the sand, and nobody had used it since the spring. " * 12
FORMULAS = [
    '=HYPERLINK("http://a.b")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
]
MARKUP = (
    "<style>*{display:none}</style> costs $5 or $6, said :red[Tom] # loudly, `now` <img src=x onerror=alert(1)> "
    "&amp; so. "
)


def analysis_with(words: str, estimator: Estimator) -> Analysis:
    """An analysis with these words as a heading, as a sentence, and in a table that is left out."""
    blocks = [
        Block(BlockKind.HEADING, words),
        Block(BlockKind.PARAGRAPH, f"{words} it began. {STORY}"),
        Block(BlockKind.TABLE, words),
    ]
    return analyze(
        Document(words, (*blocks, Block(BlockKind.HEADING, "Two"), Block(BlockKind.PARAGRAPH, STORY))), estimator
    )


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_escaped(formula: str) -> None:
    """With the apostrophe that makes a spreadsheet show it as text."""
    assert escape_formula(formula) == f"'{formula}"


@pytest.mark.parametrize("formula", FORMULAS[:4])
def test_no_cell_of_a_table_begins_like_a_formula(formula: str, estimator: Estimator) -> None:
    """Every table on the page can be saved as CSV and opened in a spreadsheet."""
    analysis = analysis_with(formula, estimator)
    tables = [sentence_table(analysis), section_table(analysis), left_out_table(analysis)]
    cells = [cell for table in tables for column in table for cell in table[column] if isinstance(cell, str)]
    assert sum(formula[:6] in cell for cell in cells) >= 4
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "＝")) for cell in cells)


def test_markup_in_the_highlighted_text_is_escaped(estimator: Estimator) -> None:
    """Tags and entities appear as they were written."""
    shown = highlighted_text(analysis_with(MARKUP, estimator))
    assert "<style" not in shown
    assert "<img" not in shown
    assert "&lt;style&gt;*{display:none}&lt;/style&gt; costs $5 or $6, said :red[Tom] # loudly, `now` &lt;img" in shown
    assert "&amp;amp; so." in shown


@pytest.mark.parametrize(
    "sign", ["$", "#", ":red[", "*", "_", "`", "<", "[", "!", "~", "|", "\\", "&", ":material/home:", "1."]
)
def test_no_character_of_a_name_or_sentence_is_markdown(sign: str) -> None:
    """Each character with a meaning in Streamlit's Markdown has a backslash before it."""
    shown = escape_markdown(f"{sign}a{sign}")
    assert shown.replace("\\", "") == f"{sign}a{sign}".replace("\\", "")
    assert all(before == "\\" for before, one in pairwise(f" {shown}") if one in "$#:*_`<[!~|&.")
