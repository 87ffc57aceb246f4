"""The paths of the API, with what they say when something is wrong: a status and one sentence."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from lexile import __version__
from lexile.api.access import Access, access
from lexile.api.answers import ANSWERS
from lexile.api.description import description, documentation
from lexile.documents.limits import MAX_BYTES
from lexile.errors import LexileError, TooLarge, UnusableInput
from lexile.views.export.records import Record

PREFIX = "/api/v1"
_BAD_REQUEST, _UNAUTHORIZED, _NOT_FOUND, _TOO_LARGE, _UNUSABLE = 400, 401, 404, 413, 422
_Answer = Callable[[Request], Awaitable[Response]]


def routes() -> list[Route]:
    """All paths; those that cost nothing are open to everybody once the API is on."""
    paths = [Route(f"{PREFIX}{path}", _guarded(_answering(path)), methods=["POST"]) for path in ANSWERS]
    return [
        *paths,
        Route(f"{PREFIX}/health", _guarded(_health, keyless=True), methods=["GET"]),
        Route(f"{PREFIX}/openapi.json", _guarded(_description, keyless=True), methods=["GET"]),
        Route(f"{PREFIX}/docs", _guarded(_documentation, keyless=True), methods=["GET"]),
    ]


def _guarded(answer: _Answer, *, keyless: bool = False) -> _Answer:
    async def guarded(request: Request) -> Response:
        allowed = access(request.headers.get("authorization", ""))
        if allowed is Access.OFF:
            return _error(_NOT_FOUND, "The API is not turned on here.")
        if allowed is Access.REFUSED and not keyless:
            refused = _error(_UNAUTHORIZED, "This needs a key: send it as “Authorization: Bearer KEY”.")
            refused.headers["WWW-Authenticate"] = "Bearer"
            return refused
        response = await answer(request)
        response.headers["Cache-Control"] = "no-store"
        return response

    return guarded


def _answering(path: str) -> _Answer:
    async def answering(request: Request) -> Response:
        try:
            record = await run_in_threadpool(ANSWERS[path], _request_of(await _body(request)))
        except TooLarge as error:
            return _error(_TOO_LARGE, str(error))
        except UnusableInput as error:
            return _error(_BAD_REQUEST, str(error))
        except LexileError as error:
            return _error(_UNUSABLE, str(error))
        except ClientDisconnect:
            return _error(_BAD_REQUEST, "The request ended too early.")
        return JSONResponse(record)

    return answering


async def _body(request: Request) -> bytes:
    """The body of a request, read no further than the limit.

    Raises:
        TooLarge: it is larger than a document may be.
    """
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > MAX_BYTES:
            raise TooLarge(f"The request is larger than {MAX_BYTES // 10**6} MB. Send the text in parts.")
        parts.append(part)
    return b"".join(parts)


def _request_of(body: bytes) -> Record:
    try:
        request: Any = json.loads(body)
    except (ValueError, RecursionError):
        request = None
    if not isinstance(request, dict):
        raise UnusableInput('The request is not a JSON object such as {"text": "…"}.')
    return request


async def _health(_: Request) -> Response:
    return JSONResponse({"status": "ok", "version": __version__})


async def _description(_: Request) -> Response:
    return JSONResponse(description(PREFIX))


async def _documentation(_: Request) -> Response:
    return HTMLResponse(documentation(description(PREFIX)))


def _error(status: int, message: str) -> JSONResponse:
    return JSONResponse({"error": message}, status_code=status, headers={"Cache-Control": "no-store"})
