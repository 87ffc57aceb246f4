"""A table of texts (.csv, .tsv, .parquet, .jsonl) as items to measure, slice by slice."""

import csv
import json
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from lexile.batch.items import Item, Library, clean_name
from lexile.batch.tables_out import check_parquet
from lexile.errors import UnusableInput

TEXT_COLUMNS = ("text", "content", "body", "excerpt", "passage")
ID_COLUMNS = ("id", "name", "title", "file", "filename")
"""The columns that are taken where none is named, the first that is there; in small letters or capitals."""
_SLICE = 256  # rows of a Parquet file in memory at once
_LONGEST = 2**31 - 1  # characters of a CSV cell: the most that the reader can be told; a document's own limit is less

Row = tuple[str | None, str | None]
"""A row's id and text."""


def table_library(source: Path, text_column: str | None, id_column: str | None) -> Library:
    """The texts of a table, each with its id as its name, or with the number of its row where it has none.

    Raises:
        UnusableInput: it cannot be read, has no such column, or is damaged somewhere.
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
            raise UnusableInput(f"{source} is no UTF-8 text. Save it as “CSV UTF-8”.") from error

    # The first pass finds what is wrong with row 900,000 before the others are measured for hours.
    total = sum(1 for _ in items())
    if not total:
        raise UnusableInput(f"{source} has no rows.")
    return Library(items, total)


def chosen(wanted: str | None, known: tuple[str, ...], columns: list[str], source: Path) -> str | None:
    """The column that was asked for, or the first that has one of the known names.

    Raises:
        UnusableInput: there is no column of the name asked for.

    >>> chosen(None, TEXT_COLUMNS, ["Id", "Text"], Path("a.csv")), chosen(None, ID_COLUMNS, ["Text"], Path("a.csv"))
    ('Text', None)
    """
    if wanted is not None:
        if wanted not in columns:
            raise UnusableInput(f"{source} has no column {wanted!r}; it has {', '.join(columns)}.")
        return wanted
    by_name = {column.lower(): column for column in reversed(columns)}
    return next((by_name[name] for name in known if name in by_name), None)


def columns_of(source: Path, columns: list[str], text_column: str | None, id_column: str | None) -> tuple[str, str]:
    """The names of the text's column and of the id's, which may be empty; a table's only column holds its texts."""
    text = chosen(text_column, TEXT_COLUMNS, columns, source) or (columns[0] if len(columns) == 1 else None)
    if text is None:
        raise UnusableInput(
            f"{source} has the columns {', '.join(columns)}: say which is the text: --text-column NAME."
        )
    return text, chosen(id_column, ID_COLUMNS, [column for column in columns if column != text], source) or ""


def _csv_rows(source: Path, text_column: str | None, id_column: str | None) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST)
    with source.open(encoding="utf-8-sig", newline="") as file:
        head = file.readline()
        file.seek(0)
        # Spreadsheets of countries with a decimal comma part cells with semicolons.
        lines = csv.reader(file, delimiter=max(",", ";", "\t", key=head.count))
        try:
            columns = next(lines, [])
            if not columns:
                raise UnusableInput(f"{source} has no rows.")
            text, name = columns_of(source, columns, text_column, id_column)
            places = columns.index(text), columns.index(name) if name else None
            for cells in lines:
                if cells:
                    yield _cell(cells, places[1]), _cell(cells, places[0])
        except csv.Error as error:
            raise UnusableInput(f"{source} is damaged at line {lines.line_num}: {error}.") from error


def _cell(cells: list[str], place: int | None) -> str | None:
    return cells[place] if place is not None and place < len(cells) else None


def _parquet_rows(source: Path, text_column: str | None, id_column: str | None) -> Iterator[Row]:
    import pyarrow
    import pyarrow.parquet

    try:
        with pyarrow.parquet.ParquetFile(source, pre_buffer=False) as file:
            text, name = columns_of(source, file.schema_arrow.names, text_column, id_column)
            wanted = [text, name] if name else [text]
            for batch in file.iter_batches(batch_size=_SLICE, columns=wanted):
                texts = batch.column(text).to_pylist()
                names = batch.column(name).to_pylist() if name else [None] * len(texts)
                for number, words in zip(names, texts, strict=True):
                    if not isinstance(words, str | None):
                        raise UnusableInput(f"{source}: the column {text!r} holds no text.")
                    yield None if number is None else str(number), words
    except pyarrow.ArrowException as error:
        raise UnusableInput(f"{source} is no Parquet file, or damaged.") from error


def _json_rows(source: Path, text_column: str | None, id_column: str | None) -> Iterator[Row]:
    with source.open(encoding="utf-8-sig", newline="\n") as lines:
        columns: tuple[str, str] | None = None
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                fields: Any = json.loads(line)
            except ValueError as error:
                raise UnusableInput(f"{source}: line {number} is no JSON.") from error
            if not isinstance(fields, dict):
                raise UnusableInput(f'{source}: line {number} is no object: give {{"id": …, "text": …}}.')
            if columns is None:
                columns = columns_of(source, list(fields), text_column, id_column)
            text, name = (fields.get(column) for column in columns)
            if not isinstance(text, str | None):
                raise UnusableInput(f"{source}: line {number} has no {columns[0]!r} in letters.")
            yield None if name is None else str(name), text


READERS: dict[str, Callable[[Path, str | None, str | None], Iterator[Row]]] = {
    ".csv": _csv_rows,
    ".tsv": _csv_rows,
    ".parquet": _parquet_rows,
    ".jsonl": _json_rows,
}
"""How the rows of each kind of table are read, by its ending."""


def _text_item(name: str, text: str) -> Item:
    mark = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return Item(clean_name(name), mark, text=text)
