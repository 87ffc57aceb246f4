"""Rows to a table of .parquet, .csv or .jsonl, slice by slice; it has its name only once it is whole."""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

from lexile.batch.rows import CAUTIONS, COLUMNS
from lexile.errors import StoppedEarly, UnusableInput

_SLICE = 10_000  # rows in memory at once, and in a row group of a Parquet file

Row = dict[str, Any]


def check_table(table: Path) -> None:
    """Refuse a table that could not be written in the end, before hours of work.

    Raises:
        UnusableInput: its ending is none of those that can be written, or it is a folder, or lies in none.
    """
    if table.suffix.lower() not in WRITERS:
        raise UnusableInput(f"{table}: the table can end in {', '.join(WRITERS)}.")
    check_parquet(table)
    if table.is_dir():
        raise UnusableInput(f"{table} is a folder. Name a file in it.")
    if not table.parent.is_dir():
        raise UnusableInput(f"{table} cannot be written: there is no folder {table.parent}.")


def check_parquet(table: Path) -> None:
    """Refuse a Parquet file, read or written, where nothing can open it: PyArrow comes with Streamlit.

    Raises:
        UnusableInput: it is one, and PyArrow is missing.
    """
    if table.suffix.lower() == ".parquet" and find_spec("pyarrow") is None:
        raise UnusableInput(f"{table}: Parquet needs PyArrow. Install it with: pip install pyarrow; or take a .csv.")


def write_table(table: Path, rows: Iterable[Row]) -> None:
    """Write the rows beside the table's place and then put it there, so that what stands there is always whole.

    Raises:
        StoppedEarly: the disk is full, or gone.
    """
    beside = table.with_name(f"{table.name}.new")
    try:
        WRITERS[table.suffix.lower()](beside, iter(rows))
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        beside.replace(table)
    except OSError as error:
        raise StoppedEarly(f"{table} cannot be written: {error.strerror or error}.") from error


def _write_csv(path: Path, rows: Iterator[Row]) -> None:
    from lexile.views.export.spreadsheets import UTF8_MARK, csv_rows

    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(UTF8_MARK + csv_rows([COLUMNS]))
        while part := list(islice(rows, _SLICE)):
            file.write(csv_rows((row | {CAUTIONS: "; ".join(row[CAUTIONS])}).values() for row in part))


def _write_jsonl(path: Path, rows: Iterator[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _write_parquet(path: Path, rows: Iterator[Row]) -> None:
    import pyarrow
    import pyarrow.parquet

    kinds = {
        str: pyarrow.string(),
        int: pyarrow.int64(),
        float: pyarrow.float64(),
        list: pyarrow.list_(pyarrow.string()),
    }
    schema = pyarrow.schema([(name, kinds[kind]) for name, kind in COLUMNS.items()])
    with pyarrow.parquet.ParquetWriter(path, schema) as writer:
        while part := list(islice(rows, _SLICE)):
            writer.write_table(pyarrow.Table.from_pylist(part, schema))


WRITERS: dict[str, Callable[[Path, Iterator[Row]], None]] = {
    ".parquet": _write_parquet,
    ".csv": _write_csv,
    ".jsonl": _write_jsonl,
}
"""How each kind of table is written, by its ending."""
