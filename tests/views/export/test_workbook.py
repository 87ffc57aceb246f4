"""Tables as workbooks."""

import io

import openpyxl
import pandas as pd

from lexile.views.export.spreadsheets import table_xlsx


def test_numbers_are_numbers_and_text_is_text() -> None:
    """Nothing in a name is run as a formula or opened as a link; empty cells stay empty."""
    table = pd.DataFrame(
        {
            "Name": ["=1+1", "https://example.org", "Emma"],
            "Measure (L)": pd.array([930, None, -40], dtype="Int64"),
            "Words": [1_234, 5, 6],
        }
    )
    sheet = openpyxl.load_workbook(io.BytesIO(table_xlsx(table, "Reading levels")))["Reading levels"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("Name", "Measure (L)", "Words")
    assert rows[1] == ("=1+1", 930, 1234)
    assert rows[2] == ("https://example.org", None, 5)
    assert sheet["A2"].data_type == "s"
    assert sheet["A3"].hyperlink is None
    assert sheet.freeze_panes == "B2"


def test_an_empty_table_and_long_text_fit() -> None:
    """Within what a cell can hold."""
    assert table_xlsx(pd.DataFrame({"Name": []}), "Empty")
    sheet = openpyxl.load_workbook(io.BytesIO(table_xlsx(pd.DataFrame({"Name": ["a" * 100_000]}), "Long")))["Long"]
    assert len(str(sheet["A2"].value)) < 32_767
