"""What stands in quotation marks, double or single, curly or straight: another's words, which stay as they are."""

import re
from collections.abc import Iterator

_MOST = 2_000  # characters of one quotation
_BEFORE_LAST = "[.,!?;:…—-]"
# A single mark is also an apostrophe: within a word ("don’t"), at its end ("the dogs’ bowls") or its start ("'tis"). So
# straight ones, which look alike on both sides, must have a letter behind the first and punctuation before the last; so
# have curly ones if they can.
_QUOTED = re.compile(
    rf"“([^“”]{{1,{_MOST}}})”"
    rf'|"([^"\n]{{1,{_MOST}}})"'
    rf"|(?<!\w)‘((?:[^‘’]|(?<=\w)’(?=\w| [a-z])){{1,{_MOST}}}+(?<={_BEFORE_LAST}))’(?!\w)"
    rf"|(?<!\w)‘((?:[^‘’]|’(?=\w)){{1,{_MOST}}}+)’(?!\w)"
    rf"|(?<![\w'])'((?=[^\W\d_])(?:[^'\n]|(?<=\w)'(?=\w)){{1,{_MOST}}}+(?<={_BEFORE_LAST}))'(?!\w)"
)


def find_quoted(text: str) -> Iterator[tuple[int, int]]:
    """Where the words between quotation marks begin and end, without the marks.

    >>> text = "“Come,” he said. ‘I don’t know,’ said she, 'where it's from.' The dogs' ‘bowls’ are the cats' now."
    >>> [text[start:end] for start, end in find_quoted(text)]
    ['Come,', 'I don’t know,', "where it's from.", 'bowls']
    """
    for match in _QUOTED.finditer(text):
        yield match.span(match.lastindex or 0)
