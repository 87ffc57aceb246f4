"""What a person gave to be read: pasted text, a file, or a sample. This session's state is kept here alone."""

from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lexile.batch.outcome import Outcome
from lexile.dashboard.samples import FIRST, Sample
from lexile.documents import Document, document_from_text, is_archive, read_document
from lexile.documents.archive import members
from lexile.errors import LexileError

_KEY, _MANY, _ENTRIES = "given", "many", "entries"


@dataclass(frozen=True, slots=True)
class Source:
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


def current() -> Source:
    """What the page answers for; a sample until a person gives something."""
    given = st.session_state.get(_KEY)
    return given if isinstance(given, Source) else of_sample(FIRST)


def remember(given: Source) -> None:
    """Answer for this text from now on."""
    st.session_state[_KEY] = given


def remember_all(found: list[Source]) -> None:
    """Answer for what came last: the first document that was not there before, else the one that was open.

    Without any, back to how the page began.
    """
    before = many()
    st.session_state[_MANY] = found
    for entries in st.session_state.get(_ENTRIES, {}).values():
        for gone in set(entries) - set(found):
            del entries[gone]
    if not found:
        st.session_state.pop(_KEY, None)
        return
    added = [one for one in found if one not in before]
    remember(added[0] if added else current() if current() in found else found[0])


def many() -> list[Source]:
    """The documents that were given together."""
    found: list[Source] = st.session_state.get(_MANY, [])
    return found


def entries(keep_all: bool) -> dict[Source, Outcome]:
    """What was found of the documents of `many` so far; to be added to.

    With `keep_all` of what is measured where nothing is left out.
    """
    found: dict[Source, Outcome] = st.session_state.setdefault(_ENTRIES, {}).setdefault(keep_all, {})
    return found


def is_here(file: object) -> bool:
    """Whether an upload is in this server's memory: after a restart a browser still names those that are not."""
    return isinstance(file, UploadedFile)


def of_file(name: str, data: bytes) -> list[Source]:
    """The documents of an uploaded file: those in an archive, or the file itself."""
    try:
        if is_archive(name, data):
            return [_of_member(member, content) for member, content in members(data)]
    except LexileError:
        pass  # reading the file itself says what is wrong with it
    return [Source(name, data)]


def _of_member(name: str, content: bytes | LexileError) -> Source:
    if isinstance(content, LexileError):
        return Source(name, b"", problem=type(content)(f"{name}: {content}"))
    return Source(name, content)


def of_sample(sample: Sample) -> Source:
    """A sample as if it had been pasted."""
    return Source(sample.title, sample.text, sample=True)
