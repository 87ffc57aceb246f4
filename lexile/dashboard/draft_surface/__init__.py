"""Original and draft beside each other, as a component of HTML, style and script."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from lexile.views.wording.draft import DRAFT_WORDS

KEY = "draft_surface"
_FOLDER = Path(__file__).parent


@cache
def _asset(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def show_draft(
    data: dict[str, Any],
    *,
    origin: str,
    on_opened: Callable[[int | None], None],
    on_changed: Callable[[int, int], None],
) -> None:
    """Show what `views.draft.draft_data` says of a draft.

    `on_opened` gets the number of the change that was clicked, or None when its card was closed; `on_changed` the
    number of a change and of the option chosen for it, `views.draft.UNDO` or `MAKE` or the number of an alternative.
    """

    def opened() -> None:
        event = st.session_state[KEY].opened
        if event:
            on_opened(event["id"])

    def changed() -> None:
        event = st.session_state[KEY].changed
        if event and event["id"] is not None:
            on_changed(int(event["id"]), int(event["choice"]))

    component = st.components.v2.component(
        "draft_surface", html=_asset("draft.html"), css=_asset("draft.css"), js=_asset("draft.js")
    )
    component(
        key=KEY,
        data={**data, "origin": origin, "words_for": DRAFT_WORDS},
        on_opened_change=opened,
        on_changed_change=changed,
    )
