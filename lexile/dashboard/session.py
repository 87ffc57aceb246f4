"""The state of one visitor's session: the text on the page, and the batch it came with.

What only one view needs, such as the sentence it shows, it keeps in `st.session_state` under a key of its own.
"""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lexile.batch.outcome import Outcome
from lexile.dashboard.samples import FIRST, Sample
from lexile.dashboard.source import Source
from lexile.isolation import Meter

VIEW = "view"
"""The key of the tabs of the panel: the label of the open one."""
_SOURCE, _BATCH, _OUTCOMES = "source", "batch", "outcomes"
_OPENED = "opened_by_upload"  # the document that an upload opened, until the visitor chooses one
_VISIT, _UPLOAD = "visit_meter", "upload_meter"


def current_source() -> Source:
    """The text on the page; a sample until the visitor adds one."""
    source = st.session_state.get(_SOURCE)
    return source if isinstance(source, Source) else source_of_sample(FIRST)


def select(source: Source) -> None:
    """Make this the text on the page."""
    st.session_state[_SOURCE] = source
    st.session_state.pop(_OPENED, None)


def is_opened_by_upload(source: Source) -> bool:
    """Whether this text is on the page because it came first in an upload, and not because the visitor chose it."""
    return st.session_state.get(_OPENED) is source


def replace_batch(sources: list[Source]) -> None:
    """Replace the batch, and select its first new document; if none is new, keep the selection where possible.

    An empty batch takes the page back to its first state.
    """
    before = batch_sources()
    st.session_state[_BATCH] = sources
    for outcomes in st.session_state.get(_OUTCOMES, {}).values():
        for removed in set(outcomes) - set(sources):
            del outcomes[removed]
    if not sources:
        st.session_state.pop(_SOURCE, None)
        st.session_state.pop(_OPENED, None)
        return
    added = [source for source in sources if source not in before]
    current = current_source()
    is_kept = (current.original or current) in sources
    select(added[0] if added else current if is_kept else sources[0])
    if added:
        st.session_state[_OPENED] = added[0]


def batch_sources() -> list[Source]:
    """The documents that were uploaded together."""
    sources: list[Source] = st.session_state.get(_BATCH, [])
    return sources


def batch_outcomes(keep_all: bool) -> dict[Source, Outcome]:
    """The batch's outcomes so far, for the caller to add to; kept separately for each setting of `keep_all`."""
    outcomes: dict[Source, Outcome] = st.session_state.setdefault(_OUTCOMES, {}).setdefault(keep_all, {})
    return outcomes


def visit_meter() -> Meter:
    """Computing time of this visit so far."""
    return _meter(_VISIT)


def upload_meter() -> Meter:
    """Computing time of the batch so far."""
    return _meter(_UPLOAD)


def restart_upload_meter() -> Meter:
    """Begin to count again, for a new upload."""
    st.session_state.pop(_UPLOAD, None)
    return _meter(_UPLOAD)


def _meter(key: str) -> Meter:
    meter: Meter = st.session_state.setdefault(key, Meter())
    return meter


def is_available(file: object) -> bool:
    """Whether the server still holds an upload: after a restart, a browser goes on naming those that are gone."""
    return isinstance(file, UploadedFile)


def source_of_sample(sample: Sample) -> Source:
    """A sample, as if it had been pasted."""
    return Source(sample.title, sample.text, sample=True)
