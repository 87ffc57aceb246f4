"""Learning the difficulty of words: labels as their files have them, families, and words held out by them."""

from pathlib import Path

import numpy as np
import pytest

from lexile.errors import UnusableCorpus
from lexile.estimator.encoder import load_encoder
from lexile.estimator.estimator import MODEL_FOLDER, Estimator
from lexile.features.lexicon import Lexicon
from lexile.training.word_difficulty import LABEL_FILES, families_of, learn_word_difficulty, read_word_labels

EASY = "dog cat tree water house sun run red big happy school friend play book day night home eat good small".split()
HARD = (
    "hypothesis jurisprudence ostensible democracy legislation ambiguity paradigm sovereign rhetoric doctrine "
    "empirical analogous intrinsic coherent transcend proliferation attrition inertia cognition subsidy"
).split()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Forty words with labels in three files, as their publishers write them."""
    ratings, levels, higher = (tmp_path / name for name in LABEL_FILES)
    ratings.parent.mkdir()
    ratings.write_text("".join(f"{word}\t{value}\n" for words, value in ((EASY, 1.5), (HARD, 4.5)) for word in words))
    rows = [f"{word},noun,A1,,,\n" for word in EASY[:-1]]
    levels.write_text(
        "headword,pos,CEFR,CoreInventory 1,CoreInventory 2,Threshold\n" + "".join(rows) + "small/wee,a,A2,,,\n"
    )
    higher.write_text("headword,pos,CEFR,notes\n" + "".join(f"{word},noun,C1,\n" for word in HARD))
    return tmp_path


@pytest.fixture
def lexicon(estimator: Estimator) -> Lexicon:
    """A thousand words of the project's lexicon, with the forty among them."""
    whole = estimator.lexicon
    chosen = sorted({*EASY, *HARD, "wee", "elephant", "epistemology", *whole.words[::70]} & set(whole.words))
    rows = whole.rows(chosen)
    zeros = np.zeros(len(chosen), dtype=np.float32)
    return Lexicon(tuple(chosen), whole.zipf[rows], whole.word_effect[rows], whole.is_name[rows], zeros)


def test_a_word_has_the_lowest_of_its_levels_and_the_mean_of_its_ratings(data: Path) -> None:
    """Both spellings of a headword have its level; phrases are left out."""
    with (data / LABEL_FILES[0]).open("a") as file:
        file.write("Dog\t2.5\n")
    with (data / LABEL_FILES[1]).open("a") as file:
        file.write("happy,noun,B2,,,\nbus stop,noun,A1,,,\n")
    labels = read_word_labels(data)
    ratings = dict(zip(labels.ratings.words, labels.ratings.values.tolist(), strict=True))
    levels = dict(zip(labels.levels.words, labels.levels.values.tolist(), strict=True))
    assert (ratings["dog"], ratings["cat"]) == (2.0, 1.5)
    assert (levels["happy"], levels["small"], levels["wee"], levels["hypothesis"]) == (1, 2, 2, 5)
    assert "bus stop" not in levels
    assert "hypothesis" not in labels.profile.words


def test_missing_and_other_files_are_named(data: Path) -> None:
    """In one sentence, before anything is learned."""
    (data / LABEL_FILES[1]).write_text("headword,pos,CEFR\ndog,noun,Z9\n")
    with pytest.raises(UnusableCorpus, match="other columns"):
        read_word_labels(data)
    (data / LABEL_FILES[1]).unlink()
    with pytest.raises(UnusableCorpus, match="cefrj"):
        read_word_labels(data)


def test_all_words_of_a_family_have_one_number() -> None:
    """Inflected and derived forms belong together, other words do not."""
    words = ("happy", "happily", "unhappy", "happiness", "school", "schools", "dog")
    bases = ("happy", "happy", "unhappy", "happiness", "school", "school", "dog")
    families = families_of(words, bases)
    assert len(set(families[:4])) == 1
    assert families[4] == families[5]
    assert len(set(families)) == 3


def test_unlabelled_words_are_placed_between_the_labels(data: Path, lexicon: Lexicon) -> None:
    """What the labels say of forty words holds for others that are like them."""
    learned, figures = learn_word_difficulty(data, lexicon, load_encoder(MODEL_FOLDER))
    of = dict(zip(learned.words, learned.difficulty.tolist(), strict=True))
    assert of["dog"] < of["elephant"] < of["epistemology"]
    assert np.mean([of[word] for word in EASY]) + 500 < np.mean([of[word] for word in HARD])
    assert figures["ratings"]["words"] == 40
    assert figures["ratings"]["spearman"] > 0.5
