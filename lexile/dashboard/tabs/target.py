"""The Target tab: how far the text is from a target, edits that would bring it closer, and a box to edit it."""

import streamlit as st

from lexile.analysis import Analysis
from lexile.dashboard.budget import MAX_TYPED
from lexile.dashboard.caching import analysis_of, suggestions_of, widget_id
from lexile.dashboard.page import escape_markdown, show_error
from lexile.dashboard.source import Source
from lexile.dashboard.tabs.compare import show_both
from lexile.errors import LexileError
from lexile.leveling.suggestions import MAX_SUGGESTION_WORDS
from lexile.leveling.targets import Target, band_targets, distance, grade_targets, reader_target
from lexile.scale import HIGHEST, LOWEST
from lexile.views.frames.targets import (
    WORDING_HEADING,
    sentences_above_table,
    suggestion_table,
    words_above_table,
)
from lexile.views.wording.targets import (
    SUGGESTIONS_HINT,
    WORDS_ABOVE_HINT,
    distance_line,
    sentences_above_line,
    suggestions_line,
)
from lexile.views.wording.words import WORDS_HINT

_BAND, _GRADE, _READER = "Band", "Grade", "Reader"


@st.fragment
def show(analysis: Analysis) -> None:
    """Let the visitor choose a target, show what is above it and what to edit, and compare before and after."""
    target = _choose_target()
    if target is not None:
        st.markdown(escape_markdown(distance_line(analysis, target)))
        _show_above(analysis, target)
        _suggest_edits(analysis, target)
    _edit_text(analysis)


def _choose_target() -> Target | None:
    kind, value = st.columns(2, vertical_alignment="bottom")
    chosen = kind.segmented_control(
        "Target",
        (_BAND, _GRADE, _READER),
        default=_BAND,
        required=True,
        key="target_kind",
        bind="query-params",
        wrap=True,
    )
    if chosen == _READER:
        measure = value.number_input(
            "Reader's Lexile measure (L)",
            min_value=int(LOWEST),
            max_value=int(HIGHEST),
            value=None,
            step=50,
            placeholder="For example, 800",
            key="target_measure",
            bind="query-params",
        )
        return None if measure is None else reader_target(float(measure))
    targets = {target.name: target for target in (band_targets() if chosen == _BAND else grade_targets())}
    name = value.selectbox(
        "Target band" if chosen == _BAND else "Target grade",
        list(targets),
        index=None,
        placeholder="Choose a band" if chosen == _BAND else "Choose a grade",
        key="target_band" if chosen == _BAND else "target_grade",
        bind="query-params",
    )
    return targets.get(name or "")


def _show_above(analysis: Analysis, target: Target) -> None:
    table = sentences_above_table(analysis, target)
    st.caption(sentences_above_line(analysis, target))
    if not table.empty:
        with st.expander("Sentences above the target, hardest first"):
            st.dataframe(table, hide_index=True, alt="Sentences above the target")
    words = words_above_table(analysis, target)
    if not words.empty:
        with st.expander("Words above the target, hardest first"):
            st.caption(f"{WORDS_ABOVE_HINT} {WORDS_HINT}")
            st.dataframe(words, hide_index=True, alt="Words above the target")


def _suggest_edits(analysis: Analysis, target: Target) -> None:
    """Show edits that would bring the text to the target, the most effective first."""
    if distance(analysis.estimate.measure, target) <= 0:
        return
    st.header("Suggested edits", anchor=False)
    if analysis.words > MAX_SUGGESTION_WORDS:
        st.caption(
            f"Edits are suggested for texts of up to {MAX_SUGGESTION_WORDS:,} words. "
            "Paste just the chapter you want to revise."
        )
        return
    suggestions = suggestions_of(analysis, target)
    st.markdown(escape_markdown(suggestions_line(suggestions, target)))
    if suggestions:
        st.dataframe(
            suggestion_table(suggestions),
            hide_index=True,
            row_height=78,
            column_config={WORDING_HEADING: st.column_config.TextColumn(width="large")},
            alt="Suggested edits, most effective first",
        )
        st.caption(SUGGESTIONS_HINT)


def _edit_text(analysis: Analysis) -> None:
    """Offer the text for editing, and once it is edited, show both versions side by side."""
    st.header("Edit and compare", anchor=False)
    if analysis.words > MAX_SUGGESTION_WORDS:
        st.caption(
            f"Texts of up to {MAX_SUGGESTION_WORDS:,} words can be edited here. "
            "Paste just the chapter you want to revise."
        )
        return
    key = f"edited-{widget_id(analysis)}"
    if key not in st.session_state:
        st.session_state[key] = analysis.text
    st.text_area("Edit your text here", key=key, height=260, max_chars=MAX_TYPED, persist_state="session")
    st.button("Estimate edited text")  # clicking submits the text area, which is all it takes
    edited = st.session_state[key]
    if edited.strip() == analysis.text.strip():
        return
    try:
        after = analysis_of(Source("The edited text", edited))
    except LexileError as error:
        show_error(error)
        return
    show_both(analysis, after, "The original", "The edited text")
