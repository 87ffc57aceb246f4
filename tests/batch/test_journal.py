"""The journal of a run: kept through any stop, never mixed with another run's."""

from pathlib import Path

import pytest

from lexile.batch.items import Item
from lexile.batch.journal import Journal
from lexile.errors import UnusableInput

SETTINGS = {"model": "a"}
ROWS = [{"name": "a", "words": 7, "error": None}]


def begun(table: Path, items: int = 2) -> bytes:
    """The bytes of a journal with some items."""
    journal = Journal(table, SETTINGS, resume=False)
    for number in range(items):
        journal.add(Item(f"{number}.txt", "fingerprint"), ROWS)
    journal.close()
    return journal.path.read_bytes()


def test_a_run_continues_behind_its_last_item(tmp_path: Path) -> None:
    """The items are in order, with the fingerprints by which a changed document is noticed."""
    table = tmp_path / "t.csv"
    begun(table)
    journal = Journal(table, SETTINGS, resume=True)
    journal.add(Item("2.txt", "fingerprint"), ROWS)
    assert list(journal.recorded()) == [(f"{number}.txt", "fingerprint", ROWS) for number in range(3)]
    journal.close()


def test_a_killed_process_loses_no_item(tmp_path: Path) -> None:
    """The files as they are while the journal is open are those that `kill -9` leaves behind."""
    table = tmp_path / "t.csv"
    journal = Journal(table, SETTINGS, resume=False)
    for number in range(5):
        journal.add(Item(f"{number}.txt", "fingerprint"), ROWS)
    left = tmp_path / "left"
    left.mkdir()
    for path in tmp_path.glob("t.csv.part*"):
        (left / path.name).write_bytes(path.read_bytes())
    journal.close()
    resumed = Journal(left / "t.csv", SETTINGS, resume=True)
    assert len(list(resumed.recorded())) == 5
    resumed.close()


@pytest.mark.parametrize("share", [0.0005, 0.02, 0.3, 0.6, 0.9, 0.999])
@pytest.mark.parametrize("damage", ["cut", "changed", "zeros"])
def test_a_damaged_journal_is_refused_in_one_sentence_and_kept(tmp_path: Path, share: float, damage: str) -> None:
    """Either every item is still read as it was, or the journal is refused and stays where it is."""
    table = tmp_path / "t.csv"
    whole = begun(table, items=40)
    place = int(len(whole) * share)
    broken = {
        "cut": whole[:place],
        "changed": whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :],
        "zeros": whole[:place] + bytes(len(whole) - place),
    }[damage]
    path = tmp_path / "t.csv.part"
    path.write_bytes(broken)
    problem, names = "", None
    try:
        journal = Journal(table, SETTINGS, resume=True)
    except UnusableInput as error:
        problem = str(error)
    else:
        try:
            names = [name for name, _, _ in journal.recorded()]
        except UnusableInput as error:
            problem = str(error)
        journal.close()
    assert names == [f"{number}.txt" for number in range(40)] or "is damaged" in problem
    assert path.exists()


def test_another_file_is_not_taken_for_a_journal(tmp_path: Path) -> None:
    path = tmp_path / "t.csv.part"
    path.write_text("half a download")
    with pytest.raises(UnusableInput, match="not the journal"):
        Journal(tmp_path / "t.csv", SETTINGS, resume=True)
    assert path.read_text() == "half a download"


def test_work_is_not_discarded_without_being_asked(tmp_path: Path) -> None:
    """Only a run that was killed before its first item starts over without a word."""
    table = tmp_path / "t.csv"
    begun(table)
    with pytest.raises(UnusableInput, match="--resume"):
        Journal(table, SETTINGS, resume=False)
    (tmp_path / "t.csv.part").write_bytes(b"")
    assert begun(table)


def test_a_run_that_measured_nothing_leaves_nothing(tmp_path: Path) -> None:
    """Nor does one whose table is complete."""
    table = tmp_path / "t.csv"
    Journal(table, SETTINGS, resume=False).close()
    assert not list(tmp_path.iterdir())
    journal = Journal(table, SETTINGS, resume=False)
    journal.add(Item("a", ""), ROWS)
    journal.discard()
    journal.close()
    assert not list(tmp_path.iterdir())


def test_rows_of_two_models_are_not_mixed(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    begun(table)
    with pytest.raises(UnusableInput, match="different model"):
        Journal(table, {"model": "b"}, resume=True)


def test_only_one_run_writes_a_table(tmp_path: Path) -> None:
    """A second one is refused, and the first is not disturbed."""
    table = tmp_path / "t.csv"
    journal = Journal(table, SETTINGS, resume=False)
    with pytest.raises(UnusableInput, match="Another run"):
        Journal(table, SETTINGS, resume=True)
    journal.add(Item("a", ""), ROWS)
    journal.close()


def test_a_path_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    """In one sentence, before anything is measured."""
    (tmp_path / "t.csv.part").mkdir()
    with pytest.raises(UnusableInput, match="cannot be written"):
        Journal(tmp_path / "t.csv", SETTINGS, resume=False)
