"""An analysis as a few plain lines, for a terminal."""

from textwrap import shorten

from lexile.analysis import Analysis
from lexile.scale import BANDS, format_measure
from lexile.views.wording.easiness import judgement_line, parting_line
from lexile.views.wording.headline import (
    caution_line,
    grades_line,
    headline,
    left_out_line,
    range_line,
    section_title,
    share,
    size_line,
)

HARDEST = 3  # sentences: enough to see what makes the text hard
_WIDTH = 100  # characters of a sentence on its line


def summary(analysis: Analysis) -> str:
    """What the page says first, in lines of text."""
    estimate = analysis.estimate
    bands = "  ".join(
        f"{band.name} {share(probability)}" for band, probability in zip(BANDS, estimate.probabilities, strict=True)
    )
    ranked = sorted(analysis.sentences, key=lambda part: -part.measure)
    hardest = [(format_measure(part.measure), analysis.text_of(part.sentence)) for part in ranked[:HARDEST]]
    lines = [
        f"{analysis.document.name}: {format_measure(estimate.measure)} estimated, {range_line(estimate)}",
        f"  {headline(estimate)}. {grades_line(estimate.measure)}.",
        f"  {size_line(analysis)}. {bands}",
        *(f"  {line}" for line in (judgement_line(analysis.teachers), parting_line(analysis.teachers)) if line),
        *(f"  Note: {caution_line(caution, analysis)}" for caution in analysis.cautions),
        *(f"  {note}" for note in (*analysis.document.notes, left_out_line(analysis)) if note),
        *(["  Sections:"] if analysis.sections else []),
        *(
            f"    {format_measure(part.estimate.measure):>6}  {section_title(part.section.title, number)}"
            for number, part in enumerate(analysis.sections, start=1)
        ),
        "  Hardest sentences:",
        *(f"    {measure:>6}  {shorten(text, _WIDTH, placeholder=' …')}" for measure, text in hardest),
    ]
    return "\n".join(lines)
