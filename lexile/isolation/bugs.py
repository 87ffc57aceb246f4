"""A bug as it may be told: without the message of its exception, which may quote the text."""

import traceback
from pathlib import Path


def place_of(error: Exception) -> str:
    """The type of an exception and where it was raised: `KeyError in cleaning.py, line 12`."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
