"""Measure how long one person waits, in Chromium: for an answer, for a tab, and for the measure of an edited text.

python benchmarks/page.py      # needs requirements-test.txt, Chromium and Linux, which tells computing time in /proc

Seconds are those that pass in the browser until the page has been drawn, and those that the page's processes compute
meanwhile. On a machine that does other things, only the latter say much; its load is printed first.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from lexile.dashboard.tabs import TABS
from lexile.dashboard.tabs.text import TAB as TEXT
from tests.browser.visit import CHROMIUM_FLAGS, find_chromium
from tests.hosts.serving import free_port, served, streamlit_command

ROUNDS = 7
CLICKS = 20  # on tabs, one after the other, and again from the first
PAUSES = 10  # in typing
LETTERS_BETWEEN = 0.06  # seconds between two keys
STORY = (
    "The river had risen in the night, and the old bridge was gone. Nora stood on the bank with her bag and looked at "
    "the brown water. There was no other way to the school. "
)
_TICKS = os.sysconf("SC_CLK_TCK")
_IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
# Clicks a tab; milliseconds until its own panel has content that is no longer marked as old, and no run is under way.
_CLICK = """async name => {
    const tabs = [...document.querySelectorAll('.st-key-panel [role="tab"]')];
    const tab = tabs.find(one => one.textContent.trim() === name);
    const begin = performance.now();
    tab.click();
    let quiet = 0;
    while (performance.now() - begin < 30000) {
        await new Promise(done => requestAnimationFrame(done));
        const panel = document.querySelector('.st-key-panel [role="tabpanel"]:not([inert])');
        const drawn = tab.getAttribute('aria-selected') === 'true' && panel && panel.innerText.trim().length > 20
            && !document.querySelector('.st-key-panel [data-stale="true"]')
            && [...panel.querySelectorAll('[data-testid="stVegaLiteChart"]')].every(
                chart => chart.querySelector('svg .mark-rect path, svg .mark-area path, svg .mark-symbol path'));
        const idle = document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"]');
        if (!(drawn && idle)) { quiet = 0; continue; }
        if (!quiet) quiet = performance.now();
        if (performance.now() - quiet > 60) return quiet - begin;
    }
    throw new Error(name + ' was never drawn');
}"""


@dataclass(frozen=True)
class Wait:
    """Seconds until something was drawn, and seconds that the page's processes computed for it."""

    seconds: float
    computing: float


def main() -> None:
    """Start the page of this checkout and print the median of several waits."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    print(f"load of the machine before: {os.getloadavg()[0]:.1f} on {len(os.sched_getaffinity(0))} cores")
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    with (
        tempfile.TemporaryDirectory() as folder,
        served(streamlit_command(port), origin, Path(folder) / "log") as process,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(origin)
        page.get_by_text("Sample passage").wait_for(timeout=60_000)
        page.wait_for_timeout(3_000)
        answers = [
            _measured(process.pid, lambda number=number: _answer(page, number)) for number in range(1, ROUNDS + 1)
        ]
        _print(f"{_words(1)} words, from click to answer", answers)
        names = [name for name in TABS if name != TEXT]
        order = [names[(number + 1) % len(names)] for number in range(CLICKS)]
        tabs = [_measured(process.pid, lambda name=name: _tab(page, name)) for name in order]
        _print("a tab, from click to its content", tabs)
        for name in names:
            _print(f"  {name}", [wait for wait, one in zip(tabs, order, strict=True) if one == name])
        _start_editing(page)
        edits = [_measured(process.pid, lambda number=number: _edit(page, number)) for number in range(PAUSES)]
        _print(f"{_words(ROUNDS)} words, from the last key to the new measure, half a second of it a pause", edits)
        browser.close()


def _print(name: str, waits: list[Wait]) -> None:
    seconds, computing = [one.seconds for one in waits], [one.computing for one in waits]
    print(
        f"{name}: {median(seconds):.2f} s, {max(seconds):.2f} s at most, "
        f"{median(computing):.2f} s of computing (median of {len(waits)})"
    )


def _measured(page_process: int, act: Callable[[], float]) -> Wait:
    """The seconds that `act` returns, and the computing of the page's processes until shortly after."""
    before = _computing(page_process)
    seconds = act()
    time.sleep(0.3)
    return Wait(seconds, _computing(page_process) - before)


def _computing(leader: int) -> float:
    """Seconds that the processes of a group have computed, with their children that have ended."""
    total = 0
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        if int(fields[2]) == leader:
            total += sum(map(int, fields[11:15]))
    return total / _TICKS


def _answer(page: Page, number: int) -> float:
    """Seconds until the page shows the answer for a new text."""
    if not page.get_by_label("Text to estimate").count():
        page.get_by_text("Paste", exact=True).first.click()
    page.get_by_label("Text to estimate").fill(_text(number))
    page.wait_for_timeout(500)
    begin = time.monotonic()
    page.get_by_role("button", name="Estimate reading level", exact=True).click()
    page.get_by_text(f"{_words(number)} words in").wait_for(timeout=30_000)
    waited = time.monotonic() - begin
    page.wait_for_timeout(1_500)  # let the charts below finish drawing before the next round
    return waited


def _tab(page: Page, name: str) -> float:
    """Seconds until a tab that was clicked shows its content."""
    return float(page.evaluate(_CLICK, name)) / 1_000


def _start_editing(page: Page) -> None:
    page.get_by_role("button", name="Edit", exact=True).click()
    page.locator(".surface textarea").press("Control+End")


def _edit(page: Page, number: int) -> float:
    """Seconds from the last of some keys to the new measure, which comes with the new number of words."""
    page.keyboard.type(" They waited there", delay=1_000 * LETTERS_BETWEEN)
    begin = time.monotonic()
    page.get_by_text(f"{_words(ROUNDS) + 3 * (number + 1)} words in").wait_for(timeout=30_000)
    waited = time.monotonic() - begin
    page.locator(_IDLE).wait_for(timeout=30_000)
    return waited


def _text(number: int) -> str:
    """A text that the page has not cached: each one is a word longer than the last."""
    return STORY * 13 + "It was" + " very" * number + " late."


def _words(number: int) -> int:
    return len(_text(number).split())


if __name__ == "__main__":
    main()
