"""What makes this text what it is: its sentences and words against what is typical, and where it is hardest."""

import streamlit as st

from lexile.analysis import Analysis
from lexile.dashboard.caching import moves_of_analysis, traits_of_analysis, typical
from lexile.dashboard.frame import plain
from lexile.views import charts, hard_words, why_words
from lexile.views.tables import MEASURE_NAME

_CHARTS = (("sentence_words", "Words a sentence"), ("rare", "Rare words in a hundred"))


def show_why(analysis: Analysis) -> None:
    """Sentence length and rare words against the bands; hard words; the hardest and the easiest sentences."""
    traits = traits_of_analysis(analysis)
    for line in why_words.why_lines(traits, analysis, typical()):
        st.markdown(plain(line))
    st.markdown(plain(why_words.moves_line(moves_of_analysis(analysis), analysis)), help=why_words.MOVES_HINT)
    for column, (trait, title) in zip(
        st.columns(2, gap="large"),
        (("sentence_words", "Words a sentence"), ("rare", "Rare words in a hundred")),
        strict=True,
    ):
        with column:
            frame = why_words.trait_table(trait, traits, analysis, typical())
            st.vega_lite_chart(
                charts.trait_ranges(frame, title), alt=why_words.trait_alternative(title, frame), key=f"trait-{trait}"
            )
    st.caption(why_words.SOURCE)
    with st.expander("Both as a table"):
        st.table(why_words.trait_words(traits, typical()), alt="Traits of this text and of each band")
    _extremes(analysis)
    _hard_words(analysis)


def _extremes(analysis: Analysis) -> None:
    hardest, easiest = st.columns(2, gap="large")
    for column, title, hard in ((hardest, "The hardest sentences", True), (easiest, "The easiest sentences", False)):
        with column:
            st.header(title, anchor=False)
            table = why_words.extreme_table(analysis, hardest=hard)[["Sentence", MEASURE_NAME, "Text"]]
            st.table(table.assign(Text=table["Text"].map(plain)), hide_index=True, alt=title)


def _hard_words(analysis: Analysis) -> None:
    st.header("The hard words", anchor=False)
    st.caption(hard_words.hard_words_line(analysis), help=hard_words.WORDS_HINT)
    if analysis.content_words:
        st.dataframe(hard_words.hard_word_table(analysis), hide_index=True, alt="The hard words of this text")
