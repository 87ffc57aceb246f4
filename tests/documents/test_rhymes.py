"""Verse whose lines are sentences is told from first readers, dialogues and lists by its rhymes."""

import json
from pathlib import Path

import pytest

from lexile.analysis import analyze
from lexile.cautions import Caution
from lexile.documents import document_from_text
from lexile.documents.rhymes import rhymes
from lexile.documents.structure import looks_like_verse
from lexile.estimator.estimator import Estimator
from lexile.text.splitting import sentence_spans

POEMS = {
    "pairs": "The owl sat high up in the tree.\nHe looked for mice, and counted three.\nThe first ran off, the next was slow,\n"
    "The third one had no place to go.\nThe owl flew down without a sound.\nHe had his supper on the ground.",
    "every second line": "My uncle has a wooden boat.\nHe painted it bright red.\nIt is too old and will not float,\n"
    "So now it is my bed.",
    "questions": "Who has left the gate ajar?\nWho has taken down the star?\nWho has eaten all the cake,\n"
    "And thrown the plate into the lake?",
}


@pytest.mark.parametrize("poem", POEMS.values(), ids=POEMS)
def test_a_rhyme_of_whole_sentences_gets_the_caution_for_verse(estimator: Estimator, poem: str) -> None:
    assert looks_like_verse(poem.split("\n"))
    assert Caution.VERSE in analyze(document_from_text(f"{poem}\n\n{poem}"), estimator).cautions


NO_VERSE = {
    "dialogue": '"Where is the boat?"\n"It went out to float."\n"When did it go?"\n"I really don\'t know," he said,',
    "first reader": "I am Sam.\nI like ham.\nThis is a van.\nThe man is Dan.\nSee Dan and Sam.",
    "list": "Wash the red pot.\nBoil the water.\nAdd two cups of rice,\nStir it well.\nServe it warm.",
    "notes": "The bus leaves at ten.\nBring a warm coat.\nLunch is at noon, and\nWe are back by four.",
}


@pytest.mark.parametrize("text", NO_VERSE.values(), ids=NO_VERSE)
def test_short_sentences_in_lines_are_not_verse(text: str) -> None:
    assert not looks_like_verse(text.split("\n"))


def test_no_text_for_beginning_readers_is_verse() -> None:
    """One sentence to a line, as their books are set; half of them rhyme by chance: a cat on a mat."""
    cases = json.loads((Path(__file__).parents[1] / "cases" / "beginners.json").read_text(encoding="utf-8"))
    for texts in cases["texts"].values():
        for text in texts:
            assert not looks_like_verse([text[start:end].strip() for start, end in sentence_spans(text)])


@pytest.mark.parametrize(
    ("one", "other"),
    [("tree", "three"), ("night", "kite"), ("me", "sea"), ("bear", "hair"), ("boat", "float"), ("toad", "road"), ("go", "slow")],
)  # fmt: skip
def test_words_rhyme_however_they_are_spelled(one: str, other: str) -> None:
    assert rhymes([f"Here is the {one},", f"there is the {other}."])


@pytest.mark.parametrize(("one", "other"), [("tree", "boat"), ("night", "night"), ("sand", "wind"), ("stone", "stand")])
def test_other_words_do_not_rhyme(one: str, other: str) -> None:
    assert not rhymes([f"Here is the {one},", f"there is the {other}."])
