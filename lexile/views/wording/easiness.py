"""How hard teachers would find a text, in sentences, and where they would disagree with its measure."""

from lexile.estimator.easiness import MAX_PASSAGES, EasinessEstimate
from lexile.views.wording.quantities import RANGE_NAME

EASINESS_HINT = (
    "Learned from teachers who compared passages in pairs (the CLEAR corpus). The measure reflects sentence length and "
    "word frequency; teachers also consider ideas, background knowledge and style. Nine times out of ten, the "
    f"judgement of such teachers would fall within this range. In a long text, only {MAX_PASSAGES} passages, "
    "spread evenly through it, are read."
)
# Percentiles of the corpus's passages by difficulty, and what is said up to each of them.
_GRADATIONS = (
    (10.0, "Teachers would find it easier than nearly all passages from grades 3 to 12"),
    (40.0, "Teachers would find it easier than most passages from grades 3 to 12"),
    (60.0, "Teachers would find it about as hard as a typical passage from grades 3 to 12"),
    (90.0, "Teachers would find it harder than most passages from grades 3 to 12"),
    (100.0, "Teachers would find it harder than nearly all passages from grades 3 to 12"),
)
_WHY_TEACHERS_DISAGREE = (
    " The measure reflects sentence length and word frequency; teachers also weigh ideas, style and what a reader has "
    "to know."
)
NO_EASINESS = "Teachers' judgement is not estimated: the text is unlike the passages that they judged"


def easiness_line(easiness: EasinessEstimate | None) -> str:
    """How hard teachers would find a text, in plain words.

    >>> easiness_line(EasinessEstimate(-1.0, 0.5, 52.4, 82.0, 18.0, 40.0))
    'Teachers would find it about as hard as a typical passage from grades 3 to 12'
    """
    if easiness is None:
        return NO_EASINESS
    return next(line for ceiling, line in _GRADATIONS if easiness.difficulty_percentile <= ceiling)


def easiness_figures_line(easiness: EasinessEstimate) -> str:
    """The same in numbers, with the range.

    >>> easiness_figures_line(EasinessEstimate(-1.0, 0.5, 52.4, 82.0, 18.0, 40.0))
    'Teachers would find it harder than 52 of 100 passages from grades 3 to 12; 90% range 18 to 82'
    """
    return (
        f"Teachers would find it harder than {easiness.difficulty_percentile:.0f} of 100 passages from grades 3 to 12; "
        f"{RANGE_NAME} {easiness.lowest_percentile:.0f} to {easiness.highest_percentile:.0f}"
    )


def disagreement_line(easiness: EasinessEstimate | None, *, reasons: bool = True) -> str:
    """How teachers would disagree with the measure, and why they can; empty if they would not clearly do so.

    >>> disagreement_line(EasinessEstimate(-2.0, 0.5, 80.0, 95.0, 50.0, 30.0))[:70]
    'Teachers would find it harder than its measure suggests: harder than 8'
    """
    if easiness is None or not easiness.disagreement:
        return ""
    return (
        f"Teachers would find it {'harder' if easiness.disagreement > 0 else 'easier'} than its measure suggests: "
        f"harder than {easiness.difficulty_percentile:.0f} of 100 passages, while its measure is higher than that of "
        f"{easiness.measure_percentile:.0f}.{_WHY_TEACHERS_DISAGREE if reasons else ''}"
    )
