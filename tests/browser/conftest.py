"""One server and one browser for all tests of this folder, and a fresh browser context for each visit."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.visit import CHROMIUM_FLAGS, CHROMIUM_NAMES, Visit, find_chromium, open_visit
from tests.hosts.serving import free_port, served, streamlit_command

OpenPage = Callable[..., Visit]


# For this folder only: Playwright keeps an event loop running, which would disturb tests that start their own.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The system's Chromium; without one, these tests are skipped, but fail in continuous integration."""
    path = find_chromium()
    if path is None:
        missing = f"No Chromium found (looked for {', '.join(CHROMIUM_NAMES)}): install one to run the browser tests."
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@dataclass(frozen=True)
class Server:
    """A running page: its address, and the file that its output goes to."""

    origin: str
    log: Path


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The page as `streamlit run` serves it, on a free port."""
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with served(streamlit_command(port), origin, log):
        yield Server(origin, log)


@pytest.fixture
def open_page(chromium: Browser, server: Server) -> Iterator[OpenPage]:
    """Open the page: `open_page(width=390, theme="dark")`."""
    with ExitStack() as contexts:

        def opened(width: int = 1440, height: int = 900, theme: str = "light") -> Visit:
            visit = open_visit(chromium, server.origin, width, height, theme)
            contexts.callback(visit.page.context.close)
            return visit

        yield opened
