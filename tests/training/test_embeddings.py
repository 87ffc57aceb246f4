"""Embeddings of passages: read once, kept small, and nearly what was read."""

from pathlib import Path

import numpy as np
import pytest

from lexile.errors import UnusableCorpus
from lexile.estimator.digests import EMBEDDINGS_FILE, check_digests, record_digests
from lexile.training import embeddings
from lexile.training.embeddings import DIRECTIONS, embeddings_of, principal_components
from lexile.training.large_encoder import LAYERS

WIDTH = 40
TEXTS = [f"Passage {number}." for number in range(150)]


def ignore(_: str) -> None:
    """A report that nobody reads."""


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """A large encoder that sees five things in a passage; what it read, text by text."""
    texts: list[str] = []
    seen = np.random.default_rng(1).normal(size=(5, 2 * len(LAYERS) * WIDTH))

    class Reader:
        def encode(self, text: str) -> np.ndarray:
            texts.append(text)
            own = np.random.default_rng(sum(text.encode())).normal(size=5)
            return (own @ seen).astype(np.float32)

    monkeypatch.setattr(embeddings, "load_large_encoder", Reader)
    monkeypatch.setattr(embeddings, "MODEL_FOLDER", tmp_path / "the project's own")
    return texts


def test_passages_are_read_once(read: list[str], tmp_path: Path) -> None:
    """The next training finds their embeddings in the model folder; other passages are read anew."""
    first = embeddings_of(TEXTS, "passages", tmp_path, ignore)
    again = embeddings_of(TEXTS, "passages", tmp_path, ignore)
    assert read == TEXTS
    np.testing.assert_array_equal(first, again)
    embeddings_of(TEXTS[1:], "passages", tmp_path, ignore)
    assert read == [*TEXTS, *TEXTS[1:]]


def test_embeddings_of_several_corpora_are_kept_together(read: list[str], tmp_path: Path) -> None:
    """Each under its name."""
    passages = embeddings_of(TEXTS, "passages", tmp_path, ignore)
    sentences = embeddings_of(TEXTS[:100], "sentences", tmp_path, ignore)
    assert (len(passages), len(sentences)) == (150, 100)
    np.testing.assert_array_equal(embeddings_of(TEXTS, "passages", tmp_path, ignore), passages)
    np.testing.assert_array_equal(embeddings_of(TEXTS[:100], "sentences", tmp_path, ignore), sentences)
    assert len(read) == 250


def test_the_projects_own_embeddings_serve_other_models(
    read: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are kept in the folder of a model that is trained elsewhere, too."""
    before = embeddings_of(TEXTS, "passages", tmp_path, ignore)
    monkeypatch.setattr(embeddings, "MODEL_FOLDER", tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    np.testing.assert_array_equal(embeddings_of(TEXTS, "passages", other, ignore), before)
    (tmp_path / EMBEDDINGS_FILE).unlink()
    np.testing.assert_array_equal(embeddings_of(TEXTS, "passages", other, ignore), before)
    assert read == TEXTS


def test_embeddings_keep_the_distances_of_passages(read: list[str], tmp_path: Path) -> None:
    """Though each number takes only one byte."""
    kept = embeddings_of(TEXTS, "passages", tmp_path, ignore)
    exact = principal_components(np.stack([embeddings.load_large_encoder().encode(text) for text in TEXTS]))
    assert kept.shape == (len(TEXTS), DIRECTIONS)

    def distances(some: np.ndarray) -> np.ndarray:
        return np.linalg.norm(some[:, None] - some[None], axis=2)

    np.testing.assert_allclose(distances(kept), distances(exact), atol=0.12)
    assert np.corrcoef(distances(kept).ravel(), distances(exact).ravel())[0, 1] > 0.999


def test_a_damaged_file_is_named(read: list[str], tmp_path: Path) -> None:
    """With what to do about it."""
    (tmp_path / EMBEDDINGS_FILE).write_bytes(b"not an archive")
    with pytest.raises(UnusableCorpus, match="Delete it"):
        embeddings_of(TEXTS, "passages", tmp_path, ignore)


def test_a_model_is_whole_without_embeddings(read: list[str], tmp_path: Path) -> None:
    """An installed program does not have them."""
    (tmp_path / "lexicon.npz").write_bytes(b"words")
    embeddings_of(TEXTS, "passages", tmp_path, ignore)
    record_digests(tmp_path)
    (tmp_path / EMBEDDINGS_FILE).unlink()
    assert check_digests(tmp_path)
