"""Take the README's pictures of the page in both themes: a sample passage with a sentence's card, and a draft.

python docs/screenshots.py      # needs requirements-test.txt and Chromium; writes docs/images/*.png
"""

import argparse
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.browser.visit import CHROMIUM_FLAGS, Visit, find_chromium, open_visit
from tests.hosts.serving import free_port, served, streamlit_command

ARTICLE = """Icebergs are enormous fragments of ice that have detached from glaciers and drifted into the ocean. They \
originate predominantly from the ice sheets of Greenland and Antarctica, where accumulated snow is compressed over \
millennia into dense ice. When a glacier reaches the coast, the relentless action of the tides causes large sections \
to fracture, a process that scientists call calving.

Although only about a tenth of an iceberg is visible above the surface, the submerged portion can extend hundreds of \
metres downward, and it may gouge deep furrows into the seabed. In 1912 the Titanic collided with an iceberg in the \
North Atlantic, and more than 1,500 people perished. In order to prevent a similar catastrophe, an \
international patrol was established two years later, which still monitors the shipping lanes.
"""
IMAGES = Path(__file__).parent / "images"
WIDTH, HEIGHT = 1440, 1190  # pixels: from the title to the end of the panel's main part
COLOURS = 128  # per picture: without visible banding, and a third of the size in full colour


def main() -> None:
    """Serve this checkout's page, and write both pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=IMAGES, help="where to write the pictures")
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    with (
        tempfile.TemporaryDirectory() as log,
        served(streamlit_command(port), origin, Path(log) / "log"),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_FLAGS)
        for theme in ("light", "dark"):
            visit = open_visit(browser, origin, WIDTH, HEIGHT, theme)
            visit.choose("For whom?", "grade 5")
            visit.settle()
            visit.sentence(3).click()
            visit.page.locator(".surface .card").wait_for()
            take(visit, folder / f"page-{theme}.png")
            visit.paste(ARTICLE)
            visit.open_tab("Make it easier")
            visit.page.get_by_role("button", name="Make a draft").click()
            visit.page.locator(".draft .rows .change.made").first.click(timeout=60_000)
            visit.page.locator(".draft .card").wait_for()
            take(visit, folder / f"draft-{theme}.png")
        browser.close()


def take(visit: Visit, path: Path) -> None:
    """Take a picture of the page from its title on."""
    visit.settle()
    visit.page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")
    visit.page.mouse.move(0, 0)  # so that no tooltip is open
    visit.page.wait_for_timeout(500)  # until a scrollbar has faded
    save(visit.page.screenshot(), path)


def save(png: bytes, path: Path) -> None:
    """Write a picture with a reduced palette."""
    Image.open(BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path}: {path.stat().st_size / 1000:.0f} kB")  # noqa: T201  # a program for the shell


if __name__ == "__main__":
    main()
