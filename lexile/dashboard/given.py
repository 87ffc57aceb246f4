"""What a person gave to be read: pasted text, a file, or a sample. This session's state is kept here alone."""

from dataclasses import dataclass

import streamlit as st

from lexile.batch import Entry
from lexile.dashboard.samples import FIRST, Sample
from lexile.errors import LexileError
from lexile.sources import Document, document_from_text, is_archive, read_document
from lexile.sources.archive import members

_KEY, _MANY, _ENTRIES = "given", "many", "entries"


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


def current() -> Given | None:
    """What the page answers for: a sample until a person gives something; none until one of many is opened."""
    given = st.session_state.get(_KEY)
    if isinstance(given, Given):
        return given
    return None if many() else of_sample(FIRST)


def remember(given: Given) -> None:
    """Answer for this text from now on."""
    st.session_state[_KEY] = given


def remember_all(found: list[Given]) -> None:
    """Answer for the documents that were found: for the only one, or for none of many until one is opened.

    What was known of others before is forgotten.
    """
    st.session_state[_MANY] = found if len(found) > 1 else []
    st.session_state[_ENTRIES] = {}
    st.session_state.pop(_KEY, None)
    if len(found) == 1:
        remember(found[0])


def many() -> list[Given]:
    """The documents that were given together, if there is more than one."""
    found = st.session_state.get(_MANY, [])
    return list(found)


def entries(keep_all: bool) -> list[Entry]:
    """What was found of the documents of `many` so far, in their order; to be added to.

    With `keep_all` of what is measured where nothing is left out.
    """
    found: list[Entry] = st.session_state.setdefault(_ENTRIES, {}).setdefault(keep_all, [])
    return found


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
