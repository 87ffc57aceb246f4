"""The Why tab: what makes this text as hard as it is, compared with the norms of each band."""

from functools import partial

import streamlit as st

from lexile.analysis import Analysis
from lexile.dashboard import text_view
from lexile.dashboard.caching import contributions_of, norms, statistics_of, widget_id
from lexile.dashboard.page import escape_markdown
from lexile.views.charts import statistic_chart
from lexile.views.frames.cells import MEASURE_HEADING
from lexile.views.frames.statistics import extreme_sentence_table, statistic_ranges, statistics_table
from lexile.views.wording.statistics import (
    CONTRIBUTIONS_HINT,
    NORMS_SOURCE,
    STATISTICS,
    contributions_line,
    statistic_alternative,
    statistics_lines,
    unevenness_line,
)

TAB = "Why"
_CHART, _TABLE = "Chart", "Table"
_HARDEST, _EASIEST = "Hardest sentences", "Easiest sentences"


def show(analysis: Analysis) -> None:
    """Show sentence length and rare words beside the norms, and the hardest and easiest sentences."""
    statistics = statistics_of(analysis)
    for line in statistics_lines(statistics, analysis, norms()):
        st.markdown(escape_markdown(line))
    st.markdown(
        escape_markdown(contributions_line(contributions_of(analysis), analysis)),
        help=CONTRIBUTIONS_HINT,
    )
    uneven = unevenness_line(analysis.estimates.unevenness)
    if uneven:
        st.markdown(escape_markdown(uneven))
    _show_extremes(analysis)
    view = st.segmented_control(
        "Show norms as", (_CHART, _TABLE), default=_CHART, required=True, key="norms_as", label_visibility="collapsed"
    )
    if view == _TABLE:
        st.table(statistics_table(statistics, norms()), alt="Statistics of this text and of each band")
    else:
        for name, wording in STATISTICS.items():
            st.vega_lite_chart(
                statistic_chart(statistic_ranges(name, statistics, analysis, norms()), wording.chart_title),
                alt=statistic_alternative(name, statistics, analysis, norms()),
                key=f"statistic-{name}",
            )
    st.caption(NORMS_SOURCE)


def _show_extremes(analysis: Analysis) -> None:
    title = st.segmented_control(
        "Show the", (_HARDEST, _EASIEST), default=_HARDEST, required=True, key="extremes", label_visibility="collapsed"
    )
    table = extreme_sentence_table(analysis, hardest=title == _HARDEST)[["Sentence", MEASURE_HEADING, "Text"]]
    key = f"extreme-{title}-{widget_id(analysis)}"
    st.dataframe(
        table,
        hide_index=True,
        key=key,
        on_select=partial(_open_row, analysis, key, table["Sentence"].tolist()),
        selection_mode="single-row",
        column_config={
            "Sentence": st.column_config.NumberColumn(width=85),
            MEASURE_HEADING: st.column_config.NumberColumn(width=105),
            "Text": st.column_config.TextColumn(width="large"),
        },
        alt=title,
    )
    st.caption("Tick a row to see the sentence in the text.")


def _open_row(analysis: Analysis, key: str, numbers: list[int]) -> None:
    rows = st.session_state[key].selection.rows
    if rows and rows[0] < len(numbers):
        text_view.open_from_elsewhere(analysis, numbers[rows[0]] - 1)
