"""A session of the page without a browser, and how a person opens one of its views."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def open_view() -> Callable[..., AppTest]:
    """Open the page at one of its views, as a link does, with a text of one's own if wished."""

    def opened(view: str, text: str | None = None, **settings: str) -> AppTest:
        page = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
        for name, setting in {"view": view, **settings}.items():
            page.query_params[name] = setting
        page.run()
        if text is not None:
            page.text_area(key="text").set_value(text)
            page.button[0].click()
            page.run()
        assert not page.exception
        return page

    return opened
