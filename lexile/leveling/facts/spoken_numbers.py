"""A number in words, taken word by word: two hundred and fifty, twenty-five, nineteen twelve."""

from lexile.leveling.number_words import ONES, ORDINALS, SCALES, TENS

_BEFORE_AND = frozenset({"hundred", "thousand", "million"})
_BEFORE_SMALL = frozenset({"", "hundred", "thousand", "million", "billion", "and"})
_CENTURIES = range(13, 21)  # that begin a year: nineteen twelve, twenty twenty
_SMALL_SCALES = frozenset({"hundred", "dozen"})  # multiply what stands before them, and more may be added


class SpokenNumber:
    """The words taken so far, and what they come to."""

    def __init__(self) -> None:
        """Begin with no word."""
        self._total: float = 0  # up to the last "thousand" or "million"
        self._current: float = 0  # after it
        self._previous = ""

    @property
    def value(self) -> float:
        """What the words come to."""
        return self._total + self._current

    @property
    def is_empty(self) -> bool:
        """Whether no word was taken."""
        return not self._previous

    def take(self, word: str, following: str) -> bool:
        """Whether a word goes on the number; `following` comes after it."""
        if word in ONES or word in TENS:
            return self._take_small(word, ONES.get(word, TENS.get(word, 0)))
        if word in SCALES:
            self._multiply(word)
            return True
        if word == "and" and self._previous in _BEFORE_AND and (following in ONES or following in TENS):
            self._previous = word
            return True
        return False

    def ends_with(self, word: str) -> bool:
        """Whether a word is the last of an ordinal: twenty-first."""
        return self._previous in TENS and ORDINALS.get(word, 10) < 10

    def _take_small(self, word: str, value: float) -> bool:
        if self._previous in _BEFORE_SMALL or (self._previous in TENS and 0 < value < 10):
            self._current += value
        elif self._current in _CENTURIES and value >= 10:
            self._current = 100 * self._current + value
            word = "twenty" if word in TENS else word  # "nineteen ninety" may go on with "five"
        else:
            return False
        self._previous = word
        return True

    def _multiply(self, scale: str) -> None:
        if scale in _SMALL_SCALES:
            self._current = (self._current or 1) * SCALES[scale]
        else:
            self._total += (self._current or 1) * SCALES[scale]
            self._current = 0
        self._previous = scale
