"""The report on one text: a single HTML page to keep, print or send, which fetches and runs nothing."""

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from lexile.analysis import Analysis
from lexile.explain.readers import Readers
from lexile.formulas.formulas import FormulaGrade
from lexile.scale import format_measure
from lexile.views.charts.svg import difficulty_svg, ruler_svg
from lexile.views.frames.cells import MEASURE_HEADING
from lexile.views.frames.estimate import (
    band_probabilities,
    density_curve,
    estimate_marker,
    probability_table,
    whole_text_line,
)
from lexile.views.frames.formulas import formula_purpose_table, formula_table
from lexile.views.frames.text_view import (
    band_background,
    section_table,
    sentence_bars,
    sentence_table,
    sentences_per_bar,
)
from lexile.views.frames.words import hard_word_table
from lexile.views.highlight import highlight_legend, highlighted_text
from lexile.views.spans import MOST_SENTENCES
from lexile.views.wording.cautions import caution_line
from lexile.views.wording.easiness import disagreement_line, easiness_line
from lexile.views.wording.formulas import NEVER_AVERAGED
from lexile.views.wording.headline import (
    RANGE_HINT,
    band_line,
    grades_line,
    headline_of,
    range_line,
    ruler_alternative,
    size_line,
)
from lexile.views.wording.left_out import left_out_line
from lexile.views.wording.legal import TRADEMARK
from lexile.views.wording.readers import answer_line, answer_probability_line
from lexile.views.wording.report import ReportKind, method_lines
from lexile.views.wording.text_view import sentence_bars_line, sentences_alternative, shown_line
from lexile.views.wording.words import WORDS_HINT

# Rows of each table: what fits on two printed pages, but of the sections as many as a long book has.
HARDEST_SENTENCES, HARDEST_WORDS, MOST_SECTIONS = 10, 20, 400


def report(
    analysis: Analysis,
    formulas: tuple[FormulaGrade, ...],
    kind: ReportKind = ReportKind.RESEARCHER,
    readers: Readers | None = None,
    model_date: str = "",
) -> str:
    """The report as HTML that is safe to open, whatever the text contains.

    `readers` are those that the visitor has in mind; `model_date` is for the method.
    """
    estimate = analysis.estimate
    sentences = len(analysis.sentences)
    bars = sentence_bars(analysis)
    return _template().render(
        name=analysis.document.title or analysis.document.name,
        author=analysis.document.author,
        answer="" if readers is None else answer_line(estimate, readers),
        answer_probability="" if readers is None else answer_probability_line(estimate, readers),
        with_parts=kind is not ReportKind.PARENT,
        with_figures=kind is ReportKind.RESEARCHER,
        method=method_lines(model_date),
        size=size_line(analysis),
        measure=format_measure(estimate.measure),
        range=range_line(estimate),
        range_hint=RANGE_HINT,
        headline=headline_of(analysis),
        band=band_line(estimate),
        grades=grades_line(estimate.measure) if analysis.is_prose else "",
        easiness=easiness_line(analysis.easiness) if analysis.is_prose else "",
        disagreement=disagreement_line(analysis.easiness) if analysis.is_prose else "",
        cautions=[caution_line(caution, analysis) for caution in analysis.cautions],
        ruler=ruler_svg(
            band_probabilities(estimate),
            density_curve(estimate),
            estimate_marker(estimate),
            ruler_alternative(estimate),
        ),
        probabilities=probability_table(estimate),
        bars_hint=sentence_bars_line(sentences_per_bar(sentences), clickable=False),
        bars=difficulty_svg(bars, band_background(bars), whole_text_line(estimate), sentences_alternative(analysis)),
        sections=section_table(analysis).head(MOST_SECTIONS) if analysis.sections else None,
        hardest_sentences=sentence_table(analysis).nlargest(HARDEST_SENTENCES, MEASURE_HEADING),
        hardest_words=hard_word_table(analysis).head(HARDEST_WORDS),
        words_hint=WORDS_HINT,
        formulas=formula_table(formulas),
        formula_purposes=formula_purpose_table(formulas),
        formulas_hint=NEVER_AVERAGED,
        notes=[line for line in (left_out_line(analysis), *analysis.document.notes) if line],
        legend=highlight_legend(estimate),
        text=highlighted_text(analysis),
        shown=shown_line(0, min(sentences, MOST_SENTENCES), sentences),
        trademark=TRADEMARK,
    )


@lru_cache(1)
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.j2")
