"""Whoever puts too much into a box is told so, and the page goes on."""

from contextlib import ExitStack

import pytest

from lexile.dashboard.budget import MAX_EDITED, MAX_LINE, MAX_TYPED
from tests.browser.conftest import OpenPage, Server
from tests.browser.visit import Visit
from tests.dashboard.test_socket_messages import closed_with, link, typed

pytestmark = pytest.mark.browser

STORY = "The old man walked slowly down to the river, where nobody had ever seen a fish. "


def insert(visit: Visit, label: str, text: str) -> None:
    """Paste a text into a box from the clipboard."""
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.page.evaluate("text => navigator.clipboard.writeText(text)", text)
    visit.page.get_by_label(label).focus()
    visit.page.keyboard.press("Control+A")
    visit.page.keyboard.press("Control+V")


def told(visit: Visit) -> str:
    return visit.page.locator(".told:popover-open span").inner_text(timeout=5_000)


def test_a_text_that_is_too_long_for_its_box(open_page: OpenPage) -> None:
    """Nothing of it is put in, what was there stays, and a shorter one is measured."""
    visit = open_page()
    insert(visit, "Text to estimate", STORY)
    insert(visit, "Text to estimate", STORY * 55_000)
    assert f"{MAX_TYPED:,} characters" in told(visit)
    box = visit.page.get_by_label("Text to estimate")
    assert box.input_value() == STORY
    visit.page.locator(".told button").click()
    assert not visit.page.locator(".told:popover-open").count()
    visit.paste(STORY * 9)
    assert visit.measure()
    assert not visit.errors


def test_a_text_that_is_too_long_to_be_edited(open_page: OpenPage) -> None:
    """Such a message would end the connection: it is never sent, and editing goes on."""
    visit = open_page()
    visit.paste(STORY * 9)
    visit.page.get_by_role("button", name="Edit", exact=True).click()
    label = "Edit the text."
    insert(visit, label, STORY * 500_000)
    assert f"{MAX_EDITED:,} characters" in told(visit)
    assert visit.field.input_value() == STORY * 9
    insert(visit, label, STORY * 7)
    visit.page.wait_for_function("document.querySelector('.told:popover-open') === null")
    visit.settle()
    assert visit.field.input_value() == STORY * 7
    assert not visit.errors


def test_a_line_that_is_too_long(open_page: OpenPage) -> None:
    visit = open_page()
    visit.page.locator(".st-key-difficulty").get_by_text("Table", exact=True).click()
    insert(visit, "Search sentences", "x" * (MAX_LINE + 1))
    assert f"{MAX_LINE} characters" in told(visit)


def test_a_text_for_which_others_leave_no_room(open_page: OpenPage, server: Server) -> None:
    """Its visitor is told so, the page goes on, and there is room when the others have left."""
    visit = open_page()
    with ExitStack() as opened:
        for size in (12_500_000, 11_000_000):
            other = opened.enter_context(link(server.origin))
            other.send(typed(size))
            assert closed_with(other) == 0
        insert(visit, "Text to estimate", STORY * 38_000)
        visit.page.get_by_role("button", name="Estimate reading level").click()
        visit.page.get_by_text("take up all the room").wait_for()
    visit.paste(STORY * 9)
    assert visit.measure()
    assert not visit.errors
