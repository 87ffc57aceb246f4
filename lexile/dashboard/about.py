"""The About section: how the estimate works, how accurate it is, and what happens to a text."""

import streamlit as st

from lexile.dashboard import caching
from lexile.dashboard.page import escape_markdown
from lexile.views.frames.about import accuracy_table, error_by_length_table
from lexile.views.wording.about import (
    HOW_IT_WORKS,
    LIMITATIONS,
    MODEL_LICENCE,
    WHAT_IS_STORED,
    accuracy_lines,
    model_date_line,
)


@st.fragment
def show_about() -> None:
    """Show the model card in plain language; it is built only once the visitor opens it."""
    title = "About: how the estimate works, how accurate it is, and what happens to your text"
    with st.expander(title, key="about", on_change="rerun") as shown:
        if not shown.open:
            return
        manifest = caching.manifest()
        st.subheader("How it works", anchor=False)
        st.markdown(HOW_IT_WORKS)
        st.subheader("How accurate it is", anchor=False)
        st.markdown("\n".join(f"- {line}" for line in accuracy_lines(manifest)))
        table = accuracy_table(manifest).map(escape_markdown)  # ">99%" would be a quotation
        st.table(table.set_index(table.columns[0]), alt="The accuracy of this estimator and of readability formulas")
        st.caption("The shorter the text, the less certain the estimate:")
        lengths = error_by_length_table(manifest)
        st.table(lengths.set_index("Words"), alt="Error by length of text")
        st.subheader("What it cannot do", anchor=False)
        st.markdown("\n".join(f"- {line}" for line in LIMITATIONS))
        st.subheader("What happens to your text", anchor=False)
        st.markdown(WHAT_IS_STORED)
        st.subheader("Licence", anchor=False)
        st.markdown(MODEL_LICENCE)
        st.caption(model_date_line(manifest))
