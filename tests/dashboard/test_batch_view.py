"""A batch of uploaded files: the table, its filters, and the document shown below it."""

import io
import zipfile

import pytest
from streamlit.testing.v1 import AppTest

from lexile.dashboard import text_input
from lexile.dashboard.samples import SAMPLES


@pytest.fixture
def batch(page: AppTest) -> AppTest:
    """The page with three files, one of them broken, and an archive of two."""
    page.segmented_control(key="input_method").set_value(text_input.UPLOAD).run()
    for sample in SAMPLES[:2]:
        page.file_uploader(key="files").upload(f"{sample.title}.txt", sample.text.encode())
    page.file_uploader(key="files").upload("broken.docx", b"PK\x03\x04 nothing")
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as members:
        members.writestr("college.txt", SAMPLES[4].text)
        members.writestr("empty.txt", "")
    page.file_uploader(key="files").upload("class.zip", archive.getvalue())
    page.run()
    assert not page.exception
    return page


def test_all_files_are_listed_and_a_broken_one_does_not_stop_the_rest(batch: AppTest) -> None:
    """The row of a file that cannot be read says why."""
    table = batch.dataframe[0].value
    assert len(table) == 5
    assert table["Measure (L)"].notna().sum() == 3
    assert "broken.docx" in table["Caution"][2]
    assert not batch.error


def test_the_first_document_is_shown_under_its_name(batch: AppTest) -> None:
    """The estimate is for one document at a time; the menu switches to another."""
    assert batch.selectbox(key="document").value == 0
    batch.selectbox(key="document").set_value(3).run()
    assert any("college\\.txt" in caption.value for caption in batch.caption)


def test_the_table_can_be_filtered(batch: AppTest) -> None:
    """By part of a name, and by whether there is a caution or an error."""
    batch.text_input(key="search_name").set_value("college").run()
    assert batch.dataframe[0].value["Name"].tolist() == ["college.txt"]
    batch.text_input(key="search_name").set_value("").run()
    batch.toggle(key="batch_cautions").set_value(True).run()
    assert batch.dataframe[0].value["Name"].tolist() == ["broken.docx", "empty.txt"]
