"""The text itself as HTML, each sentence tinted by how hard it is in it; whatever it holds is shown, never obeyed."""

from collections import defaultdict
from html import escape

from lexile.analysis import Analysis
from lexile.estimator.distribution import Estimate
from lexile.scale import format_measure
from lexile.views.palette import SPAN, tint
from lexile.views.wording.headline import sentence_title

MOST_SENTENCES = 300  # some 6,000 words: more than anyone compares by eye, and still quick to draw

_TEXT = "font-size:1.02rem;line-height:1.85;max-width:70ch;overflow-wrap:anywhere"
_SENTENCE = "border-radius:3px;padding:0.12em 0.15em;box-decoration-break:clone;-webkit-box-decoration-break:clone"
_MARK = ";color:inherit;outline:2px solid currentColor;outline-offset:1px"
_SWATCH = "display:inline-block;border-radius:3px;padding:0 0.45em;white-space:nowrap"
# Differences from the text that the legend shows, in L.
STEPS = (-SPAN, -SPAN / 2, 0.0, SPAN / 2, SPAN)
_LEGEND = "display:flex;flex-wrap:wrap;gap:0.35rem;font-size:0.82rem;line-height:1.7"


def tinted_text(analysis: Analysis, first: int = 0, last: int | None = None, marked: int | None = None) -> str:
    """Sentences `first` up to `last` of a text in their paragraphs, as HTML that is safe to put into a page.

    The sentence with the number `marked` has a frame around it.
    """
    by_paragraph: dict[int, list[int]] = defaultdict(list)
    for number in range(first, min(last or len(analysis.sentences), first + MOST_SENTENCES)):
        by_paragraph[analysis.sentences[number].sentence.paragraph].append(number)
    paragraphs = (_paragraph(analysis, numbers, marked) for numbers in by_paragraph.values())
    return f'<div style="{_TEXT}">{"".join(paragraphs)}</div>'


def tint_legend(estimate: Estimate) -> str:
    """Which tint stands for which measure in this text, as HTML."""
    swatches = (
        f'<span style="{_SWATCH};background:{tint(difference)}">{format_measure(estimate.measure + difference)}</span>'
        for difference in STEPS
    )
    return f'<div style="{_LEGEND}"><span>Easier</span>{"".join(swatches)}<span>harder</span></div>'


def _paragraph(analysis: Analysis, numbers: list[int], marked: int | None) -> str:
    """A paragraph as far as its sentences are shown; signs between them stay as they are."""
    first = analysis.sentences[numbers[0]].sentence
    begins = analysis.paragraphs[first.paragraph][0]
    # What stands before the paragraph's first sentence belongs to it; before a later one, to a sentence not shown.
    is_first = numbers[0] == 0 or analysis.sentences[numbers[0] - 1].sentence.paragraph != first.paragraph
    place = begins if is_first else first.start
    parts = []
    for number in numbers:
        one = analysis.sentences[number]
        parts += [escape(analysis.text[place : one.sentence.start]), _sentence(analysis, number, number == marked)]
        place = one.sentence.end
    return f"<p>{''.join(parts)}</p>"


def _sentence(analysis: Analysis, number: int, marked: bool) -> str:
    one = analysis.sentences[number]
    title = escape(sentence_title(number, one.measure))
    style = f"{_SENTENCE};background:{tint(one.measure - analysis.estimate.measure)}{_MARK if marked else ''}"
    name = "mark" if marked else "span"  # a mark is told to who cannot see the frame
    return f'<{name} title="{title}" style="{style}">{escape(analysis.text_of(one.sentence))}</{name}>'
