"""Five people, from the first visit to what they take home: the page as a whole, in a browser."""

import csv
import io
import json

import pytest

from lexile.dashboard.samples import SAMPLES
from tests.browser.test_browser import STORY, chart, paste
from tests.sources.making import epub

pytestmark = pytest.mark.browser

ARTICLE = SAMPLES[3].text
CHAPTER = "".join(f"<p>{sentence}.</p>" for sentence in STORY.split(". "))
DRAFT = (
    "The expedition reached the frozen harbor after eleven weeks at sea, and the exhausted crew unloaded the remaining "
    "provisions before darkness fell. Nobody had anticipated the severity of the winter, but the captain refused to "
    "abandon the vessel. Each morning the carpenter measured the ice, and he wrote the figure on the cabin door. "
) * 3


def open_tab(seen, name: str) -> None:
    seen.page.get_by_role("tab", name=name).click()
    seen.settled()


def download(seen, label: str) -> str:
    with seen.page.expect_download(timeout=20_000) as waiting:
        seen.page.get_by_role("button", name=label).click()
    return waiting.value.path().read_text(encoding="utf-8-sig")


def upload(seen, *files: tuple[str, bytes]) -> None:
    seen.page.get_by_text("Upload", exact=True).click()
    seen.page.locator('input[type="file"]').first.set_input_files(
        [{"name": name, "mimeType": "application/octet-stream", "buffer": data} for name, data in files]
    )


def report_page(seen, html: str):
    """The report as a browser shows it, with nothing else to reach."""
    page = seen.page.context.new_page()
    page.set_content(html)
    return page


def test_a_teacher_with_an_article_and_a_class(visit) -> None:
    """Paste, see for which pupils it is, find what is hard in it, print a report."""
    seen = visit()
    paste(seen, ARTICLE)
    open_tab(seen, "Readers")
    measures = seen.page.get_by_label("Readers' own measures, with commas between")
    measures.fill("Ann 1310L, Ben 900L, Cleo 1500L")
    measures.press("Enter")
    seen.page.get_by_text("Of 3 readers, this text is within the range of 1").wait_for(timeout=20_000)
    assert "Ann" not in seen.page.url
    open_tab(seen, "Why")
    seen.page.get_by_text("The hardest sentences").wait_for(timeout=20_000)
    open_tab(seen, "Take it along")
    page = report_page(seen, download(seen, "Report to print (HTML)"))
    assert page.locator("svg").count() == 2
    assert page.get_by_text("90% range").first.is_visible()
    assert not seen.complaints


def test_a_parent_with_a_book(visit) -> None:
    """Upload an e-book, see its chapters, open one, see whether it suits the child, keep the chapters."""
    seen = visit()
    pages = {f"c{number}.xhtml": f"<h1>Chapter {number}</h1>{CHAPTER * 9}" for number in range(1, 5)}
    upload(seen, ("river.epub", epub(pages)))
    seen.page.get_by_text("The sections, in reading order").wait_for(timeout=30_000)
    seen.settled()
    bars = chart(seen, 1).locator(".mark-rect path")
    bars.nth(5 + 1).click()  # the second bar, after the five bands
    seen.page.get_by_role("heading", name="Chapter 2").wait_for(timeout=20_000)
    seen.page.get_by_text("The old man walked").first.wait_for(timeout=20_000)
    open_tab(seen, "Readers")
    seen.page.get_by_label("Or the readers of a grade").click()
    seen.page.get_by_role("option", name="grade 2", exact=True).click()
    seen.page.get_by_text("their range (").wait_for(timeout=20_000)
    open_tab(seen, "Take it along")
    rows = list(csv.DictReader(io.StringIO(download(seen, "Sections (CSV)"))))
    assert [row["section"] for row in rows] == [f"Chapter {number}" for number in range(1, 5)]


def test_a_librarian_with_forty_books(visit) -> None:
    """All in one table while a broken one is told, a filter, one opened by its bar, the list taken along."""
    seen = visit()
    books = [
        (f"book {number:02}.epub", epub({"a.xhtml": f"<p>{STORY}</p>" * (1 + number % 3)})) for number in range(39)
    ]
    upload(seen, *books, ("broken.epub", b"PK\x03\x04 no book"))
    seen.page.get_by_text("39 of 40 documents measured").wait_for(timeout=120_000)
    seen.settled()
    rows = list(csv.DictReader(io.StringIO(download(seen, "All documents (CSV)"))))
    assert len(rows) == 40
    assert "broken.epub" in rows[-1]["careful"]
    seen.page.get_by_label("Find names with").fill("book 1")
    seen.page.get_by_label("Find names with").press("Enter")
    seen.settled()
    seen.page.get_by_role("tab", name="As a chart").click()
    bars = chart(seen, 0).locator('.mark-rect path[aria-roledescription="bar"]')
    bars.first.wait_for(timeout=20_000)
    assert bars.count() == 10
    opened = seen.page.get_by_text("book 1").filter(has_text="words in")
    assert opened.count() == 0
    bars.nth(3).click()
    opened.wait_for(timeout=20_000)


def test_a_writer_with_a_draft_and_a_target(visit) -> None:
    """Choose a target, see what each change would bring, make one in place, see before and after."""
    seen = visit()
    paste(seen, DRAFT)
    open_tab(seen, "Target")
    seen.page.get_by_label("The band").click()
    seen.page.get_by_role("option", name="up to 650L").click()
    seen.page.get_by_text("What would bring it there").wait_for(timeout=20_000)
    assert "target_band" in seen.page.url
    assert "expedition" not in seen.page.url
    box = seen.page.get_by_label("The text, to change as you like")
    box.fill(DRAFT.replace("at sea, and the exhausted", "at sea. The tired"))
    seen.page.get_by_role("button", name="Estimate the changed text").click()
    seen.page.get_by_text("After is").wait_for(timeout=20_000)
    assert "easier than before" in seen.page.get_by_text("After is").inner_text()
    seen.page.get_by_text("3 of 9 sentences changed, in 3 places").wait_for(timeout=20_000)


def test_a_researcher_with_a_spreadsheet(visit) -> None:
    """Formulas beside the estimate, and everything as data, sentence by sentence."""
    seen = visit()
    paste(seen, ARTICLE)
    open_tab(seen, "Formulas")
    seen.page.get_by_role("cell", name="Suits it").first.wait_for(timeout=20_000)
    open_tab(seen, "Take it along")
    sentences = list(csv.DictReader(io.StringIO(download(seen, "Sentences (CSV)"))))
    known = json.loads(download(seen, "Everything (JSON)"))
    assert len(sentences) == len(known["sentences"])
    assert [float(row["estimated_measure"]) for row in sentences] == [one["measure"] for one in known["sentences"]]
    assert known["low"] < known["measure"] < known["high"]
    assert known["formulas"][0]["formula"] == "Flesch-Kincaid"
