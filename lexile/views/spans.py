"""The span of a text that is shown: the whole text, or one of its sections."""

from dataclasses import dataclass

from lexile.analysis import Analysis
from lexile.estimator.distribution import Estimate
from lexile.views.wording.text_view import section_title

MOST_SENTENCES = 300  # shown at once, some 6,000 words: more than anyone compares by eye, and still quick to draw


@dataclass(frozen=True, slots=True)
class Span:
    """Sentences `first` to `last` (exclusive) with an estimate of their own; the title of a whole text is empty."""

    title: str
    first: int
    last: int
    estimate: Estimate


def whole_text(analysis: Analysis) -> Span:
    """The span of a whole text."""
    return Span("", 0, len(analysis.sentences), analysis.estimate)


def section_spans(analysis: Analysis) -> tuple[Span, ...]:
    """The spans of the sections of a text; empty if it has only one."""
    return tuple(
        Span(section_title(one.section.title, number), one.section.first, one.section.last, one.estimate)
        for number, one in enumerate(analysis.sections, start=1)
    )


def is_book(analysis: Analysis) -> bool:
    """Whether a text has sections and is too long to be shown as a whole."""
    return bool(analysis.sections) and len(analysis.sentences) > MOST_SENTENCES


def span_with(analysis: Analysis, sentence: int) -> Span:
    """The section that contains a sentence, counted from 0, or the whole text if it has no sections."""
    return next((span for span in section_spans(analysis) if span.first <= sentence < span.last), whole_text(analysis))
