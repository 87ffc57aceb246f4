"""The server's thread neither waits for a lock nor wakes itself up, and all works as before."""

import asyncio
import threading
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from streamlit import config
from streamlit.runtime import Runtime

from lexile.dashboard import server_thread


@pytest.fixture(autouse=True)
def own(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], object]:
    """Streamlit's own way to read an option, in whose place the quick one is now."""
    own: Callable[[str], object] = config.get_option
    monkeypatch.setattr(config, "get_option", config.get_option)  # both are put back afterwards
    monkeypatch.setattr(Runtime, "_enqueued_some_message", Runtime._enqueued_some_message)
    config.get_config_options()
    server_thread.guard()
    assert config.get_option is not own
    return own


def test_each_option_has_the_value_that_streamlit_gives(own: Callable[[str], object]) -> None:
    assert all(config.get_option(key) == own(key) for key in config.get_config_options())


def test_what_another_has_put_in_its_place_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Streamlit's AppTest does, which would fail otherwise, depending on which tests ran before."""
    monkeypatch.setattr(config, "get_option", lambda key: "another's")
    server_thread.guard()
    assert config.get_option("server.port") == "another's"


def test_an_unknown_option_is_refused_as_before() -> None:
    with pytest.raises(RuntimeError, match=r"no\.such"):
        config.get_option("no.such")


def test_a_change_is_seen() -> None:
    before = config.get_option("client.toolbarMode")
    try:
        config.set_option("client.toolbarMode", "viewer")
        assert config.get_option("client.toolbarMode") == "viewer"
    finally:
        config.set_option("client.toolbarMode", before)


def test_nobody_waits_for_a_thread_that_holds_the_lock() -> None:
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with config._config_lock:
            held.set()
            done.wait(30)

    holder = threading.Thread(target=hold)
    holder.start()
    assert held.wait(30)
    read: list[object] = []
    reader = threading.Thread(target=lambda: read.append(config.get_option("server.port")))
    reader.start()
    reader.join(10)
    try:
        assert len(read) == 1
    finally:
        done.set()
        holder.join()


class Loop:
    """A loop that counts how often it was woken up, in place of the server's."""

    def __init__(self) -> None:
        self.woken = 0

    def call_soon_threadsafe(self, callback: object) -> None:
        self.woken += 1


@pytest.mark.parametrize("same_thread", [True, False])
def test_only_other_threads_wake_the_server_up(same_thread: bool) -> None:
    """Each message of a page comes to the server's thread, which then knows that there is something to send."""

    async def enqueue() -> tuple[bool, int]:
        loop, sent = Loop(), asyncio.Event()
        server = SimpleNamespace(eventloop=asyncio.get_running_loop() if same_thread else loop, need_send_data=sent)
        Runtime._enqueued_some_message(SimpleNamespace(_get_async_objs=lambda: server))  # type: ignore[arg-type]
        return sent.is_set(), loop.woken

    assert asyncio.run(enqueue()) == ((True, 0) if same_thread else (False, 1))
