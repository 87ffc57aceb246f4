"""Everything that the page keeps between reruns, and for how long."""

import gc
from hashlib import sha256

import streamlit as st

from lexile.analysis import Analysis, analyze
from lexile.dashboard.session import Source
from lexile.estimator.estimator import MODEL_FOLDER, Estimator, load_estimator
from lexile.explain.contributions import GroupContributions, group_contributions
from lexile.explain.norms import Norms, load_norms
from lexile.explain.statistics import TextStatistics, text_statistics
from lexile.formulas.counts import count
from lexile.formulas.formulas import FormulaGrade, formula_grades
from lexile.leveling.suggestions import Suggestion, suggestions
from lexile.leveling.targets import Target
from lexile.text.splitting import punkt
from lexile.views.export.report import report

_MOST_ANALYSES = 16  # enough for a class at work; the analysis of a long novel takes tens of megabytes
_FORGET_AFTER = "20m"  # long enough to come back to a text; the About section promises it


@st.cache_resource(show_spinner="Loading the model…")
def estimator() -> Estimator:
    """One estimator for all sessions; it holds no text."""
    punkt()  # cached by itself; loaded now so that the first visitor does not wait for it
    loaded = load_estimator()
    # Streamlit collects garbage after each run. Unless frozen, everything loaded so far would be traversed every time,
    # which takes as long as the rest of the run.
    gc.freeze()
    return loaded


def _source_digest(source: Source) -> str:
    """Digest of a source, so that the cache does not hold its text a second time."""
    data = source.content if isinstance(source.content, bytes) else source.content.encode("utf-8", "surrogatepass")
    return sha256(b"\x00".join((source.name.encode("utf-8", "surrogatepass"), data))).hexdigest()


@st.cache_resource(
    max_entries=_MOST_ANALYSES,
    ttl=_FORGET_AFTER,
    show_spinner="Reading the text…",
    hash_funcs={Source: _source_digest},
)
def analysis_of(source: Source, keep_all: bool = False) -> Analysis:
    """The analysis of a source; it is immutable, so all sessions may share it.

    Raises:
        LexileError: the source cannot be read or measured.
    """
    return analyze(source.document(), estimator(), keep_all=keep_all)


def widget_id(analysis: Analysis) -> str:
    """Short digest that keeps the widgets of different texts apart; quick even for a book."""
    estimate = analysis.estimate
    identity = f"{estimate.measure!r} {estimate.words} {len(analysis.sentences)} {analysis.text[:2000]}"
    return sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def digest(analysis: Analysis) -> str:
    """Digest of the measured text and its measure, on which everything cached below depends."""
    measured = f"{analysis.estimate.measure!r} {len(analysis.sentences)} {analysis.text}"
    return sha256(measured.encode("utf-8", "surrogatepass")).hexdigest()


@st.cache_resource(max_entries=_MOST_ANALYSES, ttl=_FORGET_AFTER, show_spinner=False, hash_funcs={Analysis: digest})
def formulas_of(analysis: Analysis) -> tuple[FormulaGrade, ...]:
    """The grade of each readability formula."""
    return formula_grades(count(analysis.text, len(analysis.sentences)), analysis.estimate.measure)


@st.cache_resource(
    max_entries=_MOST_ANALYSES,
    ttl=_FORGET_AFTER,
    show_spinner="Trying out edits…",
    hash_funcs={Analysis: digest, Target: repr},
)
def suggestions_of(analysis: Analysis, target: Target) -> tuple[Suggestion, ...]:
    """Edits that bring a text closer to a target."""
    return suggestions(analysis, estimator(), target)


def _report_digest(analysis: Analysis) -> str:
    """Digest of all that a report shows: also the document's name, its notes, and what was left out."""
    shown = repr((digest(analysis), analysis.document.name, analysis.document.notes, analysis.left_out))
    return sha256(shown.encode("utf-8", "replace")).hexdigest()


@st.cache_resource(
    max_entries=_MOST_ANALYSES, ttl=_FORGET_AFTER, show_spinner=False, hash_funcs={Analysis: _report_digest}
)
def report_of(analysis: Analysis) -> str:
    """The printable report on a text, as HTML."""
    return report(analysis, formulas_of(analysis))


@st.cache_resource
def norms() -> Norms:
    """The norms of each band; they hold no text."""
    return load_norms(MODEL_FOLDER)


@st.cache_resource(max_entries=_MOST_ANALYSES, ttl=_FORGET_AFTER, show_spinner=False, hash_funcs={Analysis: digest})
def statistics_of(analysis: Analysis) -> TextStatistics:
    """A text's sentence length and word rarity."""
    return text_statistics(analysis.segmented, estimator().lexicon)


@st.cache_resource(max_entries=_MOST_ANALYSES, ttl=_FORGET_AFTER, show_spinner=False, hash_funcs={Analysis: digest})
def contributions_of(analysis: Analysis) -> GroupContributions:
    """How much the sentences and the words of a text each contribute to its measure."""
    return group_contributions(analysis, estimator(), norms())
