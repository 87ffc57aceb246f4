"""Files of arrays in a model folder: whatever is wrong with one is told in one sentence."""

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from lexile.arrays import read_arrays
from lexile.errors import UnusableModel
from lexile.estimator.encoder import PIECES_FILE, load_encoder
from lexile.estimator.estimator import LEXICON_FILE, MODEL_FOLDER, Estimator
from lexile.estimator.extent import EXTENT_FILE, load_extent
from lexile.estimator.sentence_model import SENTENCE_MODEL_FILE, load_sentence_model
from lexile.features.lexicon import load_lexicon
from lexile.leveling.acceptance import ACCEPTANCE_FILE, load_acceptance
from lexile.leveling.candidates import FEATURES
from lexile.leveling.parser import PARSER_FILE, load_parser
from lexile.leveling.parts_of_speech import TAGGER_FILE, load_tagger
from lexile.leveling.ranker import RANKER_FILE, load_ranker
from lexile.leveling.thesaurus import THESAURUS_FILE, load_thesaurus

LOADERS: dict[str, Callable[[Path, Estimator], object]] = {
    LEXICON_FILE: lambda folder, _: load_lexicon(folder / LEXICON_FILE),
    PIECES_FILE: lambda folder, _: load_encoder(folder),
    SENTENCE_MODEL_FILE: lambda folder, estimator: load_sentence_model(folder, estimator.lexicon),
    EXTENT_FILE: lambda folder, _: load_extent(folder),
    ACCEPTANCE_FILE: lambda folder, _: load_acceptance(folder / ACCEPTANCE_FILE),
    RANKER_FILE: lambda folder, _: load_ranker(folder / RANKER_FILE, FEATURES),
    TAGGER_FILE: lambda folder, _: load_tagger(folder / TAGGER_FILE),
    THESAURUS_FILE: lambda folder, _: load_thesaurus(folder / THESAURUS_FILE),
    PARSER_FILE: lambda folder, estimator: load_parser(estimator.encoder, folder),
}
DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "no archive": lambda data: b"no archive",
    "a beginning": lambda data: data[: len(data) // 2],
    "without its end": lambda data: data[:-100],
    "odd bytes": lambda data: data[:1000] + b"\xff" * 1000 + data[2000:],
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", LOADERS)
def test_a_damaged_file_is_refused_by_name(name: str, damage: str, estimator: Estimator, tmp_path: Path) -> None:
    """With one error, however numpy and the archive's reader call it."""
    for path in MODEL_FOLDER.glob("*.tflite"):
        shutil.copy(path, tmp_path)
    (tmp_path / name).write_bytes(DAMAGES[damage]((MODEL_FOLDER / name).read_bytes()))
    with pytest.raises(UnusableModel, match=f"^{name} in the model folder cannot be read"):
        LOADERS[name](tmp_path, estimator)


def test_what_the_arrays_lack_is_no_traceback_either(tmp_path: Path) -> None:
    """A missing one, one of another form, and a file that is an array itself."""
    path = tmp_path / "a.npz"
    with pytest.raises(UnusableModel), read_arrays(path):
        pass
    np.savez(path, one=np.zeros(3))
    for read in (lambda arrays: arrays["two"], lambda arrays: float(arrays["one"]), lambda arrays: arrays["one"][5]):
        with pytest.raises(UnusableModel), read_arrays(path) as arrays:
            read(arrays)
    with path.open("wb") as file:
        np.save(file, np.zeros(3))
    with pytest.raises(UnusableModel), read_arrays(path):
        pass
