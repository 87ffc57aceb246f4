"""Five visitors from opening the page to the file they leave with."""

import csv
import io
import json
import re
import zipfile

import pytest
from playwright.sync_api import Dialog, Page, expect

from lexile.dashboard.samples import SAMPLES
from tests.browser.conftest import OpenPage
from tests.browser.states import STATES
from tests.browser.texts import STORY
from tests.browser.visit import Visit
from tests.documents.samples import epub

pytestmark = pytest.mark.browser

ARTICLE = SAMPLES[3].text
CHAPTER = "".join(f"<p>{sentence}.</p>" for sentence in STORY.split(". "))
DRAFT = (
    "The expedition reached the frozen harbor after eleven weeks at sea, and the exhausted crew unloaded the remaining "
    "provisions before darkness fell. Nobody had anticipated the severity of the winter, but the captain refused to "
    "abandon the vessel. Each morning the carpenter measured the ice, and he wrote the figure on the cabin door. "
) * 3


def download(visit: Visit, label: str) -> str:
    """Click a download button, and return the file's text."""
    with visit.page.expect_download(timeout=20_000) as waiting:
        visit.page.get_by_role("button", name=label).click()
    return waiting.value.path().read_text(encoding="utf-8-sig")


def open_report(visit: Visit, html: str) -> Page:
    """The report as a browser shows it, with nothing else to load."""
    page = visit.page.context.new_page()
    page.set_content(html)
    return page


def test_a_teacher_with_an_article_and_a_class(open_page: OpenPage) -> None:
    """Paste it, see which pupils it suits and what makes it hard, and print a report."""
    visit = open_page()
    visit.paste(ARTICLE)
    visit.open_tab("Readers")
    measures = visit.page.get_by_label("Readers' Lexile measures, separated by commas")
    measures.fill("Ann 1310L, Ben 900L, Cleo 1500L")
    measures.press("Enter")
    visit.page.get_by_text("Of the 3 readers, this text is right for 1").wait_for(timeout=20_000)
    assert "Ann" not in visit.page.url
    visit.open_tab("Why")
    visit.page.get_by_text("Hardest sentences").wait_for(timeout=20_000)
    visit.open_tab("Export")
    report = open_report(visit, download(visit, "Printable report (HTML)"))
    assert report.locator("svg").count() == 2
    assert report.get_by_text("90% range").first.is_visible()
    for paper in ("A4", "Letter"):  # it is called "one page"
        assert len(re.findall(rb"/Type\s*/Page\b", report.pdf(format=paper))) == 1
    assert not visit.errors


def test_a_parent_with_a_book(open_page: OpenPage) -> None:
    """Upload an e-book, open a chapter, see whether it suits a grade, and download the list of chapters."""
    visit = open_page()
    chapters = {f"c{number}.xhtml": f"<h1>Chapter {number}</h1>{CHAPTER * 9}" for number in range(1, 5)}
    visit.upload(("river.epub", epub(chapters)))
    visit.page.get_by_role("heading", name="Sections", exact=True).wait_for(timeout=30_000)
    visit.settle()
    visit.bar(1, 1).click()
    visit.page.get_by_role("heading", name="Chapter 2").wait_for(timeout=20_000)
    visit.page.get_by_text("The old man walked").first.wait_for(timeout=20_000)
    visit.open_tab("Readers")
    visit.choose("Or a grade", "grade 2")
    visit.page.get_by_text("their range (").wait_for(timeout=20_000)
    visit.open_tab("Export")
    rows = list(csv.DictReader(io.StringIO(download(visit, "Sections (CSV)"))))
    assert [row["section"] for row in rows] == [f"Chapter {number}" for number in range(1, 5)]


def test_a_librarian_with_forty_books(open_page: OpenPage) -> None:
    """See them in one table although one is broken, search, open one by its bar, and download the list."""
    visit = open_page()
    books = [
        (f"book {number:02}.epub", epub({"a.xhtml": f"<p>{STORY}</p>" * (1 + number % 3)})) for number in range(39)
    ]
    visit.upload(*books, ("broken.epub", b"PK\x03\x04 no book"))
    visit.page.get_by_text("39 of 40 documents measured").wait_for(timeout=120_000)
    visit.settle()
    rows = list(csv.DictReader(io.StringIO(download(visit, "All documents (CSV)"))))
    assert len(rows) == 40
    assert "broken.epub" in rows[-1]["careful"]
    search = visit.page.get_by_label("Search by name")
    search.fill("book 1")
    search.press("Enter")
    visit.settle()
    visit.page.get_by_role("tab", name="Chart", exact=True).click()
    bars = visit.chart(0).locator('.mark-rect path[aria-roledescription="bar"]')
    bars.first.wait_for(timeout=20_000)
    expect(bars).to_have_count(10, timeout=20_000)
    opened = visit.page.get_by_text("book 1").filter(has_text="words in")
    assert opened.count() == 0
    bars.nth(3).click()
    opened.wait_for(timeout=20_000)


def test_a_writer_with_a_draft_and_a_target(open_page: OpenPage) -> None:
    """Choose a target, see the changes beside the original, undo and exchange some, and take a Word file along."""
    visit = open_page()
    visit.paste(DRAFT)
    visit.open_tab("Make it easier")
    visit.choose("Target band", "up to 650L")
    visit.page.get_by_role("button", name="Make a draft").click()
    made = visit.page.locator(".draft .after .change.made")
    made.first.wait_for(timeout=30_000)
    visit.settle()
    assert "target_band" in visit.page.url
    assert "expedition" not in visit.page.url
    count = made.count()
    made.first.click()
    visit.page.get_by_role("button", name="Undo this change").click()
    visit.page.get_by_role("button", name="Make this change").wait_for(timeout=20_000)
    visit.settle()
    assert made.count() < count
    with visit.page.expect_download(timeout=20_000) as waiting:
        visit.page.get_by_role("button", name="Word, with tracked changes").click()
    with zipfile.ZipFile(waiting.value.path()) as file:
        assert b"<w:ins" in file.read("word/document.xml")
    visit.page.get_by_role("button", name="Edit this draft by hand").click()
    visit.page.get_by_text("easier than the original (").wait_for(timeout=20_000)
    assert not visit.errors


def test_the_browser_asks_before_changes_are_lost(open_page: OpenPage) -> None:
    """Not where nothing was changed: then the text can simply be pasted again."""
    visit = open_page()
    visit.paste(STORY)
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    visit.page.on("dialog", stay)
    visit.page.get_by_role("button", name="Edit").click()
    visit.field.press("End")
    visit.field.type(" And so it was.")
    visit.settle()
    visit.page.close(run_before_unload=True)
    visit.page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    visit.page.get_by_role("button", name="Undo").click()
    visit.settle()
    with visit.page.expect_event("close"):
        visit.page.close(run_before_unload=True)
    assert asked == ["beforeunload"]


def test_a_researcher_with_a_spreadsheet(open_page: OpenPage) -> None:
    """See the readability formulas beside the estimate, and download every sentence as data."""
    visit = open_page()
    visit.paste(ARTICLE)
    visit.open_tab("Formulas")
    visit.page.get_by_role("cell", name="Suitable").first.wait_for(timeout=20_000)
    visit.open_tab("Export")
    sentences = list(csv.DictReader(io.StringIO(download(visit, "Sentences (CSV)"))))
    full = json.loads(download(visit, "Full analysis (JSON)"))
    assert len(sentences) == len(full["sentences"])
    assert [float(row["estimated_measure"]) for row in sentences] == [one["measure"] for one in full["sentences"]]
    assert full["low"] < full["measure"] < full["high"]
    assert full["formulas"][0]["formula"] == "Flesch-Kincaid"


def test_a_writer_keeps_versions_in_the_browser(open_page: OpenPage) -> None:
    """Only when asked to; they are compared, opened again, and cleared with one click."""
    visit = open_page()
    storage = "() => Object.keys(localStorage).filter(key => key.startsWith('reading-level')).length"
    visit.paste(DRAFT)
    visit.open_tab("Export")
    assert visit.page.evaluate(storage) == 0
    keep = visit.page.get_by_role("button", name="Keep this version in this browser")
    keep.click()
    visit.page.get_by_role("button", name="Edit", exact=True).click()
    visit.field.press("Control+End")
    before = visit.measure()
    visit.field.press_sequentially(" The dog ran home. It was late. The cat sat down. It was cold and wet.")
    visit.page.get_by_text("easier than the original").wait_for(timeout=20_000)
    visit.settle()
    keep.click()
    boxes = visit.page.locator(".shelf input[type=checkbox]")
    boxes.nth(1).wait_for(timeout=20_000)
    assert visit.page.locator(".shelf svg circle").count() == 2
    visit.page.locator(".shelf").get_by_role("button", name="Open: Your text").nth(1).click()
    visit.page.get_by_role("button", name="Back to the original").wait_for(state="detached", timeout=20_000)
    visit.settle()
    assert visit.measure() == before
    for number in (0, 1):
        boxes.nth(number).check()
    visit.page.get_by_role("button", name="Compare the two selected").click()
    visit.page.get_by_text("The other text is").wait_for(timeout=20_000)
    visit.open_tab("Export")
    visit.page.get_by_role("button", name="Remove all kept versions").click()
    boxes.first.wait_for(state="detached", timeout=20_000)
    assert visit.page.evaluate(storage) == 0
    assert not visit.errors


def test_versions_in_view_are_compared_even_if_the_browser_has_forgotten_them(open_page: OpenPage) -> None:
    """As when its storage was cleared in the meantime; and what another window removes goes from this one, too."""
    visit = open_page()
    STATES["shelf"](visit)
    visit.page.evaluate("localStorage.clear()")
    boxes = visit.page.locator(".shelf input[type=checkbox]")
    for number in (0, 1):
        boxes.nth(number).check()
    visit.page.get_by_role("button", name="Compare the two selected").click()
    visit.page.get_by_text("The other text is").wait_for(timeout=20_000)
    visit.open_tab("Export")
    visit.page.get_by_role("button", name="Keep this version in this browser").click()
    boxes.first.wait_for(timeout=20_000)
    other = visit.page.context.new_page()
    other.goto(visit.origin)
    other.evaluate("localStorage.clear()")
    boxes.first.wait_for(state="detached", timeout=20_000)
    assert not visit.errors


def test_no_kept_version_is_dropped_in_silence(open_page: OpenPage) -> None:
    """When the shelf is full, the page says so; removing a version makes room, and the keyboard goes on there."""
    visit = open_page()
    kept = [
        {"id": number, "name": f"$& {number}", "text": f"Text {number}.", "measure": 500, "label": "500L", "range": ""}
        for number in range(1, 51)
    ]
    visit.page.evaluate("kept => localStorage.setItem('reading-level-shelf', JSON.stringify(kept))", kept)
    visit.open_tab("Export")
    shelf = visit.page.locator(".shelf")
    boxes = shelf.get_by_role("checkbox")
    expect(boxes).to_have_count(50)
    keep = shelf.get_by_role("button", name="Keep this version in this browser")
    keep.click()
    expect(shelf.get_by_role("status")).to_have_text("Up to 50 versions can be kept here. Remove one first.")
    assert visit.page.evaluate("JSON.parse(localStorage.getItem('reading-level-shelf'))[0].id") == 1
    shelf.get_by_role("checkbox", name="Select $& 49 to compare").check()
    shelf.get_by_role("button", name="Remove: $& 50").press("Enter")
    expect(shelf.get_by_role("status")).to_have_text("“$& 50” was removed.")
    expect(shelf.get_by_role("button", name="Remove: $& 49")).to_be_focused()
    keep.click()
    expect(shelf.get_by_role("status")).to_have_text("Kept in this browser.")
    visit.page.get_by_label("Report").click()
    visit.page.get_by_role("option").nth(1).click()
    visit.settle()
    expect(shelf.get_by_role("checkbox", name="Select $& 49 to compare")).to_be_checked()
    shelf.get_by_role("button", name="Remove all kept versions").press("Enter")
    expect(keep).to_be_focused()
    assert not visit.errors


def test_charts_are_saved_as_pictures(open_page: OpenPage) -> None:
    """For a slide or a handout."""
    visit = open_page()
    visit.paste(ARTICLE)
    visit.open_tab("Export")
    for label, start in (("Scale (SVG)", b"<svg"), ("Sentences (PNG)", b"\x89PNG")):
        with visit.page.expect_download(timeout=20_000) as waiting:
            visit.page.get_by_role("button", name=label).click()
        assert waiting.value.path().read_bytes().startswith(start)
