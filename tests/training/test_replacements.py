"""Figures of rankings, folds of words, and trees that answer as they did in training."""

from pathlib import Path

import numpy as np
import pytest

from lexile.errors import UnusableCorpus
from lexile.leveling.candidates import FEATURES
from lexile.leveling.places import WordPlace
from lexile.leveling.ranker import load_ranker, save_ranker
from lexile.training.ranker import exported, mean_ranker
from lexile.training.replacements import (
    LabelledWord,
    best_first,
    folds_by_word,
    labelled_words,
    ranking_figures,
)


def labelled(word: str, *replacements: str) -> LabelledWord:
    return LabelledWord("", WordPlace("", word, ""), frozenset(replacements))


def test_figures_follow_their_definitions() -> None:
    """One word right at once and at third place, one only at second, one never."""
    words = [labelled("a", "x", "y"), labelled("b", "x"), labelled("c", "x")]
    ranked = [[("x", 0.9), ("z", 0.5), ("y", 0.1)], [("z", 0.8), ("x", 0.2)], []]
    figures = ranking_figures(words, ranked)
    assert figures.first == pytest.approx(1 / 3)
    assert figures.of_three == pytest.approx(2 / 3)
    assert figures.map_at_3 == pytest.approx(((1 + 2 / 3) + 1 / 2) / 3 / 3)
    assert figures.surest_fifth == 1.0


def test_a_text_counts_once_with_its_highest_confidence() -> None:
    """Two readings of a word may lead to one replacement."""
    assert best_first(["hard", "Hard", "easy"], np.array([0.2, 0.6, 0.4])) == [("hard", 0.6), ("easy", 0.4)]


def test_a_word_is_in_one_fold() -> None:
    """Otherwise what is learned of a word would help with its other sentences."""
    words = [labelled(word) for word in "abcabdae"]
    folds = folds_by_word(words, 3)
    assert sorted(number for fold in folds for number in fold) == list(range(8))
    owners = [{words[number].place.word for number in fold} for fold in folds]
    assert sum(map(len, owners)) == len(set().union(*owners))


def test_labels_are_read_and_shared_sentences_are_kept_once(tmp_path: Path) -> None:
    """BenchLS repeats lex.mturk, with spaces around punctuation."""
    folder = tmp_path / "words"
    folder.mkdir()
    (folder / "lex.mturk.txt").write_text('Sentence\tWord\tLabels\n"It was imminent."\timminent\tnear\tNear\tsoon\n')
    (folder / "BenchLS.txt").write_text(
        "it was imminent .\timminent\t2\t1:near\nthe big end .\tbig\t1\t1:large\t2:huge\n"
    )
    first, second = labelled_words(tmp_path)
    assert (first.place.before, first.replacements) == ("It was ", {"near", "soon"})
    assert second.place == WordPlace("the ", "big", " end .")
    assert second.replacements == {"large", "huge"}


def test_missing_labels_are_one_clear_error(tmp_path: Path) -> None:
    """The message names the file."""
    with pytest.raises(UnusableCorpus, match=r"lex\.mturk\.txt is missing"):
        labelled_words(tmp_path)


def test_exported_trees_answer_as_they_did_in_training(tmp_path: Path) -> None:
    """Alone, as a mean of several, and after writing and reading."""
    ensemble = pytest.importorskip("sklearn.ensemble")
    chance = np.random.default_rng(0)
    features = chance.normal(size=(300, len(FEATURES))).astype(np.float32)
    model = ensemble.HistGradientBoostingClassifier(max_iter=10).fit(features, features[:, 0] > features[:, 1])
    ranker = exported(model)
    expected = model.predict_proba(features)[:, 1]
    assert ranker.confidences(features) == pytest.approx(expected, abs=1e-5)
    path = tmp_path / "ranker.npz"
    save_ranker(mean_ranker([ranker, ranker]), path, FEATURES)
    assert load_ranker(path, FEATURES).confidences(features) == pytest.approx(expected, abs=1e-5)
