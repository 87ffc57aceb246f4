"""How the estimate is made, how good it is, and what becomes of a text: for who wants to know before trusting it."""

import streamlit as st

from lexile.dashboard.caching import estimator
from lexile.views.wording import about as about_wording


@st.fragment
def show_about() -> None:
    """The model card in a teacher's words, opened only when asked for."""
    title = "About: how the estimate is made, how good it is, what is stored"
    with st.expander(title, key="about", on_change="rerun") as shown:
        if not shown.open:
            return
        manifest = estimator().manifest
        st.subheader("How it is made", anchor=False)
        st.markdown(about_wording.HOW)
        st.subheader("How good it is", anchor=False)
        st.markdown("\n".join(f"- {line}" for line in about_wording.accuracy_lines(manifest)))
        table = about_wording.accuracy_table(manifest)
        st.table(table.set_index(table.columns[0]), alt="This estimator beside the known formulas")
        st.caption("Shorter texts are less certain:")
        lengths = about_wording.length_table(manifest)
        st.table(lengths.set_index("Words"), alt="Error by the length of a text")
        st.subheader("Where it fails", anchor=False)
        st.markdown("\n".join(f"- {line}" for line in about_wording.LIMITS))
        st.subheader("What is stored", anchor=False)
        st.markdown(about_wording.STORED)
        st.caption(about_wording.made_line(manifest))
