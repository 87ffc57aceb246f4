"""What takes a browser to see: that charts are drawn in both themes, fit every width, and react to clicks."""

import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import OpenPage
from tests.browser.texts import HARD, MARKUP, STORY

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
    shown = visit.sheet
    assert shown.is_visible()
    for markup in ("<style>* { display: none !important }", "$5 and $6, :red[said] the **old** man", "&amp; `code`"):
        assert markup in shown.inner_text()
    assert shown.locator("img, style, a, code").count() == 0
    assert shown.evaluate("text => getComputedStyle(text).color") == INK["light"]
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
    visit.show_text()
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
    visit.page.get_by_text("Table", exact=True).first.click()
    visit.page.get_by_label("Search sentences").wait_for(timeout=20_000)


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


def test_a_sentence_is_chosen_in_the_chart_and_in_the_text(open_page: OpenPage) -> None:
    """Both always show the same one, wherever it was chosen, and its card says why it is hard."""
    visit = open_page()
    visit.paste(STORY)
    visit.bar(1, 2).click()
    card = visit.page.locator(".surface .card")
    card.wait_for(timeout=20_000)
    chosen = visit.page.locator('.surface .sentence[aria-current="true"]')
    assert chosen.inner_text().startswith("The morning was cold")
    assert card.get_by_role("heading").inner_text().startswith("Sentence 3: estimated")
    visit.settle()
    visit.sentence(6).click()
    card.get_by_role("heading", name="Sentence 6: estimated").wait_for(timeout=20_000)
    visit.settle()
    visit.bar(1, 2).click()
    card.get_by_role("heading", name="Sentence 3: estimated").wait_for(timeout=20_000)
    assert chosen.count() == 1
    card.get_by_role("button", name="Close").click()
    card.wait_for(state="detached")


def test_an_easier_word_is_put_in_with_a_click_and_taken_back(open_page: OpenPage) -> None:
    """The text changes in place, the original is one click away, and so is the way back."""
    visit = open_page()
    visit.paste(HARD)
    visit.sentence(1).click()
    option = visit.page.locator(".surface .card .option").first
    option.wait_for(timeout=20_000)
    option.click()
    visit.page.get_by_text("than the original (").or_(visit.page.get_by_text("as hard as the original")).wait_for(
        timeout=20_000
    )
    assert visit.field.input_value() != HARD
    visit.page.get_by_role("button", name="Undo", exact=True).click()
    visit.page.get_by_role("button", name="Back to the original").wait_for(state="detached", timeout=20_000)
    assert visit.field.input_value() == HARD
    visit.page.get_by_role("button", name="Redo", exact=True).click()
    visit.page.get_by_role("button", name="Back to the original").click()
    visit.page.get_by_role("button", name="Back to the original").wait_for(state="detached", timeout=20_000)
    assert not visit.errors


def test_a_hard_word_tells_of_itself(open_page: OpenPage) -> None:
    """By a click and by the keyboard: how hard it is, and words that fit in its place; its sentence is still there."""
    visit = open_page()
    visit.paste(HARD)
    word = visit.sentence(1).locator(".word", has_text="ascertain")
    word.click()
    card = visit.page.locator(".surface .card")
    card.get_by_role("heading", name="“ascertain”: estimated").wait_for(timeout=20_000)
    assert "than the text as a whole" in card.inner_text()
    options = card.locator(".option")
    assert options.count() >= 1
    assert all(len(text) < 20 for text in options.all_inner_texts()), "words, and no split of the sentence"
    visit.settle()
    visit.sentence(1).focus()
    visit.page.keyboard.press("Enter")
    card.get_by_role("heading", name="Sentence 1: estimated").wait_for(timeout=20_000)
    visit.page.keyboard.press("ArrowRight")
    visit.page.keyboard.press("Enter")
    first = visit.sentence(1).locator(".word").first.inner_text()
    card.get_by_role("heading", name=f"“{first}”: estimated").wait_for(timeout=20_000)
    visit.page.keyboard.press("Escape")
    card.wait_for(state="detached", timeout=20_000)
    assert not visit.errors


def test_a_draft_edited_by_hand_is_one_step_after_the_text_as_it_was_edited(open_page: OpenPage) -> None:
    """Undoing it brings back what was typed before the draft was made, by the button as by the keyboard."""
    visit = open_page()
    visit.paste(HARD)
    visit.page.get_by_role("button", name="Edit", exact=True).click()
    visit.field.press("Control+End")
    visit.field.press_sequentially(" The dog ran home.")
    visit.page.get_by_role("button", name="Back to the original").wait_for(timeout=20_000)
    visit.settle()
    typed = visit.field.input_value()
    visit.open_tab("Make it easier")
    visit.choose("Target band", "650–1050L")
    visit.page.get_by_role("button", name="Make a draft").click()
    visit.page.get_by_role("button", name="Edit this draft by hand").click(timeout=60_000)
    visit.sheet.wait_for(timeout=20_000)
    visit.open_tab("Why")  # beside which the draft does not come back
    draft = visit.field.input_value()
    assert draft != typed
    visit.page.get_by_role("button", name="Undo", exact=True).click()
    expect(visit.field).to_have_value(typed, timeout=20_000)
    visit.page.get_by_role("button", name="Edit", exact=True).click()
    for keys, text in (("Control+y", draft), ("Control+z", typed), ("Control+z", HARD), ("Control+Shift+z", typed)):
        visit.field.press(keys)
        assert visit.field.input_value() == text
    assert not visit.errors


def test_keys_typed_just_before_another_text_is_opened_are_kept(open_page: OpenPage) -> None:
    """When the text comes back, redoing brings them back, however short the pause was."""
    visit = open_page()
    visit.paste(STORY)
    visit.page.get_by_role("button", name="Edit", exact=True).click()
    visit.field.press("Control+End")
    visit.page.evaluate(
        "() => { window.later = window.setTimeout; window.setTimeout = (run, pause, ...rest) => "
        "window.later(run, pause === 500 ? 3_600_000 : pause, ...rest); }"
    )
    visit.field.press_sequentially(" It rained.")
    visit.page.evaluate("() => { window.setTimeout = window.later; }")
    visit.page.get_by_text("Samples", exact=True).click()
    visit.page.get_by_text("Early elementary:").first.click()
    visit.page.get_by_text("Sample passage “").wait_for(timeout=20_000)
    visit.settle()
    assert "It rained." not in visit.sheet.inner_text()
    visit.paste(STORY)
    visit.page.get_by_role("button", name="Redo", exact=True).click()
    visit.page.get_by_role("button", name="Back to the original").wait_for(timeout=20_000)
    assert visit.field.input_value() == STORY + " It rained."
    assert not visit.errors


def test_the_measure_follows_while_the_text_is_edited(open_page: OpenPage) -> None:
    """After a pause; the caret stays where it is, pasted formatting is left behind, and an emptied text is no end."""
    visit = open_page()
    visit.paste(STORY)
    before = visit.measure()
    visit.page.get_by_role("button", name="Edit", exact=True).click()
    visit.field.press("Control+End")
    visit.field.press_sequentially(" The incomprehensible administration perplexed innumerable constituents.")
    visit.page.wait_for_function(
        """before => {
            const now = document.querySelector('[data-testid="stMetricValue"]');
            return now && now.innerText !== before;
        }""",
        arg=before,
        timeout=20_000,
    )
    visit.settle()
    caret = visit.field.evaluate("field => [field.selectionStart, field.value.length, field.matches(':focus')]")
    assert caret[0] == caret[1]
    assert caret[2]
    visit.field.press("Control+a")
    visit.field.press("Delete")
    visit.page.get_by_role("alert").wait_for(timeout=20_000)
    visit.field.press_sequentially("The dog ran home because it was late. The cat stayed out all night.")
    visit.page.get_by_role("alert").filter(has_text="no words").wait_for(state="detached", timeout=20_000)
    visit.settle()
    assert visit.field.input_value().endswith("all night.")
    assert not visit.errors
