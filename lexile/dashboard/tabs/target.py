"""A target: how far the text is from it, what each change brings, and the text to edit in place."""

import streamlit as st

from lexile.analysis import Analysis
from lexile.dashboard.caching import analysis_of, mark_of, mends_of
from lexile.dashboard.page import plain, say_problem
from lexile.dashboard.session import Source
from lexile.dashboard.tabs.compare import show_both
from lexile.errors import LexileError
from lexile.leveling.suggestions import MOST_WORDS, Target, band_targets, distance, grade_targets, reader_target
from lexile.scale import HIGHEST, LOWEST
from lexile.views.wording import targets as targets_wording
from lexile.views.wording.words import WORDS_HINT

_BAND, _GRADE, _MEASURE = "A band", "A grade's texts", "A reader's measure"


@st.fragment
def show_target(analysis: Analysis) -> None:
    """Choose a target; see what stands above it and what would mend it; edit the text and see before and after."""
    target = _choose()
    if target is not None:
        st.markdown(plain(targets_wording.distance_line(analysis, target)))
        _show_what_is_above(analysis, target)
        _propose(analysis, target)
    _edit(analysis)


def _choose() -> Target | None:
    kind, value = st.columns(2, vertical_alignment="bottom")
    chosen = kind.segmented_control(
        "Target",
        (_BAND, _GRADE, _MEASURE),
        default=_BAND,
        required=True,
        key="target_kind",
        bind="query-params",
        wrap=True,
    )
    if chosen == _MEASURE:
        measure = value.number_input(
            "The reader's own measure, in L",
            min_value=int(LOWEST),
            max_value=int(HIGHEST),
            value=None,
            step=50,
            placeholder="For example 800",
            key="target_measure",
            bind="query-params",
        )
        return None if measure is None else reader_target(float(measure))
    targets = {target.name: target for target in (band_targets() if chosen == _BAND else grade_targets())}
    name = value.selectbox(
        "The band" if chosen == _BAND else "The grade",
        list(targets),
        index=None,
        placeholder="Choose one",
        key="target_band" if chosen == _BAND else "target_grade",
        bind="query-params",
    )
    return targets.get(name or "")


def _show_what_is_above(analysis: Analysis, target: Target) -> None:
    table = targets_wording.above_table(analysis, target)
    st.caption(targets_wording.above_line(analysis, target))
    if not table.empty:
        with st.expander("The sentences above the target, the hardest first"):
            st.dataframe(table, hide_index=True, alt="Sentences above the target")
    words = targets_wording.words_above_table(analysis, target)
    if not words.empty:
        with st.expander("The words above the target, the hardest first"):
            st.caption(f"{targets_wording.WORDS_ABOVE} {WORDS_HINT}")
            st.dataframe(words, hide_index=True, alt="Words above the target")


def _propose(analysis: Analysis, target: Target) -> None:
    """The changes that bring the text to the target, by what they bring."""
    if distance(analysis.estimate.measure, target) <= 0:
        return
    st.header("What would bring it there", anchor=False)
    if analysis.words > MOST_WORDS:
        st.caption(
            f"Worked out for texts of up to {MOST_WORDS:,} words: paste the chapter that you want to change as a text "
            "of its own."
        )
        return
    found = mends_of(analysis, target)
    st.markdown(plain(targets_wording.reached_line(found, target)))
    if found:
        st.dataframe(
            targets_wording.mend_table(found),
            hide_index=True,
            row_height=78,
            column_config={"What to write": st.column_config.TextColumn(width="large")},
            alt="Changes in order of what they bring",
        )
        st.caption(targets_wording.HOW)


def _edit(analysis: Analysis) -> None:
    """The text to edit in place, and both versions side by side once it is changed."""
    st.header("Edit the text, and see before and after", anchor=False)
    if analysis.words > MOST_WORDS:
        st.caption(f"Texts of up to {MOST_WORDS:,} words can be edited here; paste a chapter as a text of its own.")
        return
    key = f"edited-{mark_of(analysis)}"
    if key not in st.session_state:
        st.session_state[key] = analysis.text
    st.text_area("The text, to change as you like", key=key, height=260, persist_state="session")
    st.button("Estimate the changed text")  # a click takes the box's text with it
    edited = st.session_state[key]
    if edited.strip() == analysis.text.strip():
        return
    try:
        after = analysis_of(Source("The edited text", edited))
    except LexileError as problem:
        say_problem(problem)
        return
    show_both(analysis, after, "Before", "After")
