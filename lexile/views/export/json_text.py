"""Records as JSON text, written piece by piece, so that the analysis of a long book is never held whole."""

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

import orjson

_AT_ONCE = 25  # values of a list that are written together: their words stay in a processor's cache


def json_pieces(record: Mapping[str, Any]) -> Iterator[bytes | memoryview]:
    """A record as JSON in UTF-8, in pieces; a value that is an iterator becomes a list, taken up as it is written.

    >>> b"".join(json_pieces({"name": "a", "numbers": iter((1, 2))}))
    b'{"name":"a","numbers":[1,2]}'
    """
    before = b"{"
    for key, value in record.items():
        yield before + _json(key) + b":"
        if isinstance(value, Iterator):
            yield from _list_pieces(value)
        else:
            yield _json(value)
        before = b","
    yield b"}" if before == b"," else b"{}"


def _list_pieces(values: Iterator[Any]) -> Iterator[bytes | memoryview]:
    before = b"["
    while some := tuple(islice(values, _AT_ONCE)):
        yield before
        yield memoryview(_json(some))[1:-1]  # without its brackets, and without a copy
        before = b","
    yield b"]" if before == b"," else b"[]"


def _json(value: Any) -> bytes:
    try:
        return orjson.dumps(value)
    except TypeError:  # half of a surrogate pair, which UTF-8 cannot hold
        return json.dumps(value, separators=(",", ":")).encode()
