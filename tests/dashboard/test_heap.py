"""Collecting garbage, which holds up every thread, looks only at what came since the page was set up."""

import gc
import subprocess
import sys
import weakref
from collections.abc import Iterator

import pytest

from lexile.dashboard import heap
from tests.hosts.serving import ROOT


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


def test_the_server_lets_arrow_use_the_allocator_of_the_system() -> None:
    """It is chosen before anything loads Arrow, which reads the choice once."""
    program = (
        "import asgi, sys; early = 'pyarrow' in sys.modules; import pyarrow; "
        "print(early, pyarrow.default_memory_pool().backend_name)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout == "False system\n"
