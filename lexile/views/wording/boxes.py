"""The words about a box that holds no more."""

from lexile.views.wording.quantities import count_of

BOX_WORDS = {
    "too_long": "That is more than the %s characters that fit here, so it was not added. Try a shorter part.",
    "close": "Close",
}


def too_many_line(given: int, most: int, kind: str = "word", first: str = "first") -> str:
    """That not all of the words in a box are taken, or of what else is in it; empty if they are.

    >>> too_many_line(100, 100), too_many_line(130, 100)
    ('', 'There are 130 words here; only the first 100 are taken.')
    >>> too_many_line(6, 4, "measure", "lowest")
    'There are 6 measures here; only the lowest 4 are taken.'
    """
    return f"There are {count_of(given, kind)} here; only the {first} {most} are taken." if given > most else ""
