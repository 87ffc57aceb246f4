"""The page with its protection, and the API where it is turned on: `streamlit run asgi.py`, or `uvicorn asgi:app`."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from lexile.api.routes import routes
from lexile.dashboard import connections, heap, server_thread, socket_messages
from lexile.dashboard.protection import Protection, ask_nobody

heap.keep_small()
ask_nobody()
server_thread.guard()  # before the first visitor, as are the others
connections.guard()
socket_messages.guard()
# An absolute path, since a host may start the server in any folder; it also lets Streamlit find .streamlit beside it.
app = st.App(
    str(Path(__file__).with_name("streamlit_app.py")),
    routes=routes(),
    middleware=[Middleware(Protection)],
)
