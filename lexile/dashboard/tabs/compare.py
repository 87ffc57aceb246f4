"""Two versions next to each other: measure, range, chart, what changed."""

import streamlit as st

from lexile.analysis import Analysis
from lexile.dashboard.caching import analysis_of, mark_of
from lexile.dashboard.page import plain, say_problem
from lexile.dashboard.session import Source, is_here, many
from lexile.documents import SUFFIXES
from lexile.errors import LexileError
from lexile.views import batch_frames, charts, frames
from lexile.views.wording import comparison as comparison_wording
from lexile.views.wording import headline as wording

_BOX, _FILE, _OTHER, _HOW = "other_text", "other_file", "other", "other_from"
_PASTE, _UPLOAD, _ONE_OF_MANY = "Paste", "Upload", "One of the documents above"
_FEW = 10  # changes that are shown without being asked for


@st.fragment
def show_compare(analysis: Analysis) -> None:
    """Ask for another version, and set both side by side."""
    st.caption("Give another version of the text, or another text, to see both next to each other.")
    ways = [_PASTE, _UPLOAD, *([_ONE_OF_MANY] if len(many()) > 1 else [])]
    way = st.segmented_control("Where the other version comes from", ways, default=_PASTE, required=True, key=_HOW)
    if way == _UPLOAD:
        st.file_uploader("The other version", type=list(SUFFIXES), key=_FILE, on_change=_take_file)
    elif way == _ONE_OF_MANY:
        st.selectbox(
            "The other document",
            range(len(many())),
            index=None,
            format_func=lambda place: many()[place].name,
            key="other_place",
            on_change=_take_one_of_many,
        )
    else:
        st.text_area("The other version", key=_BOX, height=120, persist_state="session")
        st.button("Compare", on_click=_take_text)
    other = st.session_state.get(_OTHER)
    if isinstance(other, Source):
        _compare_with(analysis, other)


def _compare_with(analysis: Analysis, other: Source) -> None:
    try:
        second = analysis_of(other)
    except LexileError as problem:
        say_problem(problem)
        return
    show_both(analysis, second, "This text", "The other version")


def show_both(before: Analysis, after: Analysis, first: str, second: str) -> None:
    """Two analyses side by side: a verdict, the figures, both ranges, both charts, what changed."""
    st.markdown(f"**{plain(comparison_wording.verdict(before, after, first, second))}**")
    figures, ranges = st.columns(2, gap="large")
    with figures:
        st.table(comparison_wording.figures_table(before, after, first, second), alt="The figures of both versions")
    with ranges:
        st.vega_lite_chart(
            charts.range_bars(
                comparison_wording.version_ranges(before, after, first, second), batch_frames.edge_table()
            ),
            alt=comparison_wording.ranges_alternative(before, after, first, second),
            key=f"versions-{first}-{mark_of(before)}-{mark_of(after)}",
        )
    for column, name, one in zip(st.columns(2, gap="large"), (first, second), (before, after), strict=True):
        with column:
            st.caption(f"{name}: difficulty through the text")
            bars = frames.sentence_table(one)
            whole = frames.whole_table(one.estimate)
            st.vega_lite_chart(
                charts.reading_bars(bars, frames.sentence_bands(bars), whole, "Sentence"),
                alt=f"{name}. {wording.sentences_alternative(one)}",
                key=f"through-{first}-{name}-{mark_of(one)}",
            )
    st.caption(comparison_wording.changed_line(before, after))
    changed = comparison_wording.change_table(before, after)
    if not changed.empty:
        with st.expander("What changed", expanded=len(changed) <= _FEW):
            st.dataframe(
                changed,
                hide_index=True,
                row_height=70,
                column_config={
                    "Before": st.column_config.TextColumn(width="large"),
                    "After": st.column_config.TextColumn(width="large"),
                },
                alt="Sentences before and after",
            )


def _take_text() -> None:
    st.session_state[_OTHER] = Source("The other version", st.session_state[_BOX])


def _take_file() -> None:
    file = st.session_state[_FILE]
    if file is None or is_here(file):
        st.session_state[_OTHER] = None if file is None else Source(file.name, file.getvalue())


def _take_one_of_many() -> None:
    place = st.session_state["other_place"]
    st.session_state[_OTHER] = None if place is None else many()[place]
