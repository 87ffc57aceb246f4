"""What changed between two versions of a text: which sentences went, came, or were written anew."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from lexile.analysis import Analysis


@dataclass(frozen=True, slots=True)
class Change:
    """Sentences of the first version, by number, and those of the second in their place; either may be none."""

    before: tuple[int, ...]
    after: tuple[int, ...]


def changes(before: Analysis, after: Analysis) -> tuple[Change, ...]:
    """All changes in reading order; none between a text and itself, whatever its line ends."""
    matcher = SequenceMatcher(a=_sentences(before), b=_sentences(after), autojunk=False)
    return tuple(
        Change(tuple(range(a, b)), tuple(range(c, d))) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal"
    )


def _sentences(analysis: Analysis) -> list[str]:
    return [" ".join(analysis.text_of(one.sentence).split()) for one in analysis.sentences]
