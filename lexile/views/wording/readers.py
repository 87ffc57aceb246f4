"""Whether a text suits readers and grades, in words."""

from lexile.estimator.distribution import Estimate
from lexile.explain.readers import EASIER_BY, HARDER_BY, Match, Readers, match
from lexile.scale import GRADES, format_measure, format_range
from lexile.views.wording.quantities import about, listing, percentage

READERS_SOURCE = (
    "Readers: the middle half of each grade's readers in the middle of the school year (MetaMetrics, 2010–2016); the "
    "other half are outside it. Texts: what the Common Core State Standards (2012) expect a grade to read by the end "
    "of the year. Neighbouring grades overlap: no measure belongs to just one grade."
)
READERS_RULE = (
    f"A text suits a reader if its measure is no more than {EASIER_BY:.0f}L below or {HARDER_BY:.0f}L above the "
    "reader's own: such readers understand about three quarters of it."
)
# L above what suits readers; up to this, they would understand 70 to 60 per cent (docs/measure.md#grades-and-readers).
WITH_HELP = 100.0
MATRIX_WORDS = {Match.BELOW: "easy", Match.WITHIN: "fits", Match.ABOVE: "hard"}
"""A match in a cell of a table of texts and readers."""
_VERDICTS = {Match.WITHIN: "right for", Match.ABOVE: "too hard for", Match.BELOW: "easy reading for"}
_MATCHES = {
    Match.BELOW: "Below their range: easy reading",
    Match.WITHIN: "Within their range",
    Match.ABOVE: "Above their range: hard going",
}


def match_phrase(measure: float, readers: Readers) -> str:
    """Where a text is in relation to the range of readers.

    >>> match_phrase(930.0, Readers("Ann", 700.0, 700.0))
    'Above their range: hard going'
    """
    return _MATCHES[match(measure, readers)]


def match_line(estimate: Estimate, readers: Readers) -> str:
    """Whether a text suits readers, with the probability, since the measure is an estimate.

    >>> match_line(Estimate(875.0, 5.0, 150), Readers("Ann", 900.0, 900.0))
    'Within their range (>99% probable): texts from 800L to 950L suit them. This one is estimated at 880L.'
    """
    low, high = readers.texts
    below, within, above = estimate.mass_between(low, high)
    probability = {Match.BELOW: below, Match.WITHIN: within, Match.ABOVE: above}[match(estimate.measure, readers)]
    return (
        f"{match_phrase(estimate.measure, readers).partition(':')[0]} ({percentage(probability)} probable): "
        f"texts from {format_measure(low)} to {format_measure(high)} suit them. "
        f"This one is estimated at {format_measure(estimate.measure)}."
    )


def answer_line(estimate: Estimate, readers: Readers) -> str:
    """Whether a text is right for readers: the answer to the first question that most people have.

    >>> answer_line(Estimate(1300.0, 60.0, 150), Readers("grade 5", 770.0, 1080.0))
    'Too hard for grade 5: about 170L above what suits its readers'
    >>> answer_line(Estimate(1170.0, 60.0, 150), Readers("11-year-olds", 770.0, 1080.0))
    'Within reach of 11-year-olds with help: about 40L above what suits them'
    >>> answer_line(Estimate(900.0, 60.0, 150), Readers("grade 5", 770.0, 1080.0))
    'Right for grade 5'
    """
    low, high = readers.texts
    them = "its readers" if readers.name.startswith("grade ") else "them"
    them = (
        "this reader" if readers.low == readers.high else "their readers" if readers.name.startswith("grades") else them
    )
    found = match(estimate.measure, readers)
    if found is Match.WITHIN:
        return f"Right for {readers.name}"
    if found is Match.BELOW:
        return f"Easy reading for {readers.name}: {about(low - estimate.measure)} below what suits {them}"
    above = estimate.measure - high
    if above <= WITH_HELP:
        return f"Within reach of {readers.name} with help: {about(above)} above what suits {them}"
    return f"Too hard for {readers.name}: {about(above)} above what suits {them}"


def answer_probability_line(estimate: Estimate, readers: Readers) -> str:
    """How probable it is that a text suits readers, and what suits them.

    >>> answer_probability_line(Estimate(875.0, 5.0, 150), Readers("grade 5", 770.0, 1080.0))
    'Texts from 670L to 1130L suit grade 5; the probability that this is one of them is >99%'
    """
    low, high = readers.texts
    return (
        f"Texts from {format_measure(low)} to {format_measure(high)} suit {readers.name}; the probability that "
        f"this is one of them is {percentage(estimate.mass_between(low, high)[1])}"
    )


def class_line(estimate: Estimate, readers: tuple[Readers, ...]) -> str:
    """For how many readers a text is right, too hard, and easy reading.

    >>> ann, ben, cem = Readers("Ann", 900.0, 900.0), Readers("Ben", 700.0, 700.0), Readers("Cem", 650.0, 650.0)
    >>> class_line(Estimate(930.0, 60.0, 150), (ann, ben, cem))
    'Of the 3 readers, this text is right for 1 and too hard for 2.'
    >>> class_line(Estimate(930.0, 60.0, 150), (ben, cem))
    'This text is too hard for both readers.'
    """
    matches = [match(estimate.measure, one) for one in readers]
    counts = {_VERDICTS[one]: matches.count(one) for one in _VERDICTS if one in matches}
    if len(counts) == 1:
        (verdict,) = counts
        return f"This text is {verdict} {'both' if len(readers) == 2 else f'all {len(readers)}'} readers."
    said = listing([f"{verdict} {count}" for verdict, count in counts.items()])
    return f"Of the {len(readers)} readers, this text is {said}."


def chosen_line(readers: Readers) -> str:
    """Who was chosen for the whole page.

    >>> chosen_line(Readers("grade 4", 430.0, 950.0))
    'For grade 4, as chosen above'
    """
    return f"For {readers.name}, as chosen above"


def readers_range(readers: Readers) -> str:
    """The own measure of a reader, or the range of several."""
    return format_measure(readers.low) if readers.low == readers.high else format_range(readers.low, readers.high)


def grade_phrase(measure: float, low: float, high: float) -> str:
    """Where a text is in relation to the texts of a grade.

    >>> [grade_phrase(measure, 740.0, 1010.0) for measure in (700.0, 900.0, 1100.0)]
    ['Easier than these', 'Among these', 'Harder than these']
    """
    if measure < low:
        return "Easier than these"
    return "Among these" if measure <= high else "Harder than these"


def grades_alternative(estimate: Estimate) -> str:
    """The chart of grades in words, for people who cannot see it; the table below it has all the ranges."""
    holding = [grade.name for grade in GRADES if grade.low <= estimate.measure <= grade.high]
    return (
        f"Range of the texts of each grade, and this text, estimated at {format_measure(estimate.measure)}. "
        f"Its measure is within the range of: {', '.join(holding) or 'no grade'}."
    )
