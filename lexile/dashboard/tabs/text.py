"""The Text tab of a narrow page, which has one column: while it is open, the text stands below the tabs.

Where there is room for two columns, the text is always there, and `page.css` hides this tab.
"""

import streamlit as st

from lexile.analysis import Analysis

TAB = "Text"


def show(analysis: Analysis) -> None:
    """Say where the text is, for whoever opens a link to this tab on a wide screen."""
    with st.container(key="beside"):
        st.caption("The text is on the left.")


def is_first() -> bool:
    """Whether the page opens at the text, as on a phone: the user agent of every browser on one has "Mobi"."""
    return "Mobi" in st.context.headers.get("User-Agent", "")
