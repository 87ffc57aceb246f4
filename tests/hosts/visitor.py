"""A session of the page without a browser: it speaks Streamlit's protocol over the page's WebSocket.

It does what a browser does and no more: it connects, sends the state of the widgets, and keeps the elements that come.
"""

import http.client
import socket
from contextlib import ExitStack, suppress
from http.cookies import SimpleCookie
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit
from uuid import uuid4

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import NewSession
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect, unix_connect

SECONDS = 120  # that an answer may take before the visitor gives up
_MOST = 200 * 2**20  # bytes of one message


class Interrupted(ConnectionError):
    """The page went away, or its script did not end as it should."""


class Visitor:
    """A session that is opened with `with`, and lives until it is left.

    `elements` holds what the page shows, in the order of the page: Streamlit's own records. `opening` is what the
    server told first: its settings. `cookies` are sent with every request, as a browser sends them.
    """

    def __init__(self, origin: str, socket_path: str | None = None, seconds: float = SECONDS) -> None:
        """A visitor of `origin`, http://host:port; over the unix socket at `socket_path`, if one is given."""
        self.origin = origin
        self.cookies: dict[str, str] = {}
        self.opening = NewSession()
        self._host = urlsplit(origin).netloc
        self._socket_path = socket_path
        self._seconds = seconds
        self._states: dict[str, WidgetState] = {}
        self._shown: dict[tuple[int, ...], Any] = {}
        self._fresh: set[tuple[int, ...]] = set()
        self._session = ""
        self._connection: ClientConnection | None = None
        self._open = ExitStack()

    def __enter__(self) -> Self:
        self.connect()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def connect(self) -> None:
        """Open the page, or open it again with what its widgets held, and wait until it stands.

        Raises:
            OSError: nothing answers there.
            Interrupted: the page went away before it stood.
        """
        self.close()
        self.get("/_stcore/health")  # as a browser asks first: it brings the cookies
        headers = {"Cookie": self._cookie()} if self.cookies else {}
        # The browser sends the token that guards the page in the place of a second subprotocol.
        protocols = ["streamlit", self.cookies.get("_streamlit_xsrf", "PLACEHOLDER_AUTH_TOKEN")]
        if self._session:
            protocols.append(self._session)
        options: dict[str, Any] = {
            "origin": self.origin, "additional_headers": headers, "subprotocols": protocols, "max_size": _MOST,
            "compression": None, "open_timeout": self._seconds, "close_timeout": 2, "proxy": None,
        }  # fmt: skip
        if self._socket_path is None:
            opening = connect(f"ws://{self._host}/_stcore/stream", **options)
        else:
            options.pop("proxy")
            opening = unix_connect(self._socket_path, uri=f"ws://{self._host}/_stcore/stream", **options)
        self._connection = self._open.enter_context(opening)
        self.run()

    def close(self) -> None:
        """Leave the page."""
        self._connection = None
        with suppress(ConnectionClosed, OSError):
            self._open.close()

    @property
    def elements(self) -> list[Any]:
        """What the page shows, from top to bottom."""
        return [self._shown[path] for path in sorted(self._shown)]

    def of_kind(self, kind: str) -> list[Any]:
        """The elements of one kind: `markdown`, `metric`, `text_area`…"""
        return [getattr(element, kind) for element in self.elements if element.WhichOneof("type") == kind]

    def paste(self, text: str) -> None:
        """Write a text into the box, click the button, and wait until the page stands."""
        box = next(box for box in self.of_kind("text_area") if box.label == "Text to estimate")
        button = next(one for one in self.of_kind("button") if one.is_form_submitter)
        self.run(WidgetState(id=box.id, string_value=text), WidgetState(id=button.id, trigger_value=True))

    def choose_way(self, way: str) -> None:
        """Choose how to give a text: Paste, Upload or Samples."""
        control = next(group for group in self.of_kind("button_group") if group.label == "How to give a text")
        place = [option.content for option in control.options].index(way)
        state = WidgetState(id=control.id)
        state.string_array_value.data.append(control.options[place].content)
        self.run(state)

    def upload(self, name: str, data: bytes) -> None:
        """Give a file on the page's upload, and wait until the page stands."""
        field = next(field for field in self.of_kind("file_uploader"))
        asked = BackMsg()
        asked.file_urls_request.request_id = str(uuid4())
        asked.file_urls_request.file_names.append(name)
        asked.file_urls_request.session_id = self._session
        self._send(asked)
        while True:
            message = self._receive()
            if message.WhichOneof("type") == "file_urls_response":
                break
        urls = message.file_urls_response.file_urls[0]
        boundary = uuid4().hex
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        body = (
            f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + data + f"\r\n--{boundary}--\r\n".encode()
        )
        self.request("PUT", urls.upload_url, body, {"Content-Type": f"multipart/form-data; boundary={boundary}"})
        state = WidgetState(id=field.id)
        given = state.file_uploader_state_value.uploaded_file_info.add(name=name, size=len(data), file_id=urls.file_id)
        given.file_urls.CopyFrom(urls)
        self.run(state)

    def run(self, *changed: WidgetState) -> None:
        """Send the widgets' state with these changes, and wait until the script has ended.

        Raises:
            Interrupted: the page went away, or the script failed.
        """
        for state in changed:
            self._states[state.id] = state
        asked = BackMsg()
        asked.rerun_script.widget_states.widgets.extend(self._states.values())
        self._send(asked)
        for state in changed:
            if state.WhichOneof("value") == "trigger_value":
                del self._states[state.id]  # a click happens once
        self._await_end()

    def get(self, path: str) -> bytes:
        """What the page's server gives at a path."""
        return self.request("GET", path)

    def request(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> bytes:
        """One request over HTTP, with the cookies so far; new ones are kept.

        Raises:
            Interrupted: the answer is an error.
        """
        host, port = urlsplit(self.origin).hostname, urlsplit(self.origin).port
        line = http.client.HTTPConnection(host or "localhost", port, timeout=self._seconds)
        if self._socket_path is not None:
            line.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            line.sock.settimeout(self._seconds)
            line.sock.connect(self._socket_path)
        sent = {"Host": self._host, "Cookie": self._cookie(), "X-Xsrftoken": self.cookies.get("_streamlit_xsrf", "")}
        try:
            line.request(
                method, path, body, {name: value for name, value in {**sent, **(headers or {})}.items() if value}
            )
            answer = line.getresponse()
            content = answer.read()
        finally:
            line.close()
        if answer.status >= 400:
            raise Interrupted(f"{method} {path}: {answer.status} {content[:300]!r}")
        for header in answer.headers.get_all("Set-Cookie", []):
            self.cookies.update({name: morsel.value for name, morsel in SimpleCookie(header).items()})
        return content

    def _cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _send(self, message: BackMsg) -> None:
        assert self._connection is not None, "The visitor has left the page."
        try:
            self._connection.send(message.SerializeToString())
        except ConnectionClosed as error:
            raise Interrupted("The page went away.") from error

    def _receive(self) -> ForwardMsg:
        assert self._connection is not None, "The visitor has left the page."
        try:
            data = self._connection.recv(timeout=self._seconds)
        except (ConnectionClosed, TimeoutError) as error:
            raise Interrupted(f"No answer: {error or 'it takes too long'}.") from error
        message = ForwardMsg()
        message.ParseFromString(data)
        return message

    def _await_end(self) -> None:
        """Keep what comes until a run has gone to its end."""
        while True:
            message = self._receive()
            match message.WhichOneof("type"):
                case "new_session":
                    self.opening = message.new_session
                    self._session = self.opening.initialize.session_id
                    self._fresh = set()
                case "delta":
                    self._keep(tuple(message.metadata.delta_path), message.delta)
                case "script_finished":
                    if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                        self._shown = {path: shown for path, shown in self._shown.items() if path in self._fresh}
                        return
                    if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                        raise Interrupted("The page's script failed.")

    def _keep(self, path: tuple[int, ...], delta: Any) -> None:
        kind = delta.WhichOneof("type")
        if kind == "new_element":
            self._shown[path] = delta.new_element
            self._fresh.add(path)
