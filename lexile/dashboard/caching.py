"""What is kept between two runs of the page, and for how long."""

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
from lexile.leveling.suggestions import Suggestion, Target, suggestions
from lexile.text.sentences import punkt
from lexile.views.export.report import report

# Enough for a class at work; a long novel's analysis takes some tens of megabytes.
_MOST_ANALYSES = 16
_FORGET_AFTER = "20m"


@st.cache_resource(show_spinner="Loading the estimator…")
def estimator() -> Estimator:
    """One estimator and one sentence splitter for every session: they hold nothing of a text."""
    punkt()  # keeps itself; made here so that the first text does not wait for it
    loaded = load_estimator()
    # Streamlit collects garbage after each run. Without this it would look through all that was loaded every time,
    # which takes as long as the rest of an answer.
    gc.freeze()
    return loaded


def _key(given: Source) -> str:
    """A text's fingerprint, so that the cache need not keep the text itself a second time."""
    data = given.content if isinstance(given.content, bytes) else given.content.encode("utf-8", "surrogatepass")
    return sha256(b"\x00".join((given.name.encode("utf-8", "surrogatepass"), data))).hexdigest()


@st.cache_resource(
    max_entries=_MOST_ANALYSES, ttl=_FORGET_AFTER, show_spinner="Reading the text…", hash_funcs={Source: _key}
)
def analysis_of(given: Source, keep_all: bool = False) -> Analysis:
    """The analysis of what a person gave: never changed once made, so every session may share it.

    Raises:
        LexileError: it cannot be read or measured; the sentence says why.
    """
    return analyze(given.document(), estimator(), keep_all=keep_all)


def mark_of(analysis: Analysis) -> str:
    """A mark to tell a text's widgets from another's: made of so little that a whole book's is quick."""
    estimate = analysis.estimate
    little = f"{estimate.measure!r} {estimate.words} {len(analysis.sentences)} {analysis.text[:2000]}"
    return sha256(little.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def digest_of(analysis: Analysis) -> str:
    """The fingerprint of what was measured, and of the answer: all that is computed of the two may be shared."""
    measured = f"{analysis.estimate.measure!r} {len(analysis.sentences)} {analysis.text}"
    return sha256(measured.encode("utf-8", "surrogatepass")).hexdigest()


@st.cache_resource(max_entries=_MOST_ANALYSES, ttl=_FORGET_AFTER, show_spinner=False, hash_funcs={Analysis: digest_of})
def formulas_of(analysis: Analysis) -> tuple[FormulaGrade, ...]:
    """What the known formulas say of a text."""
    return formula_grades(count(analysis.text, len(analysis.sentences)), analysis.estimate.measure)


@st.cache_resource(
    max_entries=_MOST_ANALYSES,
    ttl=_FORGET_AFTER,
    show_spinner="Trying changes…",
    hash_funcs={Analysis: digest_of, Target: repr},
)
def mends_of(analysis: Analysis, target: Target) -> tuple[Suggestion, ...]:
    """The changes that bring a text to a target."""
    return suggestions(analysis, estimator(), target)


def _report_key(analysis: Analysis) -> str:
    """A report also shows the document's name, its notes, and what was left out of it."""
    shown = repr((digest_of(analysis), analysis.document.name, analysis.document.notes, analysis.left_out))
    return sha256(shown.encode("utf-8", "replace")).hexdigest()


@st.cache_resource(
    max_entries=_MOST_ANALYSES, ttl=_FORGET_AFTER, show_spinner=False, hash_funcs={Analysis: _report_key}
)
def report_of(analysis: Analysis) -> str:
    """The report of a text."""
    return report(analysis, formulas_of(analysis))


@st.cache_resource
def typical() -> Norms:
    """What is typical of each band; it holds nothing of a text."""
    return load_norms(MODEL_FOLDER)


@st.cache_resource(max_entries=_MOST_ANALYSES, ttl=_FORGET_AFTER, show_spinner=False, hash_funcs={Analysis: digest_of})
def traits_of_analysis(analysis: Analysis) -> TextStatistics:
    """How long a text's sentences are, and how rare its words."""
    return text_statistics(analysis.segmented, estimator().table)


@st.cache_resource(max_entries=_MOST_ANALYSES, ttl=_FORGET_AFTER, show_spinner=False, hash_funcs={Analysis: digest_of})
def moves_of_analysis(analysis: Analysis) -> GroupContributions:
    """How much a text's sentences and words move its measure."""
    return group_contributions(analysis, estimator(), typical())
