"""Training the parser: what is learned is what the parser computes, and the teacher's tokens become our words."""

from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np
import pytest

from lexile.estimator.estimator import Estimator
from lexile.leveling.parser import Parser, distance_ranges, load_parser, word_vectors
from lexile.training.parser import ParsedSentence, ParserConfig, _first_weights, _joined, _scores, agreement

WORDS = ("The", "old", "dam", "was", "built", "in", "1890", ".")


@pytest.mark.tensorflow
def test_training_scores_as_the_parser_does(estimator: Estimator) -> None:
    """With the same weights; rows that only fill a batch change nothing."""
    labels = SimpleNamespace(tags=("NN", "VBD", "DT"), relations=("nsubj", "det"))
    variables = _first_weights(labels, ParserConfig(units=16, layers=2, arcs=8), estimator.encoder.width)
    parser = Parser(
        estimator.encoder, {name: one.numpy() for name, one in variables.items()}, labels.relations, labels.tags
    )
    seen = word_vectors(estimator.encoder, WORDS)
    assert seen is not None
    size = len(WORDS) + 3
    filled, real = np.zeros((1, size, seen.shape[1]), np.float32), np.zeros((1, size), np.float32)
    filled[0, : len(WORDS)], real[0, : len(WORDS)] = seen, 1
    heads, tags, relations = _scores(variables, filled, distance_ranges(size)[None].astype(np.int32), real, 0.0)
    own = parser._scores(seen)
    inside = np.isfinite(own.heads)
    trained = heads.numpy()[0, : len(WORDS), : len(WORDS) + 1]
    assert np.allclose(trained[inside], own.heads[inside], atol=1e-3)
    assert np.allclose(tags.numpy()[0, : len(WORDS)], own.tags, atol=1e-3)
    assert np.allclose(relations.numpy()[0, : len(WORDS)], own.relations, atol=1e-3)


@dataclass
class _Token:
    """A token as spaCy gives it, with the place of its head."""

    i: int
    idx: int
    dep_: str
    tag_: str
    head: "_Token | None" = None


def test_tokens_of_the_teacher_within_one_word_become_one() -> None:
    """It doesn't rain: "does" and "n't" are one word, which belongs where "does" does."""
    tokens = [_Token(*one) for one in (
        (0, 0, "nsubj", "PRP"), (1, 3, "aux", "VBZ"), (2, 7, "neg", "RB"), (3, 11, "ROOT", "VB"), (4, 15, "punct", ".")
    )]  # fmt: skip
    for token in tokens:
        token.head = tokens[3]
    joined = _joined("It doesn't rain.", tokens)
    assert joined is not None
    assert joined.words == ("It", "doesn't", "rain", ".")
    assert joined.heads == (2, 2, -1, 2)
    assert joined.relations == ("nsubj", "aux", "ROOT", "punct")


def test_agreement_counts_words(estimator: Estimator) -> None:
    """A parser agrees wholly with its own trees, and with none of another's labels."""
    parser = load_parser(estimator.encoder)
    tree = parser.parse(WORDS)
    assert tree is not None
    same = ParsedSentence(WORDS, tree.heads, tree.relations, tree.tags)
    other = ParsedSentence(WORDS, tree.heads, ("none",) * len(WORDS), tree.tags)
    assert agreement(parser, [same]).endswith("relation 1.000, head 1.000, head and relation 1.000")
    assert agreement(parser, [same, other]).endswith("relation 0.500, head 1.000, head and relation 0.500")
