"""What takes a browser to see: that charts are drawn in both themes, fit every width, and react to clicks."""

import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import Locator

from tests.browser.conftest import OpenPage
from tests.browser.texts import MARKUP, STORY

pytestmark = pytest.mark.browser

THEMES = tomllib.loads((Path(__file__).parents[2] / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
INK = {theme: "rgb({}, {}, {})".format(*bytes.fromhex(THEMES[theme]["textColor"][1:])) for theme in ("light", "dark")}


def boxes(marks: Locator) -> list[dict[str, float]]:
    """The bounding boxes of all marks that cover an area."""
    found = [marks.nth(number).bounding_box() for number in range(marks.count())]
    return [dict(box) for box in found if box and box["width"] * box["height"] > 1]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_both_charts_are_drawn(open_page: OpenPage, theme: str) -> None:
    """The ruler has its bands, curve and labels, and every sentence of the sample a bar, in the theme's text colour."""
    visit = open_page(theme=theme)
    ruler, sentences = visit.chart(0), visit.chart(1)
    labels = ruler.locator("text").all_text_contents()
    assert any("%" in label for label in labels)
    assert {"650L", "1050L", "1200L", "1400L"} <= set(labels)
    assert len(boxes(ruler.locator(".mark-rect path"))) == 5
    assert boxes(ruler.locator(".mark-area path"))
    bars = [box for box in boxes(sentences.locator(".mark-rect path")) if box["height"] > 5]
    assert len(bars) >= 10
    label = sentences.locator(".role-axis-label text").first
    assert label.evaluate("text => getComputedStyle(text).fill") == INK[theme]
    assert not visit.errors


def test_markup_in_a_text_is_shown_literally(open_page: OpenPage) -> None:
    """A style element in a pasted text does not hide or colour the page, and every character of it is shown."""
    visit = open_page()
    visit.paste(MARKUP)
    shown = visit.page.locator('[data-testid="stHtml"]', has_text="<style>").first
    assert shown.is_visible()
    for markup in ("<style>* { display: none !important }", "$5 and $6, :red[said] the **old** man", "&amp; `code`"):
        assert markup in shown.inner_text()
    assert shown.locator("img, style, a, code").count() == 0
    paragraph = shown.locator("p").first
    assert paragraph.evaluate("p => getComputedStyle(p).color") == INK["light"]
    assert visit.page.title() == "Reading level"


def test_markup_is_shown_literally_in_a_tooltip(open_page: OpenPage) -> None:
    """The sentence in a bar's tooltip is plain text."""
    visit = open_page()
    visit.paste("<b>One</b> <img src=x onerror=alert(1)> dog ran. " + STORY)
    visit.bar(1, 0).hover()
    tooltip = visit.page.locator("#vg-tooltip-element")
    tooltip.get_by_text("dog ran").wait_for(timeout=20_000)
    assert "<b>One</b>" in tooltip.inner_text()
    assert tooltip.locator("img, b").count() == 0


def test_a_file_can_be_uploaded_and_removed(open_page: OpenPage) -> None:
    """Its name and measure appear; once it is removed, the sample is back."""
    visit = open_page()
    visit.upload(("river.md", f"# River\n\n{STORY}".encode()))
    visit.page.get_by_text("river.md: 138 words in 12 sentences").wait_for(timeout=20_000)
    visit.page.get_by_text("words left out: 1 heading").wait_for(timeout=20_000)
    visit.page.get_by_role("button", name="Remove river.md").click()
    visit.page.get_by_text("Sample passage “").wait_for(timeout=20_000)


def test_a_file_that_is_not_text_is_explained(open_page: OpenPage) -> None:
    """One sentence with the file's name, shown literally, and no number."""
    visit = open_page()
    visit.upload((":red[a] $b$.txt", bytes(range(256)) * 20))
    alert = visit.page.get_by_role("alert")
    alert.wait_for(timeout=20_000)
    assert alert.inner_text().startswith(":red[a] $b$.txt: this is not a text file")
    assert visit.page.get_by_test_id("stMetric").count() == 0


@pytest.mark.parametrize(("width", "height"), [(390, 844), (820, 1180), (1440, 900)])
def test_estimate_is_visible_without_scrolling(open_page: OpenPage, width: int, height: int) -> None:
    """The text box, the measure and the headline fit on the first screen, and nothing is wider than it."""
    visit = open_page(width=width, height=height)
    for element in (
        visit.page.get_by_label("Text to estimate"),
        visit.page.get_by_test_id("stMetricValue"),
        visit.page.get_by_role("heading", name="Suitable for late elementary readers"),
    ):
        box = element.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= height
    main = visit.page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth <= main.clientWidth")
    for number in (0, 1):
        box = visit.chart(number).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_labels_on_the_ruler_do_not_overlap_on_a_phone(open_page: OpenPage) -> None:
    """Edges, probabilities and readers keep their distance at 390 pixels."""
    visit = open_page(width=390, height=844)
    labels = visit.chart(0).locator(".mark-text text")
    placed = sorted(boxes(labels), key=lambda box: (round(box["y"] / 4), box["x"]))
    for one, other in ((a, b) for a in placed for b in placed if a is not b):
        beside = one["x"] + one["width"] <= other["x"] + 1 or other["x"] + other["width"] <= one["x"] + 1
        above = one["y"] + one["height"] <= other["y"] + 3 or other["y"] + other["height"] <= one["y"] + 3
        assert beside or above, (one, other)


def test_charts_have_text_alternatives(open_page: OpenPage) -> None:
    """Each chart has a description, and its numbers as a table one click away."""
    visit = open_page()
    for number, phrase in ((0, "90% range"), (1, "in reading order")):
        container = visit.page.get_by_test_id("stVegaLiteChart").nth(number)
        assert phrase in container.evaluate("chart => chart.outerHTML")
    visit.page.get_by_text("Show probabilities as a table").click()
    visit.page.get_by_role("cell", name="late elementary").wait_for(timeout=20_000)
    assert visit.page.get_by_text("early elementary").first.is_visible()


def test_a_long_text_is_measured_whole_and_shown_in_parts(open_page: OpenPage) -> None:
    """A section of 2,100 sentences has a limited number of bars and of sentences on the page, which says so."""
    visit = open_page()
    visit.paste("".join(f"Chapter {number}\n\n{STORY * 175}\n\n" for number in (1, 2)))
    assert visit.page.get_by_text("48,300 words in 4,200 sentences").is_visible()
    visit.page.get_by_role("heading", name="Sections", exact=True).wait_for(timeout=20_000)
    visit.bar(1, 1).click()
    visit.page.get_by_text("sentences 2,101 to 2,400 of 4,200").wait_for(timeout=20_000)
    assert visit.page.get_by_text("9 consecutive sentences").is_visible()
    bars = boxes(visit.chart(2).locator(".mark-rect path"))
    assert 200 < len(bars) <= 246


def test_clicking_a_bar_highlights_its_sentence(open_page: OpenPage) -> None:
    """Chart, text and number box always show the same sentence, wherever it was chosen."""
    visit = open_page()
    visit.paste(STORY)
    visit.bar(1, 2).click()
    highlighted = visit.page.locator("mark")
    highlighted.wait_for(timeout=20_000)
    assert highlighted.inner_text().startswith("The morning was cold")
    visit.page.get_by_text("Sentence 3: estimated").wait_for(timeout=20_000)
    visit.settle()
    number = visit.page.get_by_label("Sentence number")
    assert number.input_value() == "3"
    number.fill("6")
    number.press("Enter")
    visit.page.get_by_text("Sentence 6: estimated").wait_for(timeout=20_000)
    visit.settle()
    visit.bar(1, 2).click()
    visit.page.get_by_text("Sentence 3: estimated").wait_for(timeout=20_000)
    assert highlighted.count() == 1
