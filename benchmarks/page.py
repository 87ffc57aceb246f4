"""Measure the wait from a click on the button to the answer on the page, in Chromium, after a first visit.

python benchmarks/page.py      # needs requirements-test.txt and Chromium
"""

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.hosts.serving import free_port, served, streamlit_command

ROUNDS = 7
STORY = (
    "The river had risen in the night, and the old bridge was gone. Nora stood on the bank with her bag and looked at "
    "the brown water. There was no other way to the school. "
)


def main() -> None:
    """Start the page of this checkout and print the median of several waits."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as folder, served(streamlit_command(port), origin, Path(folder) / "log"):
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page()
            page.goto(origin)
            page.get_by_text("Sample passage").wait_for(timeout=60_000)
            waits = [_wait(page, number) for number in range(1, ROUNDS + 1)]
            browser.close()
    print(
        f"{_words(1)} words, from click to answer: {median(waits):.2f} s "
        f"(median of {ROUNDS}; longest {max(waits):.2f} s)"
    )


def _wait(page: Page, number: int) -> float:
    """Seconds until the page shows the answer for a new text."""
    page.get_by_label("Text to estimate").fill(_text(number))
    begin = time.monotonic()
    page.get_by_role("button", name="Estimate reading level", exact=True).click()
    page.get_by_text(f"{_words(number)} words in").wait_for(timeout=30_000)
    waited = time.monotonic() - begin
    page.wait_for_timeout(1_500)  # let the charts below finish drawing before the next round
    return waited


def _text(number: int) -> str:
    """A text that the page has not cached: each one is a word longer than the last."""
    return STORY * 13 + "It was" + " very" * number + " late."


def _words(number: int) -> int:
    return len(_text(number).split())


if __name__ == "__main__":
    main()
