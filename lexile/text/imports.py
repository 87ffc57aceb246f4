"""Keeps packages out of memory that a library imports only in case its user has a use for them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

# NLTK imports these where they are installed: 150 MB and more than a second, for functions that are not used here.
_OPTIONAL = ("matplotlib", "pandas", "scipy", "sklearn")


@contextmanager
def without_optional_packages() -> Iterator[None]:
    """Within the block, packages that are not imported yet are as if they were not installed."""
    hidden = [name for name in _OPTIONAL if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for name in hidden:
            sys.modules.pop(name, None)
