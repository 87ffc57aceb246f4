"""What is found to measure, in which order and under which name."""

import io
import os
from pathlib import Path

import pytest

from lexile.batch.items import (
    Item,
    batch_from_file,
    batch_from_folder,
    batch_from_lines,
    batch_from_list,
    loaded,
    visible_name,
)
from lexile.documents.limits import MAX_BYTES
from lexile.errors import UnusableInput


def names(items: object) -> list[str]:
    return [item.name for item in items]  # type: ignore[attr-defined]


def problem(item: Item) -> str:
    failure = loaded(item).failure
    assert failure is not None
    return str(failure.error)


def test_a_folder_is_searched_below_it_in_one_order(books: Path) -> None:
    """By name, each under its path; hidden files and other kinds are passed over, and that is told."""
    batch = batch_from_folder(books)
    found = names(batch.items())
    assert found == sorted(found)
    assert found[:3] == ["class.zip", "new/01.txt", "new/02.txt"]
    assert len(found) == batch.total == 23
    assert batch.skipped == 1
    assert names(batch.items()) == found


def test_a_linked_folder_is_not_searched(tmp_path: Path) -> None:
    """A link to a folder above would never come to an end."""
    (tmp_path / "a.txt").write_text("A.")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert names(batch_from_folder(tmp_path).items()) == ["a.txt"]


def test_a_folder_without_documents_is_told(tmp_path: Path) -> None:
    """An empty table would be no answer."""
    with pytest.raises(UnusableInput, match="contains no document"):
        batch_from_folder(tmp_path)


def test_a_list_names_one_path_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Empty lines are none; a path that is not there stays in its place and becomes a row with its error."""
    monkeypatch.chdir(tmp_path)
    Path("a b.txt").write_text("A.")
    Path("list.txt").write_bytes(b"\xef\xbb\xbfa b.txt\r\n\nnone.txt\n")
    batch = batch_from_list(Path("list.txt"))
    items = list(batch.items())
    assert names(items) == ["a b.txt", "none.txt"]
    assert batch.total == 2
    assert loaded(items[0]).data == b"A."
    assert problem(items[1]) == "none.txt: the file cannot be read: No such file or directory."


def test_a_text_is_not_taken_for_a_list(tmp_path: Path) -> None:
    """A book given by mistake: one sentence, not a row for each of its lines, and no word of it."""
    book = tmp_path / "book.txt"
    book.write_text("Xylophones quarrel rarely.\n" * 50)
    with pytest.raises(UnusableInput, match="not a list of documents") as failure:
        batch_from_list(book)
    assert "quarrel" not in str(failure.value)


def test_paths_come_through_a_pipe(tmp_path: Path) -> None:
    """How many will come is not known beforehand."""
    (tmp_path / "a.txt").write_text("A.")
    batch = batch_from_lines(io.BytesIO(os.fsencode(tmp_path / "a.txt") + b"\nwith\x00nul.txt"))
    good, bad = batch.items()
    assert (batch.total, loaded(good).data) == (None, b"A.")
    assert "cannot be read" in problem(bad)


def test_a_fingerprint_changes_with_the_document(tmp_path: Path) -> None:
    """By its size and its date, as far as can be told without reading it."""
    path = tmp_path / "a.txt"
    path.write_text("A.")
    batch = batch_from_file(path)
    (before,) = batch.items()
    assert next(batch.items()) == before
    os.utime(path, (0, 0))
    assert next(batch.items()).fingerprint != before.fingerprint


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    """Its size is enough."""
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES * 50)
    (item,) = batch_from_file(path).items()
    assert loaded(item).data is None
    assert "large.txt: the file is 1000 MB; at most 20 MB" in problem(item)


def test_no_text_is_shown_with_an_item() -> None:
    """What is logged of an item is its name."""
    assert "secret" not in repr(Item("a", "", text="secret", data=b"secret"))


def test_every_name_fits_into_every_table() -> None:
    """File names are bytes, tables are text."""
    visible_name(os.fsdecode(b"caf\xe9.txt")).encode("utf-8")
