"""Lines that a program wrapped at a right margin: what tells them from lines that their writer broke."""

import re

from lexile.documents.structure import BULLETS

LINE_BULLETS = f"{BULLETS}○■·"
"""Bullets at the beginning of a line; within one, some of them are other signs."""
LIST_MARKER = re.compile(rf"^\s*+(?:[-*–{LINE_BULLETS}]|\(?\d{{1,2}}[.)]|\(?[a-z][.)])\s++(?=\S)")
"""The mark of a list item at the beginning of a line."""
PARAGRAPH_ENDS = tuple(".!?:;\"'”’)")
"""How a line ends that may well be a paragraph of its own."""
# The numbers below were chosen by trial on the public-domain books listed in model/README.md.
WRAP_WIDTHS = range(45, 125)
"""Characters at which old e-texts, e-mails and files beside programs wrap their lines."""
RAGGED = 3
"""Characters by which an edited line may be shorter than the others."""
_STANZA = 4  # lines; fewer may all begin with a capital by chance
_MIN_WRAPPED = 0.7  # share of a paragraph's lines that must be as long as their width allows


def is_wrapped(lines: list[str]) -> bool:
    """Whether the lines of a paragraph were wrapped by a program at its right margin.

    >>> is_wrapped(["Run!", "Stop!"])
    False
    """
    return not any(map(LIST_MARKER.match, lines)) and reach_margin(lines)


def reach_margin(lines: list[str]) -> bool:
    """The same for lines that begin with no list marker."""
    if len(lines) < 2 or _end_as_paragraphs(lines[:-1]):
        return False
    if len(lines) >= _STANZA and _begin_with_capitals(lines):  # a poet sees to that, not a margin
        return False
    lengths = list(map(len, lines))
    width = max(lengths)
    if width not in WRAP_WIDTHS:
        return False
    # A program breaks a line only where the next word no longer fits; a dash or a correction moves some breaks.
    del lengths[-1]
    full, enough = width - RAGGED - 1, _MIN_WRAPPED * len(lengths)
    fitting = sum(map(full.__lt__, lengths))  # lines too long for any next word
    if fitting < enough:
        fitting += sum(
            [
                length <= full < length + len(following.split(None, 1)[0])
                for length, following in zip(lengths, lines[1:], strict=True)
            ]
        )
    return fitting >= enough


# In most paragraphs, the first or second line decides; so it is looked at before the loop over all of them.
def _end_as_paragraphs(lines: list[str]) -> bool:
    return lines[0].endswith(PARAGRAPH_ENDS) and all(line.endswith(PARAGRAPH_ENDS) for line in lines)


def _begin_with_capitals(lines: list[str]) -> bool:
    return not lines[1][:1].islower() and all(line.lstrip("\"'“‘(")[:1].isupper() for line in lines)
