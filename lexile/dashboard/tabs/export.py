"""The Export tab: a report, tables, data, charts, a link to the page, and versions kept in the visitor's browser."""

import re
from pathlib import PurePath

import pandas as pd
import streamlit as st

from lexile.analysis import Analysis
from lexile.batch.outcome import Outcome
from lexile.dashboard.caching import formulas_of, report_of
from lexile.dashboard.for_whom import chosen_readers
from lexile.dashboard.pictures import show_pictures
from lexile.dashboard.session import current_source, select
from lexile.dashboard.shelf import show_shelf
from lexile.dashboard.source import Source
from lexile.dashboard.tabs.compare import compare_with
from lexile.explain.placement import given_text
from lexile.views.export.json_text import json_pieces
from lexile.views.export.records import analysis_fields, as_json, formula_records, outcome_record
from lexile.views.export.spreadsheets import outcomes_csv, sections_csv, sentences_csv, table_xlsx
from lexile.views.wording.report import ReportKind

_CSV, _JSON, _HTML = "text/csv", "application/json", "text/html"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_UNSAFE = re.compile(r"[^\w-]+")


def show(analysis: Analysis) -> None:
    """Offer the report, tables, data and charts, and a shelf in the visitor's own browser."""
    name = file_name(analysis.document.title or analysis.document.name)
    kinds = list(ReportKind)
    kind = st.selectbox("Report", kinds, format_func=lambda one: one.value, key="report_kind") or kinds[0]
    with st.container(horizontal=True):
        _offer("Printable report (HTML)", report_of(analysis, kind, chosen_readers()), f"{name}.html", _HTML)
    with st.container(horizontal=True):
        _offer("Sentences (CSV)", sentences_csv(analysis), f"{name}-sentences.csv", _CSV)
        if analysis.sections:
            _offer("Sections (CSV)", sections_csv(analysis), f"{name}-sections.csv", _CSV)
        formulas = {"formulas": formula_records(formulas_of(analysis))}
        full = b"".join(json_pieces(analysis_fields(analysis) | formulas))
        _offer("Full analysis (JSON)", full, f"{name}.json", _JSON)
    show_pictures(analysis, name)
    st.caption(
        "The files are saved to your own computer and go nowhere else. To share this view, copy the page's address: it "
        "keeps the open tab and the readers, target and bands you chose, never a text, a file name or a pupil's name."
    )
    st.header("Keep and compare versions", anchor=False)
    source = current_source()
    show_shelf(
        source.name,
        source.text or given_text(analysis),
        analysis,
        on_opened=lambda kept, text: select(Source(kept, text)),
        on_compared=_compare,
    )


def _compare(texts: list[tuple[str, str]]) -> None:
    """Make the first of two kept texts the one on the page, and the second the one it is compared with."""
    (name, text), (other_name, other_text) = texts
    select(Source(name, text))
    compare_with(Source(other_name, other_text))


def show_batch_downloads(outcomes: tuple[Outcome, ...], table: pd.DataFrame) -> None:
    """Offer the batch as a workbook with the columns that are shown, as a table and as data."""
    with st.container(horizontal=True):
        _offer("All documents (Excel)", table_xlsx(table, "Reading levels"), "reading-levels.xlsx", _XLSX)
        _offer("All documents (CSV)", outcomes_csv(outcomes), "reading-levels.csv", _CSV)
        _offer(
            "All documents (JSON)",
            as_json([outcome_record(outcome) for outcome in outcomes]),
            "reading-levels.json",
            _JSON,
        )


def offer_table(label: str, table: pd.DataFrame, name: str) -> None:
    """Offer a table as a workbook."""
    _offer(label, table_xlsx(table, "Table"), name, _XLSX)


def file_name(name: str) -> str:
    """File name (without suffix) for what is exported of a document.

    >>> file_name("../Chapter 1: the end?.docx"), file_name("…")
    ('reading-level-Chapter-1-the-end', 'reading-level')
    """
    stem = _UNSAFE.sub("-", PurePath(name.replace("\\", "/")).stem).strip("-")[:60]
    return f"reading-level-{stem}" if stem else "reading-level"


def _offer(label: str, content: str | bytes, name: str, kind: str) -> None:
    st.download_button(
        label,
        content if isinstance(content, bytes) else content.encode("utf-8", "replace"),
        file_name=name,
        mime=kind,
        key=f"export-{label}",
        on_click="ignore",
    )
