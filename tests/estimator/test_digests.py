"""A model that was damaged is refused, whatever was damaged."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from lexile.errors import UnusableModel
from lexile.estimator.digests import DIGESTS_FILE, check_digests, forget_digests, record_digests
from lexile.estimator.estimator import MODEL_FOLDER, load_estimator
from lexile.estimator.manifest import load_manifest

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


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"measure.tflite": 7}',
        "nonsense",
        "{}",
        "[" * 100_000,
        "NaN",
        "1" * 10_000,
        '{"../../etc/passwd": ""}',
    ],
)
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


def test_a_file_that_is_not_recorded_is_refused(model: Path) -> None:
    """Whoever takes a file out of the record could change it unnoticed."""
    digests = json.loads((model / DIGESTS_FILE).read_text())
    del digests["norms.json"]
    (model / DIGESTS_FILE).write_text(json.dumps(digests))
    with pytest.raises(UnusableModel, match=r"norms\.json"):
        load_estimator(model)


ODD = [None, "x", float("nan"), float("inf"), -1, [], {}, ["x"], 10**400]


@pytest.mark.parametrize("value", ODD, ids=lambda value: str(value)[:9])
def test_odd_values_in_a_manifest_are_refused(model: Path, value: object) -> None:
    """Of a model whose files are not recorded; nothing else tells that they are odd."""
    forget_digests(model)
    manifest = json.loads((model / "manifest.json").read_text())
    scale = manifest["easiness_scale"]
    for changed in (
        {**manifest, "shared_error": value},
        {**manifest, "easiness_scale": value},
        *({**manifest, "easiness_scale": {**scale, key: value}} for key in scale),
        {**manifest, "features": value},
    ):
        (model / "manifest.json").write_text(json.dumps(changed))
        with pytest.raises(UnusableModel):
            load_manifest(model)


@pytest.mark.parametrize("text", ["[" * 100_000, "[]", "7", '{"figures": ' + "[" * 100_000])
def test_a_manifest_of_another_form_is_refused(model: Path, text: str) -> None:
    forget_digests(model)
    (model / "manifest.json").write_text(text)
    with pytest.raises(UnusableModel):
        load_estimator(model)


@pytest.mark.parametrize("name", ["extent.npz", "lexicon.npz", "sentences.npz", "pieces.npz"])
def test_odd_arrays_are_refused(model: Path, name: str) -> None:
    """Of another shape or type, or without a number in them; no traceback, and no answer that is not a number."""
    forget_digests(model)
    path = model / name
    with np.load(path) as file:
        arrays = dict(file)
    key = max(arrays, key=lambda one: arrays[one].size)
    for odd in (np.array(1.0), arrays[key][:0], np.array(["x"] * 3), np.array([{}], dtype=object)):
        np.savez(path, **{**arrays, key: odd})
        with pytest.raises(UnusableModel):
            load_estimator(model)
    for data in (b"", b"\x93NUMPY", b"PK\x03\x04" + b"x" * 99):
        path.write_bytes(data)
        with pytest.raises(UnusableModel):
            load_estimator(model)


def test_a_network_without_numbers_is_refused(model: Path) -> None:
    forget_digests(model)
    with np.load(model / "sentences.npz") as file:
        arrays = {name: array * np.nan if array.dtype.kind == "f" else array for name, array in file.items()}
    np.savez(model / "sentences.npz", **arrays)
    with pytest.raises(UnusableModel):
        load_estimator(model)
