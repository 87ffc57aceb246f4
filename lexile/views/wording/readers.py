"""Readers and a text: whether it suits them, in words, as a table, and as ranges to draw."""

import pandas as pd

from lexile.estimator.distribution import Estimate
from lexile.explain.readers import GRADE_READERS, OVER, UNDER, Match, Readers, match
from lexile.scale import GRADES, format_measure, format_range
from lexile.views.wording.headline import share

SOURCE_READERS = (
    "Readers: the middle half of each grade's readers in the middle of the school year (MetaMetrics, 2010–2016); half "
    "of all readers of a grade lie outside. Texts: what the Common Core State Standards (2012) ask the grade to read "
    "by the end of the year. Neighbouring grades overlap: no measure belongs to one grade."
)
RULE = (
    f"A text suits a reader from {UNDER:.0f}L below to {OVER:.0f}L above the reader's own measure: there, readers "
    "understand about three quarters of it."
)
_TEXTS, _READERS = "texts of the grade", "readers of the grade"
_MATCHES = {
    Match.BELOW: "Below their range: easy reading",
    Match.WITHIN: "Within their range",
    Match.ABOVE: "Above their range: hard going",
}


def match_words(measure: float, readers: Readers) -> str:
    """Where a text stands to readers, in words.

    >>> match_words(930.0, Readers("Ann", 700.0, 700.0))
    'Above their range: hard going'
    """
    return _MATCHES[match(measure, readers)]


def match_line(estimate: Estimate, readers: Readers) -> str:
    """Whether a text suits readers, with how probable that is, since the measure is an estimate.

    >>> match_line(Estimate(875.0, 5.0, 150), Readers("Ann", 900.0, 900.0))
    'Within their range (>99% probable): texts from 800L to 950L suit them. This one is estimated at 880L.'
    """
    low, high = readers.texts
    below, within, above = estimate.mass_between(low, high)
    probable = {Match.BELOW: below, Match.WITHIN: within, Match.ABOVE: above}[match(estimate.measure, readers)]
    return (
        f"{match_words(estimate.measure, readers).partition(':')[0]} ({share(probable)} probable): "
        f"texts from {format_measure(low)} to {format_measure(high)} suit them. "
        f"This one is estimated at {format_measure(estimate.measure)}."
    )


def readers_table(estimate: Estimate, readers: tuple[Readers, ...]) -> pd.DataFrame:
    """One row for each reader: own measure, texts that suit, where this text stands, how probably."""
    shares = [estimate.mass_between(*one.texts) for one in readers]
    return pd.DataFrame(
        {
            "Reader": [one.name for one in readers],
            "Own measure": [_own(one) for one in readers],
            "Texts that suit": [format_range(*one.texts) for one in readers],
            "This text": [match_words(estimate.measure, one) for one in readers],
            "Below": [share(below) for below, _, _ in shares],
            "Within": [share(within) for _, within, _ in shares],
            "Above": [share(above) for _, _, above in shares],
        }
    )


def class_line(estimate: Estimate, readers: tuple[Readers, ...]) -> str:
    """For how many readers a text is within, above and below their range.

    >>> class_line(Estimate(930.0, 60.0, 150), (Readers("Ann", 900.0, 900.0), Readers("Ben", 700.0, 700.0)))
    'Of 2 readers, this text is within the range of 1, above that of 1 and below that of 0.'
    """
    matches = [match(estimate.measure, one) for one in readers]
    return (
        f"Of {len(readers)} readers, this text is within the range of {matches.count(Match.WITHIN)}, "
        f"above that of {matches.count(Match.ABOVE)} and below that of {matches.count(Match.BELOW)}."
    )


def grade_table(estimate: Estimate) -> pd.DataFrame:
    """One row for each grade's readers, then one for the texts of each span of grades, with where this text stands."""
    rows = [
        (one.name, _READERS, format_range(one.low, one.high), match_words(estimate.measure, one))
        for one in GRADE_READERS
    ]
    rows += [
        (grade.name, _TEXTS, format_range(grade.low, grade.high), _place(estimate.measure, grade.low, grade.high))
        for grade in GRADES
    ]
    return pd.DataFrame(rows, columns=["Grade", "What", "Range", "This text"])


def grade_bars(estimate: Estimate) -> pd.DataFrame:
    """The ranges of the grades' texts as bars on the scale, easiest first, each told whether this text lies in it."""
    return pd.DataFrame(
        {
            "grade": [grade.name for grade in GRADES],
            "low": [grade.low for grade in GRADES],
            "high": [grade.high for grade in GRADES],
            "range": [format_range(grade.low, grade.high) for grade in GRADES],
            "holds": [grade.low <= estimate.measure <= grade.high for grade in GRADES],
        }
    )


def grades_alternative(estimate: Estimate) -> str:
    """The chart of the grades for people who do not see it; the table below it tells the rest."""
    holding = [grade.name for grade in GRADES if grade.low <= estimate.measure <= grade.high]
    return (
        f"Ranges of the texts of each grade beside this text, estimated at {format_measure(estimate.measure)}. "
        f"Its measure lies in those of: {', '.join(holding) or 'no grade'}."
    )


def _own(readers: Readers) -> str:
    return format_measure(readers.low) if readers.low == readers.high else format_range(readers.low, readers.high)


def _place(measure: float, low: float, high: float) -> str:
    if measure < low:
        return "Easier than these"
    return "Among these" if measure <= high else "Harder than these"
