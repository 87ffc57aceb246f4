"""Keeps code out of memory that a library imports only in case its user has a use for it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

# NLTK imports these where they are installed: 150 MB and more than a second, for functions that are not used here.
_OPTIONAL = ("matplotlib", "pandas", "scipy", "sklearn")
# These import all of NLTK by their own code, 300 modules and 0.2 s; two of the modules are used here.
_BARE = ("nltk", "nltk.tokenize")


@contextmanager
def nltk_modules_alone() -> Iterator[None]:
    """Within the block, a module of NLTK is imported without the rest of NLTK and without its optional packages.

    Where NLTK is imported already, it stays as it is. Otherwise it is as if not imported afterwards, so that others
    can import it as a whole; whoever imported a part here keeps it.
    """
    hidden = [name for name in _OPTIONAL if name not in sys.modules]
    bare = [name for name in _BARE if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]
    if bare == list(_BARE) and (found := find_spec("nltk")) and found.submodule_search_locations:
        for name in bare:
            package = ModuleType(name)
            package.__path__ = [str(Path(found.submodule_search_locations[0], *name.split(".")[1:]))]
            sys.modules[name] = package
    else:
        bare = []
    try:
        yield
    finally:
        for name in hidden:
            sys.modules.pop(name, None)
        if bare:
            for name in [name for name in sys.modules if name.partition(".")[0] == "nltk"]:
                del sys.modules[name]
