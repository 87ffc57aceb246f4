"""The page, from top to bottom."""

import streamlit as st

from lexile.dashboard import about, batch_view, boxes, headline, page, text_input, workspace
from lexile.dashboard.caching import analysis_of
from lexile.dashboard.session import current_source
from lexile.errors import LexileError

with page.page():
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="top"):
        page.show_title()
        method = text_input.choose_input_method()
    # Each part has a container of its own, so that one that grows or shrinks leaves the caret in the others alone.
    with st.container():
        text_input.show_text_input(method)
    keep_all = headline.keep_all_is_on()
    with st.container():
        batch_view.show_batch(keep_all, adding=method == text_input.UPLOAD)

    source = current_source()
    analysis = None
    with st.container():
        try:
            analysis = analysis_of(source, keep_all)
        except LexileError as error:
            text_input.reopen_text_box(method)
            page.show_error(error)
        else:
            headline.show_source(source, analysis)
            headline.show_answer(analysis)
    with st.container():
        if analysis is not None or source.original is not None:
            workspace.show_workspace(source, analysis)
    if analysis is not None:
        headline.show_left_out(analysis)

    about.show_about()
    page.show_legal()
    boxes.watch_limits()
