"""The frame of the page: its width and title, the place for an error, and the legal notes at the bottom."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from lexile.dashboard import connections, heap, server_thread, socket_messages, turns, uploads
from lexile.dashboard.protection import ask_nobody
from lexile.errors import LexileError
from lexile.views.wording.legal import PRIVACY, TRADEMARK

NAME = "Reading level"
PURPOSE = "How hard is an English text to read?"
_TURN = 0.001  # seconds that a thread computes before others may: short, so that health checks are answered in between
_WIDTH = 1280  # pixels: the text with lines of up to 76 letters, and the panel beside it
_STYLE = Path(__file__).with_name("page.css")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_DASH = re.compile(r"(?<=[0-9L])–(?=[0-9])")  # in "9–10", "650L–900L"; hyphens stay, so that words are found
_JOINER = "\N{WORD JOINER}"


@contextmanager
def page() -> Iterator[None]:
    """Set up the page, and put what is shown inside the block into its centred column."""
    st.set_page_config(page_title=NAME, layout="wide")
    heap.keep_small()
    heap.settle_once()
    sys.setswitchinterval(_TURN)
    server_thread.guard()
    uploads.guard()
    ask_nobody()
    connections.guard()
    socket_messages.guard()
    st.html(_STYLE)
    with turns.turn(), st.container(horizontal_alignment="center"), st.container(width=_WIDTH):
        yield


def show_title() -> None:
    """Show the page's name and the question it answers."""
    with st.container(width="content", horizontal=True, gap="small", key="title"):
        st.title(NAME, anchor=False, width="content")
        st.caption(PURPOSE, width="content")


def show_error(error: LexileError) -> None:
    """Show what went wrong and what to do about it."""
    st.error(escape_markdown(str(error)))


@contextmanager
def errors_shown() -> Iterator[None]:
    """Show an error of the work inside the block in its place, so that the rest of the page goes on."""
    try:
        yield
    except LexileError as error:
        show_error(error)


def show_legal() -> None:
    """Show the trademark notice and the privacy note."""
    st.divider()
    st.caption(TRADEMARK)
    st.caption(PRIVACY)


def unbroken(text: str) -> str:
    """The page's own words with each range of numbers on one line; a copy of them takes an invisible sign along.

    >>> [part.endswith(_JOINER + "10") for part in unbroken("grades 9–10").split()]
    [False, True]
    """
    return _DASH.sub(rf"\g<0>{_JOINER}", text)


def escape_markdown(text: str) -> str:
    r"""Text with all punctuation escaped, so that Streamlit shows it literally.

    >>> escape_markdown(":red[a] $b$")
    '\\:red\\[a\\] \\$b\\$'
    """
    return _PUNCTUATION.sub(r"\\\1", text)
