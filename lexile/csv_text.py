"""Rows as CSV that spreadsheets open correctly, with no cell that they would run as a formula."""

import csv
import io
from collections.abc import Iterable

BYTE_ORDER_MARK = "\ufeff"
"""The first character of a CSV file, by which spreadsheets recognize UTF-8."""
# The starts listed on OWASP's page "CSV Injection", with the full-width forms that spreadsheets treat alike.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_SKIPPED = " \u00a0\u200b\ufeff"  # before a formula, which a program may leave out


def escape_formula(text: str) -> str:
    """A cell that no spreadsheet runs as a formula; the page's tables can be saved as CSV too.

    >>> escape_formula("=1+1"), escape_formula("One")
    ("'=1+1", 'One')
    """
    return f"'{text}" if text.lstrip(_SKIPPED).startswith(_FORMULA_STARTS) else text


def csv_text(rows: Iterable[Iterable[object]]) -> str:
    """Rows as lines of CSV; formulas are escaped, and None is an empty cell.

    >>> csv_text([["name", "words"], ["=1+1", 7], ["b", None]])
    "name,words\\r\\n'=1+1,7\\r\\nb,\\r\\n"
    """
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([_cell(cell) for cell in row] for row in rows)
    return text.getvalue()


def _cell(value: object) -> object:
    return escape_formula(value) if isinstance(value, str) else value
