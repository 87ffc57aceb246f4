"""The estimate of a whole text in sentences: the readers it suits, its range, band and grades."""

from lexile.analysis import Analysis
from lexile.documents import Document
from lexile.estimator.distribution import Estimate
from lexile.scale import BANDS, GRADES, format_measure, format_range, grades_of
from lexile.views.wording.quantities import RANGE_NAME, count_of, difference, listing, percentage

# Probability of the band of a measure, and how firm a statement it allows (docs/measure.md#the-scale).
SUITABLE = 0.70
SIMILAR = 0.30

RANGE_HINT = "No estimate is exact. Nine times out of ten, the true measure of the text lies within this range."
GRADES_HINT = (
    "Based on the text ranges of the Common Core State Standards (2012). The ranges of neighbouring grades overlap on "
    "purpose: no measure belongs to just one grade, and what a text is about and who reads it matter as much as its "
    "measure."
)
NOT_PROSE_HEADLINE = "Not prose: the number means little"


def headline(estimate: Estimate) -> str:
    """The readers that a text suits, stated as firmly as the probability of its band allows.

    Where another band is more probable than that of the measure, both are named.

    >>> headline(Estimate(850.0, 60.0, 150))
    'Suitable for late elementary readers'
    """
    band = estimate.band
    others = [pair for pair in zip(estimate.probabilities, BANDS, strict=True) if pair[1] != band]
    probability, nearest = max(others, key=lambda pair: pair[0])
    if estimate.band_probability >= max(SIMILAR, probability):
        if estimate.band_probability >= SUITABLE:
            return f"Suitable for {band.readers} readers"
        return f"Most similar to texts suitable for {band.readers} readers"
    lower, upper = sorted((band, nearest), key=lambda one: one.ceiling)
    return f"Between bands, nearest to {lower.readers} and {upper.readers} readers"


def headline_of(analysis: Analysis) -> str:
    """The readers that a text suits, or that it is not prose, so that no statement on readers is made."""
    return headline(analysis.estimate) if analysis.is_prose else NOT_PROSE_HEADLINE


def band_line(estimate: Estimate) -> str:
    """The band of the measure with its probability.

    >>> band_line(Estimate(850.0, 60.0, 150))
    'Band: 650–1050L (98% probable)'
    """
    return f"Band: {estimate.band.name} ({percentage(estimate.band_probability)} probable)"


def range_line(estimate: Estimate) -> str:
    """The range that accompanies every measure.

    >>> range_line(Estimate(931.0, 48.0, 150))
    '90% range 850L–1010L'
    """
    return f"{RANGE_NAME} {format_range(estimate.low, estimate.high)}"


def grades_line(measure: float) -> str:
    """The grades for which such texts are typical.

    >>> grades_line(950.0), grades_line(1390.0)
    ('Typical for grades 4–5 and 6–8', 'Harder than is typical for grades 11–12')
    """
    grades = [grade.name for grade in grades_of(measure)]
    if grades:
        first, *others = grades
        if first == GRADES[0].name and others:  # "grade 1 and grades 2–3": the singular comes first
            return f"Typical for {listing(grades)}"
        return f"Typical for {listing([first, *(name.removeprefix('grades ') for name in others)])}"
    if measure < GRADES[0].low:
        return f"Easier than is typical for {GRADES[0].name}"
    return f"Harder than is typical for {GRADES[-1].name}"


def edited_line(before: Estimate, after: Estimate) -> str:
    """How an edited text compares with the original.

    >>> edited_line(Estimate(931.0, 48.0, 150), Estimate(850.0, 48.0, 150))
    'Edited: 80L easier than the original (930L)'
    """
    gap = after.measure - before.measure
    if not 10 * round(gap / 10):
        return f"Edited: as hard as the original ({format_measure(before.measure)})"
    side = "harder" if gap > 0 else "easier"
    return f"Edited: {difference(gap)} {side} than the original ({format_measure(before.measure)})"


def source_line(name: str, document: Document, size: str) -> str:
    """Which text it is: by its title and author if the file has them, else by its name.

    >>> source_line("emma.epub", Document("emma.epub", (), title="Emma", author="Jane Austen"), "9 words")
    'Emma, by Jane Austen (emma.epub): 9 words.'
    >>> source_line("essay.docx", Document("essay.docx", (), author="Ann"), "9 words")
    'essay.docx: 9 words.'
    """
    if not document.title:
        return f"{name}: {size}."
    author = f", by {document.author}" if document.author else ""
    return f"{document.title}{author} ({name}): {size}."


def size_line(analysis: Analysis) -> str:
    """The amount of text that was measured: `172 words in 14 sentences`."""
    return f"{count_of(analysis.words, 'word')} in {count_of(len(analysis.sentences), 'sentence')}"


def ruler_alternative(estimate: Estimate) -> str:
    """The ruler in words, for people who cannot see it; the table below it has the other probabilities.

    >>> ruler_alternative(Estimate(931.0, 48.0, 150))
    'Estimated 930L on the Lexile scale, 90% range 850L–1010L. Band: 650–1050L, 98% probable.'
    """
    return (
        f"Estimated {format_measure(estimate.measure)} on the Lexile scale, {range_line(estimate)}. "
        f"Band: {estimate.band.name}, {percentage(estimate.band_probability)} probable."
    )
