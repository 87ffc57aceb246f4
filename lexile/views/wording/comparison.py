"""Two versions of a text side by side: their figures, what changed, and one sentence that sums it up."""

import pandas as pd

from lexile.analysis import Analysis
from lexile.batch.outcome import entry_of
from lexile.explain.diff import changes
from lexile.scale import format_measure, format_range
from lexile.views.batch_frames import range_table
from lexile.views.frames import escape_formula, on_one_line
from lexile.views.wording.headline import RANGE_NAME, count_of, headline

FIRST, SECOND = "First version", "Second version"
_NEAR = 5.0  # L; less cannot be seen in a measure that is written to the nearest ten
MOST_CHANGES = 200


def verdict(before: Analysis, after: Analysis, first: str = FIRST, second: str = SECOND) -> str:
    """How the second version stands to the first, with the care that two estimates ask for.

    The names say what the two are called.
    """
    difference = after.estimate.measure - before.estimate.measure
    if abs(difference) < _NEAR:
        return f"{second} is as hard as {first.lower()}."
    apart = before.estimate.high < after.estimate.low or after.estimate.high < before.estimate.low
    sure = "their ranges lie apart" if apart else "their ranges overlap, so it is a direction, not a certainty"
    harder = "harder" if difference > 0 else "easier"
    return f"{second} is {10 * round(abs(difference) / 10)}L {harder} than {first.lower()}; {sure}."


def figures_table(before: Analysis, after: Analysis, first: str = FIRST, second: str = SECOND) -> pd.DataFrame:
    """The figures of both versions, one row each."""
    rows = {
        "Estimated measure": [format_measure(one.estimate.measure) for one in (before, after)],
        RANGE_NAME: [format_range(one.estimate.low, one.estimate.high) for one in (before, after)],
        "Band": [one.estimate.band.name for one in (before, after)],
        "Suits": [headline(one.estimate) for one in (before, after)],
        "Words": [f"{one.words:,}" for one in (before, after)],
        "Sentences": [f"{len(one.sentences):,}" for one in (before, after)],
        "Words a sentence": [f"{one.words / len(one.sentences):.1f}" for one in (before, after)],
        "Hardest sentence": [format_measure(max(part.measure for part in one.sentences)) for one in (before, after)],
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=[first, second])


def version_ranges(before: Analysis, after: Analysis, first: str = FIRST, second: str = SECOND) -> pd.DataFrame:
    """Both estimates with their ranges, the first version on top, ready for `charts.range_bars`."""
    frame = range_table((entry_of(first, before), entry_of(second, after))).sort_values("place")
    return frame.assign(label=[first, second])


def change_table(before: Analysis, after: Analysis) -> pd.DataFrame:
    """One row for each change in reading order: what stood there with its measures, what stands there now.

    None where the two have no sentence in common: then it would be the two texts again.
    """
    found = changes(before, after)
    if sum(len(change.before) for change in found) == len(before.sentences):
        found = ()
    rows = [(*_side(before, change.before), *_side(after, change.after)) for change in found[:MOST_CHANGES]]
    return pd.DataFrame(rows, columns=["Before", "Measure before", "After", "Measure after"])


def changed_line(before: Analysis, after: Analysis) -> str:
    """How much changed, before the changes themselves are listed."""
    found = changes(before, after)
    if not found:
        return "No sentence changed."
    changed = sum(len(change.before) for change in found)
    if changed == len(before.sentences):
        return "No sentence stands in both."
    return f"{changed:,} of {len(before.sentences):,} sentences changed, in {count_of(len(found), 'place')}."


def ranges_alternative(before: Analysis, after: Analysis, first: str = FIRST, second: str = SECOND) -> str:
    """The chart of both ranges for people who do not see it; the table beside it tells the rest."""
    told = [
        f"{name}: {format_measure(one.estimate.measure)}, {RANGE_NAME} "
        f"{format_range(one.estimate.low, one.estimate.high)}"
        for name, one in ((first, before), (second, after))
    ]
    return ". ".join(told) + "."


def _side(analysis: Analysis, numbers: tuple[int, ...]) -> tuple[str, str]:
    texts = [on_one_line(analysis, number) for number in numbers]
    measures = [format_measure(analysis.sentences[number].measure) for number in numbers]
    return escape_formula(" ".join(texts)), ", ".join(measures)
