"""A session of the page, from the first visit to every kind of text that cannot be measured."""

import pytest
from streamlit.testing.v1 import AppTest

from lexile.analysis import analyze
from lexile.dashboard import text_input
from lexile.dashboard.samples import FIRST, SAMPLES
from lexile.documents import document_from_text
from lexile.estimator.estimator import Estimator
from lexile.scale import format_measure
from lexile.views.wording.legal import TRADEMARK

STORY = (
    "The old man walked slowly down to the river. He carried a long rod and a small tin box. The morning was cold, "
    "and a thin mist lay over the water. He sat down on a flat stone, opened the box, and chose his best hook. "
) * 3
GERMAN = "Der Hund lief schnell zur Tür und bellte laut, weil draußen jemand stand, den er nicht kannte. " * 4


def paste(page: AppTest, text: str) -> AppTest:
    page.text_area(key="text").set_value(text)
    page.button[0].click()
    page.run()
    assert not page.exception
    return page


def upload(page: AppTest, name: str, data: bytes) -> AppTest:
    page.segmented_control(key="input_method").set_value(text_input.UPLOAD).run()
    page.file_uploader(key="files").upload(name, data)
    page.run()
    assert not page.exception
    return page


def captions(page: AppTest) -> str:
    return "\n".join(caption.value for caption in page.caption)


def test_first_visit_shows_a_sample_and_says_so(page: AppTest) -> None:
    """A new visitor sees an estimate, the title of the sample it is for, and an empty text box."""
    assert page.metric[0].value.endswith("L")
    assert "Sample passage" in captions(page)
    assert FIRST.title in captions(page)
    assert page.text_area(key="text").value == ""


def test_estimate_has_its_range_its_grades_and_both_charts(page: AppTest) -> None:
    """Never a bare number: it is labelled as estimated, with its range and its band."""
    assert "Estimated" in page.metric[0].label
    assert any("range" in line.value for line in page.markdown)
    assert "Typical for" in captions(page)
    assert page.header[0].value == "Suitable for late elementary readers"
    charts = page.get("vega_lite_chart")
    assert len(charts) >= 2
    assert all(chart.proto.alt for chart in charts)
    assert page.table[0].value["Probability"].size == 5


def test_legal_notes_are_shown_with_and_without_an_estimate(page: AppTest) -> None:
    """The trademark notice, and what happens to the text."""
    for shown in (page, paste(page, "")):
        assert TRADEMARK in captions(shown)
        assert "not stored" in captions(shown)


def test_trademark_notice_keeps_its_wording() -> None:
    """Word for word."""
    assert TRADEMARK == (
        "Estimated reading level on the Lexile scale. Not a certified Lexile® measure; this project is not affiliated "
        "with or endorsed by MetaMetrics, Inc."
    )


def test_pasted_text_is_estimated(page: AppTest) -> None:
    """Its estimate replaces the sample's, and the text stays in the box."""
    paste(page, STORY)
    assert "Your text: 138 words in 12 sentences" in captions(page).replace("\\", "")
    assert "Sample passage" not in captions(page)
    assert page.text_area(key="text").value == STORY


@pytest.mark.parametrize("number", range(len(SAMPLES)))
def test_each_sample_opens_in_its_band(page: AppTest, number: int) -> None:
    """Choosing a sample shows its estimate."""
    page.segmented_control(key="input_method").set_value(text_input.SAMPLE).run()
    page.pills(key="sample").set_value(SAMPLES[number]).run()
    assert not page.exception
    assert SAMPLES[number].title in captions(page)
    assert SAMPLES[number].band.readers in page.header[0].value


def test_open_sample_is_selected_and_stays_open_when_clicked_again(page: AppTest) -> None:
    """A second click on a sample does not leave the page without an estimate."""
    page.segmented_control(key="input_method").set_value(text_input.SAMPLE).run()
    assert page.pills(key="sample").value == FIRST
    page.pills(key="sample").set_value(None).run()
    assert not page.exception
    assert FIRST.title in captions(page)


def test_uploaded_file_is_estimated_under_its_name(page: AppTest) -> None:
    """A text file gets the estimate that its text would get when pasted."""
    upload(page, "river.txt", STORY.encode())
    assert "river\\.txt: 138 words" in captions(page)
    assert page.metric[0].value.endswith("L")


def test_headings_of_a_markdown_file_are_left_out(page: AppTest) -> None:
    """The page says how many were left out of the measure."""
    upload(page, "river.md", f"# The river\n\n{STORY}".encode())
    assert "left out: 1 heading" in captions(page).replace("\\", "")


def test_pasted_text_survives_a_look_at_the_samples(page: AppTest) -> None:
    """Switching to the samples and back keeps the text box filled."""
    paste(page, STORY)
    page.segmented_control(key="input_method").set_value(text_input.SAMPLE).run()
    assert "Your text" in captions(page)
    page.segmented_control(key="input_method").set_value(text_input.PASTE).run()
    assert page.text_area(key="text").value == STORY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "no words"),
        ("   \n\n ", "no words"),
        ("#", "no words"),
        ("12 345 — 6.7 !!!", "no words"),
        ("Hello", "too little"),
        (GERMAN, "German"),
    ],
    ids=["empty", "blank", "symbol", "digits", "one word", "german"],
)
def test_unmeasurable_text_gets_an_explanation_instead_of_a_number(page: AppTest, text: str, expected: str) -> None:
    """The page says what is missing, rather than 0L or a traceback."""
    paste(page, text)
    assert expected in page.error[0].value
    assert not page.metric
    assert not page.get("vega_lite_chart")


def test_file_that_is_not_text_is_rejected(page: AppTest) -> None:
    """A program or picture with the suffix of a text file."""
    upload(page, "photo.txt", bytes(range(256)) * 20)
    assert "this is not a text file" in page.error[0].value
    assert not page.metric


def test_next_text_after_an_error_is_estimated(page: AppTest) -> None:
    """The error disappears."""
    paste(page, "")
    assert page.error
    paste(page, STORY)
    assert not page.error
    assert page.metric


def test_short_text_is_estimated_with_a_caution(page: AppTest) -> None:
    """A short text is uncertain, but not refused."""
    paste(page, "The dog ran home because it was late. The cat stayed out all night.")
    assert page.metric
    assert "with fewer than 100" in page.info[0].value.replace("\\", "")


def test_markup_in_a_text_or_a_file_name_is_shown_literally(page: AppTest) -> None:
    """No part of a text or a file name becomes HTML or Markdown."""
    upload(page, ":red[a] $b$ <style>.txt", (f"<style>*{{display:none}}</style> {STORY}").encode())
    assert "\\:red\\[a\\] \\$b\\$ \\<style\\>" in captions(page)
    assert not any("<style" in html.value for html in page.html)


def test_page_shows_the_measure_of_the_library(page: AppTest, estimator: Estimator) -> None:
    """The headline is the measure that `analyze` returns."""
    paste(page, STORY)
    assert page.metric[0].value == format_measure(analyze(document_from_text(STORY), estimator).estimate.measure)


def test_a_bug_is_not_shown_as_a_user_error(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only errors that a visitor can fix become a message; anything else surfaces as an exception."""

    def broken(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("lexile.dashboard.work.analysis", broken)
    page.text_area(key="text").set_value(STORY + "Once more.")
    page.button[0].click()
    page.run()
    assert page.exception
    assert not page.error
