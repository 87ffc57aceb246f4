"""A session of the page without a browser, over Streamlit's WebSocket protocol.

It connects, sends the state of the widgets, and keeps the elements that arrive, as a browser does.
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

SECONDS = 120  # to wait for a response before giving up
_MOST = 200 * 2**20  # bytes per message, Streamlit's own limit


class Interrupted(ConnectionError):
    """The page disconnected, or its script failed."""


class Visitor:
    """A context manager for one session.

    `elements` has Streamlit's records of what is on the page, from top to bottom. `opening` is the server's first
    message, with its settings. `cookies` are sent with every request.
    """

    def __init__(self, origin: str, socket_path: str | None = None, seconds: float = SECONDS) -> None:
        """Visit `origin` (http://host:port), through the Unix socket at `socket_path` if one is given."""
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
        """Open the page, or reopen it with the state of its widgets, and wait until it is complete.

        Raises:
            OSError: there is no server.
            Interrupted: the page disconnected before it was complete.
        """
        self.close()
        self.get("/_stcore/health")  # a browser's first request, which sets the cookies
        headers = {"Cookie": self._cookie()} if self.cookies else {}
        # Browsers send the XSRF token as a second subprotocol.
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
        """Close the session."""
        self._connection = None
        with suppress(ConnectionClosed, OSError):
            self._open.close()

    @property
    def elements(self) -> list[Any]:
        """The elements on the page, from top to bottom."""
        return [self._shown[path] for path in sorted(self._shown)]

    def of_kind(self, kind: str) -> list[Any]:
        """The elements of one kind: `markdown`, `metric`, `text_area`…"""
        return [getattr(element, kind) for element in self.elements if element.WhichOneof("type") == kind]

    def paste(self, text: str) -> None:
        """Paste a text, click the button, and wait until the page is complete."""
        if not self.of_kind("text_area"):  # a text has taken its place
            self.choose_input_method("Paste")
        box = next(box for box in self.of_kind("text_area") if box.label == "Text to estimate")
        button = next(one for one in self.of_kind("button") if one.is_form_submitter)
        self.run(WidgetState(id=box.id, string_value=text), WidgetState(id=button.id, trigger_value=True))

    def choose_input_method(self, method: str) -> None:
        """Switch to Paste, Upload or Samples."""
        control = next(group for group in self.of_kind("button_group") if group.label == "How to add a text")
        index = [option.content for option in control.options].index(method)
        state = WidgetState(id=control.id)
        state.string_array_value.data.append(control.options[index].content)
        self.run(state)

    def upload(self, name: str, data: bytes) -> None:
        """Upload a file, and wait until the page is complete."""
        field = next(field for field in self.of_kind("file_uploader"))
        message = BackMsg()
        message.file_urls_request.request_id = str(uuid4())
        message.file_urls_request.file_names.append(name)
        message.file_urls_request.session_id = self._session
        self._send(message)
        while True:
            response = self._receive()
            if response.WhichOneof("type") == "file_urls_response":
                break
        urls = response.file_urls_response.file_urls[0]
        boundary = uuid4().hex
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        body = (
            f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + data + f"\r\n--{boundary}--\r\n".encode()
        )
        self.request("PUT", urls.upload_url, body, {"Content-Type": f"multipart/form-data; boundary={boundary}"})
        state = WidgetState(id=field.id)
        info = state.file_uploader_state_value.uploaded_file_info.add(name=name, size=len(data), file_id=urls.file_id)
        info.file_urls.CopyFrom(urls)
        self.run(state)

    def run(self, *changed: WidgetState) -> None:
        """Send the widgets' state with these changes, and wait until the script has run.

        Raises:
            Interrupted: the page disconnected, or the script failed.
        """
        for state in changed:
            self._states[state.id] = state
        message = BackMsg()
        message.rerun_script.widget_states.widgets.extend(self._states.values())
        self._send(message)
        for state in changed:
            if state.WhichOneof("value") == "trigger_value":
                del self._states[state.id]  # a click is sent only once
        self._wait_for_run()

    def get(self, path: str) -> bytes:
        """The server's response at a path."""
        return self.request("GET", path)

    def request(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> bytes:
        """Make an HTTP request with the cookies so far, and keep new ones.

        Raises:
            Interrupted: the response is an error.
        """
        host, port = urlsplit(self.origin).hostname, urlsplit(self.origin).port
        connection = http.client.HTTPConnection(host or "localhost", port, timeout=self._seconds)
        if self._socket_path is not None:
            connection.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            connection.sock.settimeout(self._seconds)
            connection.sock.connect(self._socket_path)
        sent = {"Host": self._host, "Cookie": self._cookie(), "X-Xsrftoken": self.cookies.get("_streamlit_xsrf", "")}
        try:
            connection.request(
                method, path, body, {name: value for name, value in {**sent, **(headers or {})}.items() if value}
            )
            response = connection.getresponse()
            content = response.read()
        finally:
            connection.close()
        if response.status >= 400:
            raise Interrupted(f"{method} {path}: {response.status} {content[:300]!r}")
        for header in response.headers.get_all("Set-Cookie", []):
            self.cookies.update({name: morsel.value for name, morsel in SimpleCookie(header).items()})
        return content

    def _cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _send(self, message: BackMsg) -> None:
        assert self._connection is not None, "The session is closed."
        try:
            self._connection.send(message.SerializeToString())
        except ConnectionClosed as error:
            raise Interrupted("The page disconnected.") from error

    def _receive(self) -> ForwardMsg:
        assert self._connection is not None, "The session is closed."
        try:
            data = self._connection.recv(timeout=self._seconds)
        except (ConnectionClosed, TimeoutError) as error:
            raise Interrupted(f"No response: {error or 'it took too long'}.") from error
        message = ForwardMsg()
        message.ParseFromString(data)
        return message

    def _wait_for_run(self) -> None:
        """Keep what arrives until a run has finished."""
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
