"""A target as a person reads it: how far, what stands above it, and what each change would bring."""

import pandas as pd

from lexile.analysis import Analysis
from lexile.leveling.suggestions import (
    STAND_IN,
    Suggestion,
    SuggestionKind,
    Target,
    band_targets,
    distance,
    sentences_above,
)
from lexile.scale import format_measure
from lexile.views.frames import chosen_sentences, escape_formula
from lexile.views.wording.headline import share
from lexile.views.wording.words import DIFFICULTY_NAME, hard_word_table

MOST_SENTENCES = 200  # rows; of a long text the hardest
WORDS_ABOVE = "These are harder than the target, and harder than the words of a typical passage of grades 3 to 12."
HOW = (
    "Worked out by the estimator itself: each change is made, and the text is estimated again. A replaced word is "
    f"tried with “{STAND_IN}”, a common word, in its place; choose one that fits. A split is a proposal: read it "
    "before you keep it."
)


def distance_line(analysis: Analysis, target: Target) -> str:
    """How far a text is from a target, and how probable it is that it lies within."""
    estimate = analysis.estimate
    far = distance(estimate.measure, target)
    within = share(estimate.mass_between(max(target.low, -1e4), min(target.high, 1e4))[1])
    if far > 0:
        where = f"{_rounded(far)} above it"
    elif far < 0:
        where = f"{_rounded(-far)} below it: easier than the target"
    else:
        where = "within it"
    return (
        f"Target {_called(target)}: the text is estimated at {format_measure(estimate.measure)}, {where}. "
        f"That it lies within the target is {within} probable."
    )


def _called(target: Target) -> str:
    """A target's name and its measures, once."""
    return target.name if target in band_targets() else f"{target.name} ({span(target)})"


def span(target: Target) -> str:
    """The measures of a target.

    >>> span(Target("", 740.0, 1010.0)), span(Target("", float("-inf"), 650.0)), span(Target("", 1400.0, float("inf")))
    ('740L–1010L', 'up to 650L', 'above 1400L')
    """
    if target.low < -1e4:
        return f"up to {format_measure(target.high)}"
    if target.high > 1e4:
        return f"above {format_measure(target.low)}"
    return f"{format_measure(target.low)}–{format_measure(target.high)}"


def above_line(analysis: Analysis, target: Target) -> str:
    """How many sentences stand above a target."""
    count = len(sentences_above(analysis, target))
    return f"{count:,} of {len(analysis.sentences):,} sentences stand above {format_measure(target.high)}."


def above_table(analysis: Analysis, target: Target) -> pd.DataFrame:
    """The sentences above a target, the hardest first."""
    return chosen_sentences(analysis, sentences_above(analysis, target)[:MOST_SENTENCES])


def words_above_table(analysis: Analysis, target: Target) -> pd.DataFrame:
    """The words that are harder than the target, the hardest first.

    A word is judged in a sentence of typical length, an easy text has shorter ones: for a target below a typical
    passage, only words count that are hard there too.
    """
    table = hard_word_table(analysis)
    return table[table[DIFFICULTY_NAME] > max(target.high, analysis.effects.typical)]


def mend_table(found: tuple[Suggestion, ...]) -> pd.DataFrame:
    """The changes in order of what they bring, with the whole text's estimate once all up to each are made."""
    return pd.DataFrame(
        {
            "Change": [_change(mend) for mend in found],
            "Sentence": [mend.sentence + 1 for mend in found],
            "Brings by itself": [_gain(mend.gain) for mend in found],
            "Text then": [format_measure(mend.measure) for mend in found],
            "What to write": [escape_formula(" ".join(mend.split.split()) or "a more common word") for mend in found],
        }
    )


def reached_line(found: tuple[Suggestion, ...], target: Target) -> str:
    """Whether these changes together reach the target."""
    if not found:
        return "No sentence can be split and no rare word replaced so that the text gets easier."
    many = "this change" if len(found) == 1 else f"these {len(found)} changes"
    last = format_measure(found[-1].measure)
    if found[-1].measure <= target.high:
        return f"With {many} the text is estimated at {last}: the target is met."
    return (
        f"With {many} the text is estimated at {last}: {_rounded(found[-1].measure - target.high)} remain. "
        "Shorter sentences, written anew, bring the most."
    )


def _change(mend: Suggestion) -> str:
    if mend.kind is SuggestionKind.SPLIT:
        return "Split the sentence in two"
    times = f" ({len(mend.edits)} times)" if len(mend.edits) > 1 else ""
    return f"Replace “{mend.what}”{times}"


def _gain(gain: float) -> str:
    return "less than 10L" if gain < 5 else _rounded(gain)


def _rounded(difference: float) -> str:
    """A difference to the nearest ten, never as nothing.

    >>> _rounded(3.0), _rounded(128.0)
    ('less than 10L', '130L')
    """
    return "less than 10L" if difference < 5 else f"{10 * round(difference / 10)}L"
