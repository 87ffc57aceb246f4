"""The answer in its parts, each put on the page from the views."""

import streamlit as st

from lexile.analysis import Analysis
from lexile.dashboard.page import plain
from lexile.dashboard.session import Source
from lexile.scale import format_measure
from lexile.views import charts, frames
from lexile.views.wording import easiness as easiness_wording
from lexile.views.wording import headline as wording

_KEEP_ALL = "keep_all"


def say_whose(given: Source, analysis: Analysis) -> None:
    """Which text the answer is for, and how much of it was measured."""
    size = wording.size_line(analysis)
    if given.sample:
        st.caption(f"A sample passage, “{given.name}”: {size}.")
    else:
        st.caption(f"{plain(given.name)}: {size}.")


def say_measure(analysis: Analysis) -> None:
    """The headline: the measure with its range, whom it suits, what to be careful about."""
    estimate = analysis.estimate
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        with st.container(width="content", gap="xxsmall"):
            st.metric("Estimated reading level on the Lexile scale", format_measure(estimate.measure), width="content")
            st.markdown(plain(wording.range_line(estimate)), help=wording.RANGE_HINT, width="content")
        with st.container(width=460, gap="xxsmall"):
            st.header(wording.headline(estimate), anchor=False)
            st.markdown(plain(wording.band_line(estimate)))
            st.caption(wording.grades_line(estimate.measure), help=wording.GRADES_HINT)
            st.caption(easiness_wording.judgement_line(analysis.teachers), help=easiness_wording.JUDGEMENT_HINT)
    _say_quietly(easiness_wording.parting_line(analysis.teachers))
    for caution in analysis.cautions:
        st.info(plain(wording.caution_line(caution, analysis)))


def draw_ruler(analysis: Analysis) -> None:
    """How probable each band is, on the ruler of the scale."""
    estimate = analysis.estimate
    st.vega_lite_chart(
        charts.ruler(
            frames.band_table(estimate),
            frames.tick_table(estimate),
            frames.curve_table(estimate),
            frames.marker_table(estimate),
        ),
        alt=wording.ruler_alternative(estimate),
        key="ruler",
    )
    with st.expander("The probabilities as a table"):
        st.table(frames.band_words(estimate).set_index("Band"))


def keeps_all() -> bool:
    """Whether the person asked to measure what is left out as a rule."""
    return bool(st.session_state.get(_KEEP_ALL, False))


def say_what_was_left_out(analysis: Analysis) -> None:
    """What is not in the measure with its reasons, and how the file was read."""
    if analysis.left_out:
        _say_quietly(wording.left_out_line(analysis))
        with st.expander("What was left out"):
            st.dataframe(frames.left_out_words(analysis), hide_index=True, alt="What was left out, with its reason")
    if analysis.left_out or keeps_all():
        st.toggle("Measure what is left out too", key=_KEEP_ALL)
    for note in analysis.document.notes:
        _say_quietly(note)


def _say_quietly(line: str) -> None:
    if line:
        st.caption(plain(line))
