"""The readability formulas as tables."""

import pandas as pd

from lexile.formulas.formulas import FormulaGrade
from lexile.views.wording.formulas import formula_grade, formula_suitability


def formula_table(formulas: tuple[FormulaGrade, ...]) -> pd.DataFrame:
    """The grade that each formula gives, and whether the formula suits this text."""
    return pd.DataFrame(
        {
            "Formula": [one.formula.name for one in formulas],
            "Grade": [formula_grade(one) for one in formulas],
            "For this text": [formula_suitability(one) for one in formulas],
        }
    )


def formula_purpose_table(formulas: tuple[FormulaGrade, ...]) -> pd.DataFrame:
    """What each formula counts, what it was made for and what it needs."""
    return pd.DataFrame(
        {
            "Formula": [one.formula.name for one in formulas],
            "Counts": [one.formula.counts for one in formulas],
            "Made for": [one.formula.made_for for one in formulas],
            "Needs": [one.formula.asks for one in formulas],
        }
    )
