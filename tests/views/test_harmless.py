"""What a text says is shown and never obeyed: in a spreadsheet, in the page's HTML, in its Markdown."""

from itertools import pairwise

import pytest

from lexile.analysis import analyze
from lexile.dashboard.page import plain
from lexile.documents import Block, BlockKind, Document
from lexile.views.frames import escape_formula, left_out_words, section_words, sentence_words
from lexile.views.highlight import tinted_text

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


def analysis_with(words, estimator):
    """A document that says it everywhere: as a heading, as a sentence, in a table that is left out."""
    blocks = [
        Block(BlockKind.HEADING, words),
        Block(BlockKind.PARAGRAPH, f"{words} it began. {STORY}"),
        Block(BlockKind.TABLE, words),
    ]
    return analyze(
        Document(words, (*blocks, Block(BlockKind.HEADING, "Two"), Block(BlockKind.PARAGRAPH, STORY))), estimator
    )


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_made_harmless(formula):
    assert escape_formula(formula) == f"'{formula}"


@pytest.mark.parametrize("formula", FORMULAS[:4])
def test_no_cell_of_a_table_begins_a_formula(formula, estimator):
    """Every table of the page can be saved as CSV and opened in a spreadsheet."""
    analysis = analysis_with(formula, estimator)
    tables = [sentence_words(analysis), section_words(analysis), left_out_words(analysis)]
    cells = [cell for table in tables for column in table for cell in table[column] if isinstance(cell, str)]
    assert sum(formula[:6] in cell for cell in cells) >= 4
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "＝")) for cell in cells)


def test_markup_in_the_tinted_text_is_escaped(estimator):
    shown = tinted_text(analysis_with(MARKUP, estimator))
    assert "<style" not in shown
    assert "<img" not in shown
    assert "&lt;style&gt;*{display:none}&lt;/style&gt; costs $5 or $6, said :red[Tom] # loudly, `now` &lt;img" in shown
    assert "&amp;amp; so." in shown


@pytest.mark.parametrize(
    "sign", ["$", "#", ":red[", "*", "_", "`", "<", "[", "!", "~", "|", "\\", "&", ":material/home:", "1."]
)
def test_no_sign_of_a_name_or_a_sentence_is_markdown(sign):
    """Each sign that Streamlit's Markdown knows has a backslash before it."""
    shown = plain(f"{sign}a{sign}")
    assert shown.replace("\\", "") == f"{sign}a{sign}".replace("\\", "")
    assert all(before == "\\" for before, one in pairwise(f" {shown}") if one in "$#:*_`<[!~|&.")
