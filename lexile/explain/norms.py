"""What is typical of the texts of each band, counted in a labelled corpus, to hold a text's traits against."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from lexile.errors import UnusableModel
from lexile.features.passage import PASSAGE_FEATURES
from lexile.scale import BANDS

NORMS_FILE = "typical.json"


@dataclass(frozen=True, slots=True)
class Quartiles:
    """The middle half of a trait among texts: a quarter lie below `low`, a quarter above `high`."""

    low: float
    median: float
    high: float


@dataclass(frozen=True, slots=True)
class BandNorms:
    """What is typical of a band's texts; `texts` is how many were counted.

    `inputs` holds the mean of each of the network's inputs, by name.
    """

    key: str
    texts: int
    sentence_words: Quartiles
    word_letters: Quartiles
    rare: Quartiles
    inputs: dict[str, float]


Norms = tuple[BandNorms, ...]
"""One for each of `scale.BANDS`, in their order."""


def save_norms(typical: Norms, folder: Path) -> None:
    """Write what is typical beside the model."""
    text = json.dumps([asdict(band) for band in typical], indent=2)
    (folder / NORMS_FILE).write_text(text + "\n", encoding="utf-8")


def load_norms(folder: Path) -> Norms:
    """What is typical, from a model folder.

    Raises:
        UnusableModel: the file is missing, damaged, or of other bands.
    """
    try:
        rows = json.loads((folder / NORMS_FILE).read_text(encoding="utf-8"))
        typical = tuple(
            BandNorms(
                row["key"],
                row["texts"],
                sentence_words=Quartiles(**row["sentence_words"]),
                word_letters=Quartiles(**row["word_letters"]),
                rare=Quartiles(**row["rare"]),
                inputs={name: float(row["inputs"][name]) for name in PASSAGE_FEATURES},
            )
            for row in rows
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"The model folder {folder.name} has no usable {NORMS_FILE}. Make it with: python -m lexile typical"
        raise UnusableModel(message) from error
    if [band.key for band in typical] != [band.key for band in BANDS]:
        raise UnusableModel(f"{NORMS_FILE} was made for other bands. Make it again: python -m lexile typical")
    return typical
