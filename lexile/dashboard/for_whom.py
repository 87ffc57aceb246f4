"""The readers that a visitor has in mind, chosen once for the whole page and kept in its address.

On a wide screen they are chosen from a menu; on a phone, where a menu takes two taps, from two rows that take one.
`page.css` shows only one of the two.
"""

import streamlit as st

from lexile.explain.audience import CHOICES, audience
from lexile.explain.groups import AGES, GRADE_READERS
from lexile.explain.readers import Readers
from lexile.scale import HIGHEST, LOWEST

_CHOICE, _MEASURE = "readers", "measure"
_ONE_READER = "a reader's measure"
_ROWS = {
    "Grade": tuple(readers.name for readers in GRADE_READERS),
    "Age": (*(f"age {age}" for age in AGES), _ONE_READER),
}
"""The rows on a phone: each with its choices, as they stand in a link."""


def chosen_readers() -> Readers | None:
    """The readers that were chosen, if any."""
    choice = st.session_state.get(_CHOICE)
    if choice != _ONE_READER:
        return audience(choice or "")
    measure = st.session_state.get(_MEASURE)
    return None if measure is None else audience(f"{measure:.0f}L")


def choose_readers() -> None:
    """Show the menu, its rows for a phone, and a box for a measure if that is what was chosen."""
    with st.container(gap="xsmall", key="for-whom"):
        with st.container(key="for-whom-menu"):
            st.selectbox(
                "For whom?",
                (*CHOICES, _ONE_READER),
                index=None,
                placeholder="Grade, age or measure",
                key=_CHOICE,
                bind="query-params",
            )
        with st.container(gap="xsmall", key="for-whom-rows"):
            st.markdown("For whom?")
            for label, choices in _ROWS.items():
                _show_row(label, choices)
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


def _show_row(label: str, choices: tuple[str, ...]) -> None:
    """Show the choices of one kind in a row to swipe, with the one that the menu has."""
    key = f"readers_{label.lower()}"
    choice = st.session_state.get(_CHOICE)
    st.session_state[key] = choice if choice in choices else None
    st.pills(label, choices, key=key, format_func=_short, on_change=_use_row, args=(key,), wrap=False, width="stretch")


def _short(choice: str) -> str:
    """A choice without its kind, which stands before the row.

    >>> _short("grade 5"), _short("grades 11–12"), _short("age 10"), _short("a reader's measure")
    ('5', '11–12', '10', 'a reader’s measure')
    """
    kind, _, number = choice.partition(" ")
    return number if kind in {"grade", "grades", "age"} else choice.replace("'", "’")


def _use_row(key: str) -> None:
    st.session_state[_CHOICE] = st.session_state[key]
