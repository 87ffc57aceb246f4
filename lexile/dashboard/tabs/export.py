"""What a person can take along: a report, tables for a spreadsheet, data for a program, a link to the view."""

import re
from pathlib import PurePath

import streamlit as st

from lexile.analysis import Analysis
from lexile.batch.outcome import Outcome
from lexile.dashboard.caching import formulas_of, report_of
from lexile.views.export import data, spreadsheets

_CSV, _JSON, _HTML = "text/csv", "application/json", "text/html"
_ODD = re.compile(r"[^\w-]+")


def show_downloads(analysis: Analysis) -> None:
    """The report, and the sentences and sections as tables and data."""
    name = file_name(analysis.document.name)
    st.caption("Files are made here and go to your own computer only.")
    with st.container(horizontal=True):
        _offer("Report to print (HTML)", report_of(analysis), f"{name}.html", _HTML)
        _offer("Sentences (CSV)", spreadsheets.sentences_csv(analysis), f"{name}-sentences.csv", _CSV)
        if analysis.sections:
            _offer("Sections (CSV)", spreadsheets.sections_csv(analysis), f"{name}-sections.csv", _CSV)
        known = {"formulas": data.formulas_as_data(formulas_of(analysis))}
        _offer("Everything (JSON)", data.as_json(data.analysis_as_data(analysis) | known), f"{name}.json", _JSON)
    st.caption(
        "The address of this page keeps the view: the open tab, the chosen grade, target and bands. "
        "It never holds a text, a file's name or a pupil's."
    )


def offer_entries(entries: tuple[Outcome, ...]) -> None:
    """Many documents as a table and as data."""
    with st.container(horizontal=True):
        _offer("All documents (CSV)", spreadsheets.entries_csv(entries), "reading-levels.csv", _CSV)
        _offer(
            "All documents (JSON)",
            data.as_json([data.entry_as_data(entry) for entry in entries]),
            "reading-levels.json",
            _JSON,
        )


def file_name(name: str) -> str:
    """A name for a file, from a document's own.

    >>> file_name("../Chapter 1: the end?.docx"), file_name("…")
    ('reading-level-Chapter-1-the-end', 'reading-level')
    """
    stem = _ODD.sub("-", PurePath(name.replace("\\", "/")).stem).strip("-")[:60]
    return f"reading-level-{stem}" if stem else "reading-level"


def _offer(label: str, content: str, name: str, kind: str) -> None:
    st.download_button(
        label,
        content.encode("utf-8", "replace"),
        file_name=name,
        mime=kind,
        key=f"take-{label}",
        on_click="ignore",
    )
