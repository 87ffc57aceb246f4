"""Large messages from many browsers at once take the memory of a few."""

import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from benchmarks.memory import held
from lexile.dashboard.budget import TEXTS_FULL
from lexile.dashboard.socket_messages import without_long_texts
from tests.hosts.serving import free_port, served, streamlit_command
from tests.hosts.visitor import Visitor

MB = 10**6
STORY = "The old man walked slowly down to the river, where nobody had ever seen a fish. " * 9


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """The address of a running page, and its process."""
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    with served(streamlit_command(port), origin, tmp_path_factory.mktemp("page") / "log") as process:
        yield origin, process.pid


@pytest.fixture
def origin(page: tuple[str, int]) -> str:
    """The address of a running page."""
    return page[0]


def typed(size: int, field: str = "string_value") -> bytes:
    """What a browser sends whose visitor has typed so much, in a box or elsewhere."""
    message = BackMsg()
    message.rerun_script.widget_states.widgets.add(id="box", **{field: "x" * size})
    return message.SerializeToString()


def link(origin: str) -> ClientConnection:
    """A browser's connection."""
    return connect(
        f"{origin.replace('http', 'ws', 1)}/_stcore/stream", origin=origin, subprotocols=["streamlit"],  # type: ignore
        compression=None, max_size=None, proxy=None, close_timeout=1,
    )  # fmt: skip


def closed_with(connection: ClientConnection) -> int:
    """The code with which the page ends a connection, or 0 if it answers."""
    try:
        while True:
            connection.recv(timeout=5)
    except TimeoutError:
        return 0
    except ConnectionClosed as error:
        return error.rcvd.code if error.rcvd else -1


def test_what_visitors_type_is_bounded_together(origin: str) -> None:
    """Much at once is not kept; short texts always are, and there is room again when visitors leave."""
    with ExitStack() as opened:
        links = [opened.enter_context(link(origin)) for _ in range(8)]
        message = typed(12 * MB, "json_value")

        def send(one: ClientConnection) -> int:
            with suppress(ConnectionClosed):
                one.send(message)
            return closed_with(one)

        with ThreadPoolExecutor(8) as threads:
            codes = sorted(threads.map(send, links))
        assert codes == [0] * 2 + [1013] * 6
        with Visitor(origin) as other:
            other.paste(STORY)
            assert other.of_kind("metric")
    with link(origin) as late:
        late.send(message)
        assert closed_with(late) == 0


def test_a_visitor_whose_text_finds_no_room_is_told(origin: str) -> None:
    """In a sentence, on a page that goes on; the text that they put in later is measured."""
    with Visitor(origin) as visitor:
        with ExitStack() as opened:
            for one in [opened.enter_context(link(origin)) for _ in range(2)]:
                one.send(typed(12 * MB))
                assert closed_with(one) == 0
            visitor.paste(STORY * 5_000)
            assert TEXTS_FULL in visitor.of_kind("alert")[0].body.replace("\\", "")
            visitor.paste(STORY)
            assert visitor.of_kind("metric")
        visitor.paste(STORY * 5_000)
        assert "not kept" not in str(visitor.of_kind("alert"))


def test_very_many_short_texts_are_bounded_too(origin: str) -> None:
    """Sixty visitors with almost a megabyte each find no room for more, and are told; a line always fits."""
    with ExitStack() as opened, Visitor(origin) as visitor:
        message = typed(MB)
        for _ in range(60):
            opened.enter_context(link(origin)).send(message)
        visitor.paste(STORY * 700)
        assert TEXTS_FULL in visitor.of_kind("alert")[0].body.replace("\\", "")
        visitor.paste(STORY)
        assert visitor.of_kind("metric")


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_what_found_no_room_is_not_held(page: tuple[str, int]) -> None:
    """Twenty open connections whose 12 MB were not kept take less than two that were."""
    origin, process = page
    with ExitStack() as opened:
        for one in [opened.enter_context(link(origin)) for _ in range(2)]:
            one.send(typed(12 * MB))
            assert closed_with(one) == 0
        before = held(process)
        for one in [opened.enter_context(link(origin)) for _ in range(20)]:
            one.send(typed(12 * MB))
        assert closed_with(one) == 0
        assert held(process) - before < 80


def test_only_long_texts_are_taken_out_of_a_message() -> None:
    """What else a visitor has chosen is kept, and what is not a browser's message is left to the server."""
    message = BackMsg()
    states = message.rerun_script.widget_states.widgets
    states.add(id="long", string_value="x" * 2000)
    states.add(id="short", string_value="x" * 1000)
    states.add(id="button", trigger_value=True)
    shortened = BackMsg()
    shortened.ParseFromString(without_long_texts(message.SerializeToString(), 1500))
    states[0].string_value = TEXTS_FULL
    assert shortened == message
    assert without_long_texts(b"\xff" * 9, 1) == b"\xff" * 9


def test_a_message_above_the_limit_is_cut_off(origin: str) -> None:
    """As soon as so much has come, not at its end."""
    with link(origin) as one:
        with suppress(ConnectionClosed):
            one.send(b"x" * (45 * MB))
        assert closed_with(one) in {1009, -1}


def test_unfinished_messages_wait_for_each_other(origin: str) -> None:
    """Who sends a large message in pieces is not read while others do; all messages arrive in the end."""
    with ExitStack() as opened:
        links = [opened.enter_context(link(origin)) for _ in range(4)]
        pieces = [typed(9 * MB)[place : place + MB // 4] for place in range(0, 9 * MB + 100, MB // 4)]
        with ThreadPoolExecutor(4) as threads:
            list(threads.map(lambda one: one.send(iter(pieces)), links[:3]))
        begun = time.monotonic()
        assert [closed_with(one) for one in links[:3]] == [0, 0, 0]
        assert time.monotonic() - begun < 60
