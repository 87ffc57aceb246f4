"""`lexile suggest`, as a shell calls it."""

import json
from pathlib import Path

import pytest

from lexile.cli.main import main


def test_each_line_gets_its_suggestions_and_bad_lines_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In order, with the fields that programs read; one bad line does not stop the rest."""
    text = "She purchased a boat for the expedition."
    requests: list[object] = [
        {"id": "a", "text": text, "word": "purchased"},
        {"id": 2, "text": text, "word": "expedition", "start": 29},
        {"id": 3, "text": text, "word": "expedition", "start": "x"},
        {"id": 4, "text": text, "word": "canoe"},
        {"id": 5, "text": text},
        {"id": 6, "text": "The ship reached Providence.", "word": "Providence"},
        [],
    ]
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in requests), encoding="utf-8")
    assert main(["suggest", str(path)]) == 1
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["id"] for row in rows] == ["a", 2, 3, 4, 5, 6, None]
    assert list(rows[0]) == ["id", "word", "suggestions"]
    assert list(rows[0]["suggestions"][0]) == ["text", "gain", "confidence", "meaning"]
    assert rows[0]["suggestions"][0]["text"] == "bought"
    assert ["error" in row for row in rows] == [False, False, True, True, True, False, True]
    assert rows[5]["suggestions"] == []
