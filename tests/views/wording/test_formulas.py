"""The readability formulas in words."""

import pytest

from lexile.formulas.counts import count
from lexile.formulas.formulas import FORMULAS, Doubt, FormulaGrade, formula_grades
from lexile.views.frames.formulas import formula_table
from lexile.views.wording.formulas import DOUBTS, formula_grade, formula_suitability


@pytest.mark.parametrize(
    ("grade", "words"), [(4.0, "grade 4 or below"), (5.5, "grades 5–6"), (16.0, "college graduate")]
)
def test_dale_chall_keeps_the_grades_of_its_authors(grade: float, words: str) -> None:
    """Their table has ranges of grades, not tenths."""
    assert formula_grade(FormulaGrade(FORMULAS[1], grade, ())) == words


def test_very_easy_and_very_hard_texts_have_no_school_grade() -> None:
    """Neither grade −1.4 nor grade 23 exists."""
    assert formula_grade(FormulaGrade(FORMULAS[0], -1.4, ())) == "below grade 1"
    assert formula_grade(FormulaGrade(FORMULAS[0], 23.0, ())) == "college"


def test_the_table_says_why_a_formula_is_less_suitable() -> None:
    """A short text suits none of them."""
    formulas = formula_grades(count("The dog ran home.", 1), 300.0)
    table = formula_table(formulas)
    assert table["Formula"].tolist() == [one.formula.name for one in formulas]
    assert all("fewer than 100 words" in words for words in table["For this text"])


def test_a_formula_without_doubts_is_suitable() -> None:
    """And nothing more needs to be said."""
    assert formula_suitability(FormulaGrade(FORMULAS[3], 7.0, ())) == "Suitable"


def test_every_doubt_has_a_wording() -> None:
    """A new doubt is not forgotten."""
    assert set(DOUBTS) == set(Doubt)
