"""The span of a text that is shown."""

from dataclasses import replace

from lexile.analysis import SectionEstimate
from lexile.estimator.distribution import Estimate
from lexile.text.sections import Section
from lexile.views.spans import MOST_SENTENCES, is_book, section_spans, span_with, whole_text
from tests.views.conftest import MakeAnalysis


def test_a_long_text_with_sections_is_a_book(make_analysis: MakeAnalysis) -> None:
    """Each sentence is in one section; a short text is shown as a whole."""
    count = MOST_SENTENCES + 2
    analysis = make_analysis("The dog ran home. " * count, (300.0,) * count)
    estimate = Estimate(900.0, 60.0, 400)
    sections = tuple(SectionEstimate(Section("", first, first + count // 2), estimate) for first in (0, count // 2))
    book = replace(analysis, sections=sections)
    assert is_book(book)
    assert [span.title for span in section_spans(book)] == ["Part 1", "Part 2"]
    assert span_with(book, count // 2) == section_spans(book)[1]
    assert not is_book(analysis)
    assert span_with(analysis, 3) == whole_text(analysis)
