"""A model that was damaged is refused, whatever was damaged."""

import shutil
from pathlib import Path

import pytest

from lexile.errors import UnusableModel
from lexile.estimator.digests import DIGESTS_FILE, check_digests, forget_digests, record_digests
from lexile.estimator.estimator import MODEL_FOLDER, load_estimator

FILES = ["measure.tflite", "easiness.tflite", "lexicon.npz", "sentences.npz", "manifest.json", "norms.json"]


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A copy of the shipped model."""
    folder = tmp_path / "model"
    shutil.copytree(MODEL_FOLDER, folder, ignore=shutil.ignore_patterns("*.keras", "*.svg"))
    return folder


def test_the_shipped_model_is_as_it_was_recorded() -> None:
    assert (MODEL_FOLDER / DIGESTS_FILE).exists()
    check_digests(MODEL_FOLDER)


@pytest.mark.parametrize("name", FILES)
def test_a_single_flipped_bit_is_noticed(model: Path, name: str) -> None:
    data = bytearray((model / name).read_bytes())
    data[len(data) // 2] ^= 4
    (model / name).write_bytes(bytes(data))
    with pytest.raises(UnusableModel, match=name):
        load_estimator(model)


def test_swapped_cut_and_missing_files_are_noticed(model: Path) -> None:
    (model / "measure.tflite").write_bytes((model / "easiness.tflite").read_bytes())
    with pytest.raises(UnusableModel, match=r"measure\.tflite"):
        load_estimator(model)
    (model / "measure.tflite").write_bytes((MODEL_FOLDER / "measure.tflite").read_bytes()[:-100])
    with pytest.raises(UnusableModel, match=r"measure\.tflite"):
        load_estimator(model)
    (model / "measure.tflite").unlink()
    with pytest.raises(UnusableModel, match=r"measure\.tflite is missing"):
        load_estimator(model)


@pytest.mark.parametrize("text", ["", "[]", '{"measure.tflite": 7}', "nonsense"])
def test_damaged_digests_are_refused(model: Path, text: str) -> None:
    (model / DIGESTS_FILE).write_text(text)
    with pytest.raises(UnusableModel):
        load_estimator(model)


def test_a_model_that_is_made_anew_is_recorded_anew(model: Path) -> None:
    forget_digests(model)
    (model / "norms.json").write_text("[]")
    check_digests(model)
    record_digests(model)
    check_digests(model)
