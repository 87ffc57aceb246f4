"""The difference between two versions of a text."""

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.estimator.estimator import Estimator
from lexile.explain.diff import Change, diff

VERSION = "The dog ran home. It was late in the evening. The rain had begun to fall. Nobody was in the street."


def changes(before: str, after: str, estimator: Estimator) -> tuple[Change, ...]:
    return diff(analyze(document_from_text(before), estimator), analyze(document_from_text(after), estimator))


def test_a_text_does_not_differ_from_itself(estimator: Estimator) -> None:
    """Whitespace does not count."""
    assert changes(VERSION, VERSION.replace(". ", ".\n\n"), estimator) == ()


def test_rewritten_removed_and_added_sentences_are_numbered(estimator: Estimator) -> None:
    """By their place in each version."""
    split = VERSION.replace("It was late in the evening.", "It was late. It was dark.")
    assert changes(VERSION, split, estimator) == (Change((1,), (1, 2)),)
    assert changes(VERSION, VERSION.replace("The rain had begun to fall. ", ""), estimator) == (Change((2,), ()),)
    assert changes(VERSION, VERSION + " A door was shut.", estimator) == (Change((), (4,)),)
