"""The Words tab: the hard words of the text, hardest first."""

import streamlit as st

from lexile.analysis import Analysis
from lexile.views.frames.words import hard_word_table
from lexile.views.wording.words import WORDS_HINT, hard_words_line


def show(analysis: Analysis) -> None:
    """Show the hard words with how often and where they stand."""
    st.caption(hard_words_line(analysis), help=WORDS_HINT)
    if analysis.content_words:
        st.dataframe(hard_word_table(analysis), hide_index=True, alt="Hard words of this text")
