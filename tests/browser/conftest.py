"""A real page in a real browser: one server and one Chromium for all tests, a fresh visit for each."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.hosts.serving import free_port, served, streamlit_command

# No sandbox, since tests run in containers; nothing that a browser fetches of its own accord.
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
CHARTS = '[data-testid="stVegaLiteChart"] svg'
# True once every chart in sight has marks and none has changed for five looks: Vega draws in steps, some after the
# run's end, and a chart under a tab that is not open has no size and no marks.
STILL = """() => {
    const all = [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')];
    const charts = all.filter(chart => chart.getClientRects().length && chart.clientWidth);
    const drawn = charts.every(chart => chart.querySelector('svg .mark-rect path, svg .mark-area path'));
    const now = charts.map(chart => chart.outerHTML).join('');
    const looks = window.looksAtCharts;
    window.looksAtCharts = {now, same: drawn && looks && looks.now === now ? looks.same + 1 : 0};
    return window.looksAtCharts.same >= 5;
}"""


@dataclass
class Visit:
    """A page that has been opened, and what it asked for and complained of meanwhile."""

    page: Any
    origin: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def settled(self) -> None:
        """Wait until the run has ended and every chart stands still."""
        self.page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for(timeout=30_000)
        self.page.wait_for_function(STILL, polling=50, timeout=30_000)

    def strangers(self) -> list[str]:
        """Requests to any host but the page's own."""
        own = (self.origin, self.origin.replace("http", "ws", 1), "data:", "blob:")
        return [url for url in self.requests if not url.startswith(own)]


# Until the last test of this folder: while Playwright is there, an event loop runs, and other tests start their own.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Any]:
    """Chromium as the system has it; without one, these tests are skipped, except where they must not be."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        missing = f"No Chromium found (looked for {', '.join(names)}): install one to run the browser tests."
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@dataclass(frozen=True)
class Server:
    """A running page: its address, and what it has written down."""

    origin: str
    log: Path


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The page as `streamlit run` serves it on a free port."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with served(streamlit_command(port), address, log):
        yield Server(address, log)


@pytest.fixture
def visit(chromium: Any, server: Server) -> Iterator[Callable[..., Visit]]:
    """Open the page: `visit(width=390, theme="dark")`."""
    with ExitStack() as opened:

        def open_page(width: int = 1440, height: int = 900, theme: str = "light") -> Visit:
            context = chromium.new_context(viewport={"width": width, "height": height}, color_scheme=theme)
            opened.callback(context.close)
            page = context.new_page()
            seen = Visit(page, server.origin)
            page.on("request", lambda request: seen.requests.append(request.url))
            page.on("websocket", lambda socket: seen.requests.append(socket.url))
            page.on("pageerror", lambda error: seen.complaints.append(str(error)))
            page.on("console", lambda line: seen.complaints.append(line.text) if line.type == "error" else None)
            page.goto(server.origin)
            page.locator(CHARTS).nth(1).wait_for(timeout=30_000)
            seen.settled()
            return seen

        yield open_page
