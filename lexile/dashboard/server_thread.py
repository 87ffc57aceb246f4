"""The server's own thread answers health checks in between while many pages are built at once.

Python runs one thread at a time, and a thread that waits for a lock or calls the system lets the others run first. The
server's thread did both for next to nothing, hundreds of times for each page: with a hundred pages, a health check
took 3 seconds. Here are quick ways around these two places of Streamlit.
"""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any

from streamlit import config
from streamlit.runtime import Runtime

_wake_up_by_system_call = Runtime._enqueued_some_message


def guard() -> None:
    """Keep the server's thread from waiting for nothing; harmless when repeated."""
    own = config.get_option
    if own.__module__ == config.__name__:  # and not what has been put in its place, here or by Streamlit's AppTest
        config.get_option = partial(_get_option, own)
    Runtime._enqueued_some_message = _enqueued_some_message  # type: ignore[method-assign]


def _get_option(get_with_lock: Callable[[str], Any], key: str) -> Any:
    """An option of Streamlit's, read without the lock that all threads share: looking into a dictionary needs none."""
    option = (config._config_options or {}).get(key)
    # Before the options have been read, and for a name that is none, Streamlit's own way.
    return get_with_lock(key) if option is None else option.value


def _enqueued_some_message(self: Runtime) -> None:
    """Tell the server's thread that something is to be sent; that thread itself need not be woken up."""
    try:
        here = asyncio.get_running_loop()
    except RuntimeError:
        here = None
    server = self._get_async_objs()
    if here is server.eventloop:
        server.need_send_data.set()
    else:
        _wake_up_by_system_call(self)
