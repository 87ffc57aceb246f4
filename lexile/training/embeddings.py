"""Embeddings: what a large encoder makes of each passage or sentence to learn from, in a few numbers.

Reading takes a fifth of a second a passage on two cores, and a download of 395 MB. So the embeddings of the corpora's
passages and sentences are kept in the model folder, for whoever trains or evaluates again; the page never reads them.
"""

import hashlib
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lexile.errors import UnusableCorpus
from lexile.estimator.digests import EMBEDDINGS_FILE
from lexile.estimator.estimator import MODEL_FOLDER
from lexile.training.large_encoder import LAYERS, PARTS, load_large_encoder
from lexile.training.soft_labels import standardized

DIRECTIONS = 64  # principal components of the embeddings; 160 agreed little better with held-out ratings (model/LOG.md)
_UNIT = 1 / 32  # of what is kept, in root mean square standard deviations of a mean; it goes to 4
_LARGEST = 127  # of a signed integer of eight bits
_REPORTED = 500  # texts between two reports

Array = NDArray[np.float32]


def embeddings_of(texts: Sequence[str], name: str, folder: Path, report: Callable[[str], None]) -> Array:
    """The embeddings of texts, shape (texts, `DIRECTIONS`), kept in the model folder under a name.

    If it lacks them, they come from the project's own model folder, or are read anew.

    Raises:
        UnusableCorpus: these texts have no embeddings yet, and the large encoder is not installed.
    """
    digest = hashlib.sha256("\0".join((*PARTS, str(LAYERS), *texts)).encode()).hexdigest()
    own = _kept(folder / EMBEDDINGS_FILE)
    kept = next(
        (some for some in (own, _kept(MODEL_FOLDER / EMBEDDINGS_FILE)) if some.get(_digest_of(name)) == digest), None
    )
    if kept is not None:
        whole = kept[name]
    else:
        embeddings = principal_components(_read(texts, report))
        whole = np.clip(np.round(embeddings / _UNIT), -_LARGEST, _LARGEST).astype(np.int8)
    if kept is not own:
        entries = {**own, name: whole, _digest_of(name): np.array(digest)}
        np.savez_compressed(folder / EMBEDDINGS_FILE, allow_pickle=False, **entries)
    return np.asarray(whole * _UNIT, dtype=np.float32)


def _digest_of(name: str) -> str:
    return f"digest of {name}"


def _kept(path: Path) -> dict[str, NDArray[Any]]:
    if not path.is_file():
        return {}
    try:
        with np.load(path) as file:
            return dict(file)
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise UnusableCorpus(f"{path} cannot be read. Delete it to have the corpora read again.") from error


def _read(texts: Sequence[str], report: Callable[[str], None]) -> Array:
    encoder = load_large_encoder()
    embeddings = []
    for number, text in enumerate(texts):
        if number % _REPORTED == 0:
            report(f"The large encoder has read {number:,} of {len(texts):,} texts.")
        embeddings.append(encoder.encode(text))
    return np.stack(embeddings)


def principal_components(means: Array) -> Array:
    """The first principal components of means over layers, shape (passages, `DIRECTIONS`), each mean of equal weight.

    `means`, shape (passages, 2 * layers * width), are as `LargeEncoder.encode` gives them.
    """
    width = means.shape[1] // (2 * len(LAYERS))
    scaled = (standardized(means, means) / np.sqrt(width)).astype(np.float32)
    scaled -= scaled.mean(axis=0)
    _, directions = np.linalg.eigh(scaled.T @ scaled)
    return np.asarray(scaled @ directions[:, ::-1][:, :DIRECTIONS], dtype=np.float32)
