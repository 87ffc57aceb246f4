"""The text itself as HTML, each sentence tinted by how hard it is in it; whatever it holds is shown, never obeyed."""

from collections import defaultdict
from html import escape

from lexile.analysis import Analysis, SentenceMeasure
from lexile.estimate.distribution import Estimate
from lexile.scale import band_of, format_measure
from lexile.views.palette import SPAN, tint
from lexile.views.wording import sentence_title

MOST_SENTENCES = 300  # some 6,000 words: more than anyone compares by eye, and still quick to draw

_TEXT = "font-size:1.02rem;line-height:1.85;max-width:70ch;overflow-wrap:anywhere"
_SENTENCE = "border-radius:3px;padding:0.12em 0.15em;box-decoration-break:clone;-webkit-box-decoration-break:clone"
_SWATCH = "display:inline-block;border-radius:3px;padding:0 0.45em;white-space:nowrap"
# Differences from the text that the legend shows, in L.
STEPS = (-SPAN, -SPAN / 2, 0.0, SPAN / 2, SPAN)
_LEGEND = "display:flex;flex-wrap:wrap;gap:0.35rem;font-size:0.82rem;line-height:1.7"


def tinted_text(analysis: Analysis, most: int = MOST_SENTENCES) -> str:
    """The first `most` sentences of a text in their paragraphs, as HTML that is safe to put into a page."""
    by_paragraph: dict[int, list[SentenceMeasure]] = defaultdict(list)
    for one in analysis.sentences[:most]:
        by_paragraph[one.sentence.paragraph].append(one)
    paragraphs = (_paragraph(analysis, number, shown) for number, shown in by_paragraph.items())
    return f'<div style="{_TEXT}">{"".join(paragraphs)}</div>'


def tint_legend(estimate: Estimate) -> str:
    """Which tint stands for which measure in this text, as HTML."""
    swatches = (
        f'<span style="{_SWATCH};background:{tint(difference)}">{format_measure(estimate.measure + difference)}</span>'
        for difference in STEPS
    )
    return f'<div style="{_LEGEND}"><span>Easier</span>{"".join(swatches)}<span>harder</span></div>'


def _paragraph(analysis: Analysis, number: int, shown: list[SentenceMeasure]) -> str:
    """A paragraph as far as its sentences are shown; signs between them stay as they are."""
    place, _ = analysis.paragraphs[number]
    parts = []
    for one in shown:
        parts += [escape(analysis.text[place : one.sentence.start]), _sentence(analysis, one)]
        place = one.sentence.end
    return f"<p>{''.join(parts)}</p>"


def _sentence(analysis: Analysis, one: SentenceMeasure) -> str:
    band = band_of(one.measure)
    title = escape(sentence_title(one.measure, band.readers))
    style = f"{_SENTENCE};background:{tint(one.measure - analysis.estimate.measure)}"
    return f'<span title="{title}" style="{style}">{escape(analysis.text_of(one.sentence))}</span>'
