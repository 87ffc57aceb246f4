"""Tells prose and verse from programs, their output and settings, where lines were broken by hand without markup."""

import re
from collections import Counter

# Words among the most frequent of English that no programming language has as a keyword.
_COMMON = frozenset(
    """the of a to that was he his you her she it they their we our my me him them had has have were would could will
    there what who said been than by an but at be so its your i""".split()
)
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_PLAIN = re.compile(r"[\"'“‘(\[_—-]*[A-Za-z]+(?:['’-][A-Za-z]+)*[.,;:!?…\"'”’)\]_—-]*")
_SIGN = re.compile(
    r"[\w\])]\(|\w\[|[{};]$|[{}]|[=!<>+*/-]=|^[=<>+*/|&$#%@-]+$|\w_\w|::|->|=>|\w\.\w+[(.]|[\\$]|\w=|=\w|^--?\w|^[/~]\w"
    r"|\w/\w+/|^//|^#|</|/>|^<\w|^\w+:$|^(?:def|return|import|elif|const|var)$"
)
# Chosen on lines of 2,400 programs, headers, scripts and settings of installed packages, and on 4,200 paragraphs and
# stanzas of the books listed in model/README.md: 95% of the former and 97% of the latter are recognized.
_SAMPLE = 20_000  # characters; the rest of a listing is like its beginning
_MOST_SIGNS = 0.1  # share of tokens with the signs of a program
_LEAST_PLAIN = 0.6  # share of tokens that are words with the usual punctuation
_LEAST_COMMON = 0.06  # share of words that are among the most frequent ones


def reads_as_prose(text: str) -> bool:
    """Whether preformatted lines are prose or verse rather than a program.

    >>> reads_as_prose("The boat was gone,\\nand it was late."), reads_as_prose("for boat in boats:\\n    sail(boat)")
    (True, False)
    """
    text = text[:_SAMPLE]
    if not has_common_words(text):
        return False
    tokens = Counter(text.split())
    total = tokens.total()
    return (
        sum(count for token, count in tokens.items() if _SIGN.search(token)) <= _MOST_SIGNS * total
        and sum(count for token, count in tokens.items() if _PLAIN.fullmatch(token)) >= _LEAST_PLAIN * total
    )


def has_common_words(text: str) -> bool:
    """Whether a text has as many of the most frequent words as sentences have.

    >>> has_common_words("The boat was gone."), has_common_words("total 12 boats")
    (True, False)
    """
    words = _WORD.findall(text[:_SAMPLE])
    return bool(words) and sum(word.lower() in _COMMON for word in words) >= _LEAST_COMMON * len(words)
