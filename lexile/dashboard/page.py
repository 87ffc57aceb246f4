"""What stands around the answer: the page's width and name, the problem in its place, the small print."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from starlette.formparsers import MultiPartParser

from lexile.documents.limits import MAX_BYTES
from lexile.errors import LexileError
from lexile.views.wording.legal import PRIVACY, TRADEMARK

NAME = "Reading level"
PURPOSE = "How hard is an English text to read?"
_WIDTH = 1120  # pixels; wider, and a line of text is tiring to read
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


@contextmanager
def page() -> Iterator[None]:
    """The page, in a column that is as wide as its charts need."""
    st.set_page_config(page_title=NAME, layout="wide")
    # Else an upload of more than a megabyte would pass through a file on the disk, and no text is to be written there.
    MultiPartParser.spool_max_size = MAX_BYTES
    with st.container(horizontal_alignment="center"), st.container(width=_WIDTH):
        yield


def say_name() -> None:
    """What this page is, and the question it answers."""
    with st.container(width="content", gap=None):
        st.title(NAME, anchor=False, width="content")
        st.caption(PURPOSE, width="content")


def say_problem(problem: LexileError) -> None:
    """What went wrong and what to do about it, in place of an answer."""
    st.error(plain(str(problem)))


def small_print() -> None:
    """Whose scale it is, and what becomes of the text."""
    st.divider()
    st.caption(TRADEMARK)
    st.caption(PRIVACY)


def plain(text: str) -> str:
    r"""Text that Streamlit shows as it stands: no sign in it is read as markup.

    >>> plain(":red[a] $b$")
    '\\:red\\[a\\] \\$b\\$'
    """
    return _PUNCTUATION.sub(r"\\\1", text)
