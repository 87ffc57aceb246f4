"""Tables of texts (.csv, .tsv, .parquet, .jsonl) as the items of a batch, a few rows in memory at a time."""

import csv
import json
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from lexile.batch.items import Batch, Item
from lexile.batch.output_tables import check_parquet
from lexile.documents.names import shortened, visible_name
from lexile.errors import UnusableInput

_MOST_NAMED = 20  # columns that a message repeats
TEXT_COLUMNS = ("text", "content", "body", "excerpt", "passage")
ID_COLUMNS = ("id", "name", "title", "file", "filename")
"""The columns used unless others are named: the first of these that the table has, in upper or lower case."""
_ROWS_AT_ONCE = 256  # of a Parquet file: even rows of whole books then take some hundred megabytes at most
_MAX_CELL = 2**31 - 1  # characters, the largest limit that the csv module accepts; documents have a lower one

TextRow = tuple[str | None, str | None]
"""The id and text of a row."""


def batch_from_table(source: Path, text_column: str | None, id_column: str | None) -> Batch:
    """The texts of a table, each named by its id, or by its row number if it has none.

    Raises:
        UnusableInput: the table cannot be read, lacks a column, or is damaged somewhere.
    """
    check_parquet(source)
    read = READERS[source.suffix.lower()]

    def items() -> Iterator[Item]:
        try:
            for number, (name, text) in enumerate(read(source, text_column, id_column), start=1):
                yield _text_item(name or f"row {number}", text or "")
        except OSError as error:
            raise UnusableInput(f"{source} cannot be read: {error.strerror or error}.") from error
        except UnicodeDecodeError as error:
            raise UnusableInput(f"{source} is not UTF-8 text. Save it as “CSV UTF-8”.") from error

    # This pass reports damage in row 900,000 now, not after hours of measuring.
    total = sum(1 for _ in items())
    if not total:
        raise UnusableInput(f"{source} has no rows.")
    return Batch(items, total)


def choose_column(wanted: str | None, known: tuple[str, ...], columns: list[str], source: Path) -> str | None:
    """The wanted column, or else the first column with one of the known names.

    Raises:
        UnusableInput: the wanted column does not exist.

    >>> choose_column(None, TEXT_COLUMNS, ["Id", "Text"], Path("a.csv"))
    'Text'
    >>> choose_column(None, ID_COLUMNS, ["Text"], Path("a.csv"))
    """
    if wanted is not None:
        if wanted not in columns:
            raise UnusableInput(f"{source} has no column {shortened(wanted)!r}; it has {_named(columns)}.")
        return wanted
    by_name = {column.lower(): column for column in reversed(columns)}
    return next((by_name[name] for name in known if name in by_name), None)


def _named(columns: list[str]) -> str:
    more = f" and {len(columns) - _MOST_NAMED:,} more" if len(columns) > _MOST_NAMED else ""
    return ", ".join(map(shortened, columns[:_MOST_NAMED])) + more


def text_and_id_columns(
    source: Path, columns: list[str], text_column: str | None, id_column: str | None
) -> tuple[str, str]:
    """The names of the columns with texts and with ids, the latter empty if there is none.

    The only column of a table is taken to hold its texts.
    """
    text = choose_column(text_column, TEXT_COLUMNS, columns, source) or (columns[0] if len(columns) == 1 else None)
    if text is None:
        raise UnusableInput(
            f"{source} has the columns {_named(columns)}. Name the one with the texts: --text-column NAME."
        )
    return text, choose_column(id_column, ID_COLUMNS, [column for column in columns if column != text], source) or ""


def _csv_rows(source: Path, text_column: str | None, id_column: str | None) -> Iterator[TextRow]:
    csv.field_size_limit(_MAX_CELL)
    with source.open(encoding="utf-8-sig", newline="") as file:
        head = file.readline()
        file.seek(0)
        # Spreadsheets of countries that write a decimal comma separate cells with semicolons.
        separator = "\t" if source.suffix.lower() == ".tsv" else max(",", ";", "\t", key=head.count)
        lines = csv.reader(file, delimiter=separator)
        try:
            columns = next(lines, [])
            if not columns:
                raise UnusableInput(f"{source} has no rows.")
            text, name = text_and_id_columns(source, columns, text_column, id_column)
            text_index, id_index = columns.index(text), columns.index(name) if name else None
            for cells in lines:
                if cells:
                    yield _cell(cells, id_index), _cell(cells, text_index)
        except csv.Error as error:
            raise UnusableInput(f"{source} is damaged at line {lines.line_num}: {error}.") from error


def _cell(cells: list[str], index: int | None) -> str | None:
    return cells[index] if index is not None and index < len(cells) else None


def _parquet_rows(source: Path, text_column: str | None, id_column: str | None) -> Iterator[TextRow]:
    import pyarrow
    import pyarrow.parquet

    try:
        with pyarrow.parquet.ParquetFile(source, pre_buffer=False) as file:
            text, name = text_and_id_columns(source, file.schema_arrow.names, text_column, id_column)
            wanted = [text, name] if name else [text]
            for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE, columns=wanted):
                texts = batch.column(text).to_pylist()
                names = batch.column(name).to_pylist() if name else [None] * len(texts)
                for row_id, row_text in zip(names, texts, strict=True):
                    if not isinstance(row_text, str | None):
                        raise UnusableInput(f"{source}: the column {shortened(text)!r} does not contain text.")
                    yield None if row_id is None else str(row_id), row_text
    except pyarrow.ArrowException as error:
        raise UnusableInput(f"{source} is not a Parquet file, or is damaged.") from error


def _json_rows(source: Path, text_column: str | None, id_column: str | None) -> Iterator[TextRow]:
    with source.open(encoding="utf-8-sig", newline="\n") as lines:
        columns: tuple[str, str] | None = None
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                fields: Any = json.loads(line)
            except ValueError as error:
                raise UnusableInput(f"{source}: line {number} is not JSON.") from error
            if not isinstance(fields, dict):
                raise UnusableInput(f'{source}: line {number} is not an object: write {{"id": …, "text": …}}.')
            if columns is None:
                columns = text_and_id_columns(source, list(fields), text_column, id_column)
            text, name = (fields.get(column) for column in columns)
            if not isinstance(text, str | None):
                raise UnusableInput(f"{source}: the {shortened(columns[0])!r} of line {number} is not text.")
            yield None if name is None else str(name), text


READERS: dict[str, Callable[[Path, str | None, str | None], Iterator[TextRow]]] = {
    ".csv": _csv_rows,
    ".tsv": _csv_rows,
    ".parquet": _parquet_rows,
    ".jsonl": _json_rows,
}
"""The reader of each kind of table, by suffix."""


def _text_item(name: str, text: str) -> Item:
    fingerprint = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return Item(visible_name(name), fingerprint, text=text)
