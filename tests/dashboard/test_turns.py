"""A few pages at a time, and nobody waits for good."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from lexile.dashboard import turns


@pytest.fixture(autouse=True)
def two_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_TURNS", turns.Turns(2, patience=0.5))


class Building:
    """Pages that are built, and the most at one time."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._lock = seconds, threading.Lock()
        self._now = self.most = 0

    def build(self, number: int) -> None:
        """Build a page in its turn; every other one fails."""
        with turns.turn():
            with self._lock:
                self._now += 1
                self.most = max(self.most, self._now)
            time.sleep(self._seconds)
            with self._lock:
                self._now -= 1
            if number % 2:
                raise KeyError(number)


@pytest.mark.parametrize(("pages", "seconds"), [(8, 0.02), (30, 0.06)])
def test_no_more_pages_than_turns(pages: int, seconds: float) -> None:
    """Two at a time, also where all together take longer than one would wait in vain; who fails gives its turn back."""
    building = Building(seconds)
    with ThreadPoolExecutor(pages) as threads:
        futures = [threads.submit(building.build, number) for number in range(pages)]
    assert sum(future.exception() is not None for future in futures) == pages // 2
    assert building.most == 2


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
