"""What a teacher reads of the formulas."""

import pytest

from lexile.formulas.counts import count
from lexile.formulas.formulas import FORMULAS, FormulaGrade, formula_grades
from lexile.views.wording.formulas import fit_words, formula_table, grade_words


@pytest.mark.parametrize(
    ("grade", "words"), [(4.0, "grade 4 or below"), (5.5, "grades 5–6"), (16.0, "college graduate")]
)
def test_dale_chall_keeps_its_authors_grades(grade: float, words: str) -> None:
    """Its table has ranges of grades, not tenths."""
    assert grade_words(FormulaGrade(FORMULAS[1], grade, ())) == words


def test_very_easy_and_very_hard_texts_are_not_given_a_school_grade() -> None:
    """No grade −1.4 and no grade 23."""
    assert grade_words(FormulaGrade(FORMULAS[0], -1.4, ())) == "below grade 1"
    assert grade_words(FormulaGrade(FORMULAS[0], 23.0, ())) == "college"


def test_the_table_says_for_each_whether_it_suits() -> None:
    """A short text suits none of them, and each row tells why."""
    formulas = formula_grades(count("The dog ran home.", 1), 300.0)
    table = formula_table(formulas)
    assert table["Formula"].tolist() == [one.formula.name for one in formulas]
    assert all("fewer than 100 words" in words for words in table["For this text"])


def test_a_formula_that_suits_says_so() -> None:
    """Nothing to doubt, nothing to explain."""
    assert fit_words(FormulaGrade(FORMULAS[3], 7.0, ())) == "Suits it"
