"""What each path of the API answers: a request's JSON in, a record out; a child of `dashboard.work` does it."""

import pickle
from collections.abc import Callable
from typing import Any

from lexile.analysis import Analysis, analyze
from lexile.dashboard import work
from lexile.documents import document_from_text
from lexile.errors import UnusableInput
from lexile.leveling.draft import level
from lexile.leveling.targets import Target, parse_target
from lexile.leveling.version_check import check_version
from lexile.leveling.word_suggestions import find_word, load_replacer
from lexile.views.export.check_record import check_record
from lexile.views.export.draft_record import draft_record, suggestion_records
from lexile.views.export.records import Record, analysis_record, answer_record

_NAME = "the text"
_MOST_KEPT = 100


def estimate(request: Record) -> Record:
    """The estimate of a text, without its parts."""
    return _called("_estimate", _text(request), _flag(request, "keep_all"))


def full_analysis(request: Record) -> Record:
    """The whole analysis of a text."""
    return _called("_analysis", _text(request), _flag(request, "keep_all"))


def suggest(request: Record) -> Record:
    """Easier words that fit in place of one word."""
    word, start = _text(request, "word").strip(), request.get("start")
    if start is not None and (not isinstance(start, int) or isinstance(start, bool)):
        raise UnusableInput('"start" is not a whole number.')
    return _called("_suggest", _text(request), word, start)


def draft(request: Record) -> Record:
    """A draft of a text at another level."""
    keep = request.get("keep", [])
    if not isinstance(keep, list) or not all(isinstance(word, str) for word in keep):
        raise UnusableInput('"keep" is not a list of words.')
    return _called("_draft", _text(request), parse_target(_text(request, "target")), tuple(keep[:_MOST_KEPT]))


def check(request: Record) -> Record:
    """What was lost or added in a version of a text."""
    target = None if request.get("target") is None else parse_target(_text(request, "target"))
    return _called("_check", _text(request, "source"), _text(request, "version"), target)


ANSWERS: dict[str, Callable[[Record], Record]] = {
    "/analyze": full_analysis,
    "/estimate": estimate,
    "/suggest": suggest,
    "/level": draft,
    "/check": check,
}
"""Each path, below the version, with the function that answers it."""


def _text(request: Record, key: str = "text") -> str:
    text = request.get(key)
    if not isinstance(text, str):
        raise UnusableInput(f'"{key}" is missing, or is not text.')
    try:
        text.encode()
    except UnicodeEncodeError:
        raise UnusableInput(f'"{key}" has halves of characters in it (lone surrogates). Send whole ones.') from None
    return text


def _flag(request: Record, key: str) -> bool:
    flag = request.get(key, False)
    if not isinstance(flag, bool):
        raise UnusableInput(f'"{key}" is neither true nor false.')
    return flag


def _called(function: str, *arguments: Any) -> Record:
    record: Record = pickle.loads(work.call(_NAME, f"{__name__}:{function}", *arguments))
    return record


def _estimate(text: str, keep_all: bool) -> bytes:
    return pickle.dumps(answer_record(_analyzed(text, keep_all)))


def _analysis(text: str, keep_all: bool) -> bytes:
    return pickle.dumps(analysis_record(_analyzed(text, keep_all)))


def _suggest(text: str, word: str, start: int | None) -> bytes:
    found = load_replacer(work.load()).suggestions(text, find_word(text, word, start))
    return pickle.dumps({"word": word, "suggestions": suggestion_records(found)})


def _draft(text: str, target: Target, keep: tuple[str, ...]) -> bytes:
    return pickle.dumps(draft_record(level(_analyzed(text, keep_all=False), work.load(), target, keep)))


def _check(source: str, version: str, target: Target | None) -> bytes:
    texts = _analyzed(source, keep_all=False), _analyzed(version, keep_all=False)
    return pickle.dumps(check_record(check_version(*texts, work.load(), target)))


def _analyzed(text: str, keep_all: bool) -> Analysis:
    return analyze(document_from_text(text), work.load(), keep_all=keep_all)
