"""What each path of the API answers: a request's JSON in, an answer's JSON out.

All of it is done in a child of `dashboard.work`, the reading and writing of JSON too: a request of a few megabytes can
hold a million lists, which take as long and as much memory as any text.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from lexile.analysis import Analysis, analyze
from lexile.dashboard import work
from lexile.documents import document_from_text
from lexile.errors import LexileError, UnusableInput
from lexile.leveling.as_given import as_given
from lexile.leveling.draft import MAX_KEPT, level
from lexile.leveling.targets import parse_target
from lexile.leveling.version_check import check_version
from lexile.leveling.word_suggestions import find_word, load_replacer
from lexile.views.export.check_record import check_record
from lexile.views.export.draft_record import draft_record, suggestion_records
from lexile.views.export.json_text import json_pieces
from lexile.views.export.records import Record, analysis_fields, answer_record

_NAME = "the text"


def answer(path: str, body: bytes) -> bytes:
    """The answer to the body of a request at a path of `PATHS`.

    Raises:
        LexileError: the request is not understood, or its text cannot be measured or takes more than the limits allow.
    """
    return work.call(_NAME, f"{__name__}:_answer", path, body)


def _answer(path: str, body: bytes) -> bytes:
    return b"".join(json_pieces(_ANSWERS[path](_request_of(body))))


def _request_of(body: bytes) -> Record:
    try:
        request: Any = json.loads(body)
    except (ValueError, RecursionError):
        request = None
    if not isinstance(request, dict):
        raise UnusableInput('The request is not a JSON object such as {"text": "…"}.')
    return request


def _estimate(request: Record) -> Record:
    return answer_record(_analyzed(request))


def _analyze(request: Record) -> Mapping[str, Any]:
    return analysis_fields(_analyzed(request))


def _suggest(request: Record) -> Record:
    word, start = _text(request, "word").strip(), request.get("start")
    if start is not None and (not isinstance(start, int) or isinstance(start, bool)):
        raise UnusableInput('"start" is not a whole number.')
    text = _text(request)
    found = load_replacer(work.load()).suggestions(text, find_word(text, word, start))
    return {"word": word, "suggestions": suggestion_records(found)}


def _level(request: Record) -> Record:
    keep = request.get("keep", [])
    if not isinstance(keep, list) or not all(isinstance(word, str) for word in keep):
        raise UnusableInput('"keep" is not a list of words.')
    if len(keep) > MAX_KEPT:
        raise UnusableInput(f'"keep" has {len(keep):,} words; at most {MAX_KEPT} can be kept.')
    target = parse_target(_text(request, "target"))
    text = _text(request)
    draft = level(_measured(text), work.load(), target, tuple(keep))
    return draft_record(as_given(draft, text))


def _check(request: Record) -> Record:
    target = None if request.get("target") is None else parse_target(_text(request, "target"))
    source, version = _compared(request, "source"), _compared(request, "version")
    return check_record(check_version(source, version, work.load(), target))


_ANSWERS: dict[str, Callable[[Record], Mapping[str, Any]]] = {
    "/analyze": _analyze,
    "/estimate": _estimate,
    "/suggest": _suggest,
    "/level": _level,
    "/check": _check,
}
PATHS = tuple(_ANSWERS)
"""Each path, below the version, that has an answer here."""


def _text(request: Record, key: str = "text") -> str:
    text = request.get(key)
    if not isinstance(text, str):
        raise UnusableInput(f'"{key}" is missing, or is not text.')
    try:
        text.encode()
    except UnicodeEncodeError:
        raise UnusableInput(f'"{key}" contains half characters (lone surrogates). Send whole ones.') from None
    return text


def _flag(request: Record, key: str) -> bool:
    flag = request.get(key, False)
    if not isinstance(flag, bool):
        raise UnusableInput(f'"{key}" is neither true nor false.')
    return flag


def _analyzed(request: Record) -> Analysis:
    keep_all = _flag(request, "keep_all")
    return _measured(_text(request), keep_all)


def _compared(request: Record, key: str) -> Analysis:
    """The analysis of one of two texts; an error says which."""
    document = document_from_text(_text(request, key), key)
    try:
        return analyze(document, work.load())
    except LexileError as error:
        raise error.for_document(key) from error


def _measured(text: str, keep_all: bool = False) -> Analysis:
    return analyze(document_from_text(text), work.load(), keep_all=keep_all)
