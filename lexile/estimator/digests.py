"""Digests of a model's files: a file that was cut, changed or swapped is noticed before it gives a wrong answer."""

import json
from hashlib import blake2b
from pathlib import Path

from lexile.errors import UnusableModel

DIGESTS_FILE = "digests.json"
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
    paths = sorted(path for pattern in _RUN for path in folder.glob(pattern))
    digests = {path.name: _digest(path) for path in paths}
    (folder / DIGESTS_FILE).write_text(json.dumps(digests, indent=2) + "\n", encoding="utf-8")


def forget_digests(folder: Path) -> None:
    """Delete the digests of a model that is about to be changed."""
    (folder / DIGESTS_FILE).unlink(missing_ok=True)


def check_digests(folder: Path) -> None:
    """Compare the files of a model with their digests; a model in the making has none yet.

    Raises:
        UnusableModel: a file is missing, or is not the one that was recorded.
    """
    path = folder / DIGESTS_FILE
    if not path.exists():
        return
    try:
        digests: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
        changed = [name for name, digest in digests.items() if _digest(folder / name) != digest]
    except FileNotFoundError as error:
        missing = Path(str(error.filename)).name
        raise UnusableModel(f"{missing} is missing from the model folder. Install the program again.") from error
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise UnusableModel(f"{DIGESTS_FILE} in the model folder cannot be read. Install the program again.") from error
    if changed:
        raise UnusableModel(
            f"{', '.join(changed)} in the model folder was changed or damaged. Install the program again, or, if you "
            "changed it on purpose, delete digests.json."
        )


def _digest(path: Path) -> str:
    return blake2b(path.read_bytes(), digest_size=16).hexdigest()
