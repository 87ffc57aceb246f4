"""Many documents, one after the other: each becomes an entry, and one that cannot be read never stops the rest."""

from collections.abc import Callable
from dataclasses import dataclass

from lexile.analysis import Analysis, Caution, analyze
from lexile.documents import Document
from lexile.errors import LexileError
from lexile.estimator.distribution import Estimate
from lexile.estimator.easiness import EasinessEstimate
from lexile.estimator.estimator import Estimator
from lexile.formulas.counts import count
from lexile.formulas.formulas import FormulaGrade, formula_grades


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is kept of one document among many: its estimate, or the sentence that says why there is none.

    It holds nothing of the text, so that forty books take no more room than their names.
    """

    name: str
    estimate: Estimate | None = None
    sentences: int = 0
    cautions: tuple[Caution, ...] = ()
    formulas: tuple[FormulaGrade, ...] = ()
    problem: str = ""
    teachers: EasinessEstimate | None = None


def measure_one(name: str, read: Callable[[], Document], estimator: Estimator, *, keep_all: bool = False) -> Outcome:
    """The entry of one document; what a person can mend becomes its problem, a bug stays what it is."""
    try:
        return entry_of(name, analyze(read(), estimator, keep_all=keep_all))
    except LexileError as error:
        return Outcome(name, problem=str(error))


def entry_of(name: str, analysis: Analysis) -> Outcome:
    """What is kept of an analysis."""
    return Outcome(
        name,
        analysis.estimate,
        len(analysis.sentences),
        analysis.cautions,
        formula_grades(count(analysis.text, len(analysis.sentences)), analysis.estimate.measure),
        teachers=analysis.teachers,
    )
