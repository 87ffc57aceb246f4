"""`lexile suggest`: JSON lines with a text and a word in, JSON lines with easier words out, in the same order."""

import json
from typing import Any

from lexile.cli.estimate import read_lines, request_of, text_of
from lexile.cli.status import FAILED
from lexile.errors import LexileError, UnusableInput
from lexile.estimator.estimator import load_estimator
from lexile.leveling.word_suggestions import Replacer, find_word, load_replacer
from lexile.views.export.draft_record import suggestion_records

_FORM = '{"id": …, "text": …, "word": …}'


def suggest_lines(source: str) -> int:
    """Print the suggestions for each line of a file, or of standard input if `source` is `-`.

    Returns:
        The exit status.

    Raises:
        UnusableInput: the file cannot be read, is not UTF-8 text, or has no lines.
    """
    lines = read_lines(source)
    replacer = load_replacer(load_estimator())
    failed = False
    for number, line in enumerate(lines, start=1):
        answer = suggest_line(line, number, replacer)
        failed = failed or "error" in answer
        print(json.dumps(answer), flush=True)
    return FAILED if failed else 0


def suggest_line(line: str, number: int, replacer: Replacer) -> dict[str, Any]:
    """The answer to one line: the suggestions for its word, or its error."""
    request: dict[str, Any] = {}
    try:
        request = request_of(line, number, _FORM)
        text = text_of(request, number)
        word = _word_of(request, number)
        found = replacer.suggestions(text, find_word(text, word, _start_of(request, number)))
    except LexileError as error:
        return {"id": request.get("id"), "word": request.get("word"), "error": str(error)}
    return {
        "id": request.get("id"),
        "word": word,
        "suggestions": suggestion_records(found),
    }


def _word_of(request: dict[str, Any], number: int) -> str:
    word = request.get("word")
    if not isinstance(word, str) or not word.strip():
        raise UnusableInput(f'The "word" of line {number} is missing, or is not text.')
    return word.strip()


def _start_of(request: dict[str, Any], number: int) -> int | None:
    start = request.get("start")
    if start is None or (isinstance(start, int) and not isinstance(start, bool)):
        return start
    raise UnusableInput(f'The "start" of line {number} is not a whole number.')
