"""The part of the page where a visitor adds a text: by pasting it, uploading files, or opening a sample."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lexile.dashboard import boxes, uploads, work
from lexile.dashboard.samples import SAMPLES, Sample
from lexile.dashboard.session import (
    batch_sources,
    current_source,
    is_available,
    replace_batch,
    restart_upload_meter,
    select,
    source_of_sample,
    visit_meter,
)
from lexile.dashboard.source import YOUR_TEXT, Source, typed_source
from lexile.documents import SUFFIXES
from lexile.documents.names import shown_name

PASTE, UPLOAD, SAMPLE = "Paste", "Upload", "Samples"
_TEXT, _FILES, _FOLDER, _WHOLE_FOLDER = "text", "files", "folder", "whole_folder"
_SAMPLE, _METHOD, _REOPENED = "sample", "input_method", "reopened"


def choose_input_method() -> str | None:
    """`PASTE`, `UPLOAD` or `SAMPLE`, as chosen in the page's header; None when a text has taken its place."""
    if st.session_state.pop(_REOPENED, False) or _METHOD not in st.session_state:
        st.session_state[_METHOD] = PASTE
    return st.segmented_control(
        "How to add a text",
        (PASTE, UPLOAD, SAMPLE),
        key=_METHOD,
        label_visibility="collapsed",
    )


def reopen_text_box(method: str | None) -> None:
    """Bring back the box with a pasted text that cannot be measured, the only place where it can be corrected."""
    source = current_source()
    if method is None and isinstance(source.content, str) and source.original is None:
        st.session_state[_REOPENED] = True
        st.rerun()


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
        boxes.text_area(
            boxes.TEXT,
            key=_TEXT,
            height=104,
            placeholder="Paste or type an English text here. 100 words or more work best.",
            label_visibility="collapsed",
            persist_state="session",
        )
        st.form_submit_button("Estimate reading level", on_click=_use_text)


def _use_text() -> None:
    source = typed_source(YOUR_TEXT, st.session_state[_TEXT])
    select(source)
    if source.text.strip():
        st.session_state[_METHOD] = None


def _show_uploader() -> None:
    folder = st.session_state.get(_WHOLE_FOLDER, False)
    key = _FOLDER if folder else _FILES
    st.file_uploader(
        "Upload a folder with all its documents; their names show where they are in it"
        if folder
        else "Upload one or more documents: plain text, Markdown, web page, Word, OpenDocument, Rich Text, PDF, "
        "e-book, slides, subtitles, e-mail, or a .zip of these",
        type=list(SUFFIXES) if folder else None,  # any file is taken, so that what cannot be read is told why
        accept_multiple_files="directory" if folder else True,
        key=key,
        on_change=_use_files,
        args=(key,),
    )
    st.toggle("A whole folder", key=_WHOLE_FOLDER)


def _use_files(key: str) -> None:
    uploaded = st.session_state[key] or []
    files = [file for file in uploaded if is_available(file)]
    if key == _FOLDER:
        files.sort(key=lambda file: str(file.name))  # browsers list a folder in the order of the disk
    if files or not uploaded:
        replace_batch(_sources_of(files))


def _sources_of(files: list[UploadedFile]) -> list[Source]:
    """The documents in some files, as far as they keep within the limits of an upload."""
    upload, visit = restart_upload_meter(), visit_meter()
    sources, kept = [], set()
    for file in files:
        refusal = uploads.refusal(file)
        if refusal is not None:
            sources.append(refusal)
        else:
            data = file.getvalue()
            kept.add(id(data))
            sources += work.sources(shown_name(file.name), data, upload)
    visit.seconds += upload.seconds
    return uploads.within_limits(sources, kept, batch_sources())


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
