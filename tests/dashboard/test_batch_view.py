"""A batch of uploaded files: the table, its filters, and the document shown below it."""

import io
import json
import zipfile

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lexile.dashboard import batch_view, text_input
from lexile.dashboard.samples import SAMPLES
from lexile.views.frames.batch import FITS_HEADING


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


def test_long_names_are_shown_in_full(page: AppTest) -> None:
    """Over as many lines as they take, while the other columns leave room for them."""
    page.segmented_control(key="input_method").set_value(text_input.UPLOAD).run()
    name = "Report of the committee on the reservoirs of the northern districts, second revised edition, 1987.txt"
    for title in (name, "short.txt"):
        page.file_uploader(key="files").upload(title, SAMPLES[0].text.encode())
    page.run()
    assert not page.exception
    table = page.dataframe[0].proto
    columns = json.loads(table.columns)
    assert columns["Name"]["width"] < 350
    assert not columns["Name"]["pinned"], "on a phone, it would hide the other columns"
    assert table.row_height > 64, "in lower rows, Streamlit breaks no lines"
    assert columns["Measure (L)"]["width"] < 100
    assert list(table.column_order)[:2] == ["Name", "Measure (L)"]
    page.text_input(key="search_name").set_value("short").run()
    table = page.dataframe[0].proto
    assert table.row_height == 35
    assert json.loads(table.columns)["Name"]["pinned"]


def test_what_fits_is_in_view_on_a_tablet() -> None:
    """Beside names of any length, and the boxes to tick."""
    order = batch_view._ORDER[: batch_view._ORDER.index(FITS_HEADING) + 1]
    assert order == ("Name", "Measure (L)", FITS_HEADING)
    columns = batch_view._columns(pd.DataFrame({heading: ["a long text " * 20] for heading in order}))
    width = {heading: int(str(columns[heading]["width"])) for heading in order}
    assert sum(width.values()) <= 756 - 34
    assert width["Name"] + width["Measure (L)"] <= 358 - 34, "on a phone, the measure"


def test_the_first_document_is_shown_under_its_name(batch: AppTest) -> None:
    """The estimate is for one document at a time; the menu switches to another."""
    assert batch.selectbox(key="document").value == 0
    batch.selectbox(key="document").set_value(3).run()
    assert any("college\\.txt" in caption.value for caption in batch.caption)


def test_a_document_that_cannot_be_measured_is_not_the_one_that_an_upload_opens(page: AppTest) -> None:
    """The next one is shown; the broken one can still be chosen, and says what is wrong with it."""
    page.segmented_control(key="input_method").set_value(text_input.UPLOAD).run()
    page.file_uploader(key="files").upload("broken.docx", b"PK\x03\x04 nothing")
    page.file_uploader(key="files").upload("story.txt", SAMPLES[0].text.encode())
    page.run()
    assert page.selectbox(key="document").value == 1
    assert not page.error
    page.selectbox(key="document").set_value(0).run()
    assert page.selectbox(key="document").value == 0
    assert "broken" in page.error[0].value
    assert not page.exception


def test_the_table_can_be_filtered(batch: AppTest) -> None:
    """By part of a name, and by whether there is a caution or an error."""
    batch.text_input(key="search_name").set_value("college").run()
    assert batch.dataframe[0].value["Name"].tolist() == ["college.txt"]
    batch.text_input(key="search_name").set_value("").run()
    batch.toggle(key="batch_cautions").set_value(True).run()
    assert batch.dataframe[0].value["Name"].tolist() == ["broken.docx", "empty.txt"]


def test_another_upload_starts_without_the_choices_in_the_one_before(page: AppTest) -> None:
    """Also if it has as many documents: a ticked row would be that of another document."""
    page.segmented_control(key="input_method").set_value(text_input.UPLOAD).run()
    drawn = []
    for samples in (SAMPLES[:2], SAMPLES[2:4]):
        for sample in samples:
            page.file_uploader(key="files").upload(f"{sample.title}.txt", sample.text.encode())
        page.run()
        assert not page.exception
        drawn.append((page.dataframe[0].proto.id, page.get("vega_lite_chart")[0].proto.id))
        page.file_uploader(key="files").set_value([]).run()
    assert all(first != second for first, second in zip(*drawn, strict=True))


def test_a_document_is_compared_with_another_one_by_its_name(batch: AppTest) -> None:
    """Which is shown as it is, not as Markdown."""
    batch.session_state["view"] = "Compare"
    sources = batch.session_state["batch"]
    batch.session_state["other"] = sources[3]
    batch.run()
    assert not batch.exception
    verdict = next(one.value for one in batch.markdown if "this text" in one.value)
    assert verdict.startswith(r"**college\.txt is ")
    assert batch.table[-1].value.columns.tolist() == ["This text", r"college\.txt"]
    batch.session_state["other"] = sources[0]
    batch.run()
    assert batch.table[-1].value.columns.tolist() == ["This text", "The other text"], "the same one"


def test_the_table_says_what_fits_the_chosen_readers(batch: AppTest) -> None:
    """The choice above the text goes for the batch too."""
    batch.selectbox(key="readers").set_value("grade 4").run()
    assert not batch.exception
    fits = batch.dataframe[0].value["Fits"].tolist()
    assert len(set(fits[:2] + fits[3:4])) > 1
    assert all(word.endswith("their range") for word in fits if word)


def test_texts_and_readers_make_a_matrix(batch: AppTest) -> None:
    """A row for each text that could be measured, a column for each reader."""
    batch.text_area(key="class_measures").set_value("Ann 400L, Ben 900L, Ben 1500L").run()
    assert not batch.exception
    matrix = next(frame.value for frame in batch.dataframe if "Text" in frame.value and "Measure (L)" in frame.value)
    assert matrix.columns.tolist()[2:] == ["Ann, 400L", "Ben, 900L", "Ben, 1500L"]
    assert set(matrix.iloc[:, 2:].to_numpy().ravel()) <= {"easy", "fits", "hard"}
    assert len(matrix) == 3
    batch.text_area(key="class_measures").set_value("nobody").run()
    assert "has no measure" in batch.error[0].value.replace("\\", "")


def test_reading_can_be_stopped_and_gone_on_with(page: AppTest) -> None:
    """What was read stays; the rest waits."""
    page.session_state["batch_stopped"] = True
    page.segmented_control(key="input_method").set_value(text_input.UPLOAD).run()
    for sample in SAMPLES[:2]:
        page.file_uploader(key="files").upload(f"{sample.title}.txt", sample.text.encode())
    page.run()
    assert any("2 of 2 documents have not been read yet" in caption.value for caption in page.caption)
    page.button(key="batch_go_on").click().run()
    assert not page.exception
    assert len(page.dataframe[0].value) == 2
