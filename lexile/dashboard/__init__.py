"""The page's parts; the only place beside `streamlit_app.py` that knows of Streamlit."""
