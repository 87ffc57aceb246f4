"""The text on the left, and on the right a panel that stays in view: why it is hard, and what to do about it.

Both are one fragment, so that choosing a sentence or opening a tab draws nothing else anew. An edit changes the text of
the page, and with it everything.
"""

import streamlit as st

from lexile.analysis import Analysis
from lexile.dashboard import tabs, text_view
from lexile.dashboard.drafting import current_draft, show_drafting
from lexile.dashboard.session import current_source
from lexile.dashboard.source import Source
from lexile.dashboard.tabs import easier

_WIDTHS = (1.32, 1)


@st.fragment
def show_workspace(source: Source, analysis: Analysis | None) -> None:
    """Show the text and the panel; of an edited text that cannot be measured, only the text."""
    if current_source() != source:
        st.rerun()
    text, panel = st.columns(_WIDTHS, gap="large")
    if analysis is None:
        with text, st.container(key="sheet"):
            text_view.show_text_alone(source)
        return
    with text, st.container(key="sheet"):
        drafting = current_draft(analysis) if easier.is_open() else None
        if drafting is None:
            text_view.show_text_view(source, analysis)
        else:
            show_drafting(drafting)
    with panel, st.container(key="panel"):
        tabs.show_tabs(analysis)
