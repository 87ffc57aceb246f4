"""The part of the page where a visitor adds a text: by pasting it, uploading files, or opening a sample."""

import streamlit as st

from lexile.dashboard import work
from lexile.dashboard.samples import SAMPLES, Sample
from lexile.dashboard.session import current_source, is_available, replace_batch, select, source_of_sample
from lexile.dashboard.source import Source
from lexile.documents import SUFFIXES
from lexile.documents.limits import MAX_CHARACTERS
from lexile.documents.names import visible_name

PASTE, UPLOAD, SAMPLE = "Paste", "Upload", "Samples"
_TEXT, _FILES, _SAMPLE, _METHOD = "text", "files", "sample", "input_method"


def choose_input_method() -> str | None:
    """`PASTE`, `UPLOAD` or `SAMPLE`, as chosen in the page's header; None when a text has taken its place."""
    return st.segmented_control(
        "How to add a text",
        (PASTE, UPLOAD, SAMPLE),
        default=PASTE,
        key=_METHOD,
        label_visibility="collapsed",
    )


def show_text_input(method: str | None) -> None:
    """Show the input for the chosen method; what it receives becomes `session.current_source`."""
    if method == UPLOAD:
        _show_uploader()
    elif method == SAMPLE:
        _show_samples()
    elif method == PASTE:
        _show_text_box()


def _show_text_box() -> None:
    with st.form("paste", border=False):
        st.text_area(
            "Text to estimate",
            key=_TEXT,
            height=104,
            placeholder="Paste or type an English text here. 100 words or more work best.",
            label_visibility="collapsed",
            persist_state="session",
            max_chars=MAX_CHARACTERS,
        )
        st.form_submit_button("Estimate reading level", on_click=_use_text)


def _use_text() -> None:
    select(Source("Your text", st.session_state[_TEXT]))
    if st.session_state[_TEXT].strip():
        st.session_state[_METHOD] = None


def _show_uploader() -> None:
    st.file_uploader(
        "Upload one or more documents: plain text, Markdown, web page, Word, OpenDocument, Rich Text, PDF, e-book, "
        "or a .zip of these",
        type=list(SUFFIXES),
        accept_multiple_files=True,
        key=_FILES,
        on_change=_use_files,
    )


def _use_files() -> None:
    uploads = st.session_state[_FILES] or []
    files = [file for file in uploads if is_available(file)]
    if files or not uploads:
        replace_batch([source for file in files for source in work.sources(visible_name(file.name), file.getvalue())])


def _show_samples() -> None:
    source = current_source()
    st.session_state[_SAMPLE] = next((s for s in SAMPLES if source.sample and s.title == source.name), None)
    st.pills(
        "Sample passages, one for each reading band",
        SAMPLES,
        key=_SAMPLE,
        format_func=_sample_label,
        on_change=_use_sample,
    )


def _sample_label(sample: Sample) -> str:
    return f"{sample.band.readers.capitalize()}: {sample.title}"


def _use_sample() -> None:
    sample = st.session_state[_SAMPLE]
    if sample is not None:
        select(source_of_sample(sample))
