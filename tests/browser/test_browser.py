"""What only a browser can tell: that the charts are drawn, in both themes, and that the page keeps to itself."""

import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

STORY = (
    "The old man walked slowly down to the river. He carried a long rod and a small tin box. The morning was cold, "
    "and a thin mist lay over the water. He sat down on a flat stone, opened the box, and chose his best hook. "
) * 3
EVIL = (
    "<style>* { display: none !important } p { color: red }</style> "
    '<img src="http://example.com/x.png" onerror="document.title = 1"> cost $5 and $6, :red[said] the **old** man. '
    "![picture](http://example.com/y.png) [link](http://example.com) :material/home: &amp; `code` # no heading. "
) + STORY
THEMES = tomllib.loads((Path(__file__).parents[2] / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
INK = {theme: "rgb({}, {}, {})".format(*bytes.fromhex(THEMES[theme]["textColor"][1:])) for theme in ("light", "dark")}


def paste(seen, text: str) -> None:
    seen.page.get_by_label("Text to estimate").fill(text)
    seen.page.get_by_role("button", name="Estimate reading level", exact=True).click()
    seen.page.get_by_text("Your text:").wait_for(timeout=20_000)
    seen.settled()


def chart(seen, number: int):
    return seen.page.locator('[data-testid="stVegaLiteChart"] svg').nth(number)


def boxes(marks) -> list[dict[str, float]]:
    """The places of all marks that have a size."""
    found = [marks.nth(number).bounding_box() for number in range(marks.count())]
    return [box for box in found if box and box["width"] * box["height"] > 1]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_both_charts_are_drawn(visit, theme: str) -> None:
    """Bands, curve and words on the ruler; a bar for each of the sample's sentences; in ink that the theme lets see."""
    seen = visit(theme=theme)
    ruler, sentences = chart(seen, 0), chart(seen, 1)
    words = ruler.locator("text").all_text_contents()
    assert any("%" in word for word in words)
    assert {"650L", "1050L", "1200L", "1400L"} <= set(words)
    assert len(boxes(ruler.locator(".mark-rect path"))) == 5
    assert boxes(ruler.locator(".mark-area path"))
    bars = [box for box in boxes(sentences.locator(".mark-rect path")) if box["height"] > 5]
    assert len(bars) >= 10
    label = sentences.locator(".role-axis-label text").first
    assert label.evaluate("text => getComputedStyle(text).fill") == INK[theme]
    assert not seen.complaints


def test_page_asks_no_other_host(visit) -> None:
    """Loading it, pasting, hovering: everything comes from the page's own server."""
    seen = visit()
    paste(seen, EVIL)
    chart(seen, 1).hover()
    seen.page.get_by_text("Samples", exact=True).click()
    seen.settled()
    assert seen.requests
    assert seen.strangers() == []


def test_markup_in_a_text_is_shown_literally(visit) -> None:
    """A style in a pasted text neither hides nor colours the page; every sign of it can be read there."""
    seen = visit()
    paste(seen, EVIL)
    shown = seen.page.locator('[data-testid="stHtml"]', has_text="<style>").first
    assert shown.is_visible()
    for piece in ("<style>* { display: none !important }", "$5 and $6, :red[said] the **old** man", "&amp; `code`"):
        assert piece in shown.inner_text()
    assert shown.locator("img, style, a, code").count() == 0
    paragraph = shown.locator("p").first
    assert paragraph.evaluate("p => getComputedStyle(p).color") == INK["light"]
    assert seen.page.title() == "Reading level"


def test_markup_is_shown_literally_in_a_hint(visit) -> None:
    """The sentence in a bar's hint is text as well."""
    seen = visit()
    paste(seen, "<b>One</b> <img src=x onerror=alert(1)> dog ran. " + STORY)
    bars = chart(seen, 1).locator(".mark-rect path")
    bars.nth(5).hover()  # the first bar, after the five bands
    hint = seen.page.locator("#vg-tooltip-element")
    hint.get_by_text("dog ran").wait_for(timeout=20_000)
    assert "<b>One</b>" in hint.inner_text()
    assert hint.locator("img, b").count() == 0


def test_a_file_can_be_uploaded_and_taken_back(visit) -> None:
    """Its name and its measure appear; without it, the page is as it began."""
    seen = visit()
    seen.page.get_by_text("Upload", exact=True).click()
    seen.page.locator('input[type="file"]').set_input_files(
        {"name": "river.md", "mimeType": "text/markdown", "buffer": f"# River\n\n{STORY}".encode()}
    )
    seen.page.get_by_text("river.md: 138 words in 12 sentences").wait_for(timeout=20_000)
    seen.page.get_by_text("words left out: 1 heading").wait_for(timeout=20_000)
    seen.page.get_by_role("button", name="Remove river.md").click()
    seen.page.get_by_text("A sample passage").wait_for(timeout=20_000)


def test_a_file_that_is_no_text_is_explained(visit) -> None:
    """One clear sentence with the file's own name, and no number."""
    seen = visit()
    seen.page.get_by_text("Upload", exact=True).click()
    seen.page.locator('input[type="file"]').set_input_files(
        {"name": ":red[a] $b$.txt", "mimeType": "text/plain", "buffer": bytes(range(256)) * 20}
    )
    alert = seen.page.get_by_role("alert")
    alert.wait_for(timeout=20_000)
    assert alert.inner_text().startswith(":red[a] $b$.txt: this is not a text file")
    assert seen.page.get_by_test_id("stMetric").count() == 0


@pytest.mark.parametrize(("width", "height"), [(390, 844), (820, 1180), (1440, 900)])
def test_answer_is_in_sight_at_every_width(visit, width: int, height: int) -> None:
    """The box, the measure and the headline stand on the first screen; nothing sticks out at the side."""
    seen = visit(width=width, height=height)
    for part in (
        seen.page.get_by_label("Text to estimate"),
        seen.page.get_by_test_id("stMetricValue"),
        seen.page.get_by_role("heading", name="Suitable for late elementary readers"),
    ):
        box = part.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= height
    main = seen.page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth <= main.clientWidth")
    for number in (0, 1):
        box = chart(seen, number).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_words_on_the_ruler_do_not_run_into_each_other_on_a_phone(visit) -> None:
    """Edges, probabilities and readers stay apart at 390 pixels."""
    seen = visit(width=390, height=844)
    words = chart(seen, 0).locator(".mark-text text")
    places = sorted(boxes(words), key=lambda box: (round(box["y"] / 4), box["x"]))
    for one, other in ((a, b) for a in places for b in places if a is not b):
        apart = one["x"] + one["width"] <= other["x"] + 1 or other["x"] + other["width"] <= one["x"] + 1
        above = one["y"] + one["height"] <= other["y"] + 3 or other["y"] + other["height"] <= one["y"] + 3
        assert apart or above, (one, other)


def test_charts_and_text_have_names_for_who_cannot_see_them(visit) -> None:
    """Each chart has its alternative in words, and its numbers as a table one step away."""
    seen = visit()
    for number, part in ((0, "90% range"), (1, "in reading order")):
        assert part in (seen.page.get_by_test_id("stVegaLiteChart").nth(number).evaluate("chart => chart.outerHTML"))
    seen.page.get_by_text("The probabilities as a table").click()
    seen.page.get_by_role("cell", name="late elementary").wait_for(timeout=20_000)
    assert seen.page.get_by_text("early elementary").first.is_visible()


def test_server_writes_down_no_word_of_a_text(visit, server) -> None:
    """What a person gives, or how a file is called, is not in the server's log."""
    seen = visit()
    paste(seen, f"Xylophones rarely quarrel. {STORY}")
    assert not any(word in server.log.read_text(encoding="utf-8") for word in ("Xylophones", "old man", "river"))


def test_long_text_is_cut_for_the_eye_and_measured_whole(visit) -> None:
    """Two endless chapters: a bounded number of bars and of sentences, and the page says so."""
    seen = visit()
    paste(seen, "".join(f"Chapter {number}\n\n{STORY * 175}\n\n" for number in (1, 2)))
    assert seen.page.get_by_text("48,300 words in 4,200 sentences").is_visible()
    seen.page.get_by_text("The sections, in reading order").wait_for(timeout=20_000)
    chart(seen, 1).locator(".mark-rect path").nth(5 + 1).click()  # the second section, after the five bands
    seen.page.get_by_text("sentences 2,101 to 2,400 of 4,200").wait_for(timeout=20_000)
    assert seen.page.get_by_text("the mean of 9 consecutive sentences").is_visible()
    bars = boxes(chart(seen, 2).locator(".mark-rect path"))
    assert 200 < len(bars) <= 246


def test_a_click_on_a_bar_marks_its_sentence(visit) -> None:
    """Chart, text and number tell of the same sentence, whichever of them it was chosen in."""
    seen = visit()
    paste(seen, STORY)
    bars = chart(seen, 1).locator(".mark-rect path")
    bars.nth(5 + 2).click()  # the third bar, after the five bands
    mark = seen.page.locator("mark")
    mark.wait_for(timeout=20_000)
    assert mark.inner_text().startswith("The morning was cold")
    seen.page.get_by_text("Sentence 3: estimated").wait_for(timeout=20_000)
    seen.settled()
    assert seen.page.get_by_label("Sentence to look at").input_value() == "3"
    number = seen.page.get_by_label("Sentence to look at")
    number.fill("6")
    number.press("Enter")
    seen.page.get_by_text("Sentence 6: estimated").wait_for(timeout=20_000)
    seen.settled()
    chart(seen, 1).locator(".mark-rect path").nth(5 + 2).click()
    seen.page.get_by_text("Sentence 3: estimated").wait_for(timeout=20_000)
    assert mark.count() == 1
