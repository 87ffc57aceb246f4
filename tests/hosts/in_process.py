"""A server in a thread of the test, so that a test can set the constants of what it serves."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from tests.hosts.serving import free_port

_READY_SECONDS = 30


@contextmanager
def serving(app: ASGIApp) -> Iterator[int]:
    """Serve an application as Streamlit does, on a port of its own, which is what comes out."""
    port = free_port()
    server = uvicorn.Server(
        uvicorn.Config(app, "127.0.0.1", port, ws="websockets-sansio", log_level="error", lifespan="off")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + _READY_SECONDS
    while not server.started and time.monotonic() < until:
        time.sleep(0.01)
    try:
        yield port
    finally:
        server.should_exit = server.force_exit = True
        thread.join(_READY_SECONDS)
