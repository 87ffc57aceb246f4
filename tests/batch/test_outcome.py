"""Many documents: each has its outcome, a bad one stops none, and no text is kept."""

import pytest

from lexile.batch.outcome import measure_document
from lexile.documents import Document, document_from_text
from lexile.errors import DamagedFile

STORY = "The old man walked slowly down to the river. He carried a long rod and a small tin box. " * 8


def test_an_outcome_has_the_figures_of_the_analysis(estimator) -> None:
    """The same estimate as on the page, with the formulas beside it."""
    outcome = measure_document("river", lambda: document_from_text(STORY), estimator)
    assert outcome.failure is None
    assert outcome.estimate is not None
    assert outcome.estimate.words == 152
    assert len(outcome.formulas) == 6


def test_what_a_person_can_fix_is_the_error_of_the_outcome(estimator) -> None:
    """A damaged file, and a text that cannot be measured: a sentence each."""

    def broken() -> Document:
        raise DamagedFile("a.docx: the file is damaged.")

    assert measure_document("a.docx", broken, estimator).error == "a.docx: the file is damaged."
    assert "no words" in measure_document("b", lambda: document_from_text("..."), estimator).error


def test_a_bug_is_not_hidden_in_a_table(estimator) -> None:
    """Only what a person can mend becomes a problem of one document."""

    def bug() -> Document:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        measure_document("a", bug, estimator)


def test_an_outcome_holds_none_of_the_text(estimator) -> None:
    """Forty books take no more room than their names."""
    assert "river" not in repr(measure_document("x", lambda: document_from_text(STORY), estimator))
