"""A session of the page without a browser."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]

OpenTab = Callable[..., AppTest]


def surface(page: AppTest) -> dict[str, Any]:
    """What the page has told the browser of the text to work in, or of the draft."""
    told: list[dict[str, Any]] = [json.loads(component.proto.json) for component in page.get("bidi_component")]
    (shown,) = [one for one in told if "origin" in one]
    return shown


def paste(page: AppTest, text: str) -> AppTest:
    """Open the text box, paste a text, and ask for its estimate."""
    if not page.text_area:
        page.segmented_control(key="input_method").set_value("Paste").run()
    page.text_area(key="text").set_value(text)
    page.button[0].click()
    page.run()
    assert not page.exception
    return page


@pytest.fixture
def page() -> AppTest:
    """The page at a first visit."""
    page = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60).run()
    assert not page.exception
    return page


@pytest.fixture
def open_tab() -> OpenTab:
    """Open the page at a tab, as a link does: `open_tab("Readers", "A text to paste", grade="grade 4")`."""

    def opened(tab: str, text: str | None = None, **settings: str) -> AppTest:
        page = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
        for name, setting in {"view": tab, **settings}.items():
            page.query_params[name] = setting
        page.run()
        if text is not None:
            paste(page, text)
        assert not page.exception
        return page

    return opened
