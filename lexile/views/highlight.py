"""The text as HTML, each sentence highlighted by its difficulty; all of the text is escaped."""

from collections import defaultdict
from html import escape

from lexile.analysis import Analysis
from lexile.estimator.distribution import Estimate
from lexile.scale import format_measure
from lexile.views.palette import TINT_RANGE, tint
from lexile.views.spans import MOST_SENTENCES
from lexile.views.wording.text_view import sentence_title

LEGEND_STEPS = (-TINT_RANGE, -TINT_RANGE / 2, 0.0, TINT_RANGE / 2, TINT_RANGE)
"""The differences from the text, in L, whose tints the legend shows."""

_TEXT = "font-size:1.02rem;line-height:1.85;max-width:70ch;overflow-wrap:anywhere"
_SENTENCE = "border-radius:3px;padding:0.12em 0.15em;box-decoration-break:clone;-webkit-box-decoration-break:clone"
_CHOSEN = ";color:inherit;outline:2px solid currentColor;outline-offset:1px"
_SWATCH = "display:inline-block;border-radius:3px;padding:0 0.45em;white-space:nowrap"
_LEGEND = "display:flex;flex-wrap:wrap;gap:0.35rem;font-size:0.82rem;line-height:1.7"


def highlighted_text(analysis: Analysis, first: int = 0, last: int | None = None, chosen: int | None = None) -> str:
    """Sentences `first` to `last` (exclusive) in their paragraphs, as HTML; the chosen sentence has a frame."""
    by_paragraph: dict[int, list[int]] = defaultdict(list)
    for number in range(first, min(last or len(analysis.sentences), first + MOST_SENTENCES)):
        by_paragraph[analysis.sentences[number].sentence.paragraph].append(number)
    paragraphs = (_paragraph(analysis, numbers, chosen) for numbers in by_paragraph.values())
    return f'<div style="{_TEXT}">{"".join(paragraphs)}</div>'


def highlight_legend(estimate: Estimate) -> str:
    """The measure that each tint stands for in this text, as HTML."""
    swatches = (
        f'<span style="{_SWATCH};background:{tint(difference)}">{format_measure(estimate.measure + difference)}</span>'
        for difference in LEGEND_STEPS
    )
    return f'<div style="{_LEGEND}"><span>Easier</span>{"".join(swatches)}<span>harder</span></div>'


def _paragraph(analysis: Analysis, numbers: list[int], chosen: int | None) -> str:
    """These sentences of a paragraph, with the characters between them."""
    first = analysis.sentences[numbers[0]].sentence
    # Characters before the first sentence of a paragraph are shown; before a later one they belong to a sentence that
    # is not.
    is_first = numbers[0] == 0 or analysis.sentences[numbers[0] - 1].sentence.paragraph != first.paragraph
    place = analysis.paragraphs[first.paragraph][0] if is_first else first.start
    html = []
    for number in numbers:
        sentence = analysis.sentences[number].sentence
        html += [escape(analysis.text[place : sentence.start]), _sentence(analysis, number, number == chosen)]
        place = sentence.end
    return f"<p>{''.join(html)}</p>"


def _sentence(analysis: Analysis, number: int, is_chosen: bool) -> str:
    one = analysis.sentences[number]
    title = escape(sentence_title(number, one.measure))
    style = f"{_SENTENCE};background:{tint(one.measure - analysis.estimate.measure)}{_CHOSEN if is_chosen else ''}"
    tag = "mark" if is_chosen else "span"  # screen readers announce a mark, as they cannot see the frame
    return f'<{tag} title="{title}" style="{style}">{escape(analysis.text_of(one.sentence))}</{tag}>'
