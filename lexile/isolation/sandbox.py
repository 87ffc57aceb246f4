"""A queue of calls for the children of one template process, which starts when it is needed and ends when it is not."""

import atexit
import contextlib
import os
import socket
import threading
from collections.abc import Iterator
from typing import Any

from lexile.isolation.limits import Limits, Meter
from lexile.isolation.messages import Progress
from lexile.isolation.new_process import run_once
from lexile.isolation.template import Template

_CANFORK = hasattr(os, "fork") and hasattr(socket, "send_fds")


class Sandbox:
    """Children of one template process, at most `at_once` of them at a time. Safe to call from many threads."""

    def __init__(self, preload: str, *, at_once: int = 2, idle: float = 300.0) -> None:
        """Start nothing yet.

        Args:
            preload: "module:function" that the template calls before its first child.
            at_once: calls that run at the same time; further calls wait for their turn.
            idle: seconds without a call after which the template exits, to give its memory back.
        """
        self._preload, self._idle = preload, idle
        self._turn = threading.BoundedSemaphore(at_once)
        self._lock = threading.Lock()
        self._template: Template | None = None
        self._calls = 0
        self._timer: threading.Timer | None = None
        atexit.register(self.close)

    def call(
        self,
        function: str,
        *arguments: Any,
        limits: Limits,
        meter: Meter | None = None,
        progress: Progress | None = None,
    ) -> Any:
        """Call "module:function" in a child; see `run_once` for arguments, return value and errors.

        `progress` is called with what the function reports (`report_progress`), unless the system cannot fork.
        """
        with self._turn:
            if not _CANFORK:
                return run_once(function, *arguments, limits=limits, meter=meter)
            with self._running() as template:
                try:
                    return template.call(function, arguments, limits, meter or Meter(), progress)
                except BrokenPipeError:  # it was ended just now, before it knew of this call
                    with self._lock:
                        if self._template is template:
                            self._end()
            with self._running() as template:
                return template.call(function, arguments, limits, meter or Meter(), progress)

    def start(self) -> None:
        """Start the template, so that the first call does not wait for it."""
        if _CANFORK:
            with self._running():
                pass

    def close(self) -> None:
        """End the template. Calls that are running end by themselves."""
        with self._lock:
            self._end()

    @contextlib.contextmanager
    def _running(self) -> Iterator["Template"]:
        with self._lock:
            self._cancel_timer()
            if self._template is None or not self._template.alive():
                self._end()
                self._template = Template(self._preload)
            template = self._template
            self._calls += 1
        try:
            yield template
        finally:
            with self._lock:
                self._calls -= 1
                if not self._calls:
                    self._timer = threading.Timer(self._idle, self._end_if_idle)
                    self._timer.daemon = True
                    self._timer.start()

    def _end_if_idle(self) -> None:
        with self._lock:
            if not self._calls:
                self._end()

    def _end(self) -> None:
        self._cancel_timer()
        if self._template is not None:
            self._template.close()
        self._template = None

    def _cancel_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None
