"""The page. Apart from `streamlit_app.py` and `asgi.py`, only this package imports Streamlit."""
