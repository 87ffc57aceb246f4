"""Tables of texts in, tables of rows out."""

import csv
import io
import json
import os
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from lexile.batch import output_tables
from lexile.batch.input_tables import batch_from_table
from lexile.batch.outcome import Outcome, failed
from lexile.batch.output_tables import WRITERS, check_table, write_table
from lexile.batch.rows import COLUMNS, row_of
from lexile.batch.run import open_journal
from lexile.errors import LexileError, StoppedEarly, UnusableInput
from lexile.estimator.distribution import Estimate

LONG = "A long “text”, with\nlines. " * 20_000  # longer than a cell may be where nothing is said
ROWS = [
    row_of(Outcome("=a.txt", Estimate(931.44, 60.0, 300), 20)),
    row_of(failed("b", LexileError("b: damaged."))),
]


def written(folder: Path, ending: str, fields: dict[str, list[object]]) -> Path:
    path = folder / f"in{ending}"
    if ending == ".parquet":
        pyarrow.parquet.write_table(pyarrow.table(fields), path)
        return path
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        if ending == ".jsonl":
            rows = zip(*fields.values(), strict=True)
            file.writelines(json.dumps(dict(zip(fields, row, strict=True))) + "\n" for row in rows)
        else:
            lines = csv.writer(file, delimiter={".csv": ";", ".tsv": "\t"}[ending])
            lines.writerow(fields)
            lines.writerows(zip(*fields.values(), strict=True))
    return path


@pytest.mark.parametrize("ending", [".csv", ".tsv", ".jsonl", ".parquet"])
def test_every_kind_of_table_is_read_alike(tmp_path: Path, ending: str) -> None:
    """Its usual columns are known, whatever else stands in it; an empty text becomes an error later."""
    path = written(tmp_path, ending, {"Year": [1, 2], "ID": [7, 8], "Text": [LONG, ""]})
    batch = batch_from_table(path, None, None)
    items = list(batch.items())
    assert [(item.name, item.text) for item in items] == [("7", LONG), ("8", "")]
    assert batch.total == 2
    assert items[0].fingerprint != items[1].fingerprint


@pytest.mark.parametrize("ending", [".csv", ".tsv", ".jsonl", ".parquet"])
def test_columns_can_be_named(tmp_path: Path, ending: str) -> None:
    """And without a name a row is called by its number."""
    path = written(tmp_path, ending, {"blurb": ["A.", "B."], "isbn": ["1", "2"]})
    assert [item.name for item in batch_from_table(path, "blurb", "isbn").items()] == ["1", "2"]
    assert [(item.name, item.text) for item in batch_from_table(path, "blurb", None).items()] == [
        ("row 1", "A."),
        ("row 2", "B."),
    ]
    for columns in ((None, None), ("text", None), ("blurb", "id")):
        with pytest.raises(UnusableInput, match="isbn"):
            batch_from_table(path, *columns)


def test_cells_of_a_tsv_are_separated_by_tabs(tmp_path: Path) -> None:
    """However many commas the names of its columns have."""
    path = tmp_path / "in.TSV"
    path.write_text("id, old\ttext\n7, 8\tA, b; c.\n")
    assert [(item.name, item.text) for item in batch_from_table(path, None, "id, old").items()] == [
        ("7, 8", "A, b; c.")
    ]


def test_the_only_column_holds_the_texts(tmp_path: Path) -> None:
    """There is nothing else to ask for."""
    path = written(tmp_path, ".parquet", {"anything": ["A."]})
    assert next(batch_from_table(path, None, None).items()).text == "A."


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.csv", b"", "no rows"),
        ("a.csv", b"text\n", "no rows"),
        ("a.csv", b"id,text\n1,caf\xe9\n", "UTF-8"),
        ("a.jsonl", b'{"text": "A."}\nnone', "line 2 is not JSON"),
        ("a.jsonl", b"[1]", "line 1 is not an object"),
        ("a.jsonl", b'{"text": "A."}\n{"text": 7}', "the 'text' of line 2 is not text"),
        ("a.parquet", b"PAR1", "not a Parquet file"),
    ],
)
def test_what_is_wrong_with_a_table_is_told_before_anything_is_measured(
    tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    """Row 900,000 would tell it after hours."""
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UnusableInput, match=says):
        batch_from_table(tmp_path / name, None, None)


def test_a_column_of_numbers_is_no_text(tmp_path: Path) -> None:
    """In a Parquet file as well."""
    with pytest.raises(UnusableInput, match="does not contain text"):
        batch_from_table(written(tmp_path, ".parquet", {"text": [1, 2]}), None, None)


def read(path: Path) -> list[dict[str, object]]:
    if path.suffix == ".parquet":
        return pyarrow.parquet.read_table(path).to_pylist()
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in text.splitlines()]
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.mark.parametrize("ending", WRITERS)
def test_every_kind_of_table_has_the_same_columns(tmp_path: Path, ending: str) -> None:
    """A missing number is missing, never 0L, and in a spreadsheet no name is a formula."""
    write_table(tmp_path / f"out{ending}", ROWS)
    good, bad = read(tmp_path / f"out{ending}")
    assert list(good) == list(bad) == list(COLUMNS)
    if ending == ".csv":
        assert (good["name"], good["words"], good["estimated_measure"]) == ("'=a.txt", "300", "931.4")
        assert (bad["estimated_measure"], bad["error"]) == ("", "b: damaged.")
    else:
        assert (good["name"], good["words"], good["estimated_measure"]) == ("=a.txt", 300, 931.4)
        assert (bad["estimated_measure"], bad["error"], bad["cautions"]) == (None, "b: damaged.", [])


@pytest.mark.parametrize("ending", WRITERS)
def test_a_table_is_written_a_few_rows_at_a_time(tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a few rows are in memory at once, and none is lost in between."""
    monkeypatch.setattr(output_tables, "_ROWS_AT_ONCE", 2)
    write_table(tmp_path / f"out{ending}", (row for _ in range(3) for row in ROWS[:1]))
    assert len(read(tmp_path / f"out{ending}")) == 3
    if ending == ".parquet":
        assert pyarrow.parquet.ParquetFile(tmp_path / "out.parquet").num_row_groups == 2


def test_what_stands_there_is_whole(tmp_path: Path) -> None:
    """A table that cannot be finished leaves the one before it as it was."""
    table = tmp_path / "out.jsonl"
    table.write_text("before")

    def rows() -> object:
        yield ROWS[0]
        raise OSError(28, "No space left on device")

    with pytest.raises(StoppedEarly, match="No space left"):
        write_table(table, rows())  # type: ignore[arg-type]
    assert table.read_text() == "before"


@pytest.mark.parametrize("name", ["out.xlsx", "out", "folder.csv", "none/out.csv"])
def test_a_table_that_could_not_be_written_is_refused_at_once(tmp_path: Path, name: str) -> None:
    """Before hours of work."""
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(UnusableInput):
        check_table(tmp_path / name)


def test_what_is_not_a_file_is_refused(tmp_path: Path) -> None:
    """A pipe would be waited for, and a name that is too long is not a bug."""
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "device.csv").symlink_to("/dev/null")
    (tmp_path / "nowhere.csv").symlink_to(tmp_path / "missing")
    for table in (*tmp_path.iterdir(), Path(f"{'a' * 300}/a.csv")):
        with pytest.raises(UnusableInput):
            check_table(table)
    with pytest.raises(UnusableInput):
        open_journal(Path(f"{'a' * 250}.csv"), keep_all=False, resume=False)


@pytest.mark.parametrize("suffix", [".part", ".new"])
@pytest.mark.parametrize("target", ["missing", "empty", "/dev/null"])
def test_links_in_the_way_are_not_followed(tmp_path: Path, suffix: str, target: str) -> None:
    """Nothing is written elsewhere, and nothing is measured in vain."""
    (tmp_path / "empty").touch()
    (tmp_path / f"t.csv{suffix}").symlink_to(target)
    with pytest.raises(UnusableInput):
        open_journal(tmp_path / "t.csv", keep_all=False, resume=False)
    assert not (tmp_path / "missing").exists()
    assert (tmp_path / "empty").read_bytes() == b""


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("content", [b"name,mark\nAnn,7\n", b'{"name": "Ann", "mark": 7}\n', b"PAR1 and noise"])
def test_a_file_of_somebody_else_is_not_replaced(tmp_path: Path, ending: str, content: bytes) -> None:
    """It may be the only list of a class; an empty file holds nothing to lose."""
    table = tmp_path / f"class{ending}"
    table.write_bytes(content)
    with pytest.raises(UnusableInput, match="not a table of an earlier run"):
        check_table(table)
    assert table.read_bytes() == content
    table.write_bytes(b"")
    check_table(table)


@pytest.mark.parametrize("ending", WRITERS)
def test_the_table_of_an_earlier_run_is_replaced(tmp_path: Path, ending: str) -> None:
    """As before: the same command again gives the table anew."""
    table = tmp_path / f"t{ending}"
    write_table(table, [row_of(failed("a.txt", LexileError("a.txt: no words.")))])
    check_table(table)


def test_every_column_is_documented() -> None:
    """With what it tells, in docs/batch.md."""
    told = (Path(__file__).parents[2] / "docs" / "batch.md").read_text(encoding="utf-8")
    for column in COLUMNS:
        assert f"`{column}`" in told
