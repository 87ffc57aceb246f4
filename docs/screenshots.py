"""Take the README's pictures of the page in both themes: a sample passage with a sentence's card, and a draft.

    python docs/screenshots.py                  # writes docs/images/*.png
    python docs/screenshots.py --states FOLDER  # every state of the page at three widths, to look at

Both need requirements-test.txt and Chromium. A picture of a state is made of its screens, as they are scrolled through:
from left to right those of a phone, below each other those of a tablet and a desktop. `--only draft,batch` takes the
states whose names begin so, `--widths` and `--themes` some of the widths and themes.
"""

import argparse
import sys
import tempfile
from io import BytesIO
from itertools import product
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as PlaywrightError

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.browser.states import STATES
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
SIZES = {390: 844, 820: 1180, 1440: 900}
"""The widths of a phone, a tablet and a desktop with their heights, in pixels."""
MOST_SCREENS = 8  # of one state
_PHONE = 640  # pixels of width


def main() -> None:
    """Serve this checkout's page, and write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=IMAGES, help="where to write the README's pictures")
    parser.add_argument("--states", type=Path, metavar="FOLDER", help="write pictures of every state here instead")
    parser.add_argument("--only", default="", help="beginnings of the names of states, separated by commas")
    parser.add_argument("--widths", default=",".join(map(str, SIZES)), help="widths of states in pixels")
    parser.add_argument("--themes", default="light,dark", help="themes of states")
    options = parser.parse_args()
    folder = options.states or options.folder
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    with (
        tempfile.TemporaryDirectory() as log,
        served(streamlit_command(port), origin, Path(log) / "log"),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_FLAGS)
        if options.states:
            names = [name for name in STATES if name.startswith(tuple(options.only.split(",")))]
            for width, name in product(map(int, options.widths.split(",")), names):
                take_state(browser, origin, name, width, options.themes.split(","), folder)
        else:
            take_for_readme(browser, origin, folder)
        browser.close()


def take_for_readme(browser: Browser, origin: str, folder: Path) -> None:
    """Take the pictures for the README."""
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


def take_state(browser: Browser, origin: str, name: str, width: int, themes: list[str], folder: Path) -> None:
    """Take a picture of all screens of a state in each theme; of one that is not reached, of how far it came."""
    visit = open_visit(browser, origin, width, SIZES[width], themes[0])
    try:
        STATES[name](visit)
    except (AssertionError, PlaywrightError) as error:
        print(f"{name} at {width} pixels was not reached: {error}")  # noqa: T201  # a program for the shell
    for theme in themes:
        visit.use_theme(theme)
        together(screens(visit), beside=width <= _PHONE).save(folder / f"{name}-{width}-{theme}.png")
    for error in visit.errors:
        print(f"{name} at {width} pixels: {error}")  # noqa: T201
    visit.page.context.close()


def screens(visit: Visit) -> list[Image.Image]:
    """What is seen while the page is scrolled through."""
    main = visit.page.get_by_test_id("stMain")
    visit.page.mouse.move(0, 0)  # so that no tooltip is open
    height, seen = main.evaluate("main => [main.scrollHeight, main.clientHeight]")
    taken = []
    for top in range(0, max(height - 8, 1), seen):
        main.evaluate("(main, top) => main.scrollTo({top, behavior: 'instant'})", top)
        visit.page.wait_for_timeout(400)  # until charts and tables that have come into view are drawn
        picture = Image.open(BytesIO(visit.page.screenshot())).convert("RGB")
        above = top - main.evaluate("main => main.scrollTop")  # seen already, at the end of the page
        taken.append(picture.crop((0, max(above, 0), *picture.size)) if above > 0 else picture)
        if len(taken) == MOST_SCREENS:
            break
    return taken


def together(pictures: list[Image.Image], *, beside: bool) -> Image.Image:
    """Pictures beside or below each other, with a line between them."""
    gap = 6
    widths, heights = [one.width for one in pictures], [one.height for one in pictures]
    rest = gap * (len(pictures) - 1)
    size = (sum(widths) + rest, max(heights)) if beside else (max(widths), sum(heights) + rest)
    whole = Image.new("RGB", size, "#c03030")
    place = 0
    for one in pictures:
        whole.paste(one, (place, 0) if beside else (0, place))
        place += gap + (one.width if beside else one.height)
    return whole


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
