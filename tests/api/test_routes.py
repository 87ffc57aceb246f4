"""The API answers programs in JSON: with records, or with a status and one sentence."""

import asyncio
import json
from typing import Any

import jsonschema
import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import Message, Scope

from lexile.api.access import KEY, OPEN, Access, access
from lexile.api.description import description
from lexile.api.routes import PREFIX, routes
from lexile.documents.limits import MAX_BYTES

STORY = (
    "The committee purchased numerous instruments, and the inspectors subsequently examined the reservoir. "
    "Nobody had anticipated the severity of the winter, but the captain refused to abandon the vessel. "
)
APP = Starlette(routes=routes())


def ask(path: str, body: Any = None, method: str = "POST", key: str = "") -> tuple[int, dict[str, str], Any]:
    """Send a request, and return the status, the headers and the answer."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = [(b"authorization", f"Bearer {key}".encode())] if key else []
    scope: Scope = {
        "type": "http",
        "method": method,
        "path": f"{PREFIX}{path}",
        "raw_path": f"{PREFIX}{path}".encode(),
        "query_string": b"",
        "headers": headers,
    }
    parts = [raw[place : place + 65_536] for place in range(0, len(raw), 65_536)] or [b""]
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": parts.pop(0), "more_body": bool(parts)}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(APP(scope, receive, send))
    told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    answer = b"".join(message.get("body", b"") for message in sent[1:])
    return sent[0]["status"], told, json.loads(answer) if told.get("content-type") == "application/json" else answer


@pytest.fixture
def open_api(monkeypatch: pytest.MonkeyPatch) -> None:
    """The API, turned on for everybody."""
    monkeypatch.delenv(KEY, raising=False)
    monkeypatch.setenv(OPEN, "open")


def test_the_api_is_off_unless_its_owner_turns_it_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody gets to compute on a host by accident."""
    monkeypatch.delenv(KEY, raising=False)
    monkeypatch.delenv(OPEN, raising=False)
    for path, method in (("/estimate", "POST"), ("/health", "GET"), ("/openapi.json", "GET"), ("/docs", "GET")):
        assert ask(path, {"text": STORY}, method)[0] == 404


def test_a_key_opens_what_it_is_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it, or with another one, the answer says so; what costs nothing needs none."""
    monkeypatch.setenv(KEY, "a-long-key")
    assert ask("/estimate", {"text": STORY})[0] == 401
    status, headers, answer = ask("/estimate", {"text": STORY}, key="another")
    assert (status, headers["www-authenticate"]) == (401, "Bearer")
    assert "key" in answer["error"]
    assert ask("/estimate", {"text": STORY}, key="a-long-key")[0] == 200
    assert ask("/health", method="GET")[0] == 200


REQUESTS = [
    ("/estimate", {"text": STORY}),
    ("/analyze", {"text": STORY, "keep_all": True}),
    ("/suggest", {"text": STORY, "word": "purchased"}),
    ("/level", {"text": STORY, "target": "600-900", "keep": ["reservoir"]}),
    (
        "/check",
        {"source": STORY, "version": "The committee bought instruments. The winter was hard.", "target": "0-900"},
    ),
]


@pytest.mark.usefixtures("open_api")
@pytest.mark.parametrize(("path", "body"), REQUESTS)
def test_answers_are_as_described(path: str, body: dict[str, Any]) -> None:
    """Every key that the description names is there, in its type; nobody keeps the answer."""
    status, headers, answer = ask(path, body)
    assert status == 200, answer
    assert headers["cache-control"] == "no-store"
    responses = description(PREFIX)["paths"][path]["post"]["responses"]
    jsonschema.validate(answer, responses["200"]["content"]["application/json"]["schema"])


@pytest.mark.usefixtures("open_api")
@pytest.mark.parametrize(
    ("path", "body", "status", "says"),
    [
        ("/estimate", b"no json", 400, "not a JSON object"),
        ("/estimate", b"[" * 100_000, 400, "not a JSON object"),
        ("/estimate", ["text"], 400, "not a JSON object"),
        ("/estimate", {}, 400, '"text" is missing'),
        ("/estimate", {"text": 5}, 400, '"text" is missing'),
        ("/analyze", {"text": STORY, "keep_all": "yes"}, 400, "neither true nor false"),
        ("/suggest", {"text": STORY, "word": "elephant"}, 400, "elephant"),
        ("/suggest", {"text": STORY, "word": "purchased", "start": 1.5}, 400, "whole number"),
        ("/level", {"text": STORY, "target": "easy"}, 400, "not a target"),
        ("/level", {"text": STORY, "target": "600-900", "keep": "reservoir"}, 400, "not a list"),
        ("/level", {"text": STORY, "target": "600-900", "keep": ["reservoir"] * 101}, 400, "at most 100"),
        ("/check", {"source": STORY, "version": "12 345"}, 422, "version: There are no words"),
        ("/check", {"source": "12 345", "version": STORY}, 422, "source: There are no words"),
        ("/estimate", {"text": "12 345"}, 422, "no words"),
        (
            "/estimate",
            {"text": "Der Hund lief zur Tür und bellte laut, weil jemand draußen stand. " * 5},
            422,
            "German",
        ),
        ("/estimate", b" " * (MAX_BYTES + 1), 413, "larger than"),
    ],
    ids=range(16),
)
def test_what_is_wrong_is_said_in_one_sentence(path: str, body: Any, status: int, says: str) -> None:
    """With a status that programs understand."""
    found, _, answer = ask(path, body)
    assert found == status
    assert says in answer["error"]
    assert "Traceback" not in answer["error"]


@pytest.mark.usefixtures("open_api")
def test_the_description_names_every_path() -> None:
    """And is valid OpenAPI as far as a page of documentation needs it."""
    _, _, described = ask("/openapi.json", method="GET")
    paths = {route.path.removeprefix(PREFIX) for route in routes() if isinstance(route, Route)}
    assert paths == {*described["paths"], "/openapi.json", "/docs"}
    status, _, page = ask("/docs", method="GET")
    assert status == 200
    assert all(path.encode() in page for path in described["paths"])
    assert b"https://" not in page


@pytest.mark.parametrize("key", ["schlüssel-für-uns", "a-long-key\n", " a long key "])
def test_a_key_may_have_any_letters(key: str) -> None:
    """A client sends its bytes in UTF-8, which the server reads byte by byte; a file's line end is no part of it."""
    sent = f"Bearer {key.strip()}".encode().decode("latin-1")
    assert access(sent, {KEY: key}) is Access.GRANTED
    assert access("Bearer \udc80", {KEY: key}) is Access.REFUSED
    assert access(sent, {KEY: "\udcfc"}) is Access.REFUSED


@pytest.mark.usefixtures("open_api")
def test_half_a_character_is_refused() -> None:
    """JSON can hold it, and no text can."""
    status, _, answer = ask("/suggest", b'{"text": "A big \\ud800cat sat there.", "word": "\\ud800cat"}')
    assert status == 400
    assert "surrogates" in answer["error"]


@pytest.mark.usefixtures("open_api")
@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/estimate", "GET", 405),
        ("/estimate", "OPTIONS", 405),
        ("/health", "POST", 405),
        ("/health", "HEAD", 200),
        ("/nothing", "GET", 404),
        ("/estimate/", "POST", 404),
        ("", "GET", 404),
    ],
)
def test_another_path_or_method_gets_one_sentence_too(path: str, method: str, status: int) -> None:
    """In JSON: programs have no use for the page, with which it would be answered."""
    found, headers, answer = ask(path, method=method)
    assert found == status
    assert headers["content-type"] == "application/json"
    if status != 200:
        assert answer["error"].endswith(".")
        assert headers["cache-control"] == "no-store"
    assert (status == 405) == ("allow" in headers)


@pytest.mark.usefixtures("open_api")
@pytest.mark.parametrize(
    ("path", "request_"),
    [
        ("/suggest", {"text": STORY, "word": "x" * (MAX_BYTES // 2)}),
        ("/suggest", {"text": STORY, "word": "x\n\x1b[31m" * 1000, "start": 7}),
        ("/level", {"text": STORY, "target": "9" * 5000}),
        ("/check", {"source": STORY, "version": STORY, "target": "x" * 100_000}),
    ],
)
def test_an_error_repeats_only_the_beginning_of_what_was_sent(path: str, request_: dict[str, str]) -> None:
    status, _, answer = ask(path, request_)
    assert status == 400
    assert len(answer["error"]) < 300
    assert "\n" not in answer["error"]
    assert "\x1b" not in answer["error"]
