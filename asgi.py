"""The page as an ASGI application, for hosts that start one themselves: `uvicorn --uds SOCKET asgi:app`."""

from pathlib import Path

import streamlit as st

# In full: a host may start it from any folder. The settings beside it in .streamlit are then found as well.
app = st.App(str(Path(__file__).with_name("streamlit_app.py")))
