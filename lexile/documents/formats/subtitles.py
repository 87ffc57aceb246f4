"""Reads subtitles (.srt, .vtt): what is said, without times, positions and markup."""

import re

from lexile.documents.decoding import decode
from lexile.documents.document import Block, BlockKind, Content
from lexile.documents.structure import SENTENCE_END

_TIME = re.compile(
    r"\s{0,9}(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s{0,9}-->\s{0,9}(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
)
_TAG = re.compile(r"</?[a-zA-Z0-9][^<>\n]{0,200}>|\{\\[^{}\n]{0,200}\}")
_VOICE = re.compile(r"<v(?:\.[\w.-]{1,60})?\s[^<>\n]{0,200}>")  # the speaker's name, as an attribute (WebVTT 1, 3.4)
_SOUND = re.compile(r"\[[^\[\]\n]{1,80}\]|\([A-Z][A-Z ,'-]{1,60}\)|[♪♫#]+")  # [door closes], (SIGHS), ♪
_SPEAKER = re.compile(r"(?:^|(?<=\n))(?:>>\s{0,9})?[A-Z][A-Z .'-]{1,30}:\s{1,9}|(?:^|(?<=\n))[ \t]{0,9}(?:>>|-)\s{0,9}")
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
    before = ""
    for cue in _cues(text):
        if cue == before:  # shown again, as live subtitles are
            continue
        before = cue
        said.append(cue)
        words += len(cue.split())
        if SENTENCE_END.search(cue) or words > _MAX_OPEN:
            blocks.append(Block(BlockKind.PARAGRAPH, " ".join(said)))
            said, words = [], 0
    if said:
        blocks.append(Block(BlockKind.PARAGRAPH, " ".join(said)))
    return tuple(blocks)


def _cues(text: str) -> list[str]:
    """The words of each subtitle, without the lines that were still shown from the one before."""
    cues: list[str] = []
    shown: list[str] = []
    lines: list[str] = []
    timed = False
    for line in [*text.lstrip("\ufeff").splitlines(), ""]:
        if _TIME.match(line):
            lines, timed = [], True
        elif line.strip():
            lines.append(line.strip())
        else:
            if timed and lines:
                said = _SPEAKER.sub("", _SOUND.sub("", _TAG.sub("", _VOICE.sub("", "\n".join(lines)))))
                before, shown = shown, [words for line in said.split("\n") if (words := " ".join(line.split()))]
                if said := " ".join(shown[_still_shown(before, shown) :]):
                    cues.append(said)
            lines, timed = [], False
    return cues


def _still_shown(before: list[str], lines: list[str]) -> int:
    """How many lines at the top of a subtitle are the last ones of the one before: live subtitles roll upwards."""
    return next((size for size in range(len(lines), 0, -1) if before[-size:] == lines[:size]), 0)
