"""Many documents: each an entry, a bad one no hindrance, and nothing of a text kept."""

import pytest

from lexile.batch.outcome import Outcome, measure_document
from lexile.documents import Document, document_from_text
from lexile.errors import DamagedFile

STORY = "The old man walked slowly down to the river. He carried a long rod and a small tin box. " * 8


def test_an_entry_holds_what_the_analysis_says(estimator) -> None:
    """The same estimate as on the page, with the formulas beside it."""
    entry = measure_document("river", lambda: document_from_text(STORY), estimator)
    assert entry.problem == ""
    assert entry.estimate is not None
    assert entry.estimate.words == 152
    assert len(entry.formulas) == 6


def test_what_a_person_can_mend_is_the_entrys_problem(estimator) -> None:
    """A damaged file, and a text that cannot be measured: a sentence each."""

    def broken() -> Document:
        raise DamagedFile("a.docx: the file is damaged.")

    assert measure_document("a.docx", broken, estimator) == Outcome("a.docx", problem="a.docx: the file is damaged.")
    assert "no words" in measure_document("b", lambda: document_from_text("..."), estimator).problem


def test_a_bug_is_not_hidden_in_a_table(estimator) -> None:
    """Only what a person can mend becomes a problem of one document."""

    def bug() -> Document:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        measure_document("a", bug, estimator)


def test_nothing_of_a_text_stays_in_an_entry(estimator) -> None:
    """Forty books take no more room than their names."""
    assert "river" not in repr(measure_document("x", lambda: document_from_text(STORY), estimator))
