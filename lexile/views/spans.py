"""The stretch of a text that is looked at: all of it, or one of its sections."""

from dataclasses import dataclass

from lexile.analysis import Analysis
from lexile.estimator.distribution import Estimate
from lexile.views.highlight import MOST_SENTENCES
from lexile.views.wording.headline import section_title


@dataclass(frozen=True, slots=True)
class Part:
    """Sentences `first` up to, not including, `last`, with the estimate of just them; all of a text has no title."""

    title: str
    first: int
    last: int
    estimate: Estimate


def whole(analysis: Analysis) -> Part:
    """All of a text."""
    return Part("", 0, len(analysis.sentences), analysis.estimate)


def parts_of(analysis: Analysis) -> tuple[Part, ...]:
    """The sections of a text, each with a title to choose it by; none where it has only one."""
    return tuple(
        Part(section_title(one.section.title, number), one.section.first, one.section.last, one.estimate)
        for number, one in enumerate(analysis.sections, start=1)
    )


def is_book(analysis: Analysis) -> bool:
    """Whether a text is too long to be looked at in one go, so that its sections come first."""
    return bool(analysis.sections) and len(analysis.sentences) > MOST_SENTENCES


def part_with(analysis: Analysis, sentence: int) -> Part:
    """The section that a sentence stands in; the whole text where it has no sections."""
    return next((part for part in parts_of(analysis) if part.first <= sentence < part.last), whole(analysis))
