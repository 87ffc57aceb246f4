"""Records as JSON text, written piece by piece, so that the analysis of a long book is never held whole."""

import json
from collections.abc import Iterator, Mapping
from itertools import batched
from typing import Any

import orjson

_AT_ONCE = 500  # values of a list that are written together: some hundred kilobytes of sentences


def json_pieces(record: Mapping[str, Any]) -> Iterator[str]:
    """A record as JSON, in pieces; a value that is an iterator becomes a list, and is taken up as it is written.

    >>> "".join(json_pieces({"name": "a", "numbers": iter((1, 2))}))
    '{"name":"a","numbers":[1,2]}'
    """
    before = "{"
    for key, value in record.items():
        yield f"{before}{_json(key)}:"
        if isinstance(value, Iterator):
            yield from _list_pieces(value)
        else:
            yield _json(value)
        before = ","
    yield "}" if before == "," else "{}"


def _list_pieces(values: Iterator[Any]) -> Iterator[str]:
    before = "["
    for some in batched(values, _AT_ONCE):
        yield before + _json(some)[1:-1]
        before = ","
    yield "]" if before == "," else "[]"


def _json(value: Any) -> str:
    try:
        return orjson.dumps(value).decode()
    except TypeError:  # half of a surrogate pair, which no UTF-8 can hold
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
