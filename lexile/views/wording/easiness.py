"""How hard teachers would find a text, in sentences, and where they would disagree with its measure."""

from lexile.estimator.easiness import MAX_PASSAGES, EasinessEstimate

EASINESS_HINT = (
    "Learned from teachers who compared passages in pairs (the CLEAR corpus). The measure reflects sentence length and "
    "word frequency; teachers also consider ideas, background knowledge and style. Nine times out of ten, the "
    f"judgement of such teachers would fall within this range. Of a long text, {MAX_PASSAGES} passages spread evenly "
    "through it are read."
)
_LOW, _HIGH = 40.0, 60.0  # percentiles; in between, a text counts as average: a fifth of the corpus


def easiness_line(easiness: EasinessEstimate | None) -> str:
    """How hard teachers would find a text, with the range, or that it is unlike all that they judged.

    >>> easiness_line(EasinessEstimate(-1.0, 0.5, 52.4, 82.0, 18.0, 40.0))
    'Teachers would find it harder than 52 of 100 passages from grades 3 to 12; 90% range 18 to 82'
    """
    if easiness is None:
        return "What teachers would find is not estimated: the text is unlike the passages that they judged"
    return (
        f"Teachers would find it harder than {easiness.difficulty_percentile:.0f} of 100 passages from grades 3 to 12;"
        f" 90% range {easiness.lowest_percentile:.0f} to {easiness.highest_percentile:.0f}"
    )


def disagreement_line(easiness: EasinessEstimate | None) -> str:
    """How teachers would disagree with the measure; empty if they would not clearly do so.

    >>> disagreement_line(EasinessEstimate(-2.0, 0.5, 80.0, 95.0, 50.0, 30.0))[:66]
    'Short sentences and common words, but teachers would find it hard.'
    """
    if easiness is None or not easiness.disagreement:
        return ""
    if easiness.disagreement > 0:
        text = "Short sentences and common words" if easiness.measure_percentile < _LOW else "An average measure"
        find = "hard" if easiness.difficulty_percentile > _HIGH else "harder than that"
    else:
        text = "Long sentences or rare words" if easiness.measure_percentile > _HIGH else "An average measure"
        find = "easy" if easiness.difficulty_percentile < _LOW else "easier than that"
    return (
        f"{text}, but teachers would find it {find}. "
        f"Its measure is higher than that of {easiness.measure_percentile:.0f} of the same 100 passages."
    )
