"""Chats and transcripts: lines with a name or a time in front, which are not part of what is said."""

import re
from collections import Counter
from collections.abc import Iterator

from lexile.documents.document import Block, BlockKind

_TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:[ \u202f]?[AaPp]\.?[Mm]\b\.?)?"
_DATE = (
    r"(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|Today|Yesterday"
    r"|(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?)"
)
_STAMP = rf"[\[(]?(?:{_DATE},?(?:[ T]|\s+at\s+))?{_TIME}[\])]?"
_NAME = r"[^\W\d_][\w.'’-]{0,24}(?: [\w.'’-]{1,24}){0,2}"
# A line of a chat or transcript with all that stands before its words.
_TIME_FIRST = re.compile(
    rf"{_STAMP}\s{{0,8}}+(?:[-–—|]\s{{0,8}}+)?(?:<{_NAME}>|{_NAME}(?:\s?:|\s{{1,8}}+>))\s+"
)  # [10:15] Ann: Hello.
_NAME_FIRST = re.compile(rf"{_NAME}\s{{0,8}}+[\[(,|–—-]?\s{{0,8}}+{_STAMP}\s{{0,8}}+[:|–—-]\s+")  # Ann (10:15): Hello.
_NICKNAME = re.compile(r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s{0,8}+)?<[@+ ]?[\w\[\]|^-]{1,30}>\s+")  # <ann> Hello.
_NAME_ALONE = re.compile(rf"({_NAME})\s{{0,8}}+:\s{{1,8}}+(?=\S)")  # Ann: Hello.
_STAMP_ALONE = re.compile(
    rf"(?:{_NAME}(?: [\w.'’-]{{1,24}})?)?\s{{0,8}}+(?:[—–|·•,-]\s{{0,8}}+)?{_STAMP}"
    rf"(?:\s{{0,8}}+[—–|·•-]\s{{0,8}}+{_NAME})?:?$"
)  # Ann Lee  10:15 AM
_PERSON = re.compile(_NAME)
_LEAST_TURNS = 3  # lines; two may be the times of a journey
_LEAST_NAMED = 4  # lines with a name alone in front, of two people at least who both speak again
_SHARE = 0.5  # of the lines, where each begins with what it says of its speaker
_SHARE_ALONE = 0.2  # of the lines, where names and times have lines of their own
_SAMPLE = 200  # lines that show what the text is
# Every line in front of which a time or a name may stand has one of these.
_SIGN = re.compile(r"\d:\d\d|: |<[@+ ]?\w+>")


def conversation_blocks(text: str) -> list[Block] | None:
    r"""The blocks of a chat or transcript, or None if the text is something else.

    >>> blocks = conversation_blocks("Ann (9:01): Hi.\nBo (9:02): Hello.\nAnn (9:02): It rains.")
    >>> [(block.kind.value, block.text) for block in blocks[:2]]
    [('turn', 'Ann (9:01):'), ('paragraph', 'Hi.')]
    """
    head = _lines(text, _SAMPLE)
    if sum(_SIGN.search(line) is not None for line in head) < _LEAST_TURNS:
        return None
    for pattern in (_TIME_FIRST, _NAME_FIRST, _NICKNAME):
        turns = sum(pattern.match(line) is not None for line in head)
        if turns >= _LEAST_TURNS and turns >= _SHARE * len(head):
            return list(_turns(_lines(text), pattern))
    alone = sum(_STAMP_ALONE.match(line) is not None for line in head)
    if alone >= _LEAST_TURNS and _SHARE_ALONE * len(head) <= alone <= (1 - _SHARE_ALONE) * len(head):
        return list(_between_stamps(_lines(text)))
    return list(_turns(_lines(text), _NAME_ALONE)) if _is_dialogue(head) else None


def _lines(text: str, most: int = -1) -> list[str]:
    lines = text.split("\n", most)
    return [line.strip() for line in (lines[:most] if 0 <= most < len(lines) else lines) if line.strip()]


def _is_dialogue(lines: list[str]) -> bool:
    """Whether lines begin with the names of a few people who take turns."""
    names = Counter(found[1] for line in lines if (found := _NAME_ALONE.match(line)))
    # Capitals are the names of a play, which cleaning knows: TOM. It is late.
    names = Counter({name: times for name, times in names.items() if len(name) == 1 or not name.isupper()})
    again = [name for name, times in names.items() if times > 1]
    turns = sum(names[name] for name in again)
    return len(again) >= 2 and turns >= _LEAST_NAMED and turns >= _SHARE * len(lines)  # two people


def _turns(lines: list[str], pattern: re.Pattern[str]) -> Iterator[Block]:
    for line in lines:
        mark = pattern.match(line)
        if mark:
            yield Block(BlockKind.TURN, mark[0].strip())
        words = line[mark.end() if mark else 0 :]
        if words:
            yield Block(BlockKind.PARAGRAPH, words)


def _between_stamps(lines: list[str]) -> Iterator[Block]:
    """What is said between lines of names and times; without names it runs on, as the machine that heard it cut it."""
    stamps = [_STAMP_ALONE.match(line) is not None for line in lines]
    heads = [line for line, stamped in zip(lines, stamps[1:], strict=False) if stamped]
    named = any(stamp and line[:1].isalpha() for line, stamp in zip(lines, stamps, strict=True))
    if not named and all(
        line[0].isupper() and _PERSON.fullmatch(line) for line in heads
    ):  # each name has a line above its time
        stamps = [one or following for one, following in zip(stamps, [*stamps[1:], False], strict=True)]
        named = True
    spoken: list[str] = []
    for line, stamp in zip(lines, stamps, strict=True):
        if stamp:
            yield Block(BlockKind.TURN, line)
        elif named:
            yield Block(BlockKind.PARAGRAPH, line)
        else:
            spoken.append(line)
    if spoken:
        yield Block(BlockKind.PARAGRAPH, " ".join(spoken))
