"""Numbers in words: probabilities, counts and differences, and lists."""

from collections.abc import Iterable
from math import floor

from lexile.estimator.distribution import RANGE


def percentage(probability: float) -> str:
    """A probability in percent; never 0% or 100%, which would claim certainty.

    >>> percentage(0.004), percentage(0.914), percentage(0.9999)
    ('<1%', '91%', '>99%')
    """
    percent = floor(100 * probability + 0.5)
    if percent < 1:
        return "<1%"
    return ">99%" if percent > 99 else f"{percent}%"


RANGE_NAME = f"{percentage(RANGE)} range"


def count_of(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun.

    >>> count_of(1, "word"), count_of(4120, "word"), count_of(2, "list of links", "lists of links")
    ('1 word', '4,120 words', '2 lists of links')
    """
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def listing(items: Iterable[str]) -> str:
    """Items joined as in a sentence.

    >>> listing(["verse"]), listing(["verse", "code"]), listing(["verse", "code", "tables"])
    ('verse', 'verse and code', 'verse, code and tables')
    """
    *first, last = items
    return " and ".join(filter(None, (", ".join(first), last)))


def difference(measures: float) -> str:
    """The size of a difference in L, to the nearest 10L but never as 0L.

    >>> difference(3.0), difference(-128.0)
    ('less than 10L', '130L')
    """
    size = 10 * floor(abs(measures) / 10 + 0.5)
    return f"{size}L" if size else "less than 10L"


def about(measures: float) -> str:
    """A difference in L as an estimate.

    >>> about(3.0), about(-128.0)
    ('less than 10L', 'about 130L')
    """
    size = difference(measures)
    return size if size.startswith("less") else f"about {size}"


def signed(effect: float) -> str:
    """An effect in whole L with its sign.

    >>> signed(41.6), signed(-8.2), signed(0.3)
    ('+42', '−8', '0')
    """
    whole = round(effect)
    return f"{'+' if whole > 0 else '−'}{abs(whole)}" if whole else "0"
