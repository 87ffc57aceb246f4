"""A few pages at a time, and nobody waits for good."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from lexile.dashboard import turns


@pytest.fixture(autouse=True)
def two_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_TURNS", threading.BoundedSemaphore(2))


def test_no_more_pages_than_turns() -> None:
    """Eight threads, two at a time; a thread that fails gives its turn back."""
    lock, busy, most = threading.Lock(), 0, 0
    done = threading.Event()

    def build(number: int) -> None:
        nonlocal busy, most
        with turns.turn():
            with lock:
                busy += 1
                most = max(most, busy)
            done.wait(0.02)
            with lock:
                busy -= 1
            if number % 2:
                raise KeyError(number)

    with ThreadPoolExecutor(8) as threads:
        failed = [future.exception() is not None for future in [threads.submit(build, n) for n in range(8)]]
    assert sum(failed) == 4
    assert most == 2


def test_who_waits_lets_others_on() -> None:
    """While two wait for an answer, two others build their pages."""
    with ThreadPoolExecutor(4) as threads:
        meet = threading.Barrier(4, timeout=10)

        def wait() -> None:
            with turns.turn(), turns.pause():
                meet.wait()

        for future in [threads.submit(wait) for _ in range(4)]:
            future.result()


def test_nobody_waits_for_good(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where all turns are held by who waits for this thread, it goes on without one."""
    monkeypatch.setattr(turns, "_PATIENCE", 0.01)
    with ThreadPoolExecutor(3) as threads:
        meet = threading.Barrier(3, timeout=10)

        def hold() -> None:
            with turns.turn():
                meet.wait()

        for future in [threads.submit(hold) for _ in range(3)]:
            future.result()
    with turns.turn():
        assert turns._TURNS._value == 1
    assert turns._TURNS._value == 2
