"""The Formulas tab: readability formulas side by side, each with how well it suits the text."""

import streamlit as st

from lexile.analysis import Analysis
from lexile.dashboard.caching import formulas_of
from lexile.views.frames.formulas import formula_purpose_table, formula_table
from lexile.views.wording.formulas import NEVER_AVERAGED


def show(analysis: Analysis) -> None:
    """Show the grade of each formula, and whether the formula suits this text."""
    st.caption(NEVER_AVERAGED)
    formulas = formulas_of(analysis)
    with st.container(key="formulas"):
        st.table(formula_table(formulas).set_index("Formula"), alt="Grade of this text by each formula")
    with st.expander("What each formula counts, what it was made for, and what it needs"):
        st.dataframe(formula_purpose_table(formulas), hide_index=True, alt="Purpose of each formula")
