"""People reach their answer without scrolling on a laptop, and within two taps on a phone."""

import re

import pytest
from playwright.sync_api import Locator

from tests.browser.conftest import OpenPage
from tests.browser.states import ARTICLE, LIBRARY, book
from tests.browser.visit import Visit, in_view

pytestmark = pytest.mark.browser

LAPTOPS = [(1440, 900), (1280, 720)]


def scrolled(visit: Visit) -> float:
    """Pixels by which the page, or the panel beside the text, is scrolled down."""
    return float(
        visit.page.evaluate(
            """() => document.querySelector('[data-testid="stMain"]').scrollTop +
            (document.querySelector('[data-testid="stColumn"]:has(.st-key-panel)')?.scrollTop ?? 0)"""
        )
    )


@pytest.mark.parametrize(("width", "height"), LAPTOPS)
def test_an_article_needs_no_scrolling_on_a_laptop(open_page: OpenPage, width: int, height: int) -> None:
    """A teacher, a writer and a researcher see what they came for: the answer, the draft and the formulas."""
    visit = open_page(width=width, height=height)
    visit.paste(ARTICLE)
    visit.choose_readers("grade 5")
    assert in_view(visit.page.get_by_role("heading", name="Too hard for grade 5"))
    assert in_view(visit.page.get_by_text("words per sentence, where"))  # why
    assert in_view(visit.sentence(1))
    visit.open_tab("Make it easier")
    make = visit.page.get_by_role("button", name="Make a draft")
    assert in_view(make)
    make.click()
    visit.page.locator(".draft .change.made").first.wait_for(timeout=180_000)
    visit.settle()
    assert in_view(visit.page.get_by_text(re.compile(r"^Estimated \d+L → ")))
    assert in_view(visit.page.locator(".draft .change").first)
    visit.open_tab("Formulas")
    assert in_view(flesch(visit))
    assert scrolled(visit) == 0
    assert not visit.errors


@pytest.mark.parametrize(("width", "height"), LAPTOPS)
def test_a_book_needs_no_scrolling_on_a_laptop(open_page: OpenPage, width: int, height: int) -> None:
    """A parent sees whether it is right for a child."""
    visit = open_page(width=width, height=height)
    visit.upload(("river.epub", book("The long river", "A. Writer", 0)))
    visit.page.get_by_text("The long river, by A. Writer").wait_for(timeout=60_000)
    visit.choose_readers("age 9")
    assert in_view(visit.page.get_by_role("heading", name="9-year-olds"))
    assert scrolled(visit) == 0


@pytest.mark.parametrize(("width", "height"), LAPTOPS)
def test_many_books_need_no_scrolling_on_a_laptop(open_page: OpenPage, width: int, height: int) -> None:
    """A librarian sees the table with its first rows."""
    visit = open_page(width=width, height=height)
    visit.upload(*LIBRARY)
    visit.page.get_by_text("7 of 8 documents measured").wait_for(timeout=120_000)
    visit.settle()
    table = visit.page.get_by_test_id("stDataFrame").first.bounding_box()
    assert table is not None
    assert table["y"] + 100 < height  # the heads of its columns and the first rows
    assert scrolled(visit) == 0


def flesch(visit: Visit) -> Locator:
    """The row of the first formula."""
    return visit.page.get_by_role("rowheader", name="Flesch-Kincaid", exact=True)


def test_two_taps_on_a_phone(open_page: OpenPage) -> None:
    """One to the answer for a grade or an age, one to the text, its reasons or formulas, two to a draft."""
    visit = open_page(width=390, height=844)
    tab = visit.page.locator(".st-key-panel").get_by_role("tab")
    visit.paste(ARTICLE)
    assert all(in_view(tab.filter(has_text=re.compile(f"^{name}$"))) for name in ("Text", "Why", "Make it easier"))
    for kind, number, them in (("Age", "10", "10-year-olds"), ("Grade", "5", "grade 5")):
        choice = visit.page.get_by_role("radiogroup", name=kind).get_by_role("radio", name=number, exact=True)
        assert in_view(choice)
        choice.click()
        answer = visit.page.get_by_role("heading", name=them)
        answer.wait_for(timeout=20_000)
        visit.settle()
        assert in_view(answer)
    assert "readers=grade+5" in visit.page.url
    assert scrolled(visit) == 0
    tab.filter(has_text="Make it easier").click()  # the first tap
    make = visit.page.get_by_role("button", name="Make a draft")
    make.wait_for(timeout=20_000)
    visit.settle()
    wait_until_in_view(make)
    make.click()  # the second tap
    change = visit.page.locator(".draft .change.made").first
    change.wait_for(timeout=180_000)
    visit.settle()
    visit.page.get_by_role("button", name="Make it again").wait_for(timeout=20_000)
    wait_until_in_view(visit.page.get_by_text(re.compile(r"^Estimated \d+L → ")))
    wait_until_in_view(change)
    visit.page.get_by_role("button", name="Edit this draft by hand").click()
    visit.page.get_by_text("easier than the original (").wait_for(timeout=60_000)
    visit.sentence(1).wait_for(timeout=20_000)  # in the Text tab
    for name, shown in (("Formulas", flesch(visit)), ("Text", visit.sentence(1))):
        assert in_view(visit.page.locator('.st-key-panel [role="tablist"]')), "the tabs stay on the screen"
        tab.filter(has_text=re.compile(f"^{name}$")).click()
        shown.first.wait_for(timeout=20_000)
        visit.settle()
        wait_until_in_view(shown.first)
    assert not visit.errors


def test_a_tab_comes_into_view_although_the_page_changes_while_it_is_filled(open_page: OpenPage) -> None:
    """The page is shorter for a moment, which ends a smooth scroll on its way."""
    visit = open_page(width=390, height=844)
    visit.paste(ARTICLE)
    visit.choose_readers("grade 5")
    visit.page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")
    # Not by `click()`, for which Playwright scrolls first.
    visit.page.get_by_role("tab", name="Make it easier", exact=True).evaluate("tab => tab.click()")
    make = visit.page.get_by_role("button", name="Make a draft")
    make.wait_for(timeout=20_000)
    wait_until_in_view(make)


def wait_until_in_view(element: Locator) -> None:
    """Wait until something that scrolls into view has arrived there."""
    for _ in range(40):
        if in_view(element):
            return
        element.page.wait_for_timeout(100)
    raise AssertionError(f"{element} is not in view: {element.bounding_box()}")


def test_a_sentence_chosen_among_the_reasons_is_found_in_the_text_on_a_phone(open_page: OpenPage) -> None:
    """The Text tab opens, and the sentence and its card come into view."""
    visit = open_page(width=390, height=844)
    visit.paste(ARTICLE)
    table = visit.page.locator(".st-key-panel").get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    table.click(position={"x": 15, "y": 55})  # the box of the first row
    chosen = visit.page.locator('.surface .sentence[aria-current="true"]')
    chosen.wait_for(timeout=20_000)
    visit.settle()
    wait_until_in_view(visit.page.locator(".surface .card").get_by_role("heading"))
    assert not visit.errors
