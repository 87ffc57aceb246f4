"""The page as a session sees it, from the first visit to every kind of text that cannot be measured."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lexile.dashboard import text_input
from lexile.dashboard.samples import FIRST, SAMPLES
from lexile.scale import format_measure
from lexile.views.wording.legal import TRADEMARK

ROOT = Path(__file__).parents[2]
STORY = (
    "The old man walked slowly down to the river. He carried a long rod and a small tin box. The morning was cold, "
    "and a thin mist lay over the water. He sat down on a flat stone, opened the box, and chose his best hook. "
) * 3
GERMAN = "Der Hund lief schnell zur Tür und bellte laut, weil draußen jemand stand, den er nicht kannte. " * 4


@pytest.fixture
def page() -> AppTest:
    """The page at a first visit."""
    visit = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60).run()
    assert not visit.exception
    return visit


def paste(page: AppTest, text: str) -> AppTest:
    page.text_area(key="text").set_value(text)
    page.button[0].click()
    page.run()
    assert not page.exception
    return page


def upload(page: AppTest, name: str, data: bytes) -> AppTest:
    page.segmented_control(key="way").set_value(text_input.UPLOAD).run()
    page.file_uploader(key="file").upload(name, data)
    page.run()
    assert not page.exception
    return page


def captions(page: AppTest) -> str:
    return "\n".join(caption.value for caption in page.caption)


def test_first_visit_answers_for_a_sample_and_says_so(page: AppTest) -> None:
    """A newcomer sees an answer, whose it is, and an empty box to paste into."""
    assert page.metric[0].value.endswith("L")
    assert "sample passage" in captions(page)
    assert FIRST.title in captions(page)
    assert page.text_area(key="text").value == ""


def test_answer_has_its_range_its_grades_and_both_charts(page: AppTest) -> None:
    """Never a bare number: the word estimated, the range and the band stand by it."""
    assert "Estimated" in page.metric[0].label
    assert any("range" in line.value for line in page.markdown)
    assert "Typical for" in captions(page)
    assert page.header[0].value == "Suitable for late elementary readers"
    charts = page.get("vega_lite_chart")
    assert len(charts) >= 2
    assert all(chart.proto.alt for chart in charts)
    assert page.table[0].value["Probability"].size == 5


def test_small_print_is_there_with_and_without_an_answer(page: AppTest) -> None:
    """The trademarks' owner and what becomes of the text."""
    for shown in (page, paste(page, "")):
        assert TRADEMARK in captions(shown)
        assert "not stored" in captions(shown)


def test_trademark_is_worded_as_agreed() -> None:
    """Word for word."""
    assert TRADEMARK == (
        "Estimated reading level on the Lexile scale. Not a certified Lexile® measure; this project is not affiliated "
        "with or endorsed by MetaMetrics, Inc."
    )


def test_pasted_text_is_estimated(page: AppTest) -> None:
    """The answer changes from the sample's to the text's, and the text stays in its box."""
    paste(page, STORY)
    assert "Your text: 138 words in 12 sentences" in captions(page).replace("\\", "")
    assert "sample passage" not in captions(page)
    assert page.text_area(key="text").value == STORY


@pytest.mark.parametrize("number", range(len(SAMPLES)))
def test_each_sample_opens_with_its_own_band(page: AppTest, number: int) -> None:
    """Choosing a sample answers for it."""
    page.segmented_control(key="way").set_value(text_input.SAMPLE).run()
    page.pills(key="sample").set_value(SAMPLES[number]).run()
    assert not page.exception
    assert SAMPLES[number].title in captions(page)
    assert SAMPLES[number].band.readers in page.header[0].value


def test_open_sample_is_marked_and_stays_open_when_clicked_again(page: AppTest) -> None:
    """A second click on the same sample does not leave the page without an answer."""
    page.segmented_control(key="way").set_value(text_input.SAMPLE).run()
    assert page.pills(key="sample").value == FIRST
    page.pills(key="sample").set_value(None).run()
    assert not page.exception
    assert FIRST.title in captions(page)


def test_uploaded_file_is_estimated_under_its_name(page: AppTest) -> None:
    """A text file answers as pasted text does."""
    upload(page, "river.txt", STORY.encode())
    assert "river\\.txt: 138 words" in captions(page)
    assert page.metric[0].value.endswith("L")


def test_markdown_file_is_read_without_its_marks(page: AppTest) -> None:
    """Its heading is left out of the measure, and the page says so."""
    upload(page, "river.md", f"# The river\n\n{STORY}".encode())
    assert "left out: 1 heading" in captions(page).replace("\\", "")


def test_pasted_text_survives_a_look_at_the_samples(page: AppTest) -> None:
    """Going to the samples and back does not empty the box."""
    paste(page, STORY)
    page.segmented_control(key="way").set_value(text_input.SAMPLE).run()
    assert "Your text" in captions(page)
    page.segmented_control(key="way").set_value(text_input.PASTE).run()
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
    ids=["empty", "blank", "sign", "digits", "one word", "german"],
)
def test_what_cannot_be_measured_is_a_sentence_and_no_number(page: AppTest, text: str, expected: str) -> None:
    """No crash, no 0L: the page says what is missing."""
    paste(page, text)
    assert expected in page.error[0].value
    assert not page.metric
    assert not page.get("vega_lite_chart")


def test_file_that_is_no_text_is_told_by_its_name(page: AppTest) -> None:
    """A program or picture with a text's ending."""
    upload(page, "photo.txt", bytes(range(256)) * 20)
    assert "this is not a text file" in page.error[0].value
    assert not page.metric


def test_after_a_problem_the_next_text_is_answered(page: AppTest) -> None:
    """An error does not stay."""
    paste(page, "")
    assert page.error
    paste(page, STORY)
    assert not page.error
    assert page.metric


def test_short_text_is_answered_with_a_caution(page: AppTest) -> None:
    """Too short for certainty is no reason to refuse."""
    paste(page, "The dog ran home because it was late. The cat stayed out all night.")
    assert page.metric
    assert "below 100 words" in page.info[0].value.replace("\\", "")


def test_markup_in_a_text_or_a_name_stays_text(page: AppTest) -> None:
    """No sign of a text or a file's name becomes HTML or Markdown."""
    upload(page, ":red[a] $b$ <style>.txt", (f"<style>*{{display:none}}</style> {STORY}").encode())
    assert "\\:red\\[a\\] \\$b\\$ \\<style\\>" in captions(page)
    assert not any("<style" in html.value for html in page.html)


def test_page_shows_the_measure_that_the_library_gives(page: AppTest, estimator) -> None:
    """The headline is the analysis, nothing else."""
    from lexile.analysis import analyze
    from lexile.documents import document_from_text

    paste(page, STORY)
    assert page.metric[0].value == format_measure(analyze(document_from_text(STORY), estimator).estimate.measure)


def test_a_bug_is_not_taken_for_a_persons_mistake(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what a person can mend becomes a sentence; anything else shows as the error it is."""

    def broken(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("lexile.dashboard.caching.analyze", broken)
    page.text_area(key="text").set_value(STORY + "Once more.")
    page.button[0].click()
    page.run()
    assert page.exception
    assert not page.error
