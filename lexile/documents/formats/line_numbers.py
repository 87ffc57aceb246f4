"""Line numbers, as editions of poems, statutes and listings print them in the margin."""

import re
from itertools import pairwise

_LEFT = re.compile(r"^[ \t]*(\d{1,4})(?:[ \t]?[.:|)]?[ \t]+(?=\S)|[ \t]*$)", re.MULTILINE)
_RIGHT = re.compile(r"(?<=[^\s\d])[ \t]{2,40}(\d{1,4})[ \t]*$", re.MULTILINE)
_EMPTY = re.compile(r"^[ \t]*\d{1,4}[ \t]*(?:\n|\Z)", re.MULTILINE)
_MARKED = re.compile(r"^[ \t]*\d{1,4}[.)]", re.MULTILINE)
_STEPS = (1, 2, 5, 10)  # by which line numbers count
_LEAST = 2  # numbers, where only some lines have one
_LEAST_OF_ALL = 5  # lines, where each has one: fewer may be a list of three eggs and four apples
_WORDS = 3  # in the average line of a text; shorter lines are those of a list
_YEARS = range(1000, 2101)
_MOST = 200_000  # characters


def without_line_numbers(text: str) -> str:
    r"""A text without its line numbers, if it has them: they count up, line by line or every few lines.

    >>> without_line_numbers("One day\nthe dog\nran to\nthe sea\n5 and saw\na boat\nfar out\non the\nblue\n10 water.")
    'One day\nthe dog\nran to\nthe sea\nand saw\na boat\nfar out\non the\nblue\nwater.'
    """
    if len(text) > _MOST:
        return text
    for pattern in (_LEFT, _RIGHT):
        found = list(pattern.finditer(text))
        if len(found) >= _LEAST and (_number_all(text, found) or _number_some(text, found)):
            # An empty line with a number, as between the lines of a court's paper, separates no paragraphs.
            return pattern.sub("", _EMPTY.sub("", text) if len(_EMPTY.findall(text)) > 0.4 * len(found) else text)
    return text


def _number_all(text: str, found: list[re.Match[str]]) -> bool:
    """Whether each line has a number, and they count up; a new page may begin again."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(found) < max(_LEAST_OF_ALL, 0.8 * len(lines)) or len(text.split()) < (_WORDS + 1) * len(lines):
        return False
    if len(_MARKED.findall(text)) > len(found) / 2:  # 1. 2. 3. are the items of a list
        return False
    numbers = [int(one[1]) for one in found]
    if numbers[0] in _YEARS:
        return False
    steps = [after - before for before, after in pairwise(numbers)]
    return any(sum(step == one for one in steps) >= 0.9 * len(steps) for step in _STEPS)


def _number_some(text: str, found: list[re.Match[str]]) -> bool:
    """Whether the numbers stand as many lines apart as they say."""
    if len(found) > 0.5 * text.count("\n") + 1:
        return False
    numbers = [int(one[1]) for one in found]
    if numbers[0] not in (5, 10) and numbers[0] % 5:
        return False
    filled = [place for place, line in enumerate(text.split("\n")) if line.strip()]
    order = {place: number for number, place in enumerate(filled, start=1)}
    line_of, place, last = [], 0, 0
    for one in found:
        place += text.count("\n", last, one.end())
        last = one.end()
        line_of.append(order.get(place, 0))
    gaps = [after - before for before, after in pairwise(numbers)]
    apart = [after - before for before, after in pairwise(line_of)]
    return all(gap == lines and gap in (5, 10) for gap, lines in zip(gaps, apart, strict=True))
