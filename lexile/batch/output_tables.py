"""The table of a batch as .parquet, .csv or .jsonl; it gets its name only once it is complete."""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from lexile.batch.rows import CAUTIONS, COLUMNS, Row
from lexile.csv_text import BYTE_ORDER_MARK, csv_text
from lexile.errors import StoppedEarly, UnusableInput

_TELLING_COLUMNS = 6  # by whose names a batch's own table is recognized: name, words, sentences, measure, low, high
_TELLING_BYTES = 100_000  # more than the longest name of a document, after which a line of .jsonl has its columns
_ROWS_AT_ONCE = 10_000  # in memory, and in a row group of a Parquet file: some megabytes


def check_table(table: Path) -> None:
    """Refuse a table that could not be written, before hours of work.

    Raises:
        UnusableInput: its suffix is not one that can be written, its folder does not exist, it is a folder itself, or a
            file that no earlier run has made.
    """
    if table.suffix.lower() not in WRITERS:
        raise UnusableInput(f"{table}: the table's name must end in {', '.join(WRITERS)}.")
    check_parquet(table)
    if os.path.isdir(table):  # noqa: PTH112  # Path refuses names that are too long
        raise UnusableInput(f"{table} is a folder. Name a file in it.")
    if not os.path.isdir(table.parent):  # noqa: PTH112
        raise UnusableInput(f"{table} cannot be written: the folder {table.parent} does not exist.")
    if not _may_be_replaced(table):
        raise UnusableInput(f"{table} exists and is not a table of an earlier run. Move it, or choose another name.")


def _may_be_replaced(table: Path) -> bool:
    """Whether no file is lost if a table is written here: none exists, or it is empty, or a batch's own table.

    A table that a later version adds a column to is still recognized by its first columns.
    """
    if not os.path.lexists(table):
        return True
    if not os.path.isfile(table):  # noqa: PTH113  # opening a pipe would wait for ever, and a device is not a table
        return False
    names = tuple(COLUMNS)[:_TELLING_COLUMNS]
    try:
        with table.open("rb") as file:
            begin = file.read(_TELLING_BYTES)
    except OSError:
        return False
    if table.suffix.lower() == ".parquet":
        if begin.startswith(b"PAR1"):
            import pyarrow
            import pyarrow.parquet

            try:
                return tuple(pyarrow.parquet.read_schema(table).names[:_TELLING_COLUMNS]) == names
            except (pyarrow.ArrowException, OSError):
                return False
        return not begin
    header = f"{BYTE_ORDER_MARK}{','.join(names)}," if table.suffix.lower() == ".csv" else f'{{"{names[0]}": '
    return not begin or (begin.startswith(header.encode()) and all(name.encode() in begin for name in names))


def check_parquet(table: Path) -> None:
    """Refuse a Parquet file, to be read or written, if PyArrow is not installed; it comes with Streamlit.

    Raises:
        UnusableInput: it is a Parquet file, and PyArrow is missing.
    """
    if table.suffix.lower() == ".parquet" and find_spec("pyarrow") is None:
        raise UnusableInput(
            f"{table}: Parquet needs PyArrow. Install it with: pip install pyarrow; or use a .csv file."
        )


def unfinished_table(table: Path) -> Path:
    """The path under which a table is written until it is complete."""
    return table.with_name(f"{table.name}.new")


def write_table(table: Path, rows: Iterable[Row]) -> None:
    """Write the rows under another name and then rename the file, so that a file named `table` is always complete.

    Raises:
        StoppedEarly: the disk is full or not available, or a file already has the other name.
    """
    unfinished = unfinished_table(table)
    try:
        file = unfinished.open("xb")
    except OSError as error:
        raise StoppedEarly(f"{unfinished} cannot be written: {error.strerror}.") from error
    try:
        with file:
            WRITERS[table.suffix.lower()](file, iter(rows))
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(table)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise StoppedEarly(f"{table} cannot be written: {error.strerror or error}.") from error
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def _write_csv(file: BinaryIO, rows: Iterator[Row]) -> None:
    file.write((BYTE_ORDER_MARK + csv_text([COLUMNS])).encode())
    while some := list(islice(rows, _ROWS_AT_ONCE)):
        lines = csv_text((row | {CAUTIONS: "; ".join(row[CAUTIONS])}).values() for row in some)
        file.write(lines.encode())


def _write_jsonl(file: BinaryIO, rows: Iterator[Row]) -> None:
    file.writelines(f"{json.dumps(row, ensure_ascii=False)}\n".encode() for row in rows)


def _write_parquet(file: BinaryIO, rows: Iterator[Row]) -> None:
    import pyarrow
    import pyarrow.parquet

    types = {
        str: pyarrow.string(),
        int: pyarrow.int64(),
        float: pyarrow.float64(),
        list: pyarrow.list_(pyarrow.string()),
    }
    schema = pyarrow.schema([(name, types[kind]) for name, kind in COLUMNS.items()])
    with pyarrow.parquet.ParquetWriter(file, schema) as writer:
        while some := list(islice(rows, _ROWS_AT_ONCE)):
            writer.write_table(pyarrow.Table.from_pylist(some, schema))


WRITERS: dict[str, Callable[[BinaryIO, Iterator[Row]], None]] = {
    ".parquet": _write_parquet,
    ".csv": _write_csv,
    ".jsonl": _write_jsonl,
}
"""The writer of each kind of table, by suffix."""
