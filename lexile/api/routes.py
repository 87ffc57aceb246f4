"""The paths of the API, with what they say when something is wrong: a status and one sentence."""

from asyncio import Semaphore, timeout
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from lexile import __version__
from lexile.api.access import Access, access
from lexile.api.answers import PATHS, answer
from lexile.api.description import description, documentation
from lexile.dashboard.arrivals import Arrival, Arrivals, TooManyAtOnce, TooSlow
from lexile.dashboard.budget import TOO_SLOW
from lexile.documents.limits import MAX_BYTES
from lexile.errors import LexileError, TooLarge, UnusableInput

PREFIX = "/api/v1"
_BAD_REQUEST, _UNAUTHORIZED, _NOT_FOUND, _WRONG_METHOD, _TIMEOUT = 400, 401, 404, 405, 408
_TOO_LARGE, _UNUSABLE, _BUSY = 413, 422, 503
_NOT_KEPT = {"Cache-Control": "no-store"}
_AT_ONCE = Semaphore(2)  # as many as there are children; the threads that serve the page's files stay free
_ARRIVING = Arrivals(most=20 * 2**20, patience=60.0)  # one text's worth of requests and answers
_PART = 2**18  # bytes of an answer that are sent together
_TAKEN_WITHIN = 30.0  # seconds


def routes() -> list[BaseRoute]:
    """All paths; those that cost nothing are open to everybody once the API is on."""
    paths: dict[str, tuple[str, ASGIApp]] = {path: ("POST", _Answering(path)) for path in PATHS}
    paths["/health"] = "GET", _OpenToAll(_health)
    paths["/openapi.json"] = "GET", _OpenToAll(_description)
    paths["/docs"] = "GET", _OpenToAll(_documentation)
    return [
        *(Route(f"{PREFIX}{path}", _Only(method, app)) for path, (method, app) in paths.items()),
        Mount("/api", _no_such_path),  # the page would answer with itself
    ]


class _Only:
    """An ASGI application that answers one method alone."""

    def __init__(self, method: str, app: ASGIApp) -> None:
        self._method, self._app = method, app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self._app
        if scope["method"] != self._method and (scope["method"], self._method) != ("HEAD", "GET"):
            refused = _error(_WRONG_METHOD, f"This path accepts only {self._method} requests.")
            refused.headers["Allow"] = self._method
            app = _off() if _is_off(scope) else refused
        await app(scope, receive, send)


async def _no_such_path(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    answer = _off() if _is_off(scope) else _error(_NOT_FOUND, f"There is no such path. {PREFIX}/docs lists them.")
    await answer(scope, receive, send)


class _Answering:
    """An ASGI application for a path that computes; a request is counted until its answer has been taken."""

    def __init__(self, path: str) -> None:
        self._path = path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        allowed = access(request.headers.get("authorization", ""))
        if allowed is Access.GRANTED:
            with _ARRIVING.admit() as arrival:
                response = await self._response(request, arrival)
                await response(scope, receive, send)
            return
        response = _off() if allowed is Access.OFF else _no_key()
        await response(scope, receive, send)

    async def _response(self, request: Request, arrival: Arrival) -> Response:
        try:
            body = await _body(request, arrival)
        except TooManyAtOnce:
            return _error(_BUSY, "Too many requests at once. Send this one again in a minute.")
        except TooSlow:
            late = _error(_TIMEOUT, TOO_SLOW)
            late.headers["Connection"] = "close"
            return late
        except TooLarge as error:
            return _failed(error)
        except ClientDisconnect:
            return _error(_BAD_REQUEST, "The request ended too early.")
        async with _AT_ONCE:
            content = await run_in_threadpool(_answer_or_error, self._path, body)
        if isinstance(content, LexileError):
            return _failed(content)
        arrival.record_size(len(content))
        return _Answer(content)


class _Answer(Response):
    """An answer in JSON, sent in parts; a client that does not take one in time gets no more."""

    media_type = "application/json"

    def __init__(self, content: bytes) -> None:
        super().__init__(content, headers=_NOT_KEPT)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        for place in range(0, len(self.body), _PART):
            part, more = self.body[place : place + _PART], place + _PART < len(self.body)
            try:
                async with timeout(_TAKEN_WITHIN):
                    await send({"type": "http.response.body", "body": part, "more_body": more})
            except TimeoutError:
                return


def _answer_or_error(path: str, body: bytes) -> bytes | LexileError:
    """An answer, or why there is none.

    An error that is raised through a thread refers to itself in circles, and to the text: it would stay until garbage
    is collected, and a few large texts would fill the memory.
    """
    try:
        return answer(path, body)
    except LexileError as error:
        error.__context__ = None
        return error.with_traceback(None)


async def _body(request: Request, arrival: Arrival) -> bytes:
    """The body of a request, read no further than the limit.

    Raises:
        TooLarge: it is larger than a document may be.
    """
    body = bytearray()
    async for part in arrival.read(request.stream()):
        body += part
        if len(body) > MAX_BYTES:
            raise TooLarge(f"The request is larger than {MAX_BYTES // 10**6} MB. Send the text in parts.")
    return bytes(body)


class _OpenToAll:
    """An ASGI application that needs no key."""

    def __init__(self, make: Callable[[], Response]) -> None:
        self._make = make

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = _off() if _is_off(scope) else self._make()
        await answer(scope, receive, send)


def _is_off(scope: Scope) -> bool:
    return access(Headers(scope=scope).get("authorization", "")) is Access.OFF


def _health() -> Response:
    return JSONResponse({"status": "ok", "version": __version__}, headers=_NOT_KEPT)


def _description() -> Response:
    return JSONResponse(description(PREFIX), headers=_NOT_KEPT)


def _documentation() -> Response:
    return HTMLResponse(documentation(description(PREFIX)), headers=_NOT_KEPT)


def _off() -> Response:
    return _error(_NOT_FOUND, "The API is not turned on here.")


def _no_key() -> Response:
    refused = _error(_UNAUTHORIZED, "This needs a key: send it as “Authorization: Bearer KEY”.")
    refused.headers["WWW-Authenticate"] = "Bearer"
    return refused


def _failed(error: LexileError) -> JSONResponse:
    kinds = {TooLarge: _TOO_LARGE, UnusableInput: _BAD_REQUEST}
    return _error(next((kinds[kind] for kind in kinds if isinstance(error, kind)), _UNUSABLE), str(error))


def _error(status: int, message: str) -> JSONResponse:
    return JSONResponse({"error": message}, status_code=status, headers=_NOT_KEPT)
