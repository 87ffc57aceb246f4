"""The Readers tab: whether the text suits a reader, a class or a grade."""

import streamlit as st

from lexile.analysis import Analysis
from lexile.dashboard import boxes, for_whom
from lexile.dashboard.page import escape_markdown, show_error
from lexile.explain.groups import GRADE_READERS
from lexile.explain.reader_list import read_each
from lexile.explain.readers import Readers
from lexile.views.charts import grade_chart
from lexile.views.frames.estimate import estimate_marker, whole_text_line
from lexile.views.frames.readers import grade_ranges, grade_table, readers_table
from lexile.views.wording.readers import (
    READERS_RULE,
    READERS_SOURCE,
    chosen_line,
    class_line,
    grades_alternative,
    match_line,
)

_GRADE, _MEASURES = "grade", "reader_measures"
_COLUMNS = {
    "Reader's measure": st.column_config.TextColumn(width=130),
    "Suitable texts": st.column_config.TextColumn(width=110),
    "This text": st.column_config.TextColumn(width=220),
    **{heading: st.column_config.TextColumn(width=65) for heading in ("Below", "Within", "Above")},
}


@st.fragment
def show(analysis: Analysis) -> None:
    """Show whether the text is below, within or above the range of given readers, of a grade, and of every grade."""
    st.caption(READERS_RULE)
    readers = for_whom.chosen_readers()
    if readers is not None:
        st.markdown(f"**{escape_markdown(chosen_line(readers))}**")
        _show_match(analysis, readers)
    _match_measures(analysis)
    _match_grade(analysis)
    _show_all_grades(analysis)


def _match_measures(analysis: Analysis) -> None:
    typed = boxes.text_input(
        boxes.MEASURES,
        key=_MEASURES,
        placeholder="720L, or for a class: Ann 720L, Ben 810L",
        persist_state="session",
    )
    readers, errors = read_each(typed or "")
    for error in errors:
        show_error(error)
    if len(readers) == 1:
        _show_match(analysis, readers[0])
    elif readers:
        st.markdown(escape_markdown(class_line(analysis.estimate, readers)))
        table = readers_table(analysis.estimate, readers)
        st.dataframe(table, hide_index=True, column_config=_COLUMNS, alt="How this text suits each reader")


def _match_grade(analysis: Analysis) -> None:
    grade = st.selectbox(
        "Or a grade",
        [one.name for one in GRADE_READERS],
        index=None,
        placeholder="Choose a grade",
        key=_GRADE,
        bind="query-params",
    )
    chosen = next((one for one in GRADE_READERS if one.name == grade), None)
    if chosen is not None:
        _show_match(analysis, chosen)


def _show_match(analysis: Analysis, readers: Readers) -> None:
    st.info(escape_markdown(match_line(analysis.estimate, readers)))


def _show_all_grades(analysis: Analysis) -> None:
    estimate = analysis.estimate
    st.header("This text and the texts of each grade", anchor=False)
    st.vega_lite_chart(
        grade_chart(grade_ranges(estimate), estimate_marker(estimate), whole_text_line(estimate)),
        alt=grades_alternative(estimate),
        key="grades",
    )
    st.caption(READERS_SOURCE)
    with st.expander("Show all grades as a table"):
        st.dataframe(grade_table(estimate), hide_index=True, alt="Range of each grade, and this text")
