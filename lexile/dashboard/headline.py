"""The estimate itself: the text it is for, the measure with its range, the ruler, and what was left out."""

import streamlit as st

from lexile.analysis import Analysis
from lexile.cautions import NOT_PROSE
from lexile.dashboard.page import escape_markdown
from lexile.dashboard.source import Source
from lexile.scale import format_measure
from lexile.views.charts import ruler_chart
from lexile.views.frames.estimate import (
    band_probabilities,
    density_curve,
    estimate_marker,
    probability_table,
    ruler_ticks,
)
from lexile.views.frames.text_view import left_out_table
from lexile.views.wording.cautions import caution_line
from lexile.views.wording.easiness import EASINESS_HINT, disagreement_line, easiness_line
from lexile.views.wording.headline import (
    GRADES_HINT,
    RANGE_HINT,
    band_line,
    grades_line,
    headline_of,
    range_line,
    ruler_alternative,
    size_line,
)
from lexile.views.wording.left_out import left_out_line

_KEEP_ALL = "keep_all"


def show_source(source: Source, analysis: Analysis) -> None:
    """Say which text the estimate is for, and how much of it was measured."""
    size = size_line(analysis)
    if source.sample:
        st.caption(f"Sample passage “{source.name}”: {size}.")
    else:
        st.caption(f"{escape_markdown(source.name)}: {size}.")


def show_measure(analysis: Analysis) -> None:
    """Show the measure with its range, the readers it suits, and any cautions."""
    estimate = analysis.estimate
    first = [caution for caution in analysis.cautions if caution in NOT_PROSE]
    for caution in first:
        st.warning(escape_markdown(caution_line(caution, analysis)))
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        with st.container(width="content", gap="xxsmall"):
            st.metric("Estimated reading level on the Lexile scale", format_measure(estimate.measure), width="content")
            st.markdown(escape_markdown(range_line(estimate)), help=RANGE_HINT, width="content")
        with st.container(width=460, gap="xxsmall"):
            st.header(headline_of(analysis), anchor=False)
            st.markdown(escape_markdown(band_line(estimate)))
            if analysis.is_prose:
                st.caption(grades_line(estimate.measure), help=GRADES_HINT)
                st.caption(easiness_line(analysis.easiness), help=EASINESS_HINT)
    if analysis.is_prose:
        _show_note(disagreement_line(analysis.easiness))
    for caution in analysis.cautions:
        if caution not in first:
            st.info(escape_markdown(caution_line(caution, analysis)))


def show_ruler(analysis: Analysis) -> None:
    """Show the scale with the probability of each band."""
    estimate = analysis.estimate
    st.vega_lite_chart(
        ruler_chart(
            band_probabilities(estimate),
            ruler_ticks(estimate),
            density_curve(estimate),
            estimate_marker(estimate),
        ),
        alt=ruler_alternative(estimate),
        key="ruler",
    )
    with st.expander("Show probabilities as a table"):
        st.table(probability_table(estimate).set_index("Band"))


def keep_all_is_on() -> bool:
    """Whether the visitor wants everything measured, including headings, lists and tables."""
    return bool(st.session_state.get(_KEEP_ALL, False))


def show_left_out(analysis: Analysis) -> None:
    """Show what was left out of the measure and why, and notes on how the file was read."""
    if analysis.left_out:
        _show_note(left_out_line(analysis))
        with st.expander("What was left out"):
            st.dataframe(left_out_table(analysis), hide_index=True, alt="What was left out, and why")
    if analysis.left_out or keep_all_is_on():
        st.toggle("Include what was left out", key=_KEEP_ALL)
    for note in analysis.document.notes:
        _show_note(note)


def _show_note(line: str) -> None:
    if line:
        st.caption(escape_markdown(line))
