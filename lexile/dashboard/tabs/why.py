"""What makes this text what it is: its sentences and words against what is typical, and where it is hardest."""

import streamlit as st

from lexile.analysis import Analysis
from lexile.dashboard.caching import moves_of_analysis, traits_of_analysis, typical
from lexile.dashboard.page import plain
from lexile.views import charts
from lexile.views.frames import MEASURE_NAME
from lexile.views.wording import statistics as statistics_wording
from lexile.views.wording import words as words_wording

_CHARTS = (("sentence_words", "Words a sentence"), ("rare", "Rare words in a hundred"))


def show_why(analysis: Analysis) -> None:
    """Sentence length and rare words against the bands; hard words; the hardest and the easiest sentences."""
    traits = traits_of_analysis(analysis)
    for line in statistics_wording.why_lines(traits, analysis, typical()):
        st.markdown(plain(line))
    st.markdown(
        plain(statistics_wording.moves_line(moves_of_analysis(analysis), analysis)), help=statistics_wording.MOVES_HINT
    )
    for column, (trait, title) in zip(
        st.columns(2, gap="large"),
        (("sentence_words", "Words a sentence"), ("rare", "Rare words in a hundred")),
        strict=True,
    ):
        with column:
            frame = statistics_wording.trait_table(trait, traits, analysis, typical())
            st.vega_lite_chart(
                charts.trait_ranges(frame, title),
                alt=statistics_wording.trait_alternative(title, frame),
                key=f"trait-{trait}",
            )
    st.caption(statistics_wording.SOURCE)
    with st.expander("Both as a table"):
        st.table(statistics_wording.trait_words(traits, typical()), alt="Traits of this text and of each band")
    _extremes(analysis)
    _hard_words(analysis)


def _extremes(analysis: Analysis) -> None:
    hardest, easiest = st.columns(2, gap="large")
    for column, title, hard in ((hardest, "The hardest sentences", True), (easiest, "The easiest sentences", False)):
        with column:
            st.header(title, anchor=False)
            table = statistics_wording.extreme_table(analysis, hardest=hard)[["Sentence", MEASURE_NAME, "Text"]]
            st.table(table.assign(Text=table["Text"].map(plain)), hide_index=True, alt=title)


def _hard_words(analysis: Analysis) -> None:
    st.header("The hard words", anchor=False)
    st.caption(words_wording.hard_words_line(analysis), help=words_wording.WORDS_HINT)
    if analysis.content_words:
        st.dataframe(words_wording.hard_word_table(analysis), hide_index=True, alt="The hard words of this text")
