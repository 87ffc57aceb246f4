"""The components of the page that are HTML, style and script: each has a folder with these three files."""

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_FOLDER = Path(__file__).parent


@cache
def _asset(folder: str, suffix: str) -> str:
    return (_FOLDER / folder / f"{folder}.{suffix}").read_text(encoding="utf-8")


def show_component(folder: str, **arguments: Any) -> None:
    """Show the component of a folder; arguments are those of `st.components.v2`: key, data and callbacks."""
    component = st.components.v2.component(
        folder, html=_asset(folder, "html"), css=_asset(folder, "css"), js=_asset(folder, "js")
    )
    component(**arguments)
