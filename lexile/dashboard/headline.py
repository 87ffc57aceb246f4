"""The estimate itself: the text it is for, the measure with its range, the ruler, and what was left out."""

import streamlit as st

from lexile.analysis import Analysis
from lexile.cautions import NOT_PROSE
from lexile.dashboard import for_whom
from lexile.dashboard.announcer import announce
from lexile.dashboard.caching import analysis_of
from lexile.dashboard.page import escape_markdown, unbroken
from lexile.dashboard.session import select
from lexile.dashboard.source import Source
from lexile.errors import LexileError
from lexile.estimator.distribution import Estimate
from lexile.scale import format_measure
from lexile.views.charts import ruler_chart
from lexile.views.frames.estimate import (
    band_probabilities,
    density_curve,
    estimate_marker,
    ruler_ticks,
)
from lexile.views.frames.text_view import left_out_table
from lexile.views.teachers_scale import teachers_scale
from lexile.views.wording.cautions import caution_line
from lexile.views.wording.easiness import EASINESS_HINT, disagreement_line, easiness_figures_line, easiness_line
from lexile.views.wording.headline import (
    GRADES_HINT,
    RANGE_HINT,
    band_line,
    edited_line,
    grades_line,
    headline_of,
    range_line,
    ruler_alternative,
    size_line,
    source_line,
)
from lexile.views.wording.left_out import left_out_line
from lexile.views.wording.readers import answer_line, answer_probability_line

_KEEP_ALL = "keep_all"


def show_source(source: Source, analysis: Analysis) -> None:
    """Say which text the estimate is for, and how much of it was measured."""
    size = size_line(analysis)
    if source.sample:
        st.caption(f"Sample passage “{source.name}”: {size}.")
    else:
        st.caption(escape_markdown(source_line(source.name, analysis.document, size)))
    if source.original is not None:
        _show_edited(source, analysis)


def _show_edited(source: Source, analysis: Analysis) -> None:
    """Say how an edited text compares with the original, and offer the way back."""
    original = source.original
    if original is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        try:
            before = analysis_of(original, keep_all_is_on())
        except LexileError:
            st.caption("You have edited this text.")
        else:
            st.markdown(escape_markdown(edited_line(before.estimate, analysis.estimate)), width="content")
        st.button("Back to the original", key="to_original", on_click=select, args=(original,))


def show_answer(analysis: Analysis) -> None:
    """Show the measure with its range, whether it suits the readers in mind, and what teachers would say."""
    estimate = analysis.estimate
    first = [caution for caution in analysis.cautions if caution in NOT_PROSE]
    for caution in first:
        st.warning(escape_markdown(caution_line(caution, analysis)))
    with st.container(key="headline"):
        with st.container(gap="xsmall", key="estimate"):
            st.metric("Estimated on the Lexile scale", format_measure(estimate.measure), width="content")
            st.markdown(escape_markdown(unbroken(range_line(estimate))), help=RANGE_HINT, width="content")
            for_whom.choose_readers()
        with st.container(gap="xsmall"):
            _show_readers(analysis)
            _show_ruler(estimate)
        if analysis.is_prose:
            with st.container(gap="xsmall"):
                _show_easiness(analysis)
    announce(_spoken(analysis))
    for caution in analysis.cautions:
        if caution not in first:
            st.info(escape_markdown(caution_line(caution, analysis)))


def _spoken(analysis: Analysis) -> str:
    """The measure and the answer, for people who hear the page."""
    estimate = analysis.estimate
    readers = for_whom.chosen_readers() if analysis.is_prose else None
    answer = headline_of(analysis) if readers is None else answer_line(estimate, readers)
    return f"Estimated {format_measure(estimate.measure)}, {range_line(estimate)}. {answer}."


def _show_readers(analysis: Analysis) -> None:
    """Show whether the text suits the readers in mind, or else whom it suits."""
    estimate = analysis.estimate
    readers = for_whom.chosen_readers() if analysis.is_prose else None
    if readers is not None:
        st.header(escape_markdown(unbroken(answer_line(estimate, readers))), anchor=False)
        st.markdown(escape_markdown(unbroken(answer_probability_line(estimate, readers))))
        st.caption(
            escape_markdown(unbroken(f"{headline_of(analysis)}. {grades_line(estimate.measure)}")), help=GRADES_HINT
        )
        return
    st.header(headline_of(analysis), anchor=False)
    if analysis.is_prose:
        st.caption(
            escape_markdown(unbroken(f"{band_line(estimate)}. {grades_line(estimate.measure)}")), help=GRADES_HINT
        )
    else:
        st.caption(escape_markdown(unbroken(band_line(estimate))))


def _show_easiness(analysis: Analysis) -> None:
    """Show how hard teachers would find the text: a scale, and what it says in plain words."""
    easiness = analysis.easiness
    st.markdown(escape_markdown(easiness_line(easiness)), help=EASINESS_HINT)
    if easiness is not None:
        st.html(teachers_scale(easiness))
        st.caption(escape_markdown(disagreement_line(easiness, reasons=False) or easiness_figures_line(easiness)))


def _show_ruler(estimate: Estimate) -> None:
    """Show the scale with the probability of each band."""
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
