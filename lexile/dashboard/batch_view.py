"""The batch: all uploaded documents in one table and one chart; clicking one opens it below."""

import time
from functools import partial
from math import ceil

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.elements.lib.column_types import ColumnConfig

from lexile.batch.outcome import Outcome, failed
from lexile.dashboard import boxes, for_whom, work
from lexile.dashboard.budget import UPLOAD_SECONDS, UPLOAD_SPENT, VISIT_SPENT, is_spent
from lexile.dashboard.page import escape_markdown, show_error
from lexile.dashboard.page_counter import PageCounter
from lexile.dashboard.session import (
    batch_outcomes,
    batch_sources,
    current_source,
    is_opened_by_upload,
    select,
    upload_meter,
    visit_meter,
)
from lexile.dashboard.source import Source
from lexile.dashboard.tabs.export import offer_table, show_batch_downloads
from lexile.errors import LexileError, TooLarge
from lexile.explain.reader_list import read_each
from lexile.isolation import Meter, Progress
from lexile.scale import BANDS
from lexile.views.charts import CLICKED, outcome_chart
from lexile.views.frames.batch import (
    CAUTION_HEADING,
    FITS_HEADING,
    TEACHERS_HEADING,
    TEXT_HEADING,
    band_edges,
    filter_outcomes,
    match_matrix,
    outcome_ranges,
    outcome_table,
)
from lexile.views.frames.cells import MEASURE_HEADING
from lexile.views.wording.batch import batch_alternative, batch_line, time_left
from lexile.views.wording.quantities import RANGE_NAME
from lexile.views.wording.readers import READERS_RULE
from lexile.views.wording.reading import page_of

_MOST_ROWS = 16  # in a chart without scrolling: what fits on a laptop's screen
_SCROLL_HEIGHT = 560  # pixels: as many rows
_DOCUMENT, _STOPPED = "document", "batch_stopped"
_TABLE, _CHART = "documents", "ranges"
_COLUMNS = {
    FITS_HEADING: st.column_config.TextColumn(width=150),
    MEASURE_HEADING: st.column_config.NumberColumn(width=95, format="%d"),
    RANGE_NAME: st.column_config.TextColumn(width=110),
    "Band": st.column_config.TextColumn(width=105),
    TEACHERS_HEADING: st.column_config.NumberColumn(
        "Teachers", width=85, help="Of 100 passages from grades 3 to 12, how many teachers would find easier"
    ),
    "Words": st.column_config.NumberColumn(width=85, format="localized"),
}
_WIDEST = {"Name": 225, TEXT_HEADING: 330, "Title": 220, "Author": 190, CAUTION_HEADING: 340}
"""Columns of text, which are as wide as their longest text, up to this number of pixels; then lines are broken."""
_ORDER = (
    "Name", MEASURE_HEADING, FITS_HEADING, "Title", RANGE_NAME, "Band", TEACHERS_HEADING, "Words", "Author",
    CAUTION_HEADING,
)  # fmt: skip
"""The columns from left to right: the measure is in view on a phone, too, and what fits on a tablet."""
_WIDEST_PINNED = 200  # pixels: on a phone, a column that stays in view must leave room for the others
_LETTER, _PADDING, _NARROWEST = 6.6, 20, 80  # pixels: a letter on average, the space around a text, a heading
_ROW, _LINE, _MOST_LINES = 35, 20, 5  # pixels of a row with one line, and of each further one
_LEAST_BROKEN = 66  # pixels: in lower rows, Streamlit breaks no lines


def show_batch(keep_all: bool, *, adding: bool) -> None:
    """Show the batch if it has several documents, with a menu to choose which of them the page shows below.

    It gives way to a text that is not from it, unless the visitor is `adding` documents.
    """
    sources, current = batch_sources(), current_source()
    if len(sources) > 1 and (adding or (current.original or current) in sources):
        outcomes = batch_outcomes(keep_all)
        _measure(sources, outcomes, keep_all)
        _open_one_that_was_measured(sources, outcomes)
        known = [source for source in sources if source in outcomes]
        if known:
            _show_list(known, tuple(outcomes[source] for source in known))
        _choose_document(sources)


def _measure(sources: list[Source], outcomes: dict[Source, Outcome], keep_all: bool) -> None:
    """Add the missing outcomes one by one, so that a click that interrupts this loses none."""
    if all(source in outcomes for source in sources):
        return
    if st.session_state.get(_STOPPED):
        missing = sum(source not in outcomes for source in sources)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(f"Stopped: {missing} of {len(sources)} documents have not been read yet.")
            st.button("Continue", key="batch_go_on", on_click=_set_stopped, args=(False,))
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        progress = st.progress(0.0, width="stretch")
        stop = st.empty()
        stop.button("Stop", key="batch_stop", on_click=_set_stopped, args=(True,))
    read = 0
    started = time.monotonic()
    upload, visit = upload_meter(), visit_meter()
    for number, source in enumerate(sources):
        left = time_left(time.monotonic() - started, read, sum(one not in outcomes for one in sources[number:]))
        text = escape_markdown(f"Reading {number + 1} of {len(sources)}{left}: {source.name}")
        progress.progress(number / len(sources), text)
        if source not in outcomes:
            if upload.seconds > UPLOAD_SECONDS:
                outcomes[source] = failed(source.name, TooLarge(f"{source.name}: {UPLOAD_SPENT}"))
                continue
            if is_spent(visit):
                outcomes[source] = failed(source.name, TooLarge(VISIT_SPENT).for_document(source.name))
                continue
            before = upload.seconds
            counter = PageCounter(partial(_show_pages, progress, text, number, len(sources)))
            outcomes[source] = _outcome(source, keep_all, upload, counter)
            visit.seconds += upload.seconds - before
            read += 1
            counter.finish()
    progress.empty()
    stop.empty()


def _open_one_that_was_measured(sources: list[Source], outcomes: dict[Source, Outcome]) -> None:
    """Where the first document of an upload cannot be measured, the page shows the next one that can."""
    current = current_source()
    if not is_opened_by_upload(current) or current not in outcomes or outcomes[current].estimate is not None:
        return
    measured = (one for one in sources if one in outcomes and outcomes[one].estimate is not None)
    select(next(measured, current))


def _show_pages(progress: DeltaGenerator, text: str, number: int, sources: int, done: int, total: int) -> None:
    progress.progress((number + done / total) / sources, f"{text}, {page_of(done, total)}")


def _set_stopped(stopped: bool) -> None:
    st.session_state[_STOPPED] = stopped


def _outcome(source: Source, keep_all: bool, meter: Meter, progress: Progress) -> Outcome:
    try:
        return work.outcome(source, keep_all, meter, progress)
    except LexileError as error:
        return failed(source.name, error.bare())  # without its traceback, which holds the upload


def _choose_document(sources: list[Source]) -> None:
    source = current_source()
    source = source.original or source
    st.session_state[_DOCUMENT] = sources.index(source) if source in sources else None
    st.selectbox(
        "Document shown below",
        range(len(sources)),
        format_func=lambda index: sources[index].name,
        placeholder="Choose a document",
        index=None,
        key=_DOCUMENT,
        on_change=_use_document,
    )


def _use_document() -> None:
    index = st.session_state[_DOCUMENT]
    if index is not None:
        select(batch_sources()[index])


@st.fragment
def _show_list(sources: list[Source], outcomes: tuple[Outcome, ...]) -> None:
    with st.container(horizontal=True, gap="small", key="batch-title"):
        st.header(f"{len(sources)} documents", anchor=False, width="content")
        st.caption(escape_markdown(batch_line(outcomes)), width="content")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        text = boxes.text_input(boxes.NAMES, key="search_name", type="search", persist_state="session", width=260)
        bands = st.pills(
            "Only these bands",
            [band.name for band in BANDS],
            selection_mode="multi",
            key="batch_bands",
            bind="query-params",
            width="content",
        )
        cautions = st.toggle(
            "Only documents with a caution or an error", key="batch_cautions", bind="query-params", width="content"
        )
    readers = for_whom.chosen_readers()
    whole = outcome_table(outcomes, readers)
    table = filter_outcomes(whole, (text or "").strip(), bands, caution_only=bool(cautions))
    indices = [int(index) for index in table.index]
    table_tab, chart_tab, readers_tab = st.tabs(("Table", "Chart", "Texts and readers"), key="batch_view")
    with table_tab:
        st.dataframe(
            table,
            hide_index=True,
            key=_key(_TABLE, sources, indices),
            on_select=partial(_open_row, sources, indices),
            selection_mode="single-row",
            column_order=[heading for heading in _ORDER if heading in table],
            column_config=_columns(table),
            row_height=_row_height(table),
            placeholder="–",
            alt="Documents with their estimates",
        )
        st.caption("Tick a row to open that document below. Click a column heading to sort.")
    with chart_tab:
        _show_chart(sources, tuple(outcomes[index] for index in indices), indices)
    with readers_tab:
        _show_readers(tuple(outcomes[index] for index in indices))
    show_batch_downloads(outcomes, whole)


def _columns(table: pd.DataFrame) -> dict[str, ColumnConfig]:
    """The columns of a table: numbers are narrow, texts wide enough to be read; a narrow first one stays in view."""
    texts: dict[str, ColumnConfig] = {}
    for heading in filter(table.columns.__contains__, _WIDEST):
        width = _text_width(table, heading)
        is_pinned = heading == table.columns[0] and width <= _WIDEST_PINNED
        texts[heading] = st.column_config.TextColumn(width=width, pinned=is_pinned)
    return {**_COLUMNS, **texts}


def _text_width(table: pd.DataFrame, heading: str) -> int:
    longest = max(map(len, table[heading]), default=0)
    return max(_NARROWEST, min(ceil(_LETTER * longest) + _PADDING, _WIDEST[heading]))


def _row_height(table: pd.DataFrame) -> int:
    """The height in pixels of rows that show their names, titles and authors in full."""
    lines = max(
        (
            ceil(_LETTER * len(text) / (_text_width(table, heading) - _PADDING))
            for heading in _WIDEST
            if heading in table and heading != CAUTION_HEADING
            for text in table[heading]
        ),
        default=1,
    )
    return _ROW if lines <= 1 else max(_LEAST_BROKEN, _ROW + _LINE * (min(lines, _MOST_LINES) - 1))


def _show_readers(outcomes: tuple[Outcome, ...]) -> None:
    """Show which of the texts suit which of the readers of a class."""
    typed = boxes.text_area(
        boxes.CLASS,
        key="class_measures",
        height=80,
        placeholder="Ann 720L, Ben 810L, Group 3 950L",
        persist_state="session",
    )
    readers, errors = read_each(typed or "")
    for error in errors:
        show_error(error)
    if readers:
        matrix = match_matrix(outcomes, readers)
        st.dataframe(
            matrix,
            hide_index=True,
            column_config=_columns(matrix),
            row_height=_row_height(matrix),
            alt="Texts by readers: whether each text is easy, fits or is hard",
        )
        st.caption(READERS_RULE)
        offer_table("Texts and readers (Excel)", matrix, "texts-and-readers.xlsx")


def _show_chart(sources: list[Source], shown: tuple[Outcome, ...], indices: list[int]) -> None:
    """Show the estimates in the table, with their ranges."""
    ranges = outcome_ranges(shown)
    if ranges.empty:
        return
    long = len(ranges) > _MOST_ROWS
    with st.container(height=_SCROLL_HEIGHT if long else "content", border=long):
        st.vega_lite_chart(
            outcome_chart(ranges, band_edges()),
            alt=batch_alternative(shown),
            key=_key(_CHART, sources, indices),
            on_select=partial(_open_bar, sources, indices),
        )
    st.caption("Click a bar to open that document below.")


def _open_row(sources: list[Source], indices: list[int]) -> None:
    rows = st.session_state[_key(_TABLE, sources, indices)].selection.rows
    if rows and rows[0] < len(indices):
        _open(sources[indices[rows[0]]])


def _open_bar(sources: list[Source], indices: list[int]) -> None:
    picked = st.session_state[_key(_CHART, sources, indices)].selection.get(CLICKED, [])
    if picked:
        _open(sources[indices[int(picked[0]["place"])]])


def _open(source: Source) -> None:
    """Show a document below the batch, which takes a run of the whole page, not just of this fragment."""
    select(source)
    st.rerun()


def _key(name: str, sources: list[Source], indices: list[int]) -> str:
    """A key that keeps the choices in one list of documents apart from those in another of the same length."""
    return f"{name}-{hash((tuple(sources), tuple(indices)))}"
