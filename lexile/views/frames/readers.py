"""Readers and grades: whether a text suits them as tables, and the ranges of the grades to draw."""

import pandas as pd

from lexile.csv_text import escape_formula
from lexile.estimator.distribution import Estimate
from lexile.explain.groups import GRADE_READERS
from lexile.explain.readers import Readers
from lexile.scale import GRADES, format_range
from lexile.views.wording.quantities import percentage
from lexile.views.wording.readers import grade_phrase, match_phrase, readers_range


def readers_table(estimate: Estimate, readers: tuple[Readers, ...]) -> pd.DataFrame:
    """One row for each reader: whether this text suits, and the probability of each answer."""
    shares = [estimate.mass_between(*one.texts) for one in readers]
    return pd.DataFrame(
        {
            "Reader": [escape_formula(one.name) for one in readers],
            "Reader's measure": [readers_range(one) for one in readers],
            "Suitable texts": [format_range(*one.texts) for one in readers],
            "This text": [match_phrase(estimate.measure, one) for one in readers],
            "Below": [percentage(below) for below, _, _ in shares],
            "Within": [percentage(within) for _, within, _ in shares],
            "Above": [percentage(above) for _, _, above in shares],
        }
    )


def grade_table(estimate: Estimate) -> pd.DataFrame:
    """One row for the readers of each grade, then one for the texts of each grade, compared with this text."""
    rows = [
        (one.name, "Readers", format_range(one.low, one.high), match_phrase(estimate.measure, one))
        for one in GRADE_READERS
    ]
    rows += [
        (one.name, "Texts", format_range(one.low, one.high), grade_phrase(estimate.measure, one.low, one.high))
        for one in GRADES
    ]
    return pd.DataFrame(rows, columns=["Grade", "Readers or texts", "Range", "This text"])


def grade_ranges(estimate: Estimate) -> pd.DataFrame:
    """The range of each grade's texts in L, easiest first, and whether it contains this text."""
    return pd.DataFrame(
        {
            "grade": [grade.name for grade in GRADES],
            "low": [grade.low for grade in GRADES],
            "high": [grade.high for grade in GRADES],
            "range": [format_range(grade.low, grade.high) for grade in GRADES],
            "holds": [grade.low <= estimate.measure <= grade.high for grade in GRADES],
        }
    )
