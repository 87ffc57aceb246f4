"""Whether the text suits a reader, a class or a grade."""

import streamlit as st

from lexile.analysis import Analysis
from lexile.dashboard.page import plain, say_problem
from lexile.errors import LexileError
from lexile.explain.readers import GRADE_READERS, Readers, read_readers
from lexile.views import charts, frames
from lexile.views.wording import readers as readers_wording

_GRADE, _OWN = "grade", "own_measures"


@st.fragment
def show_readers(analysis: Analysis) -> None:
    """Below, within or above: for readers' own measures, for a grade's readers, and for all grades."""
    st.caption(readers_wording.RULE)
    own, grade = st.columns(2, gap="large")
    with own:
        _of_own_measures(analysis)
    with grade:
        _of_grade(analysis)
    _all_grades(analysis)


def _of_own_measures(analysis: Analysis) -> None:
    typed = st.text_input(
        "Readers' own measures, with commas between",
        key=_OWN,
        placeholder="720L, or for a class: Ann 720L, Ben 810L",
        persist_state="session",
    )
    try:
        readers = read_readers(typed or "")
    except LexileError as problem:
        say_problem(problem)
        return
    if len(readers) == 1:
        _say_match(analysis, readers[0])
    elif readers:
        st.markdown(plain(readers_wording.class_line(analysis.estimate, readers)))
        table = readers_wording.readers_table(analysis.estimate, readers).map(frames.escape_formula)
        st.dataframe(table, hide_index=True, alt="Where this text stands for each reader")


def _of_grade(analysis: Analysis) -> None:
    grade = st.selectbox(
        "Or the readers of a grade",
        [one.name for one in GRADE_READERS],
        index=None,
        placeholder="Choose a grade",
        key=_GRADE,
        bind="query-params",
    )
    chosen = next((one for one in GRADE_READERS if one.name == grade), None)
    if chosen is not None:
        _say_match(analysis, chosen)


def _say_match(analysis: Analysis, readers: Readers) -> None:
    st.info(plain(readers_wording.match_line(analysis.estimate, readers)))


def _all_grades(analysis: Analysis) -> None:
    estimate = analysis.estimate
    st.header("Texts of each grade, and this one", anchor=False)
    st.vega_lite_chart(
        charts.grade_ranges(
            readers_wording.grade_bars(estimate), frames.marker_table(estimate), frames.whole_table(estimate)
        ),
        alt=readers_wording.grades_alternative(estimate),
        key="grades",
    )
    st.caption(readers_wording.SOURCE_READERS)
    with st.expander("All grades as a table"):
        st.dataframe(readers_wording.grade_table(estimate), hide_index=True, alt="Ranges of grades, and this text")
