"""Reads subtitles (.srt, .vtt): what is said, without times, positions and markup."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise

from lexile.documents.decoding import decode
from lexile.documents.document import Block, BlockKind, Content
from lexile.documents.structure import SENTENCE_END

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_TIME = re.compile(rf"^[ \t]{{0,9}}{_CLOCK}[ \t]{{0,9}}-->[ \t]{{0,9}}{_CLOCK}(?![\w:])", re.MULTILINE)
# The number of the first subtitle, or the head of a .vtt file and what stands before its first one.
_BEFORE_FIRST = re.compile(
    r"(?:\A\ufeff?WEBVTT(?:[ \t][^\n]*(?<![.!?]))?(?:\n[\s\S]*)?|(?:\A|(?<=\n))[ \t]*\d{1,5}[ \t]*\n\s*)\Z"
)
_VTT_HEAD = re.compile(r"WEBVTT(?:[ \t][^\n]*(?<![.!?]))?(?:\n|\Z)")
_TAG = re.compile(r"</?[a-zA-Z0-9][^<>\n]{0,200}>|\{\\[^{}\n]{0,200}\}")
_VOICE = re.compile(r"<v(?:\.[\w.-]{1,60})?\s[^<>\n]{0,200}>")  # the speaker's name, as an attribute (WebVTT 1, 3.4)
_SOUND = re.compile(r"\[[^\[\]\n]{1,80}\]|\([A-Z][A-Z ,'-]{1,60}\)|[♪♫]+|(?<!\S)#+(?!\S)")  # [door closes], (SIGHS), ♪
_ENTITY = re.compile(r"&(?:[a-z]{2,6}|#\d{1,7});")
_SPEAKER = re.compile(r"(?:^|(?<=\n))(?:>>\s{0,9})?[A-Z][A-Z .'-]{1,30}:\s{1,9}|(?:^|(?<=\n))[ \t]{0,9}(?:>>|-)\s{0,9}")
_LEAST_REPEATED = 3  # subtitles, and a third of all, that are shown twice in a file which does so with most
_MOST_SHOWN = 10  # lines of a subtitle
_MAX_OPEN = 60  # words without a full stop before a paragraph ends anyway; some subtitles have no punctuation


def read_subtitles(data: bytes) -> Content:
    """What is said in a film, as paragraphs that end where a sentence ends with a subtitle.

    Raises:
        NotText: the file is not a text.
    """
    return Content(subtitle_blocks(decode(data)[0]))


def subtitle_blocks(text: str) -> tuple[Block, ...]:
    r"""The blocks of subtitles.

    >>> [block.text for block in subtitle_blocks("1\n00:00:01,000 --> 00:00:02,000\n<i>Who goes\n\n"
    ...                                          "2\n00:00:02,500 --> 00:00:04,000\nthere?</i>")]
    ['Who goes there?']
    """
    blocks: list[Block] = []
    said: list[str] = []
    words = 0
    for cue in _said(_cues(text)):
        said.append(cue)
        words += len(cue.split())
        if SENTENCE_END.search(cue) or words > _MAX_OPEN:
            blocks.append(Block(BlockKind.PARAGRAPH, " ".join(said)))
            said, words = [], 0
    if said:
        blocks.append(Block(BlockKind.PARAGRAPH, " ".join(said)))
    return tuple(blocks)


def split_at_subtitles(text: str) -> tuple[str, str]:
    r"""A text as far as it has no subtitles, and the subtitles; the latter are "" if there are none.

    >>> split_at_subtitles("A film.\n\n1\n00:00:01,000 --> 00:00:02,000\nRun!")
    ('A film.\n\n', '1\n00:00:01,000 --> 00:00:02,000\nRun!')
    """
    time = _TIME.search(text) if "-->" in text else None
    if time is None:
        return text, ""
    before = _BEFORE_FIRST.search(text, 0, time.start())
    start = before.start() if before else time.start()
    return text[:start], text[start:]


@dataclass(slots=True)
class _Cue:
    """A subtitle: the line of its times, and its lines with their markup."""

    time: str
    lines: list[str] = field(default_factory=list)

    def shown(self) -> list[str]:
        """Its lines as they are read."""
        marked = _TAG.sub("", _VOICE.sub("", "\n".join(self.lines)))
        said = _SPEAKER.sub("", _SOUND.sub("", _ENTITY.sub(lambda entity: unescape(entity[0]), marked)))
        return [words for line in said.split("\n") if (words := " ".join(line.split()))]


def _cues(text: str) -> list[_Cue]:
    """The subtitles of a file, whether or not empty lines stand between them."""
    lines = text.lstrip("\ufeff").splitlines()
    is_vtt = bool(lines) and _VTT_HEAD.match(lines[0]) is not None
    cues: list[_Cue] = []
    apart: list[str] = []  # lines behind an empty one: notes and styles in a .vtt file, else more of what is said
    inside = False
    for line in map(str.strip, [*lines, ""]):
        if _TIME.match(line):
            above = cues[-1].lines if inside else apart
            if above and (above[-1].isdigit() or (is_vtt and not inside)):  # the number or name of this one
                above.pop()
            cues.append(_Cue(line))
            inside = True
        elif line:
            (cues[-1].lines if inside else apart).append(line)
            continue
        else:
            inside = False
        if apart and not is_vtt and len(cues) > inside:
            cues[-1 - inside].lines += apart
        apart = []
    return cues


def _said(cues: list[_Cue]) -> Iterator[str]:
    """The words of each subtitle, without the lines that were still shown from the one before."""
    shown = [cue.shown() for cue in cues]
    still_shown = [0, *(_still_shown(*pair) for pair in pairwise(shown))]
    repeated = sum(0 < size == len(lines) for size, lines in zip(still_shown, shown, strict=True))
    # Live subtitles roll upwards, and others are shown twice; in a film, somebody says it again.
    rolls = any(0 < size < len(lines) for size, lines in zip(still_shown, shown, strict=True))
    rolls = rolls or repeated >= max(_LEAST_REPEATED, len(cues) / 3)
    for place, (cue, lines, size) in enumerate(zip(cues, shown, still_shown, strict=True)):
        before = cues[place - 1]
        is_marked = cue.lines != before.lines and lines == shown[place - 1]  # word by word, as they are said
        is_same = rolls or is_marked or cue.time == before.time
        if said := " ".join(lines[size if is_same else 0 :]):
            yield said


def _still_shown(before: list[str], lines: list[str]) -> int:
    """How many lines at the top of a subtitle are the last ones of the one before."""
    return next((size for size in range(min(len(lines), _MOST_SHOWN), 0, -1) if before[-size:] == lines[:size]), 0)
