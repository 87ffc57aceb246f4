"""The outcome of one document among many: its estimate, or its failure, which never stops the others."""

from collections.abc import Callable
from dataclasses import dataclass

from lexile.analysis import Analysis, analyze
from lexile.cautions import Caution
from lexile.documents import Document
from lexile.errors import Failure, LexileError
from lexile.estimator.distribution import Estimate
from lexile.estimator.easiness import EasinessEstimate
from lexile.estimator.estimator import Estimator
from lexile.formulas.counts import count
from lexile.formulas.formulas import FormulaGrade, formula_grades


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is kept of one document: its estimate, or the failure that explains why there is none.

    `title` and `author` are what the file names itself by. It holds none of the text, so that forty books take no more
    memory than their names.
    """

    name: str
    estimate: Estimate | None = None
    sentences: int = 0
    cautions: tuple[Caution, ...] = ()
    formulas: tuple[FormulaGrade, ...] = ()
    easiness: EasinessEstimate | None = None
    failure: Failure | None = None
    title: str = ""
    author: str = ""

    @property
    def error(self) -> str:
        """The sentence that explains the failure; empty if the document was measured."""
        return "" if self.failure is None else str(self.failure.error)


def measure_document(
    name: str, read: Callable[[], Document], estimator: Estimator, *, keep_all: bool = False
) -> Outcome:
    """The outcome of reading and analyzing one document; an exception other than a `LexileError` is a bug."""
    try:
        return outcome_of(name, analyze(read(), estimator, keep_all=keep_all))
    except LexileError as error:
        return failed(name, error)


def outcome_of(name: str, analysis: Analysis) -> Outcome:
    """The part of an analysis that is kept."""
    return Outcome(
        name,
        analysis.estimate,
        len(analysis.sentences),
        analysis.cautions,
        formula_grades(count(analysis.segmented.measured_text, len(analysis.sentences)), analysis.estimate.measure),
        analysis.easiness,
        title=analysis.document.title,
        author=analysis.document.author,
    )


def failed(name: str, error: LexileError) -> Outcome:
    """The outcome of a document that could not be read or measured.

    >>> failed("a.docx", LexileError("a.docx: the file is damaged.")).error
    'a.docx: the file is damaged.'
    """
    return Outcome(name, failure=Failure(name, error))
