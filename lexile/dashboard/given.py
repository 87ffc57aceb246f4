"""What a person gave to be read: pasted text, a file, or a sample. This session's state is kept here alone."""

from dataclasses import dataclass

import streamlit as st

from lexile.dashboard.samples import FIRST, Sample
from lexile.errors import LexileError
from lexile.sources import Document, document_from_text, is_archive, read_document
from lexile.sources.archive import members

_KEY = "given"


@dataclass(frozen=True, slots=True)
class Given:
    """A text as it came: typed (`str`), or a file's bytes."""

    name: str
    content: str | bytes
    sample: bool = False
    problem: LexileError | None = None
    """What keeps a file of an archive from being read."""

    def document(self) -> Document:
        """What was given, as a document.

        Raises:
            LexileError: the file cannot be read.
        """
        if self.problem is not None:
            raise self.problem
        if isinstance(self.content, str):
            return document_from_text(self.content, self.name)
        return read_document(self.name, self.content)


def current() -> Given:
    """What the page answers for; a sample until a person gives something."""
    given = st.session_state.get(_KEY)
    return given if isinstance(given, Given) else of_sample(FIRST)


def remember(given: Given) -> None:
    """Answer for this text from now on."""
    st.session_state[_KEY] = given


def forget() -> None:
    """Back to how the page began."""
    st.session_state.pop(_KEY, None)


def of_file(name: str, data: bytes) -> list[Given]:
    """The documents of an uploaded file: those in an archive, or the file itself."""
    try:
        if is_archive(name, data):
            return [_of_member(member, content) for member, content in members(data)]
    except LexileError:
        pass  # reading the file itself says what is wrong with it
    return [Given(name, data)]


def _of_member(name: str, content: bytes | LexileError) -> Given:
    if isinstance(content, LexileError):
        return Given(name, b"", problem=type(content)(f"{name}: {content}"))
    return Given(name, content)


def of_sample(sample: Sample) -> Given:
    """A sample as if it had been pasted."""
    return Given(sample.title, sample.text, sample=True)
