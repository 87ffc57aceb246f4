"""What the page keeps is bounded in memory and in time, and made once."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from lexile.dashboard import turns
from lexile.dashboard.bounded_cache import BoundedCache
from lexile.errors import TooLarge


def counting(value: object, cost: int) -> tuple[Callable[[], tuple[object, int]], list[int]]:
    """A function that makes a value, and the list that grows with each of its calls."""
    calls: list[int] = []

    def make() -> tuple[object, int]:
        calls.append(1)
        return value, cost

    return make, calls


def test_a_value_is_made_once() -> None:
    cache = BoundedCache(100, 10.0)
    make, calls = counting("a", 1)
    assert [cache.get("key", make) for _ in range(3)] == ["a", "a", "a"]
    assert len(calls) == 1


def test_the_least_recently_used_goes_first() -> None:
    cache = BoundedCache(100, 10.0)
    make, calls = counting("value", 40)
    for key in ("first", "second", "first", "third", "first"):
        cache.get(key, make)
    assert len(calls) == 3
    assert cache.cost <= 100
    cache.get("second", make)
    assert len(calls) == 4


def test_a_value_above_the_capacity_is_not_kept() -> None:
    cache = BoundedCache(100, 10.0)
    make, calls = counting("value", 101)
    assert cache.get("key", make) == cache.get("key", make) == "value"
    assert len(calls) == 2
    assert cache.cost == 0


def test_values_are_forgotten_some_time_after_their_last_use() -> None:
    now = [0.0]
    cache = BoundedCache(100, 10.0, clock=lambda: now[0])
    make, calls = counting("value", 1)
    for now[0] in (0.0, 9.0, 18.0):
        cache.get("key", make)
    assert len(calls) == 1
    now[0] = 28.0
    cache.drop_expired()
    assert cache.cost == 0


def test_an_error_is_remembered_for_a_short_while() -> None:
    """A text that takes long to refuse is not tried again at each rerun, but later it is."""
    now = [0.0]
    cache = BoundedCache(1000, 3600.0, clock=lambda: now[0])
    calls: list[int] = []

    def refuse() -> tuple[object, int]:
        calls.append(1)
        raise TooLarge("the text is too long.")

    for now[0] in (0.0, 1.0, 61.0):
        with pytest.raises(TooLarge, match="too long"):
            cache.get("key", refuse)
    assert len(calls) == 2


def test_two_sessions_with_one_text_wait_for_the_same_answer() -> None:
    cache = BoundedCache(100, 10.0)
    calls: list[int] = []
    started = threading.Event()
    proceed = threading.Event()

    def slow() -> tuple[object, int]:
        calls.append(1)
        started.set()
        proceed.wait(10)
        return "value", 1

    threads = [threading.Thread(target=cache.get, args=("key", slow)) for _ in range(4)]
    for thread in threads:
        thread.start()
    assert started.wait(10)
    proceed.set()
    for thread in threads:
        thread.join(10)
    assert len(calls) == 1


def test_who_waits_for_an_answer_holds_no_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else those who wait could hold all turns while the thread that they wait for needs one to go on."""
    monkeypatch.setattr(turns, "_TURNS", turns.Turns(2, patience=60.0))
    cache = BoundedCache(100, 10.0)

    def make() -> tuple[object, int]:
        with turns.pause():
            time.sleep(0.2)
        return "value", 1

    def visit() -> object:
        with turns.turn():
            return cache.get("key", make)

    with ThreadPoolExecutor(6) as visitors:
        visits = [visitors.submit(visit) for _ in range(6)]
        assert [one.result(timeout=20) for one in visits] == ["value"] * 6


def test_who_waits_for_a_visit_that_breaks_off_gets_an_answer() -> None:
    """Streamlit ends a script with an exception of its own, which must not reach the others."""
    cache = BoundedCache(100, 10.0)
    started, proceed = threading.Event(), threading.Event()

    def break_off() -> tuple[object, int]:
        started.set()
        proceed.wait(10)
        raise KeyboardInterrupt

    with ThreadPoolExecutor(2) as visitors:
        first = visitors.submit(cache.get, "key", break_off)
        assert started.wait(10)
        second = visitors.submit(cache.get, "key", lambda: ("value", 1))
        proceed.set()
        assert second.result(10) == "value"
        assert isinstance(first.exception(10), KeyboardInterrupt)


def test_nothing_is_kept_once_everybody_has_left() -> None:
    cache = BoundedCache(capacity=100, seconds=60.0)
    cache.get("a", lambda: ("value", 10))
    assert cache.cost == 10
    cache.clear()
    assert cache.cost == 0
    assert cache.get("a", lambda: ("new", 10)) == "new"


def test_a_kept_error_holds_no_text() -> None:
    """Neither when it is kept nor after it was raised: its traceback would hold what its callers hold."""
    cache = BoundedCache(capacity=100, seconds=60.0)

    def refuse() -> tuple[object, int]:
        try:
            raise TooLarge("too slow")
        except TooLarge as error:
            raise TooLarge("a.txt: too slow") from error

    for _ in range(2):
        with pytest.raises(TooLarge, match=r"^a\.txt: too slow$"):
            cache.get("a", refuse)
    (entry,) = cache._entries.values()
    assert (entry.value.__traceback__, entry.value.__context__, entry.value.__cause__) == (None, None, None)
