"""Does a visitor notice that another one attacks the page? Every file of a folder is tried in Chromium.

python benchmarks/attacks.py FOLDER      # needs requirements-test.txt and a Chromium

One visitor uploads the files one by one (those ending in .gz unpacked); texts of at most 100,000 characters are pasted
too. After each, another visitor pastes a text with a known number of words and waits for its answer, while the health
check is asked four times a second. It prints a line for each attack, and the longest waits.
"""

import argparse
import gzip
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Browser, sync_playwright

from tests.browser.visit import CHROMIUM_FLAGS, Visit, find_chromium, open_visit
from tests.hosts.serving import free_port, served, streamlit_command

_SENTENCE = "The old man walked slowly down to the river with his dog. "
_SENTENCE_WORDS = 12
_POLL = 0.25  # seconds between two health checks
_MOST_PASTED = 100_000  # characters; Chromium itself takes long to draw more in a text box


@dataclass
class Health:
    """The longest wait for a health check in seconds, and how many were not answered with success."""

    slowest: float = 0.0
    failed: int = 0
    stopped: threading.Event = field(default_factory=threading.Event)

    def ask_on(self, origin: str) -> None:
        """Ask until `stopped`."""
        while not self.stopped.wait(_POLL):
            begun = time.monotonic()
            try:
                with urllib.request.urlopen(f"{origin}/_stcore/health", timeout=60) as answer:
                    self.failed += answer.status != 200
            except OSError:
                self.failed += 1
            self.slowest = max(self.slowest, time.monotonic() - begun)


@contextmanager
def health_asked(origin: str) -> Iterator[Health]:
    """Ask for the page's health all the while, in a thread."""
    health = Health()
    thread = threading.Thread(target=health.ask_on, args=(origin,), daemon=True)
    thread.start()
    try:
        yield health
    finally:
        health.stopped.set()
        thread.join()


@dataclass(frozen=True)
class Wait:
    """How many seconds another visitor waited for an answer during an attack."""

    attack: str
    seconds: float


def attack(browser: Browser, origin: str, attacks: dict[str, bytes]) -> Iterator[Wait]:
    """Make each attack, and each time let another visitor ask for an estimate.

    Raises:
        TimeoutError: of Playwright, where that visitor gets no answer at all.
    """
    neighbour = open_visit(browser, origin)
    for number, (name, data) in enumerate(attacks.items(), start=3):
        attacker = open_visit(browser, origin)
        attacker.upload((name, data))
        yield Wait(name, ask(neighbour, number))
        if name.endswith((".txt", ".md")) and len(data) <= _MOST_PASTED:
            attacker.page.goto(origin)
            box = attacker.page.get_by_label("Text to estimate")
            box.fill(data.decode("utf-8", "replace"))
            box.press("Control+Enter")
            yield Wait(f"{name}, pasted", ask(neighbour, number + 500))
        with suppress(Exception):  # the attacker's own page may be busy; that is its own affair
            attacker.page.context.close()
    assert not neighbour.errors, neighbour.errors
    neighbour.page.context.close()


def ask(visit: Visit, sentences: int) -> float:
    """Paste so many sentences, and return the seconds until their number of words is shown."""
    begun = time.monotonic()
    visit.paste(_SENTENCE * sentences)
    visit.page.get_by_text(f"{sentences * _SENTENCE_WORDS:,} words").first.wait_for(timeout=60_000)
    return time.monotonic() - begun


def attacks_in(folder: Path) -> dict[str, bytes]:
    """The files of a folder by name, those ending in .gz unpacked."""
    files = sorted(path for path in folder.iterdir() if path.is_file())
    return {
        path.name.removesuffix(".gz"): gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for path in files
    }


def main() -> None:
    """Print one line for each attack, and the longest waits."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    with (
        tempfile.TemporaryDirectory() as logs,
        served(streamlit_command(port), origin, Path(logs) / "log"),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_FLAGS)
        with health_asked(origin) as health:
            waits = []
            for wait in attack(browser, origin, attacks_in(folder)):
                print(f"{wait.attack}: the other visitor waited {wait.seconds:.1f} s", flush=True)
                waits.append(wait.seconds)
        browser.close()
    print(f"{len(waits)} attacks; longest wait of the other visitor {max(waits):.1f} s")
    print(f"slowest health check {health.slowest:.2f} s; {health.failed} failed")


if __name__ == "__main__":
    main()
