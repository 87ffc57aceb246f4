"""The dependency parser: trees that are trees, and sentences whose structure nobody doubts."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lexile.errors import UnusableModel
from lexile.estimator.estimator import Estimator
from lexile.leveling.parser import PARSER_FILE, Parser, load_parser, save_parser


@pytest.fixture(scope="module")
def parser(estimator: Estimator) -> Parser:
    return load_parser(estimator.encoder)


@pytest.mark.parametrize(
    ("sentence", "word", "relation", "head"),
    [
        ("The dog that lived next door barked all night .", "dog", "nsubj", "barked"),
        ("The dog that lived next door barked all night .", "lived", "relcl", "dog"),
        ("The river , which flows north , is cold .", "flows", "relcl", "river"),
        ("She opened the box and took out the letters .", "took", "conj", "opened"),
        ("My brother , a doctor , lives in Rome .", "doctor", "appos", "brother"),
        ("They stayed at home because it was raining .", "raining", "advcl", "stayed"),
        ("He said that the house was too small .", "was", "ccomp", "said"),
    ],
)
def test_words_belong_where_a_reader_takes_them(
    parser: Parser, sentence: str, word: str, relation: str, head: str
) -> None:
    """Relative clauses, joined verbs, appositions, reported speech."""
    words = sentence.split()
    tree = parser.parse(words)
    assert tree is not None
    place = words.index(word)
    assert (tree.relations[place], words[tree.heads[place]]) == (relation, head)


def test_forms_of_verbs_are_told_apart_by_their_sentence(parser: Parser) -> None:
    """A past tense and a participle that look alike."""
    first, second = "The horse raced past the barn .".split(), "The race was won by a horse raced in spring .".split()
    trees = parser.parse(first), parser.parse(second)
    assert trees[0] is not None
    assert trees[1] is not None
    assert (trees[0].tags[2], trees[1].tags[7]) == ("VBD", "VBN")


@settings(max_examples=40)
@given(st.lists(st.sampled_from("the old dog and , who saw it in was running . 3 Ada “ ☃ \x07".split()), max_size=40))
def test_every_tree_is_one(estimator: Estimator, words: list[str]) -> None:
    """Whatever the words: one root, and every other word leads to it."""
    tree = load_parser(estimator.encoder).parse(words)
    if not words:
        assert tree is None
        return
    assert tree is not None
    assert tree.heads.count(-1) == 1
    for place in range(len(words)):
        steps = 0
        while place >= 0:
            place = tree.heads[place]
            steps += 1
            assert steps <= len(words)
    assert all(0 <= one <= 1.0001 for one in tree.certainties)


def test_a_sentence_too_long_for_the_encoder_has_no_tree(parser: Parser) -> None:
    """Nobody gets half a tree."""
    assert parser.parse(["word"] * 300) is None


def test_saved_weights_give_the_same_trees(parser: Parser, tmp_path: Path) -> None:
    """Eight bits are stored, and read back, without another loss."""
    save_parser(parser, tmp_path / PARSER_FILE)
    again = load_parser(parser.encoder, tmp_path)
    words = "The river , which flows north , is cold in winter .".split()
    first, second = parser.parse(words), again.parse(words)
    assert first is not None
    assert second is not None
    assert first.heads == second.heads
    assert np.allclose(first.certainties, second.certainties, atol=1e-3)


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04cut"])
def test_a_damaged_file_is_called_so(parser: Parser, tmp_path: Path, content: bytes) -> None:
    """In a sentence that says what to do."""
    (tmp_path / PARSER_FILE).write_bytes(content)
    with pytest.raises(UnusableModel, match="Train it again"):
        load_parser(parser.encoder, tmp_path)
