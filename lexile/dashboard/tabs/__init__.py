"""What stands below the answer, one view at a time: only the open one is computed."""

from collections.abc import Callable

import streamlit as st

from lexile.analysis import Analysis
from lexile.dashboard.tabs.compare import show_compare
from lexile.dashboard.tabs.export import show_downloads
from lexile.dashboard.tabs.formulas import show_formulas
from lexile.dashboard.tabs.readers import show_readers
from lexile.dashboard.tabs.target import show_target
from lexile.dashboard.tabs.why import show_why

VIEWS: dict[str, Callable[[Analysis], None]] = {
    "Why": show_why,
    "Readers": show_readers,
    "Target": show_target,
    "Compare": show_compare,
    "Formulas": show_formulas,
    "Take it along": show_downloads,
}
"""The views by the name on their tab; the name is also what a link to the page keeps."""


@st.fragment
def show_views(analysis: Analysis) -> None:
    """The tabs below the answer."""
    tabs = st.tabs(list(VIEWS), key="view", on_change="rerun", bind="query-params")
    for tab, show in zip(tabs, VIEWS.values(), strict=True):
        if tab.open:
            with tab:
                show(analysis)
