"""The readability formulas in a teacher's words: grades, and why a formula may be less suitable for a text."""

from lexile.formulas.formulas import (
    COLLEGE,
    ENOUGH_WORDS,
    SMOG_SENTENCES,
    Doubt,
    FormulaGrade,
    dale_chall_grade,
)

NEVER_AVERAGED = (
    "Each formula counts different things and was made for different readers, so their grades for one text can be "
    "far apart. Use the one that suits your text; an average would be meaningless."
)
# Dale and Chall's own table ends in these: docs/measure.md#readability-formulas.
_DALE_CHALL = {4.0: "grade 4 or below", 14.0: "college", 16.0: "college graduate"}
DOUBTS = {
    Doubt.FEW_WORDS: f"fewer than {ENOUGH_WORDS} words",
    Doubt.FEW_SENTENCES: f"fewer than {SMOG_SENTENCES} sentences",
    Doubt.EARLY_READERS: "a text for early readers, whom it was not made for",
    Doubt.OLDER_READERS: "harder than the books it was made for",
}
"""Each doubt about a formula as a reason."""


def formula_grade(formula: FormulaGrade) -> str:
    """The grade that a formula gives, in words; beyond school no number is given.

    >>> from lexile.formulas.formulas import FORMULAS
    >>> [formula_grade(FormulaGrade(FORMULAS[0], grade, ())) for grade in (-0.4, 7.24, 13.1)]
    ['below grade 1', 'grade 7.2', 'college']
    """
    if formula.formula.grade is dale_chall_grade:
        middle = formula.grade
        return _DALE_CHALL.get(middle, f"grades {middle - 0.5:.0f}–{middle + 0.5:.0f}")
    if formula.grade < 1:
        return "below grade 1"
    return "college" if formula.grade >= COLLEGE + 1 else f"grade {formula.grade:.1f}"


def formula_suitability(formula: FormulaGrade) -> str:
    """Whether a formula suits the text, and if not, why."""
    if not formula.doubts:
        return "Suitable"
    return f"Less suitable: {' and '.join(DOUBTS[doubt] for doubt in formula.doubts)}"
