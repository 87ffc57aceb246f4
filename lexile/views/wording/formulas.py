"""The grade formulas as a person reads them: the grade in words, and whether the formula suits this text."""

import pandas as pd

from lexile.formulas.formulas import (
    COLLEGE,
    ENOUGH_WORDS,
    SMOG_SENTENCES,
    Doubt,
    FormulaGrade,
    dale_chall_grade,
)

NEVER_AVERAGED = (
    "Each formula counts other things and was made for other readers, so they disagree by up to five grades on one "
    "text. Read the one that suits your text; their mean would mean nothing."
)
_DALE_CHALL = {4.0: "grade 4 or below", 14.0: "college", 16.0: "college graduate"}
_DOUBTS = {
    Doubt.FEW_WORDS: f"fewer than {ENOUGH_WORDS} words",
    Doubt.FEW_SENTENCES: f"fewer than {SMOG_SENTENCES} sentences",
    Doubt.EARLY_READERS: "a text for early readers, whom it was not made for",
    Doubt.OLDER_READERS: "harder than the books it was made for",
}


def grade_words(formula: FormulaGrade) -> str:
    """A formula's grade as people say it; where a formula leaves school, no grade is pretended.

    >>> from lexile.formulas.formulas import FORMULAS
    >>> [grade_words(FormulaGrade(FORMULAS[0], grade, ())) for grade in (-0.4, 7.24, 13.1)]
    ['below grade 1', 'grade 7.2', 'college']
    """
    if formula.formula.grade is dale_chall_grade:
        middle = formula.grade
        return _DALE_CHALL.get(middle, f"grades {middle - 0.5:.0f}–{middle + 0.5:.0f}")
    if formula.grade < 1:
        return "below grade 1"
    return "college" if formula.grade >= COLLEGE + 1 else f"grade {formula.grade:.1f}"


def fit_words(formula: FormulaGrade) -> str:
    """Whether a formula suits this text, and if not, why."""
    if not formula.doubts:
        return "Suits it"
    return f"Says little: {' and '.join(_DOUBTS[doubt] for doubt in formula.doubts)}"


def formula_table(formulas: tuple[FormulaGrade, ...]) -> pd.DataFrame:
    """One row for each formula: its grade, and whether it suits this text."""
    return pd.DataFrame(
        {
            "Formula": [one.formula.name for one in formulas],
            "Grade": [grade_words(one) for one in formulas],
            "For this text": [fit_words(one) for one in formulas],
        }
    )


def purpose_table(formulas: tuple[FormulaGrade, ...]) -> pd.DataFrame:
    """One row for each formula: what it looks at, what it was made for and what it asks of a text."""
    return pd.DataFrame(
        {
            "Formula": [one.formula.name for one in formulas],
            "Looks at": [one.formula.counts for one in formulas],
            "Made for": [one.formula.made_for for one in formulas],
            "Asks for": [one.formula.asks for one in formulas],
        }
    )
