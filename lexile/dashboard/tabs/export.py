"""The Export tab: a printable report, tables for a spreadsheet, data for a program, and a link to the page."""

import re
from pathlib import PurePath

import streamlit as st

from lexile.analysis import Analysis
from lexile.batch.outcome import Outcome
from lexile.dashboard.caching import formulas_of, report_of
from lexile.views.export.json_text import json_pieces
from lexile.views.export.records import analysis_fields, as_json, formula_records, outcome_record
from lexile.views.export.spreadsheets import outcomes_csv, sections_csv, sentences_csv

_CSV, _JSON, _HTML = "text/csv", "application/json", "text/html"
_UNSAFE = re.compile(r"[^\w-]+")


def show(analysis: Analysis) -> None:
    """Offer the report, and the sentences and sections as tables and data."""
    name = file_name(analysis.document.name)
    st.caption("The files are saved to your own computer and go nowhere else.")
    with st.container(horizontal=True):
        _offer("Printable report (HTML)", report_of(analysis), f"{name}.html", _HTML)
        _offer("Sentences (CSV)", sentences_csv(analysis), f"{name}-sentences.csv", _CSV)
        if analysis.sections:
            _offer("Sections (CSV)", sections_csv(analysis), f"{name}-sections.csv", _CSV)
        formulas = {"formulas": formula_records(formulas_of(analysis))}
        _offer(
            "Full analysis (JSON)", b"".join(json_pieces(analysis_fields(analysis) | formulas)), f"{name}.json", _JSON
        )
    st.caption(
        "To share this view, copy the page's address: it keeps the open tab and the grade, target and bands you chose, "
        "but never a text, a file name or a pupil's name."
    )


def show_batch_downloads(outcomes: tuple[Outcome, ...]) -> None:
    """Offer the batch as a table and as data."""
    with st.container(horizontal=True):
        _offer("All documents (CSV)", outcomes_csv(outcomes), "reading-levels.csv", _CSV)
        _offer(
            "All documents (JSON)",
            as_json([outcome_record(outcome) for outcome in outcomes]),
            "reading-levels.json",
            _JSON,
        )


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
