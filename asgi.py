"""The page as an ASGI application, for hosts that bring their own server: `uvicorn --uds SOCKET asgi:app`."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from lexile.dashboard.protection import Protection

# An absolute path, since a host may start the server in any folder; it also lets Streamlit find .streamlit beside it.
app = st.App(str(Path(__file__).with_name("streamlit_app.py")), middleware=[Middleware(Protection)])
