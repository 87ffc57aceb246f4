"""A visit to the page in Chromium, with what tests and the README's pictures do on it."""

import shutil
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Locator, Page, ViewportSize
from playwright.sync_api import TimeoutError as WaitedTooLong

# Without Chromium's own sandbox, since containers do not support it, and without the requests it makes on its own.
CHROMIUM_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHARTS = '[data-testid="stVegaLiteChart"] svg'
# True once every visible chart has marks and none has changed for five polls: Vega draws in steps, some of them after
# the run has ended. A chart in a closed tab has neither size nor marks.
_UNCHANGED = """() => {
    const all = [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')];
    const charts = all.filter(chart => chart.getClientRects().length && chart.clientWidth);
    const drawn = charts.every(chart => chart.querySelector('svg .mark-rect path, svg .mark-area path'));
    const now = charts.map(chart => chart.outerHTML).join('');
    const last = window.lastCharts;
    window.lastCharts = {now, polls: drawn && last && last.now === now ? last.polls + 1 : 0};
    return window.lastCharts.polls >= 5;
}"""
# Vega draws the backgrounds of the five bands before the bars, as marks of the same kind.
BANDS_BEFORE_BARS = 5


@dataclass
class Visit:
    """An open page, with the requests it has made and the errors it has logged."""

    page: Page
    origin: str
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def settle(self) -> None:
        """Wait until the run has ended and every chart is fully drawn."""
        self.page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for(timeout=30_000)
        self.page.wait_for_function(_UNCHANGED, polling=50, timeout=30_000)

    def requests_to_other_hosts(self) -> list[str]:
        """Requests to any host but the page's own."""
        own = (self.origin, self.origin.replace("http", "ws", 1), "data:", "blob:")
        return [url for url in self.requests if not url.startswith(own)]

    def paste(self, text: str) -> None:
        """Paste a text and wait for its estimate."""
        choice = self.page.get_by_role("radio", name="Paste", exact=True).first
        if not choice.is_checked():
            choice.click()
        self.page.get_by_label("Text to estimate").fill(text)
        self.page.get_by_role("button", name="Estimate reading level", exact=True).click()
        self.page.get_by_text("Your text:").wait_for(timeout=20_000)
        self.settle()

    def upload(self, *files: tuple[str, bytes]) -> None:
        """Upload files, given as names and contents, without waiting for their estimates."""
        self.page.get_by_text("Upload", exact=True).click()
        self.page.locator('input[type="file"]').first.set_input_files(
            [{"name": name, "mimeType": "application/octet-stream", "buffer": data} for name, data in files]
        )

    def open_tab(self, name: str) -> None:
        """Open one of the tabs of the panel."""
        self.page.get_by_role("tab", name=name, exact=True).click()
        self.settle()

    def use_theme(self, theme: str) -> None:
        """Change the theme that the system asks for, `light` or `dark`, which the page follows."""
        self.page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        self.settle()

    def show_text(self) -> None:
        """Open the Text tab, where the page has one column; elsewhere the text is there already."""
        tab = self.page.locator(".st-key-panel").get_by_role("tab", name="Text", exact=True)
        if tab.is_visible():
            tab.click()
            self.settle()

    def choose_readers(self, choice: str) -> None:
        """Choose the readers by the menu, or on a phone by one tap: `grade 5`, `age 10`."""
        menu = self.page.get_by_role("combobox", name="For whom?")
        if menu.is_visible():
            self.choose("For whom?", choice)
        else:
            kind, _, number = choice.partition(" ")
            row = self.page.locator(".st-key-for-whom-rows").get_by_role("radiogroup", name=kind.capitalize())
            row.get_by_role("radio", name=number, exact=True).click()
        self.page.wait_for_function("() => location.search.includes('readers=')")
        self.settle()

    def choose(self, label: str, option: str) -> None:
        """Choose an option of a menu; a list that closes again while the page is being drawn is opened anew."""
        wanted = self.page.get_by_role("option", name=option)
        for _ in range(5):
            self.page.get_by_label(label).click()
            try:
                wanted.first.click(timeout=6_000)
            except WaitedTooLong:
                continue
            return
        raise AssertionError(f"The menu {label!r} never offered {option!r}.")

    @property
    def sheet(self) -> Locator:
        """The text to work in, as it is shown; it lies in a shadow root, which `content` leaves out."""
        return self.page.locator(".surface .text")

    def sentence(self, number: int) -> Locator:
        """A sentence of the text, counted from 1."""
        return self.page.locator(f'.surface .sentence[data-number="{number - 1}"]')

    @property
    def field(self) -> Locator:
        """The field in which the text is edited."""
        return self.page.locator(".surface textarea")

    def measure(self) -> str:
        """The measure in the headline."""
        return self.page.get_by_test_id("stMetricValue").inner_text()

    def chart(self, number: int) -> Locator:
        """A chart by its position on the page."""
        return self.page.locator(CHARTS).nth(number)

    def bar(self, chart: int, number: int) -> Locator:
        """A bar of the chart of sentences or sections, counted from 0."""
        return self.chart(chart).locator(".mark-rect path").nth(BANDS_BEFORE_BARS + number)


def in_view(element: Locator) -> bool:
    """Whether an element is whole on the screen as it is now."""
    box, size = element.bounding_box(), element.page.viewport_size
    assert box is not None
    assert size is not None
    return (
        box["y"] >= 0
        and box["y"] + box["height"] <= size["height"]
        and box["x"] >= 0
        and box["x"] + box["width"] <= size["width"]
    )


def find_chromium() -> str | None:
    """Path of the system's Chromium, if it has one."""
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def open_visit(browser: Browser, origin: str, width: int = 1440, height: int = 900, theme: str = "light") -> Visit:
    """Open the page in a new browser context, and wait until its first charts are drawn."""
    size = ViewportSize(width=width, height=height)
    context = browser.new_context(viewport=size, color_scheme="dark" if theme == "dark" else "light")
    page = context.new_page()
    visit = Visit(page, origin)
    page.on("request", lambda request: visit.requests.append(request.url))
    page.on("websocket", lambda socket: visit.requests.append(socket.url))
    page.on("pageerror", lambda error: visit.errors.append(str(error)))
    page.on("console", lambda line: visit.errors.append(line.text) if line.type == "error" else None)
    page.goto(origin)
    page.locator(CHARTS).first.wait_for(timeout=60_000)
    visit.settle()
    return visit
