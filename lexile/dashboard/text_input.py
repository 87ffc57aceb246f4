"""Where a person gives a text: the way to give it, and its box, file or sample."""

import streamlit as st

from lexile.dashboard.samples import SAMPLES, Sample
from lexile.dashboard.session import Source, current, is_here, of_file, of_sample, remember, remember_all
from lexile.documents import SUFFIXES

PASTE, UPLOAD, SAMPLE = "Paste", "Upload", "Samples"
_BOX, _FILE, _SAMPLE = "text", "file", "sample"


def ask_for_text(way: str) -> None:
    """The box, file or samples for the chosen way; what is given is found in `given.current`."""
    if way == UPLOAD:
        _ask_for_file()
    elif way == SAMPLE:
        _offer_samples()
    else:
        _ask_for_pasted_text()


def choose_way() -> str:
    """How to give a text, the paste box first."""
    way = st.segmented_control(
        "How to give a text",
        (PASTE, UPLOAD, SAMPLE),
        default=PASTE,
        required=True,
        key="way",
        label_visibility="collapsed",
    )
    return way or PASTE


def _ask_for_pasted_text() -> None:
    with st.form("paste", border=False):
        st.text_area(
            "Text to estimate",
            key=_BOX,
            height=104,
            placeholder="Paste or type an English text here, best 100 words or more.",
            label_visibility="collapsed",
            persist_state="session",
        )
        st.form_submit_button("Estimate reading level", on_click=_take_pasted_text)


def _take_pasted_text() -> None:
    remember(Source("Your text", st.session_state[_BOX]))


def _ask_for_file() -> None:
    st.file_uploader(
        "Documents: text, Markdown, web page, Word, OpenDocument, Rich Text, PDF, e-book, or a .zip of these",
        type=list(SUFFIXES),
        accept_multiple_files=True,
        key=_FILE,
        on_change=_take_files,
    )


def _take_files() -> None:
    given = st.session_state[_FILE] or []
    files = [file for file in given if is_here(file)]
    if files or not given:
        remember_all([document for file in files for document in of_file(file.name, file.getvalue())])


def _offer_samples() -> None:
    opened = current()
    st.session_state[_SAMPLE] = next((s for s in SAMPLES if opened.sample and s.title == opened.name), None)
    st.pills(
        "Passages written for this page, one for each band of the scale",
        SAMPLES,
        key=_SAMPLE,
        format_func=_called,
        on_change=_take_sample,
    )


def _called(sample: Sample) -> str:
    return f"{sample.band.readers.capitalize()}: {sample.title}"


def _take_sample() -> None:
    sample = st.session_state[_SAMPLE]
    if sample is not None:
        remember(of_sample(sample))
