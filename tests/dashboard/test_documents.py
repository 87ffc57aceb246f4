"""Documents as they are uploaded: several at once, one after another, archives, bad ones among them; their sections."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lexile.dashboard import text_input

ROOT = Path(__file__).parents[2]
from tests.documents.making import docx, packed, word_paragraph

RIVER = "The old man walked slowly down to the river. He carried a long rod and a small tin box. " * 8
HILL = "The young woman climbed the hill in the rain. She looked for her brother and his grey dog. " * 8
NAMED = {"river.txt": RIVER.encode(), "hill.txt": HILL.encode()}


@pytest.fixture
def page() -> AppTest:
    """The page with the way to upload chosen."""
    visit = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60).run()
    visit.segmented_control(key="way").set_value(text_input.UPLOAD).run()
    assert not visit.exception
    return visit


def upload(page: AppTest, *files: tuple[str, bytes]) -> AppTest:
    """What the uploader holds from now on; a real one keeps earlier files in front."""
    page.file_uploader(key="file").set_value([(name, data, "application/octet-stream") for name, data in files])
    page.run()
    assert not page.exception
    return page


def shown(page: AppTest) -> str:
    return "\n".join(part.value for part in (*page.caption, *page.error)).replace("\\", "")


def choices(page: AppTest) -> list[str]:
    return list(page.selectbox(key="chosen").options)


def test_one_of_several_documents_is_chosen(page: AppTest) -> None:
    """The first is shown, any other is one choice away, each under its name."""
    upload(page, *NAMED.items())
    assert choices(page) == list(NAMED)
    assert "river.txt: 152 words" in shown(page)
    page.selectbox(key="chosen").set_value(1).run()
    assert "hill.txt: 144 words" in shown(page)


def test_the_newest_of_files_that_come_one_after_another_is_shown(page: AppTest) -> None:
    """And the one that was open stays so when another is taken back."""
    first, second = NAMED.items()
    upload(page, first)
    upload(page, first, second)
    assert "hill.txt: 144 words" in shown(page)
    upload(page, second)
    assert "hill.txt: 144 words" in shown(page)
    upload(page)
    assert "sample passage" in shown(page)


def test_an_archive_is_a_choice_of_its_documents_and_a_bad_one_is_told(page: AppTest) -> None:
    upload(page, ("class.zip", packed({**NAMED, "photo.docx": b"\x89PNG" + bytes(99), "../out.txt": RIVER})))
    assert choices(page) == [*NAMED, "photo.docx", "../out.txt"]
    assert "river.txt: 152 words" in shown(page)
    page.selectbox(key="chosen").set_value(2).run()
    assert not page.metric
    assert "photo.docx: the file is a picture" in shown(page)
    page.selectbox(key="chosen").set_value(3).run()
    assert "leads out of the archive" in shown(page)


def test_a_bad_file_keeps_no_other_of_the_upload_back(page: AppTest) -> None:
    upload(page, ("photo.docx", b"\x89PNG" + bytes(99)), *NAMED.items())
    assert "photo.docx: the file is a picture" in shown(page)
    page.selectbox(key="chosen").set_value(1).run()
    assert "river.txt: 152 words" in shown(page)
    assert page.metric


def test_what_was_left_out_is_put_back_by_one_switch(page: AppTest) -> None:
    body = word_paragraph("The River", "berschrift1") + word_paragraph(RIVER)
    upload(page, ("river.docx", docx(body)))
    assert "2 of 154 words left out: 1 heading" in shown(page)
    page.toggle(key="keep_all").set_value(True).run()
    assert not page.exception
    assert "river.docx: 154 words" in shown(page)
    assert "left out" not in shown(page)
    page.toggle(key="keep_all").set_value(False).run()
    assert "river.docx: 152 words" in shown(page)


def test_each_section_stands_in_a_table_with_its_estimate(page: AppTest) -> None:
    """A title that a spreadsheet would compute is made harmless, since the table can be saved."""
    body = "".join(
        word_paragraph(title, "berschrift1") + word_paragraph(text)
        for title, text in (("The River", RIVER), ("=1+1", HILL))
    )
    upload(page, ("two.docx", docx(body)))
    (table,) = [frame.value for frame in page.dataframe if "Section" in frame.value]
    assert table["Section"].tolist() == ["The River", "'=1+1"]
    assert table["Words"].tolist() == [152, 144]
    assert all(value.endswith("L") for value in table["Estimated"])
    assert all("–" in value for value in table["90% range"])


def test_a_text_without_sections_has_no_such_table(page: AppTest) -> None:
    upload(page, ("river.txt", RIVER.encode()))
    assert not any("Section" in frame.value for frame in page.dataframe)
