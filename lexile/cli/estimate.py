"""`lexile estimate`: JSON lines with texts in, JSON lines with estimates out, in the same order."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from lexile.analysis import Analysis, analyze, analyze_sentence
from lexile.cli.status import FAILED
from lexile.documents import Document, document_from_text
from lexile.errors import LexileError, UnusableInput
from lexile.estimator.estimator import Estimator, load_estimator
from lexile.views.export.records import answer_record


def estimate_lines(source: str, *, as_sentence: bool) -> int:
    """Print the estimate of each line of a file, or of standard input if `source` is `-`.

    Returns:
        The exit status.

    Raises:
        UnusableInput: the file cannot be read, is not UTF-8 text, or has no lines.
    """
    lines = read_lines(source)
    estimator = load_estimator()
    failed = False
    for number, line in enumerate(lines, start=1):
        answer = estimate_line(line, number, estimator, analyze_sentence if as_sentence else analyze)
        failed = failed or "error" in answer
        print(json.dumps(answer), flush=True)
    return FAILED if failed else 0


def estimate_line(
    line: str, number: int, estimator: Estimator, analyze_text: Callable[[Document, Estimator], Analysis]
) -> dict[str, Any]:
    """The answer to one line: its estimate, or its error."""
    request: dict[str, Any] = {}
    try:
        request = request_of(line, number)
        analysis = analyze_text(document_from_text(text_of(request, number)), estimator)
    except LexileError as error:
        return {"id": request.get("id"), "error": str(error)}
    return {"id": request.get("id"), **answer_record(analysis)}


def request_of(line: str, number: int, form: str = '{"id": …, "text": …}') -> dict[str, Any]:
    """The object that a line of JSON holds; `form` is what to write, for the error's message."""
    try:
        request = json.loads(line)
    except ValueError as error:
        raise UnusableInput(f"Line {number} is not JSON: write {form}.") from error
    if not isinstance(request, dict):
        raise UnusableInput(f"Line {number} is not an object: write {form}.")
    return request


def text_of(request: dict[str, Any], number: int) -> str:
    """The text of a line."""
    text = request.get("text")
    if not isinstance(text, str):
        raise UnusableInput(f'The "text" of line {number} is missing, or is not text.')
    return text


def read_lines(source: str) -> Iterator[str]:
    """The lines of a file, or of standard input if `source` is `-`, without empty ones.

    Raises:
        UnusableInput: the file cannot be read, is not UTF-8 text, or has no lines.
    """
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise UnusableInput(f"{source} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UnusableInput(f"{source} is not UTF-8 text.") from error
    # Not `splitlines`: a JSON string may contain other line separators unescaped.
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        raise UnusableInput(f"{source} has no lines.")
    return iter(lines)
