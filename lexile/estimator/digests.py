"""Digests of a model's files: a file that was cut, changed or swapped is noticed before it gives a wrong answer."""

import json
import os
from hashlib import blake2b
from pathlib import Path

from lexile.documents.names import visible_name
from lexile.errors import UnusableModel

DIGESTS_FILE = "digests.json"
# Only learned from (lexile/training/embeddings.py); an installed program does not have it.
EMBEDDINGS_FILE = "embeddings.npz"
_RUN = (
    "*.tflite",
    "*.npz",
    "*.xz",
    "sight-words.txt",
    "manifest.json",
    "norms.json",
)  # what is read when a text is measured


def record_digests(folder: Path) -> None:
    """Write the digest of each file of a model that was just made."""
    digests = {path.name: _digest(path) for path in _files(folder)}
    (folder / DIGESTS_FILE).write_text(json.dumps(digests, indent=2) + "\n", encoding="utf-8")


def forget_digests(folder: Path) -> None:
    """Delete the digests of a model that is about to be changed."""
    (folder / DIGESTS_FILE).unlink(missing_ok=True)


def check_digests(folder: Path) -> bool:
    """Compare the files of a model with their digests; False if there are none, as of a model in the making.

    Raises:
        UnusableModel: a file is missing, or is not the one that was recorded.
    """
    path = folder / DIGESTS_FILE
    if not os.path.lexists(path):
        return False
    try:
        digests = dict(json.loads(path.read_text(encoding="utf-8")))
        present = {path.name: _digest(path) for path in _files(folder)}
    except (OSError, ValueError, TypeError, RecursionError) as error:
        raise UnusableModel(f"{DIGESTS_FILE} in the model folder cannot be read. Install the program again.") from error
    for name in digests.keys() - present.keys():
        raise UnusableModel(f"{visible_name(name)} is missing from the model folder. Install the program again.")
    changed = sorted(name for name, digest in present.items() if digests.get(name) != digest)
    if changed:
        raise UnusableModel(
            f"Files in the model folder were changed, damaged or added: {', '.join(changed)}. Install the program "
            "again, or, if you changed them on purpose, delete digests.json."
        )
    return True


def _files(folder: Path) -> list[Path]:
    return sorted(path for pattern in _RUN for path in folder.glob(pattern) if path.name != EMBEDDINGS_FILE)


def _digest(path: Path) -> str:
    return blake2b(path.read_bytes(), digest_size=16).hexdigest()
