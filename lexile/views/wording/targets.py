"""A target in words, and the distance to it."""

from lexile.analysis import Analysis
from lexile.leveling.targets import Target, band_targets, distance
from lexile.scale import format_measure
from lexile.views.wording.quantities import difference, percentage

_OPEN_END = 1e4  # L; far beyond the scale, so a limit beyond it is none


def distance_line(analysis: Analysis, target: Target) -> str:
    """How far a text is from a target, and the probability that its measure is within it."""
    estimate = analysis.estimate
    gap = distance(estimate.measure, target)
    probability = estimate.mass_between(max(target.low, -_OPEN_END), min(target.high, _OPEN_END))[1]
    if gap > 0:
        place = f"{difference(gap)} above it"
    elif gap < 0:
        place = f"{difference(gap)} below it: easier than the target"
    else:
        place = "within it"
    return (
        f"Target {target_name(target)}: the text is estimated at {format_measure(estimate.measure)}, {place}. "
        f"The probability that it is within the target is {percentage(probability)}."
    )


def target_range(target: Target) -> str:
    """The measures of a target.

    >>> [target_range(Target("", *ends)) for ends in ((740.0, 1010.0), (float("-inf"), 650.0), (1400.0, float("inf")))]
    ['740L–1010L', 'up to 650L', 'above 1400L']
    """
    if target.low < -_OPEN_END:
        return f"up to {format_measure(target.high)}"
    if target.high > _OPEN_END:
        return f"above {format_measure(target.low)}"
    return f"{format_measure(target.low)}–{format_measure(target.high)}"


def target_name(target: Target) -> str:
    """The name of a target with its measures, which the name of a band contains."""
    return target.name if target in band_targets() else f"{target.name} ({target_range(target)})"
