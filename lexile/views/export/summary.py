"""An analysis as a few plain lines, for a terminal."""

from textwrap import shorten

from lexile.analysis import Analysis
from lexile.documents.names import visible_name
from lexile.scale import BANDS, format_measure
from lexile.views.wording.cautions import caution_line
from lexile.views.wording.easiness import disagreement_line, easiness_line
from lexile.views.wording.headline import grades_line, headline_of, range_line, size_line
from lexile.views.wording.left_out import left_out_line
from lexile.views.wording.quantities import percentage
from lexile.views.wording.text_view import section_title

HARDEST = 3  # sentences: enough to see what makes the text hard
_WIDTH = 100  # characters of a sentence on its line


def summary(analysis: Analysis) -> str:
    """The estimate, its cautions, the sections and the hardest sentences, as lines of text."""
    estimate = analysis.estimate
    bands = "  ".join(
        f"{band.name} {percentage(probability)}"
        for band, probability in zip(BANDS, estimate.probabilities, strict=True)
    )
    ranked = sorted(analysis.sentences, key=lambda one: -one.measure)
    hardest = [(format_measure(one.measure), analysis.text_of(one.sentence)) for one in ranked[:HARDEST]]
    readers = [f"{headline_of(analysis)}.", *([f"{grades_line(estimate.measure)}."] if analysis.is_prose else [])]
    teachers = (easiness_line(analysis.easiness), disagreement_line(analysis.easiness)) if analysis.is_prose else ()
    lines = [
        f"{analysis.document.name}: {format_measure(estimate.measure)} estimated, {range_line(estimate)}",
        f"  {' '.join(readers)}",
        f"  {size_line(analysis)}. {bands}",
        *(f"  {line}" for line in teachers if line),
        *(f"  Note: {caution_line(caution, analysis)}" for caution in analysis.cautions),
        *(f"  {note}" for note in (*analysis.document.notes, left_out_line(analysis)) if note),
        *(["  Sections:"] if analysis.sections else []),
        *(
            f"    {format_measure(one.estimate.measure):>6}  {section_title(one.section.title, number)}"
            for number, one in enumerate(analysis.sections, start=1)
        ),
        "  Hardest sentences:",
        *(f"    {measure:>6}  {shorten(text, _WIDTH, placeholder=' …')}" for measure, text in hardest),
    ]
    return "\n".join(map(visible_name, lines))  # a sentence may hold marks that turn a terminal's line around
