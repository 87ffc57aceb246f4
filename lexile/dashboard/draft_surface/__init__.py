"""Original and draft beside each other, as a component of HTML, style and script."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from lexile.dashboard.assets import show_component
from lexile.views.wording.draft import DRAFT_WORDS

KEY = "draft_surface"


def show_draft(
    data: dict[str, Any],
    *,
    origin: str,
    count: int,
    on_opened: Callable[[int | None], None],
    on_changed: Callable[[int, int], None],
) -> None:
    """Show what `views.draft.draft_data` says of a draft.

    `count` is the number of drafts made so far: a new one comes into view. `on_opened` gets the number of the change
    that was clicked, or None when its card was closed; `on_changed` the number of a change and of the option chosen for
    it, `views.draft.UNDO` or `MAKE` or the number of an alternative.
    """

    def opened() -> None:
        event = st.session_state[KEY].opened
        if event:
            on_opened(event["id"])

    def changed() -> None:
        event = st.session_state[KEY].changed
        if event and event["id"] is not None:
            on_changed(int(event["id"]), int(event["choice"]))

    show_component(
        "draft_surface",
        key=KEY,
        data={**data, "origin": origin, "count": count, "words_for": DRAFT_WORDS},
        on_opened_change=opened,
        on_changed_change=changed,
    )
