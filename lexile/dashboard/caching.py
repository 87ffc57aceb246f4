"""Everything that the page keeps between reruns, for how long, and within how much memory."""

import threading
from collections.abc import Callable, Hashable, Sequence
from hashlib import sha256
from typing import Any

import streamlit as st

from lexile.analysis import Analysis
from lexile.dashboard import work
from lexile.dashboard.bounded_cache import BoundedCache
from lexile.dashboard.budget import VISIT_SPENT, is_spent
from lexile.dashboard.departures import forget_departed, nobody_is_here
from lexile.dashboard.heap import settle
from lexile.dashboard.page_counter import PageCounter
from lexile.dashboard.session import visit_meter
from lexile.dashboard.source import Source
from lexile.errors import TooLarge
from lexile.estimator.estimator import MODEL_FOLDER
from lexile.estimator.manifest import Manifest, load_manifest
from lexile.explain.contributions import GroupContributions
from lexile.explain.norms import Norms, load_norms
from lexile.explain.readers import Readers
from lexile.explain.statistics import TextStatistics
from lexile.formulas.counts import count
from lexile.formulas.formulas import FormulaGrade, formula_grades
from lexile.isolation import Meter
from lexile.isolation.freed_memory import give_back
from lexile.leveling.draft import DraftEdit
from lexile.leveling.sentence_suggestions import SentenceSuggestions
from lexile.leveling.targets import Target
from lexile.leveling.version_check import VersionCheck
from lexile.leveling.vocabulary import VocabularyWord
from lexile.views.export.report import report
from lexile.views.wording.reading import pages_read
from lexile.views.wording.report import ReportKind

_CAPACITY = 100 * 2**20  # bytes for all sessions together; two long novels, or a thousand articles
_FORGET_AFTER = 20 * 60.0  # seconds; long enough to come back to a text; the About section promises it
_OBJECTS = 4  # times its pickled size that an analysis takes in memory (benchmarks/README.md)
_CLEAN_EVERY = 30.0  # seconds; a visitor's files for download live two of these after the visit


@st.cache_resource(show_spinner=False)
def _cache() -> BoundedCache:
    """One cache for all sessions; what they see of each other's texts is at most that an answer comes sooner."""
    cache = BoundedCache(_CAPACITY, _FORGET_AFTER)

    def clean() -> None:
        try:
            cache.drop_expired()
            if forget_departed():
                give_back()
            if nobody_is_here():
                cache.clear()
                settle()
        finally:
            timer = threading.Timer(_CLEAN_EVERY, clean)
            timer.daemon = True
            timer.start()

    clean()
    return cache


class _SpentError(Exception):
    """A visit has used its time; no `LexileError`, which the cache would keep, and tell to other visitors too."""


def _worked_out(key: Hashable, make: Callable[[Meter], tuple[Any, int]]) -> Any:
    """What the cache has under a key; what it lacks is made, if this visit has computing time left.

    Raises:
        LexileError: it cannot be made, or this visit has used its computing time.
    """
    visit = visit_meter()

    def make_in_time() -> tuple[Any, int]:
        if is_spent(visit):
            raise _SpentError
        return make(visit)

    try:
        return _cache().get(key, make_in_time)
    except _SpentError:
        raise TooLarge(VISIT_SPENT) from None


def analysis_of(source: Source, keep_all: bool = False) -> Analysis:
    """The analysis of a source; it is immutable, so all sessions may share it.

    Raises:
        LexileError: the source cannot be read or measured, or this visit has used its computing time.
    """
    bar = st.empty()
    counter = PageCounter(lambda done, total: bar.progress(done / total, pages_read(done, total)))

    def make(visit: Meter) -> tuple[Analysis, int]:
        analysis, size = work.analysis(source, keep_all, visit, counter)
        return analysis, _OBJECTS * size

    with st.spinner("Reading the text…"):
        try:
            analysis: Analysis = _worked_out(("analysis", source.digest(), keep_all), make)
        finally:
            counter.finish()
            bar.empty()
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


def draft_edits_of(analysis: Analysis, target: Target, keep: tuple[str, ...]) -> tuple[DraftEdit, ...]:
    """The edits that bring a text to a target, made and offered.

    Raises:
        LexileError: the text is too long, or this visit has used its computing time.
    """
    key = "draft", digest(analysis), repr((target, keep))
    with st.spinner("Making a draft…"):
        edits: tuple[DraftEdit, ...] = _worked_out(key, lambda visit: work.draft_edits(analysis, target, keep, visit))
    return edits


def vocabulary_of(
    analysis: Analysis, readers: Readers | None, cefr: str | None, add: tuple[str, ...]
) -> tuple[VocabularyWord, ...]:
    """The words of a text that are worth teaching to readers.

    Raises:
        LexileError: it takes more than the limits allow, or this visit has used its computing time.
    """
    with st.spinner("Choosing words…"):
        words: tuple[VocabularyWord, ...] = _worked_out(
            ("vocabulary", digest(analysis), repr((readers, cefr, add))),
            lambda visit: work.vocabulary(analysis, readers, cefr, add, visit),
        )
    return words


def version_check_of(source: Analysis, version: Analysis, target: Target | None) -> VersionCheck:
    """What was lost or added in a version of a text.

    Raises:
        LexileError: a text is too long, or this visit has used its computing time.
    """
    key = "check", digest(source), digest(version), repr(target)
    with st.spinner("Comparing…"):
        check: VersionCheck = _worked_out(key, lambda visit: work.version_check(source, version, target, visit))
    return check


def sentence_suggestions_of(
    name: str, text: str, sentence: tuple[int, int], words: Sequence[tuple[int, int]]
) -> SentenceSuggestions:
    """What could be changed in a sentence of a text.

    Raises:
        LexileError: it takes more than the limits allow, or this visit has used its computing time.
    """
    key = sha256(f"{sentence} {[*words]} {text}".encode("utf-8", "surrogatepass")).hexdigest()
    found: SentenceSuggestions = _worked_out(
        ("sentence", key), lambda visit: work.sentence_suggestions(name, text, sentence, words, visit)
    )
    return found


def report_of(analysis: Analysis, kind: ReportKind, readers: Readers | None) -> str:
    """The printable report on a text, as HTML."""
    document = analysis.document
    known = (digest(analysis), document.name, document.title, document.notes, analysis.left_out, kind, readers)
    shown = repr(known)

    def make() -> tuple[str, int]:
        html = report(analysis, formulas_of(analysis), kind, readers, manifest().date)
        return html, 2 * len(html)

    html: str = _cache().get(("report", sha256(shown.encode("utf-8", "replace")).hexdigest()), make)
    return html


def statistics_of(analysis: Analysis) -> TextStatistics:
    """A text's sentence length and word rarity.

    Raises:
        LexileError: it takes more than the limits allow, or this visit has used its computing time.
    """
    return _explanation_of(analysis)[0]


def contributions_of(analysis: Analysis) -> GroupContributions:
    """How much the sentences and the words of a text each contribute to its measure.

    Raises:
        LexileError: it takes more than the limits allow, or this visit has used its computing time.
    """
    return _explanation_of(analysis)[1]


def _explanation_of(analysis: Analysis) -> tuple[TextStatistics, GroupContributions]:
    explanation: tuple[TextStatistics, GroupContributions] = _worked_out(
        ("explanation", digest(analysis)), lambda visit: work.explanation(analysis, visit)
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
