"""What stands below the answer, one view at a time: only the open one is computed."""

from collections.abc import Callable

import streamlit as st

from lexile.analysis import Analysis
from lexile.dashboard.comparing import show_compare
from lexile.dashboard.formulas import show_formulas
from lexile.dashboard.readers import show_readers
from lexile.dashboard.taking import show_downloads
from lexile.dashboard.targeting import show_target
from lexile.dashboard.why import show_why

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
