"""Two versions of a text compared in sentences."""

from lexile.analysis import Analysis
from lexile.explain.diff import diff
from lexile.scale import format_measure, format_range
from lexile.views.wording.quantities import RANGE_NAME, count_of, difference

_NEAR = 5.0  # L; measures are shown to the nearest 10L, so a smaller difference would not be visible


def verdict(before: Analysis, after: Analysis, first: str, second: str) -> str:
    """Whether the second version is harder or easier, with as much confidence as the two ranges allow.

    `first` and `second` name the two, as at the start of a sentence: "The original", "The edited text".
    """
    gap = after.estimate.measure - before.estimate.measure
    if abs(gap) < _NEAR:
        return f"{second} is about as hard as {_within_sentence(first)}."
    overlap = before.estimate.high >= after.estimate.low and after.estimate.high >= before.estimate.low
    certainty = "their ranges overlap, so the difference is uncertain" if overlap else "their ranges do not overlap"
    harder = "harder" if gap > 0 else "easier"
    return f"{second} is {difference(gap)} {harder} than {_within_sentence(first)}; {certainty}."


def diff_line(before: Analysis, after: Analysis) -> str:
    """How many sentences changed."""
    changes = diff(before, after)
    if not changes:
        return "No sentences changed."
    changed = sum(len(change.before) for change in changes)
    if changed == len(before.sentences):
        return "The two versions have no sentences in common."
    return f"{changed:,} of {len(before.sentences):,} sentences changed, in {count_of(len(changes), 'place')}."


def versions_alternative(before: Analysis, after: Analysis, first: str, second: str) -> str:
    """The chart of both ranges in words, for people who cannot see it; the table beside it has the other figures."""
    lines = [
        f"{name}: {format_measure(one.estimate.measure)}, {RANGE_NAME} "
        f"{format_range(one.estimate.low, one.estimate.high)}"
        for name, one in ((first, before), (second, after))
    ]
    return ". ".join(lines) + "."


def _within_sentence(name: str) -> str:
    return name[0].lower() + name[1:]
