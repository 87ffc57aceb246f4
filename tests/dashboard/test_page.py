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
from tests.dashboard.conftest import paste, surface

STORY = (
    "The old man walked slowly down to the river. He carried a long rod and a small tin box. The morning was cold, "
    "and a thin mist lay over the water. He sat down on a flat stone, opened the box, and chose his best hook. "
) * 3
GERMAN = "Der Hund lief schnell zur Tür und bellte laut, weil draußen jemand stand, den er nicht kannte. " * 4


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
    """Its estimate replaces the sample's, and the text is there to work in instead of the box."""
    paste(page, STORY)
    assert "Your text: 138 words in 12 sentences" in captions(page).replace("\\", "")
    assert "Sample passage" not in captions(page)
    assert not page.text_area
    assert surface(page)["text"] == STORY


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
    assert "river.txt: 138 words" in captions(page).replace("\\", "")
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
    """The page says what is missing, rather than 0L or a traceback, and leaves the text in its box to be mended."""
    paste(page, text)
    assert expected in page.error[0].value
    assert page.text_area(key="text").value == text
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
    assert "<style>*{display:none}</style>" in surface(page)["text"]
    assert not any("display:none" in html.value for html in page.html)


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


def test_the_question_is_answered_for_the_chosen_readers(page: AppTest) -> None:
    """A grade, an age or one reader; the choice stands in the address, and the answer above everything else."""
    page.selectbox(key="readers").set_value("grade 2").run()
    assert page.header[0].value.startswith("Too hard for grade 2")
    page.selectbox(key="readers").set_value("age 10").run()
    assert page.header[0].value == "Right for 10\\-year\\-olds"
    page.selectbox(key="readers").set_value("a reader's measure").run()
    assert not page.exception
    page.number_input(key="measure").set_value(1400).run()
    assert page.header[0].value.startswith("Easy reading for a reader of 1400L")


def test_teachers_have_a_scale_of_their_own(page: AppTest) -> None:
    """One plain sentence, and the range for people who cannot see the scale."""
    assert any("Teachers would find it" in line.value for line in page.markdown)
    (scale,) = [html.value for html in page.html if 'role="img"' in html.value]
    assert "90% range" in scale


def test_an_edited_text_that_cannot_be_measured_stays_on_the_page(page: AppTest) -> None:
    """Whoever has emptied the text while editing can go on, or back."""
    paste(page, STORY)
    page.session_state["source"] = page.session_state["source"].edited("Oh!")
    page.run()
    assert not page.exception
    assert page.error
    assert surface(page)["text"] == "Oh!"
    assert surface(page)["editable"]


def test_an_edited_text_is_compared_with_the_original(page: AppTest) -> None:
    """With the way back to it."""
    paste(page, STORY)
    harder = STORY.replace("a small tin box", "an inconspicuous receptacle")
    page.session_state["source"] = page.session_state["source"].edited(harder)
    page.run()
    assert any("harder than the original" in line.value for line in page.markdown)
    assert surface(page)["text"] == harder
    page.button(key="to_original").click().run()
    assert surface(page)["text"] == STORY


def test_an_upload_that_is_emptied_stays_emptied(page: AppTest) -> None:
    """Its text is in a file, so nothing typed is the same as it."""
    upload(page, "river.txt", STORY.encode())
    source = page.session_state["source"]
    emptied = source.edited("")
    assert emptied.original is source
    page.session_state["source"] = emptied
    page.run()
    assert not page.exception
    assert surface(page)["text"] == ""


def test_no_figure_of_the_about_section_is_markdown(page: AppTest) -> None:
    """A share of ">99%" at the beginning of a cell would be shown as a quotation of 99%."""
    page.session_state["about"] = True
    page.run()
    assert not page.exception
    cells = [str(cell) for table in page.table for cell in table.value.to_numpy().ravel()]
    assert "\\>99\\%" in cells
    assert not [cell for cell in cells if cell.startswith((">", "#", "-", "+"))]
