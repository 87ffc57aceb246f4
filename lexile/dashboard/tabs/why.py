"""The Why tab: what makes this text as hard as it is, compared with the norms of each band."""

import streamlit as st

from lexile.analysis import Analysis
from lexile.dashboard.caching import contributions_of, norms, statistics_of
from lexile.dashboard.page import escape_markdown
from lexile.views.charts import statistic_chart
from lexile.views.frames.cells import MEASURE_HEADING
from lexile.views.frames.statistics import extreme_sentence_table, statistic_ranges, statistics_table
from lexile.views.frames.words import hard_word_table
from lexile.views.wording.statistics import (
    CONTRIBUTIONS_HINT,
    NORMS_SOURCE,
    STATISTICS,
    contributions_line,
    statistic_alternative,
    statistics_lines,
)
from lexile.views.wording.words import WORDS_HINT, hard_words_line


def show(analysis: Analysis) -> None:
    """Show sentence length and rare words beside the norms, the hardest and easiest sentences, and the hard words."""
    statistics = statistics_of(analysis)
    for line in statistics_lines(statistics, analysis, norms()):
        st.markdown(escape_markdown(line))
    st.markdown(
        escape_markdown(contributions_line(contributions_of(analysis), analysis)),
        help=CONTRIBUTIONS_HINT,
    )
    for column, (name, wording) in zip(st.columns(len(STATISTICS), gap="large"), STATISTICS.items(), strict=True):
        with column:
            st.vega_lite_chart(
                statistic_chart(statistic_ranges(name, statistics, analysis, norms()), wording.chart_title),
                alt=statistic_alternative(name, statistics, analysis, norms()),
                key=f"statistic-{name}",
            )
    st.caption(NORMS_SOURCE)
    with st.expander("Show both as a table"):
        st.table(statistics_table(statistics, norms()), alt="Statistics of this text and of each band")
    _show_extremes(analysis)
    _show_hard_words(analysis)


def _show_extremes(analysis: Analysis) -> None:
    hardest, easiest = st.columns(2, gap="large")
    for column, title, hard in ((hardest, "Hardest sentences", True), (easiest, "Easiest sentences", False)):
        with column:
            st.header(title, anchor=False)
            table = extreme_sentence_table(analysis, hardest=hard)[["Sentence", MEASURE_HEADING, "Text"]]
            st.table(table.assign(Text=table["Text"].map(escape_markdown)), hide_index=True, alt=title)


def _show_hard_words(analysis: Analysis) -> None:
    st.header("Hard words", anchor=False)
    st.caption(hard_words_line(analysis), help=WORDS_HINT)
    if analysis.content_words:
        st.dataframe(hard_word_table(analysis), hide_index=True, alt="Hard words of this text")
