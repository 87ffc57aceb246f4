"""The grade formulas that people know, side by side."""

import streamlit as st

from lexile.analysis import Analysis
from lexile.dashboard.caching import formulas_of
from lexile.views.wording.formulas import NEVER_AVERAGED, formula_table, purpose_table


def show_formulas(analysis: Analysis) -> None:
    """Each formula with the grade it gives and whether it suits this text."""
    st.caption(NEVER_AVERAGED)
    formulas = formulas_of(analysis)
    st.table(formula_table(formulas).set_index("Formula"), alt="What each formula says of this text")
    with st.expander("What each formula looks at, was made for and asks of a text"):
        st.dataframe(purpose_table(formulas), hide_index=True, alt="What each formula is for")
