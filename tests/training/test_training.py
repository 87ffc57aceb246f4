"""Training: a tiny corpus made here goes through train, save, load and estimate."""

import json

import numpy as np
import pandas as pd
import pytest

from lexile.analysis import analyze, analyze_sentence
from lexile.documents import document_from_text
from lexile.errors import UnusableCorpus
from lexile.training.corpora import BOOKS_FOLDER, CLEAR_FILE, FORMULAS, fold_of, read_clear
from lexile.training.metrics import accuracy, coverage, shared_error_of, to_measures
from lexile.training.sentence_model import CORPORA
from lexile.training.word_difficulty import LABEL_FILES

EASY = "The dog ran to the house. It was a big dog. We saw it run. "
HARD = (
    "The administrative reorganization that the committee had recommended, notwithstanding considerable opposition "
    "from municipal representatives, necessitated extraordinary appropriations throughout the subsequent decade. "
)


def make_corpus(folder):
    """Forty texts between easy and hard by ten authors, labelled by their share of hard sentences."""
    rows = []
    for number in range(40):
        hard = number % 5
        rows.append(
            {
                "Author": f"Author {number // 4}",
                "Title": f"Title {number}",
                "Lexile Band": [500, 700, 900, 1100, "1210L-1400L"][hard],
                "Excerpt": EASY * (10 - 2 * hard) + HARD * hard,
                "BT_easiness": float(-hard),
                "s.e.": 0.5,
                "Pub Year": 1900,
                "Categ": "Lit",
                **{column: float(hard + number % 3) for column in FORMULAS.values()},
            }
        )
    pd.DataFrame(rows).to_excel(folder / CLEAR_FILE, index=False)
    (folder / BOOKS_FOLDER).mkdir()
    (folder / BOOKS_FOLDER / "book.txt").write_text(
        "*** START OF X ***\n" + (EASY + HARD) * 50 + "\n*** END OF X ***", "utf-8"
    )
    ratings, levels, higher = (folder / name for name in LABEL_FILES)
    ratings.parent.mkdir()
    ratings.write_text("dog\t1.2\nhouse\t1.4\nrun\t1.3\nsubsequent\t4.0\nmunicipal\t4.2\nopposition\t3.5\n")
    levels.write_text("headword,pos,CEFR\ndog,noun,A1\nhouse,noun,A1\nbig,adjective,A2\n")
    higher.write_text("headword,pos,CEFR\nmunicipal,adjective,C1\nsubsequent,adjective,C2\n")
    sentences = [(text, level) for level, text in enumerate((EASY.split(". ")[0], EASY, EASY + HARD, HARD), start=1)]
    for *names, _ in CORPORA.values():
        for name in names:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.suffix == ".xlsx":
                pd.DataFrame(sentences * 5, columns=["Sentence", "Rating"]).to_excel(path, index=False)
            else:
                lines = [f"{text.strip()}\t{level}\t{level + 1}" for text, level in sentences * 5]
                path.write_text("\n".join(lines), "utf-8")


@pytest.mark.tensorflow
def test_a_tiny_corpus_becomes_an_estimator(tmp_path):
    """What training writes, loading reads: the same door for both."""
    from lexile.estimator.estimator import load_estimator
    from lexile.training.easiness import EasinessConfig
    from lexile.training.network import NetworkConfig
    from lexile.training.sentence_model import SentenceConfig
    from lexile.training.train import TrainingConfig, evaluate, train, train_easiness, train_sentences

    make_corpus(tmp_path)
    config = TrainingConfig(
        NetworkConfig(members=2, hidden=(16, 8), epochs=30, batch=16, folds=2),
        SentenceConfig(members=1, hidden=8, direct_members=1, direct_hidden=8, epochs=10, batch=16),
        EasinessConfig(members=1, hidden=8, epochs=10, batch=16),
        with_embeddings=False,
        lexicon_words=1_000,
    )
    progress = []
    figures = train(tmp_path, tmp_path / "model", config, progress.append)
    assert "this estimator" in figures
    assert len(progress) > 5
    made = load_estimator(tmp_path / "model")
    easy, hard = (analyze(document_from_text(text), made) for text in (EASY * 8, HARD * 4))
    assert hard.estimate.measure > easy.estimate.measure + 100
    assert 0 < easy.estimate.standard_error < 500
    assert easy.easiness is None  # a primer, which the corpus has not
    row = analyze(document_from_text(EASY * 2 + HARD * 4), made).easiness  # a row of the corpus
    assert row is not None
    assert row.easiness < -2.5  # from 0, the easiest, to -4
    simple, learned = (analyze_sentence(document_from_text(text), made) for text in (EASY.split(". ")[0], HARD))
    assert learned.estimate.measure > simple.estimate.measure + 50
    assert made.lexicon.word_effect.any()  # the words' values were learned and kept
    assert figures in (tmp_path / "model" / "README.md").read_text(encoding="utf-8")
    again = evaluate(tmp_path, tmp_path / "model", config, progress.append)
    assert again == figures  # the same seed and rows give the same figures
    assert train_easiness(tmp_path, tmp_path / "model", config, progress.append) == figures  # and so does a part
    assert train_sentences(tmp_path, tmp_path / "model", config, progress.append) == figures
    remade = load_estimator(tmp_path / "model")
    assert analyze_sentence(document_from_text(HARD), remade).estimate == learned.estimate
    manifest = json.loads((tmp_path / "model" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["corpora"][CLEAR_FILE]["rows"] == 40


def test_a_missing_corpus_is_named(tmp_path):
    with pytest.raises(UnusableCorpus, match=CLEAR_FILE):
        read_clear(tmp_path)


def test_a_corpus_with_other_columns_is_refused(tmp_path):
    pd.DataFrame({"Author": ["a"]}).to_excel(tmp_path / CLEAR_FILE, index=False)
    with pytest.raises(UnusableCorpus, match="Excerpt"):
        read_clear(tmp_path)


def test_all_texts_of_an_author_stand_on_one_side(tmp_path):
    """Spelled-out bands are read; an author has one fold, on every machine."""
    make_corpus(tmp_path)
    excerpts = read_clear(tmp_path)
    assert sorted(set(excerpts.midpoints)) == [500, 700, 900, 1100, 1300]
    assert len(set(excerpts.groups)) == 10
    assert fold_of("charles dickens", 5) == fold_of("charles dickens", 5) == 2


def test_the_figures_are_what_they_say():
    midpoints = np.array([500.0, 700.0, 900.0, 1100.0])
    perfect = accuracy("", midpoints, midpoints)
    assert (perfect.r, perfect.rmse, perfect.exact, perfect.within_one) == (pytest.approx(1.0), 0.0, 1.0, 1.0)
    assert accuracy("", midpoints + np.array([100, -100, 300, 301]), midpoints).exact == 0.25
    assert accuracy("", midpoints + np.array([100, -100, 300, 301]), midpoints).within_one == 0.75
    assert coverage(midpoints + np.array([0, 100, 200, 300]), np.full(4, 100.0), midpoints) == 0.5


def test_a_formula_is_put_on_the_scale_by_other_rows():
    """A line that is exact needs no row of its own fold."""
    midpoints = np.array([500.0, 700.0, 900.0, 1100.0])
    np.testing.assert_allclose(to_measures(midpoints / 100 + 3, midpoints, np.array([0, 0, 1, 1])), midpoints)


def test_shared_error_is_what_one_author_has_in_common():
    chance = np.random.default_rng(1)
    shared = np.repeat(chance.normal(0, 40, 400), 5)
    errors = shared + chance.normal(0, 60, 2000)
    groups = tuple(str(number // 5) for number in range(2000))
    assert shared_error_of(errors, groups) == pytest.approx(40, abs=5)
