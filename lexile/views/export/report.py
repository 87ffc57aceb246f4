"""One text as one page of HTML to keep, send or print: charts as pictures within, nothing fetched, nothing run."""

from html import escape

import pandas as pd

from lexile.analysis import Analysis
from lexile.formulas.formulas import FormulaGrade
from lexile.scale import format_measure
from lexile.views import frames, highlight, svg
from lexile.views.wording import headline as wording
from lexile.views.wording.easiness import judgement_line, parting_line
from lexile.views.wording.formulas import NEVER_AVERAGED, formula_table, purpose_table
from lexile.views.wording.legal import TRADEMARK
from lexile.views.wording.words import WORDS_HINT, hard_word_table

HARDEST = 10  # sentences
MOST_SECTIONS = 400  # rows

_STYLE = """
@page { margin: 18mm 16mm }
:root { color-scheme: light }
body { font: 15px/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif; color: #131c24;
  background: #fff; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: break-word }
h1 { font-size: 1.6rem; margin: 0 } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; break-after: avoid }
.measure { font-size: 3rem; font-weight: 650; line-height: 1.1; margin: .4rem 0 0 }
.quiet { color: #4d5b66 } .caution { border-left: 4px solid #2a7f9e; padding: .1rem .8rem; margin: .6rem 0 }
svg { width: 100%; height: auto; break-inside: avoid }
table { border-collapse: collapse; width: 100%; font-size: .88rem } tr { break-inside: avoid }
th { white-space: nowrap }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #d5dde3 }
* { -webkit-print-color-adjust: exact; print-color-adjust: exact }
"""
# The browser is told to fetch and run nothing, whatever a text may hold.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def report(analysis: Analysis, formulas: tuple[FormulaGrade, ...]) -> str:
    """The whole report as HTML that is safe to open, whatever the text holds."""
    name = escape(analysis.document.name)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Reading level: {name}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>'
        f"<body><main>{''.join(_parts(analysis, formulas))}</main></body></html>"
    )


def _parts(analysis: Analysis, formulas: tuple[FormulaGrade, ...]) -> list[str]:
    return [
        *_head(analysis),
        *_bands(analysis),
        *_through(analysis),
        *_sections(analysis),
        *_hardest(analysis),
        "<h2>The formulas people know</h2>",
        f'<p class="quiet">{escape(NEVER_AVERAGED)}</p>',
        table_html(formula_table(formulas)),
        table_html(purpose_table(formulas)),
        *_left_out(analysis),
        *_text(analysis),
        f'<p class="quiet">{escape(TRADEMARK)}</p>',
    ]


def _head(analysis: Analysis) -> list[str]:
    estimate = analysis.estimate
    return [
        f"<h1>{escape(analysis.document.name)}</h1>",
        f'<p class="quiet">{escape(wording.size_line(analysis))}</p>',
        "<p>Estimated reading level on the Lexile scale</p>",
        f'<p class="measure">{escape(format_measure(estimate.measure))}</p>',
        f"<p>{escape(wording.range_line(estimate))}. {escape(wording.RANGE_HINT)}</p>",
        f"<p><strong>{escape(wording.headline(estimate))}.</strong> {escape(wording.band_line(estimate))}. "
        f"{escape(wording.grades_line(estimate.measure))}.</p>",
        f"<p>{escape(judgement_line(analysis.teachers))}. {escape(parting_line(analysis.teachers))}</p>",
        *(f'<p class="caution">{escape(wording.caution_line(caution, analysis))}</p>' for caution in analysis.cautions),
    ]


def _bands(analysis: Analysis) -> list[str]:
    estimate = analysis.estimate
    chart = svg.ruler_svg(
        frames.band_table(estimate),
        frames.curve_table(estimate),
        frames.marker_table(estimate),
        wording.ruler_alternative(estimate),
    )
    return ["<h2>How probable each band is</h2>", chart, table_html(frames.band_words(estimate))]


def _through(analysis: Analysis) -> list[str]:
    bars = frames.sentence_table(analysis)
    a_bar = frames.sentences_a_bar(len(analysis.sentences))
    chart = svg.bars_svg(
        bars,
        frames.sentence_bands(bars),
        frames.whole_table(analysis.estimate),
        wording.sentences_alternative(analysis),
    )
    return [
        "<h2>Difficulty through the text</h2>",
        f'<p class="quiet">{escape(wording.bars_line(analysis.estimate, a_bar, clickable=False))}</p>',
        chart,
    ]


def _sections(analysis: Analysis) -> list[str]:
    if not analysis.sections:
        return []
    return ["<h2>Sections</h2>", table_html(frames.section_words(analysis).head(MOST_SECTIONS))]


def _hardest(analysis: Analysis) -> list[str]:
    frame = frames.sentence_words(analysis).nlargest(HARDEST, frames.MEASURE_NAME)
    words = hard_word_table(analysis).head(2 * HARDEST)
    return [
        "<h2>The hardest sentences</h2>",
        table_html(frame),
        "<h2>The hardest words</h2>",
        f'<p class="quiet">{escape(WORDS_HINT)}</p>',
        table_html(words),
    ]


def _left_out(analysis: Analysis) -> list[str]:
    notes = [line for line in (wording.left_out_line(analysis), *analysis.document.notes) if line]
    return ["<h2>How it was read</h2>", *(f"<p>{escape(note)}</p>" for note in notes)] if notes else []


def _text(analysis: Analysis) -> list[str]:
    shown = min(len(analysis.sentences), highlight.MOST_SENTENCES)
    line = wording.shown_line(0, shown, len(analysis.sentences))
    return [
        "<h2>The text, sentence by sentence</h2>",
        highlight.tint_legend(analysis.estimate),
        highlight.tinted_text(analysis),
        f'<p class="quiet">{escape(line)}</p>' if line else "",
    ]


def table_html(frame: pd.DataFrame) -> str:
    """A frame as a plain table, every sign of it shown and none obeyed."""
    head = "".join(f'<th scope="col">{escape(str(column))}</th>' for column in frame)
    rows = (
        "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>"
        for row in frame.itertuples(index=False)
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
