"""Many files at once, as a session sees them."""

import io
import zipfile

import pytest
from streamlit.testing.v1 import AppTest

from lexile.dashboard import text_input
from lexile.dashboard.samples import SAMPLES
from tests.dashboard.conftest import ROOT


@pytest.fixture
def uploaded() -> AppTest:
    """Three files, one of them broken, and an archive with two texts."""
    page = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60).run()
    page.segmented_control(key="way").set_value(text_input.UPLOAD).run()
    for sample in SAMPLES[:2]:
        page.file_uploader(key="file").upload(f"{sample.title}.txt", sample.text.encode())
    page.file_uploader(key="file").upload("broken.docx", b"PK\x03\x04 nothing")
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as parts:
        parts.writestr("college.txt", SAMPLES[4].text)
        parts.writestr("empty.txt", "")
    page.file_uploader(key="file").upload("class.zip", archive.getvalue())
    page.run()
    assert not page.exception
    return page


def test_all_files_are_in_one_table_and_a_bad_one_stops_nothing(uploaded: AppTest) -> None:
    """Names, measures, ranges and bands; what could not be read says why in its row."""
    table = uploaded.dataframe[0].value
    assert len(table) == 5
    assert table["Measure (L)"].notna().sum() == 3
    assert "broken.docx" in table["Be careful"][2]
    assert not uploaded.error


def test_the_first_is_opened_under_its_own_name(uploaded: AppTest) -> None:
    """No headline claims to be about all of them; another is one choice away, also by keyboard."""
    assert uploaded.selectbox(key="chosen").value == 0
    uploaded.selectbox(key="chosen").set_value(3).run()
    assert any("college\\.txt" in caption.value for caption in uploaded.caption)


def test_names_and_bands_can_be_filtered(uploaded: AppTest) -> None:
    """By a part of the name; by what asks for care."""
    uploaded.text_input(key="find_name").set_value("college").run()
    assert uploaded.dataframe[0].value["Name"].tolist() == ["college.txt"]
    uploaded.text_input(key="find_name").set_value("").run()
    uploaded.toggle(key="many_careful").set_value(True).run()
    assert uploaded.dataframe[0].value["Name"].tolist() == ["broken.docx", "empty.txt"]
