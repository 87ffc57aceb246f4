"""The tabs of the panel. To add one: write a module with `show(analysis)`, and enter it in `TABS`."""

from collections.abc import Callable

import streamlit as st

from lexile.analysis import Analysis
from lexile.dashboard.page import errors_shown
from lexile.dashboard.session import VIEW
from lexile.dashboard.tabs import compare, easier, export, formulas, readers, text, why, words

TABS: dict[str, Callable[[Analysis], None]] = {
    text.TAB: text.show,
    why.TAB: why.show,
    easier.TAB: easier.show,
    "Readers": readers.show,
    "Words": words.show,
    compare.TAB: compare.show,
    "Formulas": formulas.show,
    "Export": export.show,
}
"""Each tab's label with the function that fills it. Labels appear in links (`?view=Readers`)."""


def show_tabs(analysis: Analysis) -> None:
    """Show the tabs, and fill only the open one, or say why it cannot be filled."""
    first = text.TAB if text.is_first() else why.TAB
    tabs = st.tabs(list(TABS), key=VIEW, default=first, on_change="rerun", bind="query-params")
    for tab, show in zip(tabs, TABS.values(), strict=True):
        if tab.open:
            with tab, errors_shown():
                show(analysis)
