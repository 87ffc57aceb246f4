"""Uploaded documents: several at once or one after another, archives, unreadable files, and sections."""

import pytest
from streamlit.testing.v1 import AppTest

from lexile.dashboard import text_input
from tests.documents.samples import TITLE, docx, docx_paragraph, mail, pack, saved_page

RIVER = "The old man walked slowly down to the river. He carried a long rod and a small tin box. " * 8
HILL = "The young woman climbed the hill in the rain. She looked for her brother and his grey dog. " * 8
NAMED = {"river.txt": RIVER.encode(), "hill.txt": HILL.encode()}


@pytest.fixture
def uploader(page: AppTest) -> AppTest:
    """The page with its uploader open."""
    page.segmented_control(key="input_method").set_value(text_input.UPLOAD).run()
    assert not page.exception
    return page


def upload(page: AppTest, *files: tuple[str, bytes]) -> AppTest:
    """Replace the files in the uploader; a real one keeps earlier files in front."""
    page.file_uploader(key="files").set_value([(name, data, "application/octet-stream") for name, data in files])
    page.run()
    assert not page.exception
    return page


def shown(page: AppTest) -> str:
    """All captions and errors, without their escapes."""
    return (
        "\n".join(element.value for element in (*page.caption, *page.error))
        .replace("\\", "")
        .replace("\N{WORD JOINER}", "")
    )


def choices(page: AppTest) -> list[str]:
    return list(page.selectbox(key="document").options)


def test_any_of_several_documents_can_be_shown(uploader: AppTest) -> None:
    """The first is shown at once, the others by choosing them, each under its name."""
    upload(uploader, *NAMED.items())
    assert choices(uploader) == list(NAMED)
    assert "river.txt: 152 words" in shown(uploader)
    uploader.selectbox(key="document").set_value(1).run()
    assert "hill.txt: 144 words" in shown(uploader)


def test_a_file_that_cannot_be_read_is_told_why_beside_the_others(uploader: AppTest) -> None:
    """None is left out without a word, whatever its suffix."""
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
    upload(uploader, ("river.txt", NAMED["river.txt"]), ("old.doc", old), ("notes.xyz", b"\x00\x01" * 500))
    assert choices(uploader) == ["river.txt", "old.doc", "notes.xyz"]
    uploader.selectbox(key="document").set_value(1).run()
    assert "old.doc: the file is an old Word file (.doc)" in shown(uploader)


@pytest.mark.parametrize("name", ["trip.eml", "TRIP.EML", "boat.mht", "boat.mhtml"])
def test_mail_and_saved_pages_are_taken_as_they_are_saved(uploader: AppTest, name: str) -> None:
    """Under their title, with their text alone measured; the header and the links around it are only shown."""
    letter = mail({"From": "Ana Ruiz <ana@example.org>", "Subject": "A trip to the sea"})
    mailed = name.lower().endswith(".eml")
    upload(uploader, (name, letter if mailed else saved_page(subject=TITLE)))
    called = "A trip to the sea, by Ana Ruiz" if mailed else TITLE
    assert f"{called} ({name}): 36 words in 3 sentences." in shown(uploader)
    assert uploader.metric


def test_a_saved_page_without_a_page_says_so(uploader: AppTest) -> None:
    """With what to do instead."""
    upload(uploader, ("boat.mht", b"Only a line that is no archive."))
    assert "boat.mht: the file contains no web page. Open the page again" in shown(uploader)
    assert not uploader.metric


def test_the_newest_upload_is_shown(uploader: AppTest) -> None:
    """Removing another file keeps it open; removing all brings the sample back."""
    first, second = NAMED.items()
    upload(uploader, first)
    upload(uploader, first, second)
    assert "hill.txt: 144 words" in shown(uploader)
    upload(uploader, second)
    assert "hill.txt: 144 words" in shown(uploader)
    upload(uploader)
    assert "Sample passage" in shown(uploader)


def test_an_archive_lists_its_documents_and_explains_unreadable_ones(uploader: AppTest) -> None:
    """A member that is not a document, or would escape the archive, says so when it is chosen."""
    upload(uploader, ("class.zip", pack({**NAMED, "photo.docx": b"\x89PNG" + bytes(99), "../out.txt": RIVER})))
    assert choices(uploader) == [*NAMED, "photo.docx", "../out.txt"]
    assert "river.txt: 152 words" in shown(uploader)
    uploader.selectbox(key="document").set_value(2).run()
    assert not uploader.metric
    assert "photo.docx: the file is a picture" in shown(uploader)
    uploader.selectbox(key="document").set_value(3).run()
    assert "leads out of the archive" in shown(uploader)


def test_an_unreadable_file_does_not_hide_the_others(uploader: AppTest) -> None:
    """The page opens at the first that can be measured; the other says what is wrong with it when it is chosen."""
    upload(uploader, ("photo.docx", b"\x89PNG" + bytes(99)), *NAMED.items())
    assert "river.txt: 152 words" in shown(uploader)
    assert uploader.metric
    uploader.selectbox(key="document").set_value(0).run()
    assert "photo.docx: the file is a picture" in shown(uploader)


def test_a_toggle_includes_what_was_left_out(uploader: AppTest) -> None:
    """Headings are left out of the measure until the visitor includes them."""
    body = docx_paragraph("The River", "berschrift1") + docx_paragraph(RIVER)
    upload(uploader, ("river.docx", docx(body)))
    assert "2 of 154 words left out: 1 heading" in shown(uploader)
    uploader.toggle(key="keep_all").set_value(True).run()
    assert not uploader.exception
    assert "river.docx: 154 words" in shown(uploader)
    assert "left out" not in shown(uploader)
    uploader.toggle(key="keep_all").set_value(False).run()
    assert "river.docx: 152 words" in shown(uploader)


def test_sections_are_listed_with_their_estimates(uploader: AppTest) -> None:
    """A title that a spreadsheet would take for a formula is escaped, since the table can be downloaded."""
    body = "".join(
        docx_paragraph(title, "berschrift1") + docx_paragraph(text)
        for title, text in (("The River", RIVER), ("=1+1", HILL))
    )
    upload(uploader, ("two.docx", docx(body)))
    uploader.segmented_control(key="shown_as").set_value("Sections").run()
    (table,) = [frame.value for frame in uploader.dataframe if "Section" in frame.value]
    assert table["Section"].tolist() == ["The River", "'=1+1"]
    assert table["Words"].tolist() == [152, 144]
    assert all(value.endswith("L") for value in table["Estimated"])
    assert all("–" in value for value in table["90% range"])


def test_a_text_without_sections_has_no_table_of_them(uploader: AppTest) -> None:
    """A single section would only repeat the whole."""
    upload(uploader, ("river.txt", RIVER.encode()))
    assert not any("Section" in frame.value for frame in uploader.dataframe)


def test_a_folder_is_uploaded_at_once_with_paths_as_names(uploader: AppTest) -> None:
    """Browsers name a folder's files by their paths, in the order of the disk; here they are sorted by name."""
    uploader.toggle(key="whole_folder").set_value(True).run()
    files = [(f"class/{name}", data, "text/plain") for name, data in NAMED.items()]
    uploader.file_uploader(key="folder").set_value(files).run()
    assert not uploader.exception
    assert choices(uploader) == ["class/hill.txt", "class/river.txt"]
