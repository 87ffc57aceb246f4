"""What a run has done so far: kept through any stop, never mixed with another run's."""

from pathlib import Path

import pytest

from lexile.batch.items import Item
from lexile.batch.journal import Journal
from lexile.errors import UnusableInput

ABOUT = {"model": "a"}
ROWS = [{"name": "a", "words": 7}]


def begun(table: Path) -> bytes:
    journal = Journal(table, ABOUT, resume=False)
    for number in range(2):
        journal.add(Item(f"{number}.txt", "mark"), ROWS)
    journal.close()
    return journal.path.read_bytes()


def test_a_run_goes_on_behind_what_was_done(tmp_path: Path) -> None:
    """In order, with the marks by which a changed document is known."""
    table = tmp_path / "t.csv"
    begun(table)
    journal = Journal(table, ABOUT, resume=True)
    journal.add(Item("2.txt", "mark"), ROWS)
    assert list(journal.done()) == [(f"{number}.txt", "mark", ROWS) for number in range(3)]
    journal.close()


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_a_line_that_was_cut_off_does_not_count(tmp_path: Path, cut: int) -> None:
    """Wherever the power went; what follows is as if it had never been cut."""
    table = tmp_path / "t.csv"
    whole = begun(table)
    path = tmp_path / "t.csv.part"
    path.write_bytes(whole[:-cut])
    journal = Journal(table, ABOUT, resume=True)
    done = len(list(journal.done()))
    assert done < 2
    for number in range(done, 2):
        journal.add(Item(f"{number}.txt", "mark"), ROWS)
    journal.close()
    assert path.read_bytes() == whole


def test_what_a_disk_lost_does_not_count(tmp_path: Path) -> None:
    """After a loss of power a file may end in zeros."""
    table = tmp_path / "t.csv"
    whole = begun(table)
    (tmp_path / "t.csv.part").write_bytes(whole + bytes(100) + b"\n")
    journal = Journal(table, ABOUT, resume=True)
    assert len(list(journal.done())) == 2
    journal.close()
    assert journal.path.read_bytes() == whole


def test_work_is_not_thrown_away_unasked(tmp_path: Path) -> None:
    """Only a run that was killed before it had measured anything is begun anew without a word."""
    table = tmp_path / "t.csv"
    whole = begun(table)
    with pytest.raises(UnusableInput, match="--resume"):
        Journal(table, ABOUT, resume=False)
    journal = tmp_path / "t.csv.part"
    for nothing in (whole.partition(b"\n")[0] + b"\n", whole[:5], b""):
        journal.write_bytes(nothing)
        assert begun(table) == whole


def test_a_run_that_measured_nothing_leaves_nothing(tmp_path: Path) -> None:
    """Nor one whose table is whole."""
    table = tmp_path / "t.csv"
    Journal(table, ABOUT, resume=False).close()
    assert not list(tmp_path.iterdir())
    journal = Journal(table, ABOUT, resume=False)
    journal.add(Item("a", ""), ROWS)
    journal.forget()
    journal.close()
    assert not list(tmp_path.iterdir())


def test_two_ways_of_measuring_are_not_mixed(tmp_path: Path) -> None:
    """Half a table by one model and half by another would tell nothing."""
    table = tmp_path / "t.csv"
    begun(table)
    with pytest.raises(UnusableInput, match="another model"):
        Journal(table, {"model": "b"}, resume=True)


def test_only_one_run_writes_a_table(tmp_path: Path) -> None:
    """A second one is told, and the first is not disturbed."""
    table = tmp_path / "t.csv"
    journal = Journal(table, ABOUT, resume=False)
    with pytest.raises(UnusableInput, match="Another run"):
        Journal(table, ABOUT, resume=True)
    journal.add(Item("a", ""), ROWS)
    journal.close()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """In one sentence, before anything is measured."""
    (tmp_path / "t.csv.part").mkdir()
    with pytest.raises(UnusableInput, match="cannot be written"):
        Journal(tmp_path / "t.csv", ABOUT, resume=False)
