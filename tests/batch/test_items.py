"""What is found to measure, in which order and under which name."""

import io
import os
from pathlib import Path

import pytest

from lexile.batch.items import (
    Item,
    clean_name,
    file_library,
    folder_library,
    lines_library,
    list_library,
    loaded,
)
from lexile.documents.limits import MAX_BYTES
from lexile.errors import UnusableInput


def names(items: object) -> list[str]:
    return [item.name for item in items]  # type: ignore[attr-defined]


def test_a_folder_is_searched_below_it_in_one_order(books: Path) -> None:
    """By name, each under its path; hidden files and other kinds are passed over, and that is told."""
    library = folder_library(books)
    found = names(library.items())
    assert found == sorted(found)
    assert found[:3] == ["class.zip", "new/01.txt", "new/02.txt"]
    assert len(found) == library.total == 23
    assert library.passed_over == 1
    assert names(library.items()) == found


def test_a_linked_folder_is_not_searched(tmp_path: Path) -> None:
    """A link to a folder above would never come to an end."""
    (tmp_path / "a.txt").write_text("A.")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert names(folder_library(tmp_path).items()) == ["a.txt"]


def test_a_folder_without_documents_is_told(tmp_path: Path) -> None:
    """An empty table would be no answer."""
    with pytest.raises(UnusableInput, match="holds no document"):
        folder_library(tmp_path)


def test_a_list_names_one_path_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Empty lines are none; a path that is not there stays in its place and becomes a row with its error."""
    monkeypatch.chdir(tmp_path)
    Path("a b.txt").write_text("A.")
    Path("list.txt").write_bytes(b"\xef\xbb\xbfa b.txt\r\n\nnone.txt\n")
    library = list_library(Path("list.txt"))
    items = list(library.items())
    assert names(items) == ["a b.txt", "none.txt"]
    assert library.total == 2
    assert loaded(items[0]).data == b"A."
    assert loaded(items[1]).problem == "none.txt: it cannot be read: No such file or directory."


def test_a_text_is_not_taken_for_a_list(tmp_path: Path) -> None:
    """A book given by mistake: one sentence, not a row for each of its lines, and no word of it."""
    book = tmp_path / "book.txt"
    book.write_text("Xylophones quarrel rarely.\n" * 50)
    with pytest.raises(UnusableInput, match="no list of documents") as problem:
        list_library(book)
    assert "quarrel" not in str(problem.value)


def test_paths_come_through_a_pipe(tmp_path: Path) -> None:
    """How many will come is not known beforehand."""
    (tmp_path / "a.txt").write_text("A.")
    library = lines_library(io.BytesIO(os.fsencode(tmp_path / "a.txt") + b"\nwith\x00nul.txt"))
    good, bad = (loaded(item) for item in library.items())
    assert (library.total, good.data) == (None, b"A.")
    assert "it cannot be read" in bad.problem


def test_a_mark_changes_with_the_document(tmp_path: Path) -> None:
    """By its size and its date, as far as can be told without reading it."""
    path = tmp_path / "a.txt"
    path.write_text("A.")
    library = file_library(path)
    (before,) = library.items()
    assert next(library.items()) == before
    os.utime(path, (0, 0))
    assert next(library.items()).mark != before.mark


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    """Its size is enough."""
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES * 50)
    (item,) = file_library(path).items()
    assert loaded(item).data is None
    assert "large.txt: the file has 1000 MB; at most 20 MB" in loaded(item).problem


def test_no_text_is_shown_with_an_item() -> None:
    """What is logged of an item is its name."""
    assert "secret" not in repr(Item("a", "", text="secret", data=b"secret"))


def test_every_name_fits_into_every_table() -> None:
    """File names are bytes, tables are text."""
    clean_name(os.fsdecode(b"caf\xe9.txt")).encode("utf-8")
