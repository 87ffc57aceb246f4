"""Many documents at once: measured one by one, listed in one table, drawn in one chart; a click opens one."""

from functools import partial

import streamlit as st

from lexile.batch.outcome import Outcome, measure_one
from lexile.dashboard.caching import estimator
from lexile.dashboard.page import plain
from lexile.dashboard.session import Source, current, entries, many, remember
from lexile.dashboard.tabs.export import offer_entries
from lexile.scale import BANDS
from lexile.views import batch_frames, charts

_TALL = 16  # rows; a longer chart scrolls in a frame of its own
_FRAME = 560  # pixels
_CHOSEN = "chosen"


def show_many(keep_all: bool) -> None:
    """The documents that were given together, if there are several, and which of them to look at."""
    found = many()
    if len(found) > 1:
        done = entries(keep_all)
        _measure(found, done, keep_all)
        _list(found, tuple(done[one] for one in found))
        _choose(found)


def _measure(found: list[Source], done: dict[Source, Outcome], keep_all: bool) -> None:
    """Measure what is not measured yet; each is kept at once, so that a click meanwhile loses nothing."""
    if all(one in done for one in found):
        return
    progress = st.progress(0.0)
    for number, one in enumerate(found):
        progress.progress(number / len(found), plain(f"Reading {number + 1} of {len(found)}: {one.name}"))
        if one not in done:
            done[one] = measure_one(one.name, one.document, estimator(), keep_all=keep_all)
    progress.empty()


def _choose(found: list[Source]) -> None:
    """Which document the answer below is for."""
    opened = current()
    st.session_state[_CHOSEN] = found.index(opened) if opened in found else None
    st.selectbox(
        "Document to look at",
        range(len(found)),
        format_func=lambda place: found[place].name,
        placeholder="Choose a document",
        index=None,
        key=_CHOSEN,
        on_change=_take_chosen,
    )


def _take_chosen() -> None:
    place = st.session_state[_CHOSEN]
    if place is not None:
        remember(many()[place])


@st.fragment
def _list(found: list[Source], done: tuple[Outcome, ...]) -> None:
    st.header(f"{len(found)} documents", anchor=False)
    st.caption(plain(batch_frames.summary_line(done)))
    name, care = st.columns(2, vertical_alignment="bottom")
    text = name.text_input("Find names with", key="find_name", type="search", persist_state="session")
    careful = care.toggle("Only what asks for care, or could not be read", key="many_careful", bind="query-params")
    chosen = st.pills(
        "Only these bands", [band.name for band in BANDS], selection_mode="multi", key="many_bands", bind="query-params"
    )
    table = batch_frames.filtered(
        batch_frames.entry_table(done), (text or "").strip(), chosen, careful_only=bool(careful)
    )
    st.caption("Tick a row, or click its bar, to open its document below. A click on a column's head sorts.")
    places = [int(place) for place in table.index]
    as_table, as_chart = st.tabs(("As a table", "As a chart"), key="many_as")
    with as_table:
        st.dataframe(
            table,
            hide_index=True,
            key=_table_key(places),
            on_select=partial(_open_row, found, places),
            selection_mode="single-row",
            column_config={"Name": st.column_config.TextColumn(width="medium", pinned=True)},
            placeholder="–",
            alt="The documents with their estimates",
        )
    with as_chart:
        _draw(found, tuple(done[place] for place in places), places)
    offer_entries(done)


def _draw(found: list[Source], shown: tuple[Outcome, ...], places: list[int]) -> None:
    """The estimates of the rows of the table with their ranges."""
    ranges = batch_frames.range_table(shown)
    if ranges.empty:
        return
    long = len(ranges) > _TALL
    with st.container(height=_FRAME if long else "content", border=long):
        st.vega_lite_chart(
            charts.range_bars(ranges, batch_frames.edge_table()),
            alt=batch_frames.ranges_alternative(shown),
            key=_chart_key(places),
            on_select=partial(_open_bar, found, places),
        )


def _open_row(found: list[Source], places: list[int]) -> None:
    rows = st.session_state[_table_key(places)].selection.rows
    if rows and rows[0] < len(places):
        _open(found[places[rows[0]]])


def _open_bar(found: list[Source], places: list[int]) -> None:
    picked = st.session_state[_chart_key(places)].selection.get(charts.PICKED, [])
    if picked:
        _open(found[places[int(picked[0]["place"])]])


def _open(document: Source) -> None:
    """Answer for a document: that stands outside the fragment, so the whole page runs."""
    remember(document)
    st.rerun()


def _table_key(places: list[int]) -> str:
    return f"documents-{hash(tuple(places))}"


def _chart_key(places: list[int]) -> str:
    return f"ranges-{hash(tuple(places))}"
