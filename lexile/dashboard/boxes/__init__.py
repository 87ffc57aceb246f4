"""The boxes that people type or paste into, each with its limit; a visitor who pastes more is told so.

Streamlit drops what is too long for a box without a word, and a message that is too large ends the connection. A script
in the browser sees it before either happens.
"""

import re
from typing import Any

import streamlit as st

from lexile.dashboard.assets import show_component
from lexile.dashboard.budget import MAX_EDITED, MAX_LINE, MAX_LIST, MAX_TYPED
from lexile.views.wording.boxes import BOX_WORDS, too_many_line
from lexile.views.wording.surface import SURFACE_WORDS

TEXT = "Text to estimate"
OTHER_TEXT = "Other text"
CLASS = "Readers or groups with their Lexile measures, separated by commas or line breaks"
MEASURES = "Readers' Lexile measures, separated by commas"
KEEP = "Words to keep as they are, separated by commas"
ADD = "Words to add, separated by commas"
SENTENCES = "Search sentences"
NAMES = "Search by name"
MOST_LEVELS = 4
LEVELS = f"Readers' measures, separated by commas (up to {MOST_LEVELS})"

LIMITS = {
    TEXT: MAX_TYPED,
    OTHER_TEXT: MAX_TYPED,
    SURFACE_WORDS["field"]: MAX_EDITED,
    CLASS: MAX_LIST,
    MEASURES: MAX_LIST,
    KEEP: 1_000,
    ADD: 1_000,
    SENTENCES: MAX_LINE,
    NAMES: MAX_LINE,
    LEVELS: 60,
}
"""The most characters in each box, by its label."""


def text_area(label: str, **options: Any) -> str | None:
    """A box for several lines, with its limit."""
    typed: str | None = st.text_area(label, max_chars=LIMITS[label], **options)
    return typed


def text_input(label: str, **options: Any) -> str | None:
    """A box for one line, with its limit."""
    typed: str | None = st.text_input(label, max_chars=LIMITS[label], **options)
    return typed


def words_input(label: str, most: int, **options: Any) -> tuple[str, ...]:
    """A box for words, and those in it; of more than `most` the first, and the page says so."""
    typed = text_input(label, **options) or ""
    words = tuple(word for one in re.split(r"[,;]", typed) if (word := one.strip()))
    if len(words) > most:
        st.caption(too_many_line(len(words), most))
    return words[:most]


def watch_limits() -> None:
    """Tell whoever puts more into a box than it holds."""
    show_component("boxes", key="boxes", data={"limits": LIMITS, "words_for": BOX_WORDS})
