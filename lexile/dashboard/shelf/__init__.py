"""What a visitor keeps in the browser's own storage: texts with their measures, to open again and to compare."""

from collections.abc import Callable

import streamlit as st

from lexile.analysis import Analysis
from lexile.dashboard.assets import show_component
from lexile.scale import format_measure
from lexile.views.wording.headline import range_line
from lexile.views.wording.shelf import SHELF_WORDS

KEY = "shelf"


def show_shelf(
    name: str,
    text: str,
    analysis: Analysis,
    *,
    on_opened: Callable[[str, str], None],
    on_compared: Callable[[list[tuple[str, str]]], None],
) -> None:
    """Show the shelf, with a button that keeps this text on it.

    `on_opened` gets the name and text of the one that was opened; `on_compared` those of two.
    """

    def opened() -> None:
        event = st.session_state[KEY].opened
        if event:
            on_opened(str(event["name"]), str(event["text"]))

    def compared() -> None:
        event = st.session_state[KEY].compared
        if event:
            on_compared([(str(one["name"]), str(one["text"])) for one in event["texts"]][:2])

    estimate = analysis.estimate
    show_component(
        "shelf",
        key=KEY,
        data={
            "name": name,
            "text": text,
            "measure": round(estimate.measure),
            "label": format_measure(estimate.measure),
            "range": range_line(estimate),
            "words_for": SHELF_WORDS,
        },
        on_opened_change=opened,
        on_compared_change=compared,
    )
