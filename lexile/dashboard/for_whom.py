"""The readers that a visitor has in mind, chosen once for the whole page and kept in its address."""

import streamlit as st

from lexile.explain.audience import CHOICES, audience
from lexile.explain.readers import Readers
from lexile.scale import HIGHEST, LOWEST

_CHOICE, _MEASURE = "readers", "measure"
_ONE_READER = "a reader's measure"


def chosen_readers() -> Readers | None:
    """The readers that were chosen, if any."""
    choice = st.session_state.get(_CHOICE)
    if choice != _ONE_READER:
        return audience(choice or "")
    measure = st.session_state.get(_MEASURE)
    return None if measure is None else audience(f"{measure:.0f}L")


def choose_readers() -> None:
    """Show the menu, and a box for a measure if that is what was chosen."""
    with st.container(gap="xsmall", key="for-whom"):
        st.selectbox(
            "For whom?",
            (*CHOICES, _ONE_READER),
            index=None,
            placeholder="Grade, age or measure",
            key=_CHOICE,
            bind="query-params",
        )
        if st.session_state.get(_CHOICE) == _ONE_READER:
            st.number_input(
                "Their Lexile measure (L)",
                min_value=int(LOWEST),
                max_value=int(HIGHEST),
                value=None,
                step=50,
                placeholder="For example, 800",
                key=_MEASURE,
                bind="query-params",
            )
