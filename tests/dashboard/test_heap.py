"""Collecting garbage, which holds up every thread, looks only at what came since the page was set up."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from lexile.dashboard import heap


class _Circle:
    """Refers to itself, so that only a collection frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_what_is_loaded_is_not_looked_at_again() -> None:
    """Almost everything is out of the way of later collections."""
    heap.settle()
    assert gc.get_freeze_count() > 20 * len(gc.get_objects())


def test_garbage_is_collected_before_and_after() -> None:
    """What was alive when the page settled goes when it settles again; what came later goes at once."""
    before = _Circle()
    seen = weakref.ref(before)
    heap.settle()
    del before
    later = _Circle()
    seen_later = weakref.ref(later)
    del later
    gc.collect()
    assert seen_later() is None
    heap.settle()
    assert seen() is None
