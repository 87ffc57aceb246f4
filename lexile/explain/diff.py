"""The difference between two versions of a text, sentence by sentence."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from lexile.analysis import Analysis


@dataclass(frozen=True, slots=True)
class Change:
    """Numbers of sentences in the first version, and of those in the second that replace them; either may be empty."""

    before: tuple[int, ...]
    after: tuple[int, ...]


def diff(before: Analysis, after: Analysis) -> tuple[Change, ...]:
    """The changes in reading order; whitespace does not count."""
    matcher = SequenceMatcher(a=_sentences(before), b=_sentences(after), autojunk=False)
    return tuple(
        Change(tuple(range(a, b)), tuple(range(c, d))) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal"
    )


def _sentences(analysis: Analysis) -> list[str]:
    return [" ".join(analysis.text_of(one.sentence).split()) for one in analysis.sentences]
