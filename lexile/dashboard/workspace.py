"""The text on the left, and on the right a panel that stays in view: why it is hard, and what to do about it.

Each is a fragment of its own, so that choosing a sentence draws the panel no more than opening a tab draws the text. A
draft takes the text's place while its tab is open. An edit changes the text of the page, and with it everything. On a
screen too narrow for both, the text is the first of the tabs (`page.css`).
"""

import streamlit as st

from lexile.analysis import Analysis
from lexile.dashboard import tab_bar, tabs, text_view
from lexile.dashboard.drafting import Drafting, current_draft, show_drafting
from lexile.dashboard.session import current_source
from lexile.dashboard.source import Source
from lexile.dashboard.tabs import easier

_WIDTHS = (1.32, 1)


def show_workspace(source: Source, analysis: Analysis | None) -> None:
    """Show the text and the panel; of an edited text that cannot be measured, only the text."""
    text, panel = st.columns(_WIDTHS, gap="large")
    drafting = None if analysis is None else _shown_draft(analysis)
    with text, st.container(key="sheet" if drafting is None else "draft-sheet"):
        _show_sheet(source, analysis, drafting)
    if analysis is not None:
        with panel, st.container(key="panel"):
            _show_panel(source, analysis, drafting)


def _shown_draft(analysis: Analysis) -> Drafting | None:
    """The draft that takes the place of the text."""
    return current_draft(analysis) if easier.is_open() else None


@st.fragment
def _show_sheet(source: Source, analysis: Analysis | None, drafting: Drafting | None) -> None:
    """Show the text, or the draft in its place; after an edit of either, the whole page is drawn anew."""
    if current_source() != source:
        st.rerun()
    if analysis is None:
        text_view.show_text_alone(source)
    elif drafting is None:
        text_view.show_text_view(source, analysis)
    else:
        if current_draft(analysis) is not drafting:
            st.rerun()
        show_drafting(source, analysis, drafting)


@st.fragment
def _show_panel(source: Source, analysis: Analysis, drafting: Drafting | None) -> None:
    """Show the tabs; where what is done in one changes the text beside them, the whole page is drawn anew."""
    if current_source() != source or _shown_draft(analysis) is not drafting or text_view.was_opened_elsewhere():
        st.rerun()
    tabs.show_tabs(analysis)
    tab_bar.follow_tabs(text_view.times_opened_elsewhere())
