"""Everything that the page keeps between reruns, for how long, and within how much memory."""

import threading
from hashlib import sha256

import streamlit as st

from lexile.analysis import Analysis
from lexile.dashboard import work
from lexile.dashboard.bounded_cache import BoundedCache
from lexile.dashboard.source import Source
from lexile.estimator.estimator import MODEL_FOLDER
from lexile.estimator.manifest import Manifest, load_manifest
from lexile.explain.contributions import GroupContributions
from lexile.explain.norms import Norms, load_norms
from lexile.explain.statistics import TextStatistics
from lexile.formulas.counts import count
from lexile.formulas.formulas import FormulaGrade, formula_grades
from lexile.leveling.suggestions import Suggestion
from lexile.leveling.targets import Target
from lexile.views.export.report import report

_CAPACITY = 100 * 2**20  # bytes for all sessions together; two long novels, or a thousand articles
_FORGET_AFTER = 20 * 60.0  # seconds; long enough to come back to a text; the About section promises it
_OBJECTS = 4  # times its pickled size that an analysis takes in memory (benchmarks/README.md)
_CLEAN_EVERY = 60.0  # seconds


@st.cache_resource(show_spinner=False)
def _cache() -> BoundedCache:
    """One cache for all sessions; what they see of each other's texts is at most that an answer comes sooner."""
    cache = BoundedCache(_CAPACITY, _FORGET_AFTER)

    def clean() -> None:
        cache.drop_expired()
        timer = threading.Timer(_CLEAN_EVERY, clean)
        timer.daemon = True
        timer.start()

    clean()
    return cache


def analysis_of(source: Source, keep_all: bool = False) -> Analysis:
    """The analysis of a source; it is immutable, so all sessions may share it.

    Raises:
        LexileError: the source cannot be read or measured.
    """

    def make() -> tuple[Analysis, int]:
        analysis, size = work.analysis(source, keep_all)
        return analysis, _OBJECTS * size

    with st.spinner("Reading the text…"):
        analysis: Analysis = _cache().get(("analysis", source.digest(), keep_all), make)
    return analysis


def widget_id(analysis: Analysis) -> str:
    """Short digest that keeps the widgets of different texts apart; quick even for a book."""
    estimate = analysis.estimate
    identity = f"{estimate.measure!r} {estimate.words} {len(analysis.sentences)} {analysis.text[:2000]}"
    return sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def digest(analysis: Analysis) -> str:
    """Digest of the measured text and its measure, on which everything cached below depends."""
    measured = f"{analysis.estimate.measure!r} {len(analysis.sentences)} {analysis.text}"
    return sha256(measured.encode("utf-8", "surrogatepass")).hexdigest()


def formulas_of(analysis: Analysis) -> tuple[FormulaGrade, ...]:
    """The grade of each readability formula."""

    def make() -> tuple[tuple[FormulaGrade, ...], int]:
        grades = formula_grades(
            count(analysis.segmented.measured_text, len(analysis.sentences)), analysis.estimate.measure
        )
        return grades, 10_000

    grades: tuple[FormulaGrade, ...] = _cache().get(("formulas", digest(analysis)), make)
    return grades


def suggestions_of(analysis: Analysis, target: Target) -> tuple[Suggestion, ...]:
    """Edits that bring a text closer to a target."""
    with st.spinner("Trying out edits…"):
        suggestions: tuple[Suggestion, ...] = _cache().get(
            ("suggestions", digest(analysis), repr(target)), lambda: work.edits(analysis, target)
        )
    return suggestions


def report_of(analysis: Analysis) -> str:
    """The printable report on a text, as HTML."""
    shown = repr((digest(analysis), analysis.document.name, analysis.document.notes, analysis.left_out))

    def make() -> tuple[str, int]:
        html = report(analysis, formulas_of(analysis))
        return html, 2 * len(html)

    html: str = _cache().get(("report", sha256(shown.encode("utf-8", "replace")).hexdigest()), make)
    return html


def statistics_of(analysis: Analysis) -> TextStatistics:
    """A text's sentence length and word rarity."""
    return _explanation_of(analysis)[0]


def contributions_of(analysis: Analysis) -> GroupContributions:
    """How much the sentences and the words of a text each contribute to its measure."""
    return _explanation_of(analysis)[1]


def _explanation_of(analysis: Analysis) -> tuple[TextStatistics, GroupContributions]:
    explanation: tuple[TextStatistics, GroupContributions] = _cache().get(
        ("explanation", digest(analysis)), lambda: work.explanation(analysis)
    )
    return explanation


@st.cache_resource
def manifest() -> Manifest:
    """The manifest of the model, with its figures."""
    return load_manifest(MODEL_FOLDER)


@st.cache_resource
def norms() -> Norms:
    """The norms of each band; they hold no text."""
    return load_norms(MODEL_FOLDER)
