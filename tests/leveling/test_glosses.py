"""A key term that stays is offered an explanation where it stands first."""

from dataclasses import replace

import pytest

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.estimator.estimator import Estimator
from lexile.leveling.draft import EditKind, level, made_text
from lexile.leveling.glosses import _in_plural, _may_follow, glosses
from lexile.leveling.key_terms import key_terms
from lexile.leveling.targets import Target

KNIGHTS = (
    "In the Middle Ages a knight wore heavy armor in battle, and his family paid for it. The armor was made of steel, "
    "and only wealthy nobles could purchase armor. In a tournament, the knights charged at each other with lances. "
    "They attempted to knock their opponents from their horses. The lances frequently splintered, and a knight carried "
    "several lances."
)


def test_a_key_term_is_explained_in_its_number(estimator: Estimator) -> None:
    """In words of the thesaurus, and without a comma before the full stop."""
    analysis = analyze(document_from_text(KNIGHTS), estimator)
    found = {one.term: one.glossed for one in glosses(analysis, estimator, key_terms(analysis, estimator))}
    assert found["lances"].startswith("lances, long pointed rods")
    assert not found["lances"].endswith(",")


def test_a_gloss_is_offered_and_never_made(estimator: Estimator) -> None:
    """A person decides what is added to a text; made by hand, it leaves the rest as it is."""
    draft = level(analyze(document_from_text(KNIGHTS), estimator), estimator, Target("", 300.0, 500.0))
    offered = [edit for edit in draft.edits if edit.kind is EditKind.GLOSS]
    assert offered
    assert not any(edit.made for edit in offered)
    made = made_text(draft.source, [replace(offered[0], made=True)])
    assert made.replace(offered[0].after, offered[0].before, 1) == draft.source


@pytest.mark.parametrize(
    ("meaning", "plural"),
    [
        ("a large mass of ice floating at sea", "large masses of ice floating at sea"),
        ("an animal that eats plants", "animals that eat plants"),
        ("a person who is in charge of a ship", "people who are in charge of a ship"),
        ("protective covering made of metal", None),
        ("any of various small animals", None),
    ],
)
def test_a_meaning_in_the_plural(meaning: str, plural: str | None) -> None:
    """Noun and verb change their number; a meaning without a plural has none."""
    assert _in_plural(meaning) == plural


@pytest.mark.parametrize(
    ("text", "term", "expected"),
    [
        ("The lances splintered on the shields.", "lances", True),
        ("He carried lances, and a shield.", "lances", False),
        ("The lances are long rods.", "lances", False),
        ("The lance makers were rich.", "lance", False),
        ("He carried lances and shields.", "lances", True),
    ],
)
def test_a_gloss_goes_where_the_sentence_leaves_room(text: str, term: str, expected: bool) -> None:
    """Not before another noun, nor where a definition may follow."""
    assert _may_follow(text, text.index(term) + len(term)) == expected
