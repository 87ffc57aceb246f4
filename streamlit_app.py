"""The page, from top to bottom."""

import streamlit as st

from lexile.dashboard import about, answering, asking, frame, further, many, reading
from lexile.dashboard.caching import analysis_of
from lexile.dashboard.given import current
from lexile.errors import LexileError

with frame.page():
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        frame.say_name()
        way = asking.choose_way()
    asking.ask_for_text(way)
    if way == asking.UPLOAD:
        many.show_many(answering.keeps_all())

    given = current()
    try:
        analysis = analysis_of(given, answering.keeps_all())
    except LexileError as problem:
        frame.say_problem(problem)
    else:
        answering.say_whose(given, analysis)
        answering.say_measure(analysis)
        answering.draw_ruler(analysis)
        reading.show_reading(analysis)
        answering.say_what_was_left_out(analysis)
        further.show_views(analysis)

    about.show_about()
    frame.small_print()
