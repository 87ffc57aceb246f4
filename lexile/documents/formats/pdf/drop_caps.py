"""Decides whether a large first letter is a word by itself ("A bell rang") or begins one ("All of them")."""

import re
from collections import Counter
from collections.abc import Callable

_WORDS = frozenset("AIO")  # the letters that are words
_FIRST_WORD = re.compile(r"[^\W\d_]+")
# With these letters no English word begins, so what begins with them is the rest of one: ll, nd, fter, nly, t, lthough.
_NO_START = re.compile(
    r"[^aeiouy]{1,9}$|[^aeiouykwgs][^aeiouyhlrw]|g[^aeiouyhlnr]|k[^aeiouyhlnr]|w[^aeiouyhr]|[hjlmnrvxyz][^aeiouy]"
    r"|s[bdfgjrsvxz]|[td]l|[bpfvm]w"
)
_VOWEL = re.compile(r"(?!u(?:s[eu]|ni)|one\b|eu)[aeiou]")
# Common words that lose no more than their first letter to be, or to look like, another word.
_WHOLE = frozenset(
    """abide able ably aboard abode abound about above abroad abuse across adieu adore adrift afar afield afire afloat
    afoot afraid afresh again against agent ages agile ago agony agree ahead akin alarm alarmed alas alert alice
    alike alive alone along aloud always amass amaze amazed amber amend amid amidst amiss among amongst amount
    amused amy animal animals annoy another any anybody anyone anything anyway anywhere apart ape apiece april
    arab are arise arose around arouse array artist ashamed ashore aside asleep atone avenge avert avoid await
    awake aware away awhile awoke awry ideal ideally ideas idol iris iron island open opened opening opinion
    order orders oval oven over owed owing""".split()
)


def is_word(letter: str, rest: str, written: Callable[[], Counter[str]]) -> bool:
    """Whether a large letter before the rest of its line is a word of its own.

    `written` counts the words of the whole document in lower case, the rest itself among them; it is asked only where
    spelling does not tell.

    >>> [is_word(*cap, Counter) for cap in (("A", "bell rang"), ("A", "ll of them"), ("T", "he boat"), ("I", "knew"))]
    [True, False, False, True]
    """
    found = _FIRST_WORD.match(rest)
    if letter not in _WORDS or found is None:
        return False
    beginning = found[0].lower()
    whole = letter.lower() + beginning
    if whole in _WHOLE or _NO_START.match(beginning) or (letter == "A" and _VOWEL.match(beginning)):
        return False
    words = written()
    stands_alone, is_joined = words[beginning] > 1, words[whole] > 0
    return not is_joined and stands_alone if letter == "O" else not is_joined or stands_alone  # O is a rare word
