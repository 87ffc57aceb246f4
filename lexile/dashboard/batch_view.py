"""The batch: all uploaded documents in one table and one chart; clicking one opens it below."""

import time
from functools import partial

import streamlit as st

from lexile.batch.outcome import Outcome, failed
from lexile.dashboard import work
from lexile.dashboard.page import escape_markdown
from lexile.dashboard.session import batch_outcomes, batch_sources, current_source, select
from lexile.dashboard.source import Source
from lexile.dashboard.tabs.export import show_batch_downloads
from lexile.errors import LexileError, TooLarge
from lexile.scale import BANDS
from lexile.views.charts import CLICKED, outcome_chart
from lexile.views.frames.batch import band_edges, filter_outcomes, outcome_ranges, outcome_table
from lexile.views.wording.batch import batch_alternative, batch_line

_MOST_ROWS = 16  # in a chart without scrolling: what fits on a laptop's screen
_SCROLL_HEIGHT = 560  # pixels: as many rows
_MAX_WASTED = 60.0  # seconds; three documents that use up their time
_MAX_SECONDS = 300.0  # for one batch: a hundred long novels on a small host
_GIVEN_UP = "not read, since the documents before it took too long. Upload it by itself."
_DOCUMENT = "document"


def show_batch(keep_all: bool, *, adding: bool) -> None:
    """Show the batch if it has several documents, with a menu to choose which of them the page shows below.

    It gives way to a text that is not from it, unless the visitor is `adding` documents.
    """
    sources, current = batch_sources(), current_source()
    if len(sources) > 1 and (adding or (current.original or current) in sources):
        outcomes = batch_outcomes(keep_all)
        _measure(sources, outcomes, keep_all)
        _show_list(sources, tuple(outcomes[source] for source in sources))
        _choose_document(sources)


def _measure(sources: list[Source], outcomes: dict[Source, Outcome], keep_all: bool) -> None:
    """Add the missing outcomes one by one, so that a click that interrupts this loses none."""
    if all(source in outcomes for source in sources):
        return
    progress = st.progress(0.0)
    wasted = 0.0  # seconds spent on documents that could not be measured
    started = time.monotonic()
    for number, source in enumerate(sources):
        text = f"Reading {number + 1} of {len(sources)}: {source.name}"
        progress.progress(number / len(sources), escape_markdown(text))
        if source not in outcomes:
            if wasted > _MAX_WASTED or time.monotonic() - started > _MAX_SECONDS:
                outcomes[source] = failed(source.name, TooLarge(f"{source.name}: {_GIVEN_UP}"))
                continue
            begin = time.monotonic()
            outcomes[source] = _outcome(source, keep_all)
            wasted += time.monotonic() - begin if outcomes[source].failure else 0.0
    progress.empty()


def _outcome(source: Source, keep_all: bool) -> Outcome:
    try:
        return work.outcome(source, keep_all)
    except LexileError as error:
        return failed(source.name, error)


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
    st.header(f"{len(sources)} documents", anchor=False)
    st.caption(escape_markdown(batch_line(outcomes)))
    name, caution = st.columns(2, vertical_alignment="bottom")
    text = name.text_input("Search by name", key="search_name", type="search", persist_state="session", max_chars=200)
    cautions = caution.toggle("Only documents with a caution or an error", key="batch_cautions", bind="query-params")
    bands = st.pills(
        "Only these bands",
        [band.name for band in BANDS],
        selection_mode="multi",
        key="batch_bands",
        bind="query-params",
    )
    table = filter_outcomes(outcome_table(outcomes), (text or "").strip(), bands, caution_only=bool(cautions))
    st.caption("Tick a row or click a bar to open that document below. Click a column heading to sort.")
    indices = [int(index) for index in table.index]
    table_tab, chart_tab = st.tabs(("Table", "Chart"), key="batch_view")
    with table_tab:
        st.dataframe(
            table,
            hide_index=True,
            key=_table_key(indices),
            on_select=partial(_open_row, sources, indices),
            selection_mode="single-row",
            column_config={"Name": st.column_config.TextColumn(width="medium", pinned=True)},
            placeholder="–",
            alt="Documents with their estimates",
        )
    with chart_tab:
        _show_chart(sources, tuple(outcomes[index] for index in indices), indices)
    show_batch_downloads(outcomes)


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
            key=_chart_key(indices),
            on_select=partial(_open_bar, sources, indices),
        )


def _open_row(sources: list[Source], indices: list[int]) -> None:
    rows = st.session_state[_table_key(indices)].selection.rows
    if rows and rows[0] < len(indices):
        _open(sources[indices[rows[0]]])


def _open_bar(sources: list[Source], indices: list[int]) -> None:
    picked = st.session_state[_chart_key(indices)].selection.get(CLICKED, [])
    if picked:
        _open(sources[indices[int(picked[0]["place"])]])


def _open(source: Source) -> None:
    """Show a document below the batch, which takes a run of the whole page, not just of this fragment."""
    select(source)
    st.rerun()


def _table_key(indices: list[int]) -> str:
    return f"documents-{hash(tuple(indices))}"


def _chart_key(indices: list[int]) -> str:
    return f"ranges-{hash(tuple(indices))}"
