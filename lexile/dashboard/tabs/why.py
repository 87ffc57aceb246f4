"""The Why tab: what makes this text as hard as it is, compared with the norms of each band."""

import streamlit as st

from lexile.analysis import Analysis
from lexile.dashboard.caching import contributions_of, norms, statistics_of
from lexile.dashboard.page import escape_markdown
from lexile.views import charts
from lexile.views.frames import MEASURE_NAME
from lexile.views.wording import statistics as statistics_wording
from lexile.views.wording import words as words_wording

_CHARTS = (("sentence_words", "Words per sentence"), ("rare", "Rare words per 100"))


def show(analysis: Analysis) -> None:
    """Show sentence length and rare words beside the norms, the hardest and easiest sentences, and the hard words."""
    statistics = statistics_of(analysis)
    for line in statistics_wording.why_lines(statistics, analysis, norms()):
        st.markdown(escape_markdown(line))
    st.markdown(
        escape_markdown(statistics_wording.moves_line(contributions_of(analysis), analysis)),
        help=statistics_wording.MOVES_HINT,
    )
    for column, (name, title) in zip(st.columns(2, gap="large"), _CHARTS, strict=True):
        with column:
            frame = statistics_wording.trait_table(name, statistics, analysis, norms())
            st.vega_lite_chart(
                charts.trait_ranges(frame, title),
                alt=statistics_wording.trait_alternative(title, frame),
                key=f"statistic-{name}",
            )
    st.caption(statistics_wording.SOURCE)
    with st.expander("Show both as a table"):
        st.table(statistics_wording.trait_words(statistics, norms()), alt="Statistics of this text and of each band")
    _show_extremes(analysis)
    _show_hard_words(analysis)


def _show_extremes(analysis: Analysis) -> None:
    hardest, easiest = st.columns(2, gap="large")
    for column, title, hard in ((hardest, "Hardest sentences", True), (easiest, "Easiest sentences", False)):
        with column:
            st.header(title, anchor=False)
            table = statistics_wording.extreme_table(analysis, hardest=hard)[["Sentence", MEASURE_NAME, "Text"]]
            st.table(table.assign(Text=table["Text"].map(escape_markdown)), hide_index=True, alt=title)


def _show_hard_words(analysis: Analysis) -> None:
    st.header("Hard words", anchor=False)
    st.caption(words_wording.hard_words_line(analysis), help=words_wording.WORDS_HINT)
    if analysis.content_words:
        st.dataframe(words_wording.hard_word_table(analysis), hide_index=True, alt="Hard words of this text")
