"""The page works for everyone: without serious axe-core violations, by keyboard alone, and at every width."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from lexile.dashboard.tabs import TABS
from tests.browser.conftest import OpenPage
from tests.browser.texts import HARD, STORY

pytestmark = pytest.mark.browser

SERIOUS = {"serious", "critical"}


def violations(page: Page) -> list[str]:
    """Serious violations found by axe-core, one line each; those of an ongoing animation are gone at a second try."""
    lines: list[str] = []
    for _ in range(3):
        found = [one for one in Axe().run(page).response["violations"] if one["impact"] in SERIOUS]
        lines = [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]
        if not lines:
            break
        page.wait_for_timeout(1000)
    return lines


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_no_tab_has_a_serious_violation(open_page: OpenPage, theme: str, width: int) -> None:
    """Names, contrast, order and focus of every tab and of the About section."""
    visit = open_page(width=width, theme=theme)
    for tab in TABS:
        visit.open_tab(tab)
        visit.page.wait_for_timeout(500)  # tables are drawn shortly after the run has ended
        assert violations(visit.page) == [], tab
    visit.page.get_by_text("About: how the estimate").click()
    visit.page.get_by_role("heading", name="What happens to your text").wait_for(timeout=20_000)
    assert violations(visit.page) == []


def test_the_page_works_by_keyboard_alone(open_page: OpenPage) -> None:
    """Type a text, press the button, go from sentence to sentence, and move to another tab by arrow key."""
    visit = open_page()
    keyboard = visit.page.keyboard
    visit.page.get_by_label("Text to estimate").focus()
    keyboard.insert_text(STORY)
    keyboard.press("Tab")
    keyboard.press("Enter")
    visit.page.get_by_text("Your text:").wait_for(timeout=20_000)
    visit.settle()
    visit.sentence(1).focus()
    keyboard.press("ArrowDown")
    keyboard.press("ArrowDown")
    keyboard.press("Enter")
    card = visit.page.locator(".surface .card")
    card.get_by_role("heading", name="Sentence 3: estimated").wait_for(timeout=20_000)
    keyboard.press("Escape")
    card.wait_for(state="detached", timeout=20_000)
    visit.page.get_by_role("tab", name="Make it easier", exact=True).focus()
    keyboard.press("ArrowRight")
    keyboard.press("Enter")
    visit.page.get_by_label("Readers' Lexile measures, separated by commas").wait_for(timeout=20_000)


@pytest.mark.parametrize("width", [390, 820, 1440])
def test_no_tab_scrolls_sideways(open_page: OpenPage, width: int) -> None:
    """On a phone, a tablet and a desktop, the page only scrolls down."""
    visit = open_page(width=width)
    main = visit.page.get_by_test_id("stMain")
    for tab in TABS:
        visit.open_tab(tab)
        assert main.evaluate("main => main.scrollWidth <= main.clientWidth"), tab


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_state_of_the_text_has_a_serious_violation(open_page: OpenPage, theme: str) -> None:
    """With a card open, while editing, and as a draft beside the original."""
    visit = open_page(theme=theme)
    visit.paste(HARD)
    visit.sentence(1).click()
    visit.page.locator(".surface .card .option").first.wait_for(timeout=20_000)
    assert violations(visit.page) == []
    visit.page.get_by_role("button", name="Edit", exact=True).click()
    assert violations(visit.page) == []
    visit.open_tab("Make it easier")
    visit.choose("Target band", "650–1050L")
    visit.page.get_by_role("button", name="Make a draft").click()
    visit.page.locator(".draft .rows .change").first.click(timeout=30_000)
    visit.page.locator(".draft .card").wait_for(timeout=20_000)
    assert violations(visit.page) == []
