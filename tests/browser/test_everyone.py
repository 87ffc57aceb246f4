"""For everyone: no serious fault that axe-core can find, by keyboard alone, at every width, each with an own text."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from lexile.dashboard.tabs import VIEWS
from tests.browser.test_browser import STORY, paste

pytestmark = pytest.mark.browser

SERIOUS = {"serious", "critical"}


def faults(page) -> list[str]:
    """What axe-core finds that keeps somebody out, one line each; what a sliding tab causes is gone a moment later."""
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
def test_no_view_has_a_serious_fault(visit, theme: str, width: int) -> None:
    """Names, contrast, order, focus: of each view and of what is said about the page."""
    seen = visit(width=width, theme=theme)
    for view in VIEWS:
        seen.page.get_by_role("tab", name=view, exact=True).click()
        seen.settled()
        seen.page.wait_for_timeout(500)  # tables are drawn a little after the run has ended
        assert faults(seen.page) == [], view
    seen.page.get_by_text("About: how the estimate").click()
    seen.page.get_by_role("heading", name="What is stored").wait_for(timeout=20_000)
    assert faults(seen.page) == []


def test_the_page_can_be_used_without_a_mouse(visit) -> None:
    """Type, go to the button, press it; then a sentence by its number, and another view by the arrow keys."""
    seen = visit()
    seen.page.get_by_label("Text to estimate").focus()
    seen.page.keyboard.insert_text(STORY)
    seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("Enter")
    seen.page.get_by_text("Your text:").wait_for(timeout=20_000)
    seen.settled()
    seen.page.get_by_label("Sentence to look at").focus()
    seen.page.keyboard.type("4")
    seen.page.keyboard.press("Enter")
    seen.page.locator("mark").wait_for(timeout=20_000)
    seen.page.get_by_role("tab", name="Why", exact=True).focus()
    seen.page.keyboard.press("ArrowRight")
    seen.page.keyboard.press("Enter")
    seen.page.get_by_label("Readers' own measures, with commas between").wait_for(timeout=20_000)


@pytest.mark.parametrize("width", [390, 820, 1440])
def test_no_view_sticks_out_at_the_side(visit, width: int) -> None:
    """Phone, tablet, desktop: the page scrolls down, never sideways."""
    seen = visit(width=width)
    main = seen.page.get_by_test_id("stMain")
    for view in VIEWS:
        seen.page.get_by_role("tab", name=view, exact=True).click()
        seen.settled()
        assert main.evaluate("main => main.scrollWidth <= main.clientWidth"), view


def test_a_second_person_never_sees_the_firsts_text(visit) -> None:
    """Two sessions on one server, at the same time: each has its own text, its own choices, its own files."""
    first, second = visit(), visit()
    paste(first, f"Xylophones quarrel at night. {STORY}")
    assert "Xylophones" in first.page.content()
    second.page.reload()
    second.page.get_by_text("A sample passage").wait_for(timeout=20_000)
    second.settled()
    assert "Xylophones" not in second.page.content()
    paste(second, STORY)
    assert "Xylophones" not in second.page.content()
    assert "Xylophones" in first.page.content()


def test_a_link_keeps_the_view_and_never_the_text(visit) -> None:
    """The address tells of settings alone; opened anew, it shows the same view of the sample."""
    seen = visit()
    paste(seen, f"Xylophones quarrel at night. {STORY}")
    seen.page.get_by_role("tab", name="Formulas", exact=True).click()
    seen.settled()
    assert "view=Formulas" in seen.page.url
    assert not any(word in seen.page.url for word in ("Xylophones", "river"))
    seen.page.goto(seen.page.url)
    seen.page.get_by_text("A sample passage").wait_for(timeout=20_000)
    assert seen.page.get_by_role("tab", name="Formulas", exact=True).get_attribute("aria-selected") == "true"
