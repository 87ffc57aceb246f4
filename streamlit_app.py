"""The page, from top to bottom."""

import streamlit as st

from lexile.dashboard import about, batch_view, headline, page, tabs, text_input, text_view
from lexile.dashboard.caching import analysis_of
from lexile.dashboard.session import current
from lexile.errors import LexileError

with page.page():
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        page.say_name()
        way = text_input.choose_way()
    text_input.ask_for_text(way)
    if way == text_input.UPLOAD:
        batch_view.show_many(headline.keeps_all())

    given = current()
    try:
        analysis = analysis_of(given, headline.keeps_all())
    except LexileError as problem:
        page.say_problem(problem)
    else:
        headline.say_whose(given, analysis)
        headline.say_measure(analysis)
        headline.draw_ruler(analysis)
        text_view.show_reading(analysis)
        headline.say_what_was_left_out(analysis)
        tabs.show_views(analysis)

    about.show_about()
    page.small_print()
