"""A few pages at a time, and nobody waits for good."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from lexile.dashboard import turns


@pytest.fixture(autouse=True)
def two_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_TURNS", turns.Turns(2, patience=0.5))


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


def test_nobody_waits_for_good() -> None:
    """Where all turns are held by who waits for this thread, it goes on without one."""
    with ThreadPoolExecutor(3) as threads:
        meet = threading.Barrier(3, timeout=10)

        def hold() -> None:
            with turns.turn():
                meet.wait()

        for future in [threads.submit(hold) for _ in range(3)]:
            future.result()
    assert [turns._TURNS.take() for _ in range(3)] == [True, True, False]


def test_many_wait_as_long_as_pages_are_finished() -> None:
    """Thirty pages wait longer in all than one would wait in vain, and still no more than two are built at a time."""
    lock, busy, most = threading.Lock(), 0, 0

    def build(_: int) -> None:
        nonlocal busy, most
        with turns.turn():
            with lock:
                busy += 1
                most = max(most, busy)
            time.sleep(0.06)
            with lock:
                busy -= 1

    with ThreadPoolExecutor(30) as threads:
        list(threads.map(build, range(30)))
    assert most == 2
