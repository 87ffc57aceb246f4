"""What is typical of the texts of each band, counted in a labelled corpus, to hold a text's traits against."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from lexile.errors import UnusableModel
from lexile.scale import BANDS
from lexile.text.inputs import INPUTS

TYPICAL_FILE = "typical.json"


@dataclass(frozen=True, slots=True)
class Middle:
    """The middle half of a trait among texts: a quarter lie below `low`, a quarter above `high`."""

    low: float
    median: float
    high: float


@dataclass(frozen=True, slots=True)
class TypicalBand:
    """What is typical of a band's texts; `texts` is how many were counted.

    `inputs` holds the mean of each of the network's inputs, by name.
    """

    key: str
    texts: int
    sentence_words: Middle
    word_letters: Middle
    rare: Middle
    inputs: dict[str, float]


Typical = tuple[TypicalBand, ...]
"""One for each of `scale.BANDS`, in their order."""


def save_typical(typical: Typical, folder: Path) -> None:
    """Write what is typical beside the model."""
    text = json.dumps([asdict(band) for band in typical], indent=2)
    (folder / TYPICAL_FILE).write_text(text + "\n", encoding="utf-8")


def load_typical(folder: Path) -> Typical:
    """What is typical, from a model folder.

    Raises:
        UnusableModel: the file is missing, damaged, or of other bands.
    """
    try:
        rows = json.loads((folder / TYPICAL_FILE).read_text(encoding="utf-8"))
        typical = tuple(
            TypicalBand(
                row["key"],
                row["texts"],
                sentence_words=Middle(**row["sentence_words"]),
                word_letters=Middle(**row["word_letters"]),
                rare=Middle(**row["rare"]),
                inputs={name: float(row["inputs"][name]) for name in INPUTS},
            )
            for row in rows
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"The model folder {folder.name} has no usable {TYPICAL_FILE}. Make it with: python -m lexile typical"
        raise UnusableModel(message) from error
    if [band.key for band in typical] != [band.key for band in BANDS]:
        raise UnusableModel(f"{TYPICAL_FILE} was made for other bands. Make it again: python -m lexile typical")
    return typical
