"""The title and author that a file names itself by."""

import pytest

from lexile.documents import read_document
from lexile.documents.credits import Credits, credits_in, credits_of
from tests.documents.samples import MADE, docx, epub

CORE = (
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The  River</dc:title>'
    "<dc:creator>Ann Author</dc:creator></cp:coreProperties>"
)


@pytest.mark.parametrize(
    ("title", "author", "expected"),
    [
        ("Emma", "Jane Austen", Credits("Emma", "Jane Austen")),
        ("Untitled 1", "User", Credits()),
        ("essay_final.docx", "python-docx", Credits()),
        ("Microsoft Word - Document2", "", Credits()),
        ("A" * 500, "B" * 500, Credits()),
        ("Line\nbreak \u202egnp", None, Credits("Line break �gnp")),
        (None, None, Credits()),
    ],
)
def test_what_programs_fill_in_is_no_title(title: str | None, author: str | None, expected: Credits) -> None:
    """A name that says less than the file's own is none; hidden characters are made visible."""
    found = credits_of(title, author)
    if title and "\u202e" in title:
        assert "\u202e" not in found.title
    else:
        assert found == expected


def test_dublin_core_is_read_and_damage_is_not_fatal() -> None:
    """The first title and up to three creators."""
    assert credits_in(CORE.encode()) == Credits("The River", "Ann Author")
    assert credits_in(b"<broken") == Credits()
    many = "".join(f"<creator>A{number}</creator>" for number in range(9))
    assert credits_in(f"<m><title>T</title>{many}</m>".encode()) == Credits("T", "A0, A1, A2")


def test_files_without_names_have_none() -> None:
    """Every format can be read without."""
    for name, data in MADE.items():
        document = read_document(name, data)
        assert isinstance(document.title, str)
    assert read_document("a.docx", docx()).title == ""


def test_an_e_book_names_itself() -> None:
    """In its package document."""
    package = (
        b'<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>The River</dc:title>'
        b"<dc:creator>Ann Author</dc:creator></metadata><manifest><item id='a' href='a.xhtml' "
        b"media-type='application/xhtml+xml'/></manifest><spine><itemref idref='a'/></spine></package>"
    )
    text = b"<html><body><p>The old man walked slowly down to the river.</p></body></html>"
    document = read_document("book.epub", epub(more={"O/book.opf": package, "O/a.xhtml": text}))
    assert (document.title, document.author) == ("The River", "Ann Author")
