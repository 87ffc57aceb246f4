"""Take the README's pictures of the page, in its light and its dark theme, with a sample passage open.

python docs/screenshots.py      # needs requirements-test.txt and Chromium; writes docs/images/page-*.png
"""

import argparse
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import FloatRect, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.browser.visit import CHROMIUM_FLAGS, find_chromium, open_visit
from tests.hosts.serving import free_port, served, streamlit_command

IMAGES = Path(__file__).parent / "images"
WIDTH, HEIGHT = 1280, 1240  # pixels: from the title to the end of the chart of sentences
TOOLBAR = 48  # pixels at the top, where Streamlit's menu is
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
            visit.page.mouse.move(0, 0)  # so that no tooltip is open
            area = FloatRect(x=0, y=TOOLBAR, width=WIDTH, height=HEIGHT - TOOLBAR)
            save(visit.page.screenshot(clip=area), folder / f"page-{theme}.png")
        browser.close()


def save(png: bytes, path: Path) -> None:
    """Write a picture with a reduced palette."""
    Image.open(BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path}: {path.stat().st_size / 1000:.0f} kB")  # noqa: T201  # a program for the shell


if __name__ == "__main__":
    main()
