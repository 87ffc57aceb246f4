"""The charts of the report."""

import re
from xml.etree import ElementTree

from lexile.views.charts.layout import PAPER_WIDTH
from lexile.views.charts.svg import difficulty_svg
from lexile.views.frames.estimate import whole_text_line
from lexile.views.frames.text_view import band_background, sentence_bars
from tests.views.conftest import MakeAnalysis


def test_a_picture_is_well_formed_and_described_in_words(make_analysis: MakeAnalysis) -> None:
    """A bar for each sentence, none of them outside the picture, and an escaped description."""
    analysis = make_analysis()
    bars = sentence_bars(analysis)
    line = whole_text_line(analysis.estimate)
    picture = ElementTree.fromstring(difficulty_svg(bars, band_background(bars), line, 'said "all" & <more>'))
    assert picture.get("aria-label") == 'said "all" & <more>'
    rectangles = [one for one in picture if one.tag.endswith("rect")]
    assert len(rectangles) == len(bars)
    for one in rectangles:
        assert 0 <= float(one.get("x", "-1")) <= PAPER_WIDTH
        assert float(one.get("height", "-1")) > 0
    assert re.fullmatch(r"0 0 720 \d+", picture.get("viewBox", ""))
