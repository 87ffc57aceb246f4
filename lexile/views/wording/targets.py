"""A target in words: the distance to it, what is above it, and what the suggested edits achieve."""

from lexile.analysis import Analysis
from lexile.leveling.suggestions import STAND_IN, Suggestion, SuggestionKind
from lexile.leveling.targets import Target, band_targets, distance, sentences_above
from lexile.scale import format_measure
from lexile.views.wording.quantities import difference, percentage

WORDS_ABOVE_HINT = (
    "These words are harder than the target, and harder than the words of a typical passage from grades 3 to 12."
)
SUGGESTIONS_HINT = (
    "Each edit is tried, and the text is estimated again. For a rare word, the estimator tries "
    f"“{STAND_IN}”, a common word; choose one that fits. A split sentence is a suggestion: read it before you keep it."
)
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
        f"Target {_target_name(target)}: the text is estimated at {format_measure(estimate.measure)}, {place}. "
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


def sentences_above_line(analysis: Analysis, target: Target) -> str:
    """How many sentences are above a target."""
    count = len(sentences_above(analysis, target))
    total = len(analysis.sentences)
    return f"{count:,} of {total:,} sentences {'is' if count == 1 else 'are'} above {format_measure(target.high)}."


def suggestion_title(suggestion: Suggestion) -> str:
    """What to do.

    >>> suggestion_title(Suggestion(SuggestionKind.WORD, "ostensible", 0, ((4, 14, "place"), (40, 50, "place"))))
    'Replace “ostensible” (2 times)'
    """
    if suggestion.kind is SuggestionKind.SPLIT:
        return "Split the sentence in two"
    times = f" ({len(suggestion.edits)} times)" if len(suggestion.edits) > 1 else ""
    return f"Replace “{suggestion.what}”{times}"


def suggestion_wording(suggestion: Suggestion) -> str:
    """What to write: the split sentence, or a hint for a word."""
    return " ".join(suggestion.split.split()) or "a more common word"


def suggestions_line(suggestions: tuple[Suggestion, ...], target: Target) -> str:
    """Whether the suggested edits together reach the target."""
    if not suggestions:
        return "No split of a sentence and no replacement of a rare word would make this text easier."
    edits = "this edit" if len(suggestions) == 1 else f"these {len(suggestions)} edits"
    last = suggestions[-1].measure
    if last <= target.high:
        return f"With {edits}, the text is estimated at {format_measure(last)}: the target is met."
    return (
        f"With {edits}, the text is estimated at {format_measure(last)}, still {difference(last - target.high)} above "
        "the target. Rewriting in shorter sentences helps most."
    )


def _target_name(target: Target) -> str:
    """The name of a target with its measures, which the name of a band contains."""
    return target.name if target in band_targets() else f"{target.name} ({target_range(target)})"
