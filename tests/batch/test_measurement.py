"""The rows of one item; whatever is wrong with it becomes the error of a row."""

import io
import zipfile
from pathlib import Path

import pytest

from lexile.analysis import analyze
from lexile.batch import measurement
from lexile.batch.items import Item
from lexile.batch.measurement import measure_item
from lexile.batch.outcome import outcome_of
from lexile.batch.rows import COLUMNS, row_of
from lexile.documents import document_from_text
from lexile.documents.limits import MAX_CHARACTERS
from lexile.errors import Failure, UnusableInput

STORY = "The old man walked slowly down to the river. He carried a long rod and a small tin box. " * 8


def test_a_text_has_the_numbers_of_its_analysis(estimator) -> None:
    """The same as on the page."""
    (row,) = measure_item(Item("7", "", text=STORY), estimator, keep_all=False)
    analysis = analyze(document_from_text(STORY), estimator)
    assert row == row_of(outcome_of("7", analysis))
    assert list(row) == list(COLUMNS)


def test_headings_are_measured_where_that_is_asked(estimator) -> None:
    """As with `analyze --keep-all`."""
    item = Item("boat.md", "", data=f"# The Old Boat\n\n{STORY}".encode())
    words = [measure_item(item, estimator, keep_all=keep_all)[0]["words"] for keep_all in (False, True)]
    assert words == [152, 155]


def test_each_document_of_an_archive_is_a_row(estimator) -> None:
    """Under the archive's name and its own."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("river.txt", STORY)
        archive.writestr("deep/photo.docx", b"\x89PNG" + bytes(99))
    rows = measure_item(Item("class.zip", "", data=packed.getvalue()), estimator, keep_all=False)
    assert [row["name"] for row in rows] == ["class.zip/river.txt", "class.zip/deep/photo.docx"]
    assert rows[0]["error"] is None
    assert rows[1]["error"] == "deep/photo.docx: the file is a picture, not a text."


@pytest.mark.parametrize(
    ("item", "says"),
    [
        (Item("a.txt", "", path="/none/a.txt"), "a.txt: the file cannot be read: No such file"),
        (Item("a.txt", "", failure=Failure("a.txt", UnusableInput("a.txt: gone."))), "a.txt: gone."),
        (Item("a.txt", "", data=b""), "no words"),
        (Item("a.zip", "", data=b"PK\x05\x06"), "a.zip: the file is damaged"),
        (Item("7", "", text=""), "no words"),
        (Item("7", "", text="a" * (MAX_CHARACTERS + 1)), "7: the file contains 12,000,001 characters"),
    ],
)
def test_what_a_person_can_fix_becomes_the_error_of_the_row(estimator, item: Item, says: str) -> None:
    """One row with one sentence, and no number."""
    (row,) = measure_item(item, estimator, keep_all=False)
    assert says in row["error"]
    assert row["estimated_measure"] is None


def test_a_bug_stops_nothing_and_shows_no_word_of_the_text(estimator, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is, and of what kind; what Python says of it may hold words of the text."""

    def fault(text: str, name: str) -> None:
        raise ValueError(f"invalid literal: {text}")

    monkeypatch.setattr(measurement, "document_from_text", fault)
    (row,) = measure_item(Item("7", "", text="secret"), estimator, keep_all=False)
    assert row["name"] == "7"
    assert "7: a bug in this program (ValueError in test_measurement.py, line" in row["error"]
    assert "secret" not in row["error"]


def test_what_was_measured_before_a_fault_is_kept(estimator, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first documents of an archive whose third one is at fault."""

    def documents(name: str, data: bytes) -> object:
        yield document_from_text(STORY, "one.txt")
        raise ZeroDivisionError

    monkeypatch.setattr(measurement, "read_documents", documents)
    rows = measure_item(Item("class.zip", "", data=b""), estimator, keep_all=False)
    assert [row["name"] for row in rows] == ["class.zip/one.txt", "class.zip"]
    assert [row["error"] is None for row in rows] == [True, False]


def test_another_manifest_is_another_model(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{}")
    assert measurement.model_fingerprint(tmp_path) != measurement.model_fingerprint()
