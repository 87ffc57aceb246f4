"""Teachers' judgement in words: how hard they would find a text, and where that parts from its measure."""

from lexile.estimator.easiness import MOST_PASSAGES, EasinessEstimate

JUDGEMENT_HINT = (
    "Learned from the judgements of teachers who compared passages two by two (CLEAR corpus). A measure tells of "
    "sentence length and word frequency; teachers also weigh ideas, background and manner. Nine times in ten, what "
    f"teachers like them would say lies within this range. Of a long text, {MOST_PASSAGES} passages are read, "
    "evenly spread."
)


def judgement_line(judgement: EasinessEstimate) -> str:
    """How hard teachers would find it, with the range.

    >>> judgement_line(Judgement(-1.0, 0.5, 52.4, 82.0, 18.0, 40.0))
    'Harder than 52 in 100 passages of grades 3 to 12, as teachers judged them; 90% range 18 to 82'
    """
    return (
        f"Harder than {judgement.harder_than:.0f} in 100 passages of grades 3 to 12, as teachers judged them;"
        f" 90% range {judgement.easiest:.0f} to {judgement.hardest:.0f}"
    )


def parting_line(judgement: EasinessEstimate) -> str:
    """Where teachers and the measure clearly part, in what way; else nothing.

    >>> parting_line(Judgement(-2.0, 0.5, 80.0, 95.0, 50.0, 30.0))[:61]
    'Short sentences and common words, but teachers would find it '
    """
    if not judgement.apart:
        return ""
    beside = f"Its measure is above that of {judgement.measure_harder_than:.0f} in 100 of the same passages."
    if judgement.apart > 0:
        what = "Short sentences and common words" if judgement.measure_harder_than < _LOW else "A middling measure"
        find = "hard" if judgement.harder_than > _HIGH else "harder than that"
    else:
        what = "Long sentences or rare words" if judgement.measure_harder_than > _HIGH else "A middling measure"
        find = "easy" if judgement.harder_than < _LOW else "easier than that"
    return f"{what}, but teachers would find it {find}. {beside}"


_LOW, _HIGH = 40.0, 60.0  # passages in 100: below the one and above the other a measure is low and high by itself
