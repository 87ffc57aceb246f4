"""The page works for everyone: without serious axe-core violations, by keyboard alone, and at every width."""

import os
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.states import IN_THE_TEXT, STATES
from tests.browser.texts import HARD, STORY

pytestmark = pytest.mark.browser

SERIOUS = {"serious", "critical"}
WIDTHS = {1440: 900, 820: 1180, 390: 844}
"""A desktop, a tablet and a phone, in pixels."""
LOOKS = [*product((1440, 390), ("light", "dark"))]
"""Widths and themes; a tablet is laid out like a phone."""

NOT_SIDEWAYS = """() => {
    const main = document.querySelector('[data-testid="stMain"]');
    return main.scrollWidth <= main.clientWidth;
}"""


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


@pytest.mark.parametrize("state", STATES)
def test_no_state_has_a_serious_violation_or_scrolls_sideways(open_page: OpenPage, state: str) -> None:
    """Names, contrast, order and focus of all that people see; `ALL_LOOKS=1` tries each state in all looks."""
    visit = open_page()
    STATES[state](visit)
    looks = LOOKS if os.environ.get("ALL_LOOKS") else [LOOKS[list(STATES).index(state) % len(LOOKS)]]
    for width, height in WIDTHS.items():
        visit.page.set_viewport_size({"width": width, "height": height})
        visit.settle()
        if state in IN_THE_TEXT:
            visit.show_text()
        # Tables follow the width of the page a moment later.
        visit.page.wait_for_function(NOT_SIDEWAYS, timeout=20_000)
        for theme in (theme for look, theme in looks if look == width):
            visit.use_theme(theme)
            visit.page.wait_for_timeout(500)  # tables are drawn shortly after the run has ended
            assert violations(visit.page) == [], (width, theme)


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


def test_the_keyboard_stays_at_the_sentence_that_was_changed(open_page: OpenPage) -> None:
    """An easier word is put in, its card goes, and the arrow keys go on from there."""
    visit = open_page()
    visit.paste(HARD)
    visit.sentence(2).focus()
    visit.page.keyboard.press("Enter")
    option = visit.page.locator(".surface .card .option").first
    option.wait_for(timeout=20_000)
    visit.settle()
    option.focus()
    visit.page.keyboard.press("Enter")
    visit.page.get_by_role("button", name="Back to the original").wait_for(timeout=20_000)
    visit.settle()
    expect(visit.sentence(2)).to_be_focused()
    assert not visit.errors


def test_the_keyboard_stays_at_the_change_of_a_draft(open_page: OpenPage) -> None:
    """Whether its card is closed, or the change is undone in it; and at the switch between two columns and one."""
    visit = open_page()
    STATES["draft"](visit)
    change = visit.page.locator(".draft .after .change").first
    card = visit.page.locator(".draft .card")
    keyboard = visit.page.keyboard

    def use(button: str) -> None:
        if not card.is_visible():
            change.focus()
            keyboard.press("Enter")
        card.get_by_role("button", name=button).focus(timeout=20_000)

    use("Close")
    keyboard.press("Enter")
    card.wait_for(state="detached", timeout=20_000)
    expect(change).to_be_focused()
    use("Close")
    keyboard.press("Escape")
    card.wait_for(state="detached", timeout=20_000)
    expect(change).to_be_focused()
    use("Undo this change")
    keyboard.press("Enter")
    card.get_by_role("button", name="Make this change").wait_for(timeout=20_000)
    visit.settle()
    expect(change).to_be_focused()
    for view in ("In one text", "Side by side"):
        switch = visit.page.locator(".draft").get_by_role("button", name=view)
        switch.focus()
        keyboard.press("Enter")
        expect(switch).to_be_focused()
    assert not visit.errors


def test_a_new_answer_is_said_once(open_page: OpenPage) -> None:
    """A live region has the measure and the answer after each change, and nothing before the first."""
    visit = open_page()
    said = visit.page.locator(".st-key-announcer").get_by_role("status")
    assert said.inner_text() == ""
    visit.choose_readers("grade 2")
    expect(said).to_contain_text("Too hard for grade 2")
    visit.paste(STORY)
    assert said.inner_text().startswith(f"Estimated {visit.measure()}, 90% range")
