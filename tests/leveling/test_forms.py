"""Replacements have the form that their sentence asks for."""

import pytest

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.estimator.estimator import Estimator
from lexile.leveling.draft import level
from lexile.leveling.forms import Forms, has_form
from lexile.leveling.parser import load_parser
from lexile.leveling.sentence_suggestions import sentence_suggestions
from lexile.leveling.targets import Target
from lexile.leveling.word_suggestions import word_suggestions

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
    forms = Forms(text, load_parser(estimator.encoder), [(0, 19), (20, len(text))])
    assert forms.tag(text.index("damages")) == "VBZ"
    assert forms.tag(text.index("walls")) == "NNS"
    assert forms.tag(text.index("damages") + 1) == ""


@pytest.mark.parametrize(
    "before",
    ["", "The walls are thin. ", "A heading\n\n", "One more line. " * 200, "He said: “No.”\n \nThen it rained. "],
)
def test_the_sentence_of_a_word_is_found_where_it_is_not_given(estimator: Estimator, before: str) -> None:
    """In its own paragraph, and in a text of any length."""
    text = f"{before}{SMOKE} The doctor told them so.\n\nAnother paragraph."
    forms = Forms(text, load_parser(estimator.encoder))
    assert forms.tag(text.index("damages")) == "VBZ"
    assert forms.tag(text.index("told")) == "VBD"
    assert forms.tag(len(text) + 5) == ""


def test_a_verb_keeps_its_form_in_a_draft(estimator: Estimator) -> None:
    """Tobacco damages the walls: no draft says that tobacco harm them."""
    analysis = analyze(document_from_text(SMOKE), estimator)
    offered = [
        edit.after for edit in level(analysis, estimator, Target("", 300, 500)).edits if edit.before == "damages"
    ]
    assert offered
    assert "harm" not in offered


def test_a_verb_keeps_its_form_where_one_word_is_asked_for(estimator: Estimator) -> None:
    """`lexile suggest` and the page's list ask the parser as drafts do."""
    span = SMOKE.index("damages"), SMOKE.index(" the walls")
    by_sentence = sentence_suggestions(SMOKE, (0, len(SMOKE)), [span], estimator)
    for found in (word_suggestions(SMOKE, span, estimator), by_sentence.words[0]):
        assert found
        assert not {"harm", "hurt"} & {one.text for one in found}
