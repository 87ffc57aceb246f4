"""The page, from top to bottom."""

import streamlit as st

from lexile.dashboard import about, batch_view, headline, page, text_input, text_view, workspace
from lexile.dashboard.caching import analysis_of
from lexile.dashboard.session import current_source
from lexile.errors import LexileError

with page.page():
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        page.show_title()
        method = text_input.choose_input_method()
    text_input.show_text_input(method)
    keep_all = headline.keep_all_is_on()
    batch_view.show_batch(keep_all, adding=method == text_input.UPLOAD)

    source = current_source()
    try:
        analysis = analysis_of(source, keep_all)
    except LexileError as error:
        page.show_error(error)
        if source.original is not None:
            text_view.show_text_alone(source)
    else:
        headline.show_source(source, analysis)
        headline.show_answer(analysis)
        headline.show_ruler(analysis)
        workspace.show_workspace(source, analysis)
        headline.show_left_out(analysis)

    about.show_about()
    page.show_legal()
