"""Replacements in drafts have the form that their sentence asks for."""

import pytest

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.estimator.estimator import Estimator
from lexile.leveling.draft import level
from lexile.leveling.forms import Forms, has_form
from lexile.leveling.parser import load_parser
from lexile.leveling.targets import Target

SMOKE = (
    "Patients who smoke should endeavour to stop, as tobacco damages the walls of the arteries and accelerates their "
    "deterioration."
)


@pytest.mark.parametrize(
    ("tag", "replacement", "expected"),
    [
        ("VBZ", "harms", True),
        ("VBZ", "harm", False),
        ("VBD", "found out", True),
        ("VBG", "buy", False),
        ("VBN", "cut", True),
        ("NNS", "wall", False),
        ("NNS", "sheep", True),
        ("NN", "walls", False),
        ("JJ", "big", True),
        ("", "whatever", True),
    ],
)
def test_a_form_by_its_part_of_speech(tag: str, replacement: str, *, expected: bool) -> None:
    """What can be several forms is any of them."""
    assert has_form(tag, replacement) is expected


def test_parts_of_speech_are_found_by_character(estimator: Estimator) -> None:
    """In any sentence of a text; nothing is said of a character in the middle of a word."""
    text = f"The walls are thin. {SMOKE}"
    forms = Forms(text, [(0, 19), (20, len(text))], load_parser(estimator.encoder))
    assert forms.tag(text.index("damages")) == "VBZ"
    assert forms.tag(text.index("walls")) == "NNS"
    assert forms.tag(text.index("damages") + 1) == ""


def test_a_verb_keeps_its_form_in_a_draft(estimator: Estimator) -> None:
    """Tobacco damages the walls: no draft says that tobacco harm them."""
    analysis = analyze(document_from_text(SMOKE), estimator)
    offered = [
        edit.after for edit in level(analysis, estimator, Target("", 300, 500)).edits if edit.before == "damages"
    ]
    assert offered
    assert "harm" not in offered
