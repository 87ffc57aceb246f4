"""The text to work in, as a component of HTML, style and script: data goes in, what people do comes out."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from lexile.dashboard.assets import show_component
from lexile.views.wording.surface import SURFACE_WORDS

KEY = "surface"


def show_surface(
    data: dict[str, Any],
    *,
    origin: str,
    editable: bool,
    on_chosen: Callable[[int | None, int | None], None],
    on_edited: Callable[[str], None],
    card: dict[str, Any] | None = None,
) -> None:
    """Show a text with what `views.surface.surface_data` says of it.

    `origin` names the text that it was before it was edited; another one starts anew. `on_chosen` gets the number of
    the sentence that was clicked, or None when its card was closed, and which of its hard words was, counted from 0;
    `on_edited` gets the whole text after a change.
    """

    def chosen() -> None:
        event = st.session_state[KEY].chosen
        if event:
            on_chosen(event["number"], event.get("word"))

    def edited() -> None:
        event = st.session_state[KEY].edited
        if event and event["origin"] == origin:
            on_edited(str(event["text"]))

    show_component(
        "surface",
        key=KEY,
        data={**data, "origin": origin, "editable": editable, "card": card, "words_for": SURFACE_WORDS},
        on_chosen_change=chosen,
        on_edited_change=edited,
    )
